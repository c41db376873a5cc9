// Promotions that another one excludes whenever they could be earned.
// Test: tests/core/check/check_test.cpp
#include <algorithm>

#include "check/draft.h"
#include "check/warn.h"
#include "match/schedule.h"

namespace proviso {
namespace {

constexpr size_t kBeaters = 64;  // as many are compared with every promotion

/// Calls `all(rule)` for the rule and those that must hold with it; true if it is for each.
template <typename F>
bool each_rule(const CompiledAudience& rule, F&& all) {
  return all(rule) && std::all_of(rule.also.begin(), rule.also.end(),
                                  [&](const auto& also) { return each_rule(also, all); });
}

using Member = std::vector<Symbol> CompiledAudience::*;
using Absent = bool CompiledAudience::*;

/// Whether the inner rule lists some of the outer rule's keys and no others.
bool covers(const CompiledAudience& outer, const CompiledAudience& inner, Absent any, Member keys) {
  if (outer.*any) return true;
  return !each_rule(inner, [&](const CompiledAudience& rule) {
    return rule.*any || !std::includes((outer.*keys).begin(), (outer.*keys).end(),
                                       (rule.*keys).begin(), (rule.*keys).end());
  });
}

/// Whether whoever is in `inner` is in `outer`.
bool covers(const CompiledAudience& outer, const CompiledAudience& inner) {
  return each_rule(outer, [&](const CompiledAudience& rule) {
    return covers(rule, inner, &CompiledAudience::any_account, &CompiledAudience::accounts) &&
           covers(rule, inner, &CompiledAudience::any_segment, &CompiledAudience::segments) &&
           covers(rule, inner, &CompiledAudience::any_region, &CompiledAudience::regions) &&
           covers(rule, inner, &CompiledAudience::any_channel, &CompiledAudience::channels);
  });
}

/// Whether the benefit has a target in every cart that has lines, in every currency.
bool always_has_target(const Program& program, const CompiledBenefit& benefit) {
  if (benefit.by_piece && program.has_measured) return false;
  const auto& amounts = benefit.amounts;
  if (std::any_of(amounts.begin(), amounts.end(), [](int64_t a) { return a < 0; })) return false;
  return (benefit.kind == BenefitKind::lines || benefit.kind == BenefitKind::order) &&
         benefit.target == kNone;
}

/// Whether a promotion is eligible for every cart with lines of those in its audience.
bool always_eligible(const Program& program, const CompiledPromotion& promotion) {
  return promotion.condition == kNone && !promotion.has_codes && !promotion.limited &&
         promotion.on_breach != OnBreach::drop_promotion && promotion.schedule.plain &&
         promotion.schedule.window.from == INT64_MIN &&
         promotion.schedule.window.until == INT64_MAX &&
         std::any_of(
             promotion.benefits.begin(), promotion.benefits.end(),
             [&](const CompiledBenefit& benefit) { return always_has_target(program, benefit); });
}

/// Whether a promotion is earned only with lines in the cart.
bool needs_lines(const CompiledPromotion& promotion) {
  return std::all_of(
      promotion.benefits.begin(), promotion.benefits.end(), [](const CompiledBenefit& benefit) {
        return phase_of(benefit.kind) == Phase::product || benefit.kind == BenefitKind::order;
      });
}

bool beats(const CompiledPromotion& winner, const CompiledPromotion& loser) {
  bool before = loser.exclusivity != Exclusivity::all || winner.order < loser.order;
  return before && needs_lines(loser) && covers(winner.audience, loser.audience);
}

}  // namespace

void warn_always_beaten(Probe& probe) {
  const Program& program = probe.program();
  if (program.source.settings.choice == Choice::best) return;  // there the larger reduction wins
  const auto& promotions = program.promotions.promotions;
  std::vector<PromotionId> winners;
  for (PromotionId id = 0; id < promotions.size() && winners.size() < kBeaters; ++id) {
    if (promotions[id].exclusivity == Exclusivity::all &&
        always_eligible(program, promotions[id])) {
      winners.push_back(id);
    }
  }
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    auto winner = std::find_if(winners.begin(), winners.end(), [&](PromotionId other) {
      return other != id && beats(promotions[other], promotions[id]);
    });
    if (winner == winners.end()) continue;
    if (probe.spent()) return;
    CheckedCart cart;
    Evaluation evaluation;
    wish_promotion(probe, id, cart);
    wish_lines(probe, id, cart);
    bool shown = probe.run(cart, evaluation) && outcome_of(evaluation, id) != nullptr;
    if (shown && applied(evaluation, id)) continue;
    std::string message = quoted(probe.source_of_promotion(id).key) + ": " +
                          quoted(probe.source_of_promotion(*winner).key) +
                          " always comes before it and excludes it";
    if (!shown) message += " (no cart that reaches it was found)";
    probe.find(promotion_pointer(id), message,
               shown ? std::vector<CheckedCart>{cart} : std::vector<CheckedCart>{});
  }
}

}  // namespace proviso
