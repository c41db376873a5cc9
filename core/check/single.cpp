// Warnings about one promotion by itself: codes without end, and prices that tell a floor.
// Test: tests/core/check/check_test.cpp
#include "apply/grant.h"
#include "check/draft.h"
#include "check/warn.h"
#include "money/rounding.h"

namespace proviso {
namespace {

/// A cart that the promotion applies to, or none.
std::vector<CheckedCart> cart_of(Probe& probe, PromotionId id) {
  CheckedCart cart;
  Evaluation evaluation;
  wish_promotion(probe, id, cart);
  wish_lines(probe, id, cart);
  if (!earn(probe, id, cart, evaluation)) return {};
  return {cart};
}

/// Whether some product has a floor of any kind, so far as this promotion is concerned.
bool has_floor(const Program& program, const CompiledPromotion& promotion) {
  return program.has_floors && promotion.on_breach == OnBreach::clip;
}

/// The first price group that now costs just its floor, reduced by the promotion; kNone: none.
uint32_t group_at_floor(Probe& probe, PromotionId id, const CheckedCart& cart,
                        const Evaluation& evaluation) {
  MatchedCart matched;
  Issues issues;
  SessionPtr session = probe.session(cart.audience);
  if (!price_cart(*session, cart.request, matched, issues)) return kNone;
  const int64_t* subtotals = matched.subtotals.data();
  Facts facts{*session, cart.request, matched, {{subtotals, subtotals, subtotals, subtotals}}};
  const int digits = probe.program().source.currencies[cart.request.currency].unit_price_digits;
  for (uint32_t group = 0; group < matched.groups.size(); ++group) {
    const PriceGroup& at = matched.groups[group];
    const int64_t unit = unit_floor(facts, group, probe.promotion(id));
    if (unit <= 0) continue;
    int64_t total = 0;
    bool reduced = false;
    for (uint32_t i = 0; i < at.line_count; ++i) {
      const ResultLine& line = evaluation.lines[matched.lines[at.first_line + i]];
      total += line.total_minor;
      for (uint32_t j = 0; j < line.adjustment_count; ++j) {
        const Adjustment& made = evaluation.adjustments[line.first_adjustment + j];
        reduced = reduced || (made.promotion == id && made.amount_minor < 0);
      }
    }
    Int128 floor = divide_up(static_cast<Int128>(unit) * at.quantity,
                             power_of_ten(digits + at.quantity_scale));
    if (reduced && total == floor) return group;
  }
  return kNone;
}

bool clips(Probe& probe, PromotionId id, CheckedCart& cart) {
  Evaluation evaluation;
  wish_promotion(probe, id, cart);
  wish_lines(probe, id, cart);
  return earn(probe, id, cart, evaluation) && group_at_floor(probe, id, cart, evaluation) != kNone;
}

}  // namespace

void warn_unlimited_code(Probe& probe) {
  const auto& promotions = probe.program().promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    if (!promotions[id].has_codes || promotions[id].limited) continue;
    auto carts = cart_of(probe, id);
    std::string message = quoted(probe.source_of_promotion(id).codes.front()) + ": " +
                          std::string(phrase(IssueCode::unlimited_code));
    if (carts.empty()) message += " (no cart that earns it was found)";
    probe.find(promotion_pointer(id) + "/codes", message, std::move(carts));
  }
}

void warn_floor_disclosed(Probe& probe) {
  const Program& program = probe.program();
  const auto& promotions = program.promotions.promotions;
  for (PromotionId id = 0; id < promotions.size() && program.has_floors; ++id) {
    if (!has_floor(program, promotions[id])) continue;
    if (probe.spent()) return;
    CheckedCart any;
    wish_promotion(probe, id, any);
    for (const CompiledBenefit& benefit : promotions[id].benefits) {
      bool found = false;
      if (phase_of(benefit.kind) > Phase::order || benefit.kind == BenefitKind::gift) continue;
      SelectorId target = benefit.parts.empty() ? benefit.target : benefit.parts.back().of;
      for (ProductId product : products_for(probe, any, target, 4, benefit.by_piece)) {
        CheckedCart cart;
        wish_promotion(probe, id, cart);
        need(cart, product, whole_unit(program, product));
        if (!clips(probe, id, cart)) continue;
        probe.find(promotion_pointer(id),
                   quoted(probe.source_of_promotion(id).key) + ": " +
                       std::string(phrase(IssueCode::floor_disclosed)) + ": the line of " +
                       quoted(source_of(program, product).sku) + " costs just its floor",
                   {cart});
        found = true;
        break;
      }
      if (found) break;
    }
  }
}

}  // namespace proviso
