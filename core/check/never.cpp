// Promotions that no cart of this ruleset can earn. Contract: sound, not complete: what is warned
// of is certain. Test: tests/core/check/check_test.cpp
#include <algorithm>

#include "check/contradiction.h"
#include "check/draft.h"
#include "check/warn.h"
#include "match/facts.h"
#include "match/schedule.h"
#include "match/visit.h"

namespace proviso {
namespace {

bool names_nobody(const CompiledAudience& rule) {
  auto none = [](bool any, const std::vector<Symbol>& keys) { return !any && keys.empty(); };
  return none(rule.any_account, rule.accounts) || none(rule.any_segment, rule.segments) ||
         none(rule.any_region, rule.regions) || none(rule.any_channel, rule.channels) ||
         std::any_of(rule.also.begin(), rule.also.end(), names_nobody);
}

/// Whether amounts by currency are none but zeros.
bool all_zero(const std::vector<int64_t>& amounts) {
  return !amounts.empty() &&
         std::all_of(amounts.begin(), amounts.end(), [](int64_t amount) { return amount <= 0; });
}

bool gives_nothing(ValueKind value, int32_t rate_bp, const std::vector<int64_t>& amounts) {
  return (value == ValueKind::rate && rate_bp == 0) ||
         (value == ValueKind::amount && all_zero(amounts));
}

/// Whether a benefit can give nothing to any cart; `nothing(selector)`: it matches no product.
template <typename F>
bool is_dead(const Program& program, const CompiledBenefit& benefit, F&& nothing) {
  if (benefit.kind == BenefitKind::payment_terms) return false;
  if (benefit.kind == BenefitKind::points && benefit.points == 0) return true;
  if (benefit.kind == BenefitKind::shipping && !benefit.any_method && benefit.methods.empty()) {
    return true;
  }
  if (benefit.kind == BenefitKind::gift &&
      std::none_of(benefit.skus.begin(), benefit.skus.end(),
                   [&](Symbol sku) { return find_product(program, sku) != kNoProduct; })) {
    return true;
  }
  if (gives_nothing(benefit.value, benefit.rate_bp, benefit.amounts)) return true;
  const auto& steps = benefit.tiers.steps;
  if (!steps.empty() && std::all_of(steps.begin(), steps.end(), [](const CompiledStep& step) {
        return gives_nothing(step.value, step.rate_bp, step.amounts);
      })) {
    return true;
  }
  if (nothing(benefit.target)) return true;
  return std::any_of(benefit.parts.begin(), benefit.parts.end(),
                     [&](const CompiledPart& part) { return nothing(part.of); });
}

/// Why no cart can earn it, and the member that says so; empty if that is not certain.
struct Verdict {
  std::string member, why;
};

Verdict judge(const Program& program, const CompiledPromotion& promotion, Emptiness& emptiness) {
  if (names_nobody(promotion.audience)) return {"/audience", "its audience names nobody"};
  Window window = whole_window(promotion.schedule);
  if (window.from >= window.until) {
    return {"/schedule", "its schedule and those that it uses do not overlap"};
  }
  if (never_holds(program, promotion.condition, emptiness)) {
    return {"/condition", "its condition cannot hold"};
  }
  auto nothing = [&](SelectorId selector) { return emptiness.matches_nothing(selector); };
  if (!promotion.selectors.empty() &&
      std::all_of(promotion.selectors.begin(), promotion.selectors.end(), nothing)) {
    return {"", "no product of this ruleset matches what it selects"};
  }
  if (std::all_of(
          promotion.benefits.begin(), promotion.benefits.end(),
          [&](const CompiledBenefit& benefit) { return is_dead(program, benefit, nothing); })) {
    return {"/benefits", "its benefits have nothing to give"};
  }
  return {};
}

}  // namespace

void warn_never_applies(Probe& probe) {
  const Program& program = probe.program();
  Emptiness emptiness(program);
  const auto& promotions = program.promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    Verdict verdict = judge(program, promotions[id], emptiness);
    if (verdict.why.empty()) continue;
    probe.find(promotion_pointer(id) + verdict.member,
               quoted(probe.source_of_promotion(id).key) + ": " +
                   std::string(phrase(IssueCode::never_applies)) + ": " + verdict.why,
               {});
  }
}

}  // namespace proviso
