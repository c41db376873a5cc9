// Explains every promotion of a program against one cart, with the test that decided.
// Test: tests/core/explain_test.cpp
#include <algorithm>
#include <numeric>

#include "apply/settle.h"
#include "match/schedule.h"
#include "proviso/evaluator.h"

namespace proviso {
namespace {

/// The first test that keeps a condition from holding: its pointer, value and threshold.
struct Decider {
  const Facts& facts;
  Explanation& out;

  /// Descends into a condition that fails (or, below a `not`, into one that holds).
  void find(uint32_t id, const std::string& pointer) {
    const CompiledCondition& condition = facts.program().promotions.conditions[id];
    out.condition_pointer = pointer;
    if (condition.kind == Condition::Kind::test) {
      out.actual = number(facts, condition);
      bool compares = out.actual || !condition.amounts.empty();
      if (compares) out.required = required(facts, condition);
    } else if (condition.kind == Condition::Kind::negation) {
      find(condition.items.front(), pointer + "/not");
    } else if (!condition.items.empty()) {
      bool all = condition.kind == Condition::Kind::all;
      size_t item = 0;
      while (all && item + 1 < condition.items.size() && holds(facts, condition.items[item])) {
        ++item;
      }
      find(condition.items[item], pointer_join(pointer + (all ? "/all" : "/any"), item));
    }
  }
};

/// Notes, while the cart is walked, the facts that decided and what each benefit took.
class Notes : public Observer {
 public:
  Notes(const Walk& walk, std::vector<Explanation>& out) : walk_(walk), out_(out) {}

  void on_test(uint32_t candidate, const Facts& facts) override {
    const CompiledPromotion& promotion = walk_.promotion(candidate);
    if (!walk_.candidates()[candidate].waits || holds(facts, promotion.condition)) return;
    Decider{facts, out_[promotion.order]}.find(promotion.condition, "/condition");
  }

  void on_grant(uint32_t candidate, uint32_t benefit, size_t first_entry) override {
    const auto& entries = walk_.ledger().entries();
    const auto& lines = walk_.cart().lines;
    ExplainedStep step;
    step.benefit = benefit;
    for (size_t i = first_entry; i < entries.size(); ++i) {
      bool shipping = entries[i].slot >= lines.size();
      uint32_t position =
          shipping ? entries[i].slot - static_cast<uint32_t>(lines.size()) : lines[entries[i].slot];
      step.taken.push_back({shipping, position, -entries[i].amount_minor});
    }
    out_[walk_.promotion(candidate).order].steps.push_back(std::move(step));
  }

 private:
  const Walk& walk_;
  std::vector<Explanation>& out_;
};

bool code_entered(const CompiledPromotion& promotion, const Request& request) {
  if (!promotion.has_codes) return true;
  return std::any_of(request.codes.begin(), request.codes.end(), [&](const EnteredCode& entered) {
    return std::binary_search(promotion.codes.begin(), promotion.codes.end(), entered.code);
  });
}

/// Why a promotion was not considered; the evaluation tested it no further.
Reason unconsidered(const Session& session, const Request& request, PromotionId id) {
  const CompiledPromotion& promotion = session.program->promotions.promotions[id];
  if (!session.may_earn[id]) return Reason::audience;
  if (!schedule_holds(*session.program, promotion.schedule, request.evaluated_at)) {
    return why_not_running(promotion.schedule, request.evaluated_at);
  }
  if (!code_entered(promotion, request)) return Reason::code_missing;
  return Reason::no_matching_line;
}

}  // namespace

bool explain(const Session& session, const Request& request, std::vector<Explanation>& out,
             Issues& issues) {
  Evaluation evaluation;
  if (!evaluate(session, request, evaluation, issues)) return false;
  MatchedCart cart;
  std::vector<Candidate> candidates;
  price_cart(session, request, cart, issues);
  match_promotions(session, request, cart, candidates, issues);
  const PromotionIndex& index = session.program->promotions;
  out.assign(index.promotions.size(), {});
  for (PromotionId id = 0; id < index.promotions.size(); ++id) {
    out[index.promotions[id].order].outcome = {id, Outcome::ineligible,
                                               unconsidered(session, request, id), 0, 0};
  }
  Walk walk(session, request, cart, candidates);
  Notes notes(walk, out);
  settle(walk, &notes);
  const int64_t* subtotals = cart.subtotals.data();
  Facts facts{session, request, cart, {{subtotals, subtotals, subtotals, subtotals}}};
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    const CompiledPromotion& promotion = index.promotions[outcome.promotion];
    Explanation& explanation = out[promotion.order];
    explanation.outcome = outcome;
    if (outcome.reason != Reason::condition) {
      explanation.condition_pointer.clear();
      explanation.actual = explanation.required = std::nullopt;
    } else if (explanation.condition_pointer.empty() && !holds(facts, promotion.condition)) {
      Decider{facts, explanation}.find(promotion.condition, "/condition");
    }
  }
  return true;
}

}  // namespace proviso
