#include "redemption/changed.h"

#include <algorithm>

#include "redemption/decide.h"

namespace proviso::redemption {
namespace {

using Kind = ChangedFact::Kind;

bool runs_at(const Schedule& schedule, int64_t at) {
  return (!schedule.from || *schedule.from <= at) && (!schedule.until || at < *schedule.until);
}

bool is_used_up(const PromotionOutcome& outcome) {
  return outcome.reason == Reason::used_up || outcome.reason == Reason::used_up_by_account;
}

/// What the client would see at its own instant, and where uses are left, by today's ruleset.
Verdict as_previewed(const Command& command, const Decision& decision, int64_t at, bool uses_left) {
  Request request = decision.request;
  request.evaluated_at = at;
  if (uses_left) request.uses.clear();
  Issues ignored;  // a cart that could not be priced then explains nothing
  return evaluate_and_hash(*command.session, request, ignored);
}

/// Promotions without a use left, now or at the client's instant.
std::vector<PromotionId> used_up(const Evaluation& now, const Verdict& then) {
  std::vector<PromotionId> promotions;
  auto collect = [&](const Evaluation& evaluation) {
    for (const PromotionOutcome& outcome : evaluation.outcomes) {
      if (is_used_up(outcome)) promotions.push_back(outcome.promotion);
    }
  };
  collect(now);
  if (then.priced) collect(then.evaluation);
  std::sort(promotions.begin(), promotions.end());
  promotions.erase(std::unique(promotions.begin(), promotions.end()), promotions.end());
  return promotions;
}

/// Adds promotions considered at either instant, and price lists used at either, that run at one.
void add_schedules(const Command& command, const Decision& decision, const Verdict& then,
                   std::vector<ChangedFact>& out) {
  if (!then.priced) return;
  const Ruleset& ruleset = source(program_of(*command.session));
  const int64_t before = command.basis->evaluated_at;
  const int64_t now = decision.request.evaluated_at;
  auto add = [&](Kind kind, uint32_t subject, const Schedule& schedule) {
    bool assumed = runs_at(schedule, before);
    bool actual = runs_at(schedule, now);
    auto same = [&](const ChangedFact& fact) {
      return fact.kind == kind && fact.subject == subject;
    };
    if (assumed == actual || std::any_of(out.begin(), out.end(), same)) return;
    out.push_back({kind, subject, assumed, actual});
  };
  for (const Evaluation* evaluation : {&then.evaluation, &decision.evaluation}) {
    for (const PromotionOutcome& outcome : evaluation->outcomes) {
      add(Kind::promotion_schedule, outcome.promotion,
          ruleset.promotions.promotions[outcome.promotion].schedule);
    }
    for (const ResultLine& line : evaluation->lines) {
      if (line.source.price_list == kNone) continue;
      add(Kind::price_list_schedule, line.source.price_list,
          ruleset.prices.price_lists[line.source.price_list].schedule);
    }
  }
}

bool assumes_use_left(const Basis& basis, const std::string& promotion) {
  const auto& keys = basis.assumed_use_left;
  return std::find(keys.begin(), keys.end(), promotion) != keys.end();
}

}  // namespace

std::vector<ChangedFact> find_changed(const Command& command, const Decision& decision) {
  std::vector<ChangedFact> changed;
  if (!command.basis) return {{Kind::request, kNone, true, false}};
  const Basis& basis = *command.basis;
  const Ruleset& ruleset = source(program_of(*command.session));
  if (basis.ruleset_id != ruleset.id || basis.ruleset_version != ruleset.version) {
    changed.push_back({Kind::ruleset, kNone, true, false});
  }
  Verdict then = as_previewed(command, decision, basis.evaluated_at, false);
  add_schedules(command, decision, then, changed);
  // A basis lists the uses that a preview assumed; one of this server's own evaluations lists none,
  // for it knew them: then they are named only if a use left gives exactly the client's decision.
  Verdict with_uses = as_previewed(command, decision, basis.evaluated_at, true);
  bool explained = with_uses.priced && with_uses.decision_hash == command.decision_hash;
  for (PromotionId id : used_up(decision.evaluation, then)) {
    const std::string& key = ruleset.promotions.promotions[id].key;
    if (!explained && !assumes_use_left(basis, key)) continue;
    changed.push_back({Kind::use_left, id, true, false});
  }
  if (changed.empty()) changed.push_back({Kind::request, kNone, true, false});
  return changed;
}

}  // namespace proviso::redemption
