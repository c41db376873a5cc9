#include "redemption/decide.h"

#include <utility>

#include "compile/program.h"
#include "crypto/digest.h"
#include "redemption/changed.h"

namespace proviso::redemption {
namespace {

const Promotion& promotion_of(const Session& session, PromotionId id) {
  return source(program_of(session)).promotions.promotions[id];
}

std::vector<UseIncrement> increments_of(const Session& session, const Evaluation& evaluation) {
  std::vector<UseIncrement> increments;
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.outcome != Outcome::applied) continue;
    const Promotion& promotion = promotion_of(session, outcome.promotion);
    const UseLimits& most = promotion.limits;
    if (!most.uses && !most.uses_per_account) continue;
    increments.push_back({promotion.key, most.uses, most.uses_per_account});
  }
  return increments;
}

Record record_of(const Session& session, const Request& request, const Evaluation& evaluation) {
  const Ruleset& ruleset = source(program_of(session));
  Record record;
  record.currency = ruleset.currencies[request.currency].code;
  record.committed_at = request.evaluated_at;
  record.totals = evaluation.totals;
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const RequestLine& line = request.lines[i];
    const ResultLine& result = evaluation.lines[i];
    const std::string& sku = source_of(program_of(session), line.product).sku;
    record.lines.push_back(
        {std::string(request.view(line.id)), sku, line.quantity, result.total_minor});
    for (uint32_t n = 0; n < result.adjustment_count; ++n) {
      const Adjustment& share = evaluation.adjustments[result.first_adjustment + n];
      record.shares.push_back({i, promotion_of(session, share.promotion).key, share.amount_minor});
    }
  }
  record.increments = increments_of(session, evaluation);
  return record;
}

}  // namespace

Verdict evaluate_and_hash(const Session& session, const Request& request, Issues& issues) {
  Verdict verdict;
  verdict.priced = evaluate(session, request, verdict.evaluation, issues);
  if (!verdict.priced) return verdict;
  std::string bytes = decision_bytes(session, request, verdict.evaluation);
  verdict.decision_hash = crypto::to_hex(crypto::sha256(bytes));
  return verdict;
}

bool find_limited(const Session& session, const Request& request, std::vector<PromotionId>& out,
                  Issues& issues) {
  Evaluation evaluation;
  if (!evaluate(session, request, evaluation, issues)) return false;
  out = std::move(evaluation.assumed_uses);
  return true;
}

Decision decide(const Command& command, std::vector<UsesFact> counters) {
  Decision decision;
  decision.request = command.request;
  decision.request.uses = std::move(counters);
  Verdict verdict = evaluate_and_hash(*command.session, decision.request, decision.issues);
  if (!verdict.priced) return decision;
  decision.evaluation = std::move(verdict.evaluation);
  decision.decision_hash = std::move(verdict.decision_hash);
  if (decision.decision_hash == command.decision_hash) {
    decision.state = Decision::State::committed;
    decision.record = record_of(*command.session, decision.request, decision.evaluation);
  } else {
    decision.state = Decision::State::decision_changed;
    decision.changed = find_changed(command, decision);
  }
  return decision;
}

Decision decide_existing(std::string existing_id) {
  Decision decision;
  decision.state = Decision::State::order_exists;
  decision.existing_id = std::move(existing_id);
  return decision;
}

}  // namespace proviso::redemption
