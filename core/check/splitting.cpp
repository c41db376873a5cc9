// Promotions that give another amount when a line is split in two: a small search.
// Test: tests/core/check/check_test.cpp
#include "check/draft.h"
#include "check/warn.h"

namespace proviso {
namespace {

constexpr int64_t kMostUnits = 12;
constexpr size_t kProducts = 4;

/// Of a cart with one line in some quantity and the same cart with one unit of it on a line of its
/// own: whether their totals differ.
bool splits(Probe& probe, PromotionId id, CheckedCart cart, ProductId product, int64_t quantity,
            std::vector<CheckedCart>& carts) {
  Evaluation evaluation;
  const int64_t one = whole_unit(probe.program(), product);
  line_of(cart, product)->quantity = quantity;
  CheckedCart split = cart;
  if (!probe.run(cart, evaluation) || !applied(evaluation, id)) return false;
  line_of(split, product)->quantity = quantity - one;
  TextRef line = split.request.keep(std::to_string(split.request.lines.size() + 1));
  split.request.lines.push_back({line, product, one});
  if (!probe.run(split, evaluation) || cart.total_minor == split.total_minor) return false;
  carts = {cart, split};
  return true;
}

/// The first quantity from what earns it on that shows a difference.
bool search(Probe& probe, PromotionId id, const CompiledBenefit& benefit,
            std::vector<CheckedCart>& carts) {
  CheckedCart who;
  wish_promotion(probe, id, who);
  for (ProductId product : products_for(probe, who, benefit.target, kProducts, benefit.by_piece)) {
    CheckedCart cart = who;
    Evaluation evaluation;
    const int64_t one = whole_unit(probe.program(), product);
    need(cart, product, 2 * one);
    wish_lines(probe, id, cart);
    if (!earn(probe, id, cart, evaluation)) continue;
    const int64_t first = line_of(cart, product)->quantity;
    for (int64_t units = 0; units < kMostUnits; ++units) {
      if (splits(probe, id, cart, product, first + units * one, carts)) return true;
    }
  }
  return false;
}

bool is_per_line(const CompiledBenefit& benefit) {
  return benefit.kind == BenefitKind::lines && benefit.value == ValueKind::amount &&
         benefit.per == Per::line;
}

/// One finding for the setting: the first promotion that shows it.
void check_rounding(Probe& probe) {
  const auto& promotions = probe.program().promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    for (const CompiledBenefit& benefit : promotions[id].benefits) {
      if (benefit.kind != BenefitKind::lines || benefit.value != ValueKind::rate) continue;
      if (probe.spent()) return;
      std::vector<CheckedCart> carts;
      if (!search(probe, id, benefit, carts)) continue;
      probe.find("/settings/rounding_level",
                 quoted(probe.source_of_promotion(id).key) +
                     " is rounded per line: " + std::string(phrase(IssueCode::per_line_semantics)),
                 std::move(carts));
      return;
    }
  }
}

}  // namespace

void warn_per_line_semantics(Probe& probe) {
  const Program& program = probe.program();
  const auto& promotions = program.promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    for (size_t i = 0; i < promotions[id].benefits.size(); ++i) {
      const CompiledBenefit& benefit = promotions[id].benefits[i];
      if (!is_per_line(benefit)) continue;
      if (probe.spent()) return;
      std::vector<CheckedCart> carts;
      if (!search(probe, id, benefit, carts)) continue;
      probe.find(promotion_pointer(id) + "/benefits/" + std::to_string(i) + "/per",
                 quoted(probe.source_of_promotion(id).key) + ": " +
                     std::string(phrase(IssueCode::per_line_semantics)),
                 std::move(carts));
    }
  }
  if (program.source.settings.rounding_level == RoundingLevel::line) check_rounding(probe);
}

}  // namespace proviso
