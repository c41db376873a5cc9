// Tiers at which one unit more costs less in all: of price lists and of benefits.
// Test: tests/core/check/check_test.cpp
#include <algorithm>

#include "check/draft.h"
#include "check/warn.h"
#include "money/rounding.h"

namespace proviso {
namespace {

/// Sets the line's quantity and evaluates.
bool total_at(Probe& probe, CheckedCart& cart, ProductId product, int64_t quantity) {
  Evaluation evaluation;
  line_of(cart, product)->quantity = quantity;
  return probe.run(cart, evaluation);
}

/// Whether a quantity costs less in all than the one before it; gives both carts if so.
bool is_cliff(Probe& probe, CheckedCart cart, ProductId product, int64_t threshold,
              std::vector<CheckedCart>& carts) {
  if (threshold < 2 || threshold > limits.quantity) return false;
  need(cart, product, 1);
  CheckedCart below = cart;
  if (!total_at(probe, below, product, threshold - 1)) return false;
  if (!total_at(probe, cart, product, threshold)) return false;
  if (cart.total_minor >= below.total_minor) return false;
  carts = {below, cart};
  return true;
}

/// 2500 at scale 3 is `2.5 m`.
std::string shown(const Product& product, int64_t quantity) {
  auto scale = static_cast<size_t>(product.quantity_scale);
  for (; scale > 0 && quantity % 10 == 0; --scale) quantity /= 10;
  std::string text = std::to_string(quantity);
  if (scale > 0) {
    if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
    text.insert(text.size() - scale, 1, '.');
  }
  return product.unit ? text + ' ' + *product.unit : text;
}

std::string told(const Program& program, ProductId product, int64_t threshold) {
  const Product& its = source_of(program, product);
  return quoted(its.sku) + ": " + shown(its, threshold) + " cost less in all than " +
         shown(its, threshold - 1);
}

/// The tier of an entry with the deepest fall per list amount; its threshold, 0 without one. `one`:
/// the smallest units in a unit.
int64_t steepest(const PriceEntry& entry, int64_t one, int64_t& fall) {
  int64_t found = 0, price = entry.unit_price;
  for (const PriceTier& tier : entry.tiers) {
    Int128 drop = static_cast<Int128>(price) * (tier.from - 1) -
                  static_cast<Int128>(tier.unit_price) * tier.from;
    drop /= one;
    if (drop > fall) {
      fall = static_cast<int64_t>(std::min<Int128>(drop, INT64_MAX));
      found = tier.from;
    }
    price = tier.unit_price;
  }
  return found;
}

struct Cliff {
  size_t entry = 0;
  int64_t threshold = 0, fall = 0;
};

/// One finding a list: its deepest cliff that an account can meet, and how many entries have one.
void check_list(Probe& probe, uint32_t position) {
  const Program& program = probe.program();
  const CompiledPriceList& list = program.prices.lists[position];
  const PriceList& source = program.source.prices.price_lists[list.source];
  std::vector<Cliff> cliffs;
  for (size_t i = 0; i < source.entries.size(); ++i) {
    Cliff cliff{i, 0, 0};
    const ProductId product = find_product(program, find_symbol(program, source.entries[i].sku));
    const int64_t one = product == kNoProduct ? 1 : whole_unit(program, product);
    cliff.threshold = steepest(source.entries[i], one, cliff.fall);
    if (cliff.threshold > 0) cliffs.push_back(cliff);
  }
  std::stable_sort(cliffs.begin(), cliffs.end(),
                   [](const Cliff& a, const Cliff& b) { return a.fall > b.fall; });
  CheckedCart cart;
  wish_audience(list.audience, cart.audience);
  cart.request.currency = list.currency;
  cart.request.evaluated_at = wish_instant(program, list.schedule, 0);
  for (const Cliff& cliff : cliffs) {
    if (probe.spent(2)) return;
    const PriceEntry& entry = source.entries[cliff.entry];
    ProductId product = find_product(program, find_symbol(program, entry.sku));
    std::vector<CheckedCart> carts;
    if (product == kNoProduct || !is_cliff(probe, cart, product, cliff.threshold, carts)) continue;
    std::string message = told(program, product, cliff.threshold);
    if (cliffs.size() > 1) {
      message += "; tiers of " + std::to_string(cliffs.size()) + " entries of this list fall so";
    }
    std::string pointer = pointer_join("/parts/prices/price_lists", list.source);
    probe.find(pointer_join(pointer + "/entries", cliff.entry) + "/tiers", message,
               std::move(carts));
    return;
  }
}

/// The least quantity of a product that reaches a step.
int64_t units_at(Probe& probe, const CheckedCart& cart, ProductId product,
                 const CompiledStep& step) {
  if (step.from_amounts.empty()) {
    const Int128 quantity = Int128{step.from} * whole_unit(probe.program(), product);
    return static_cast<int64_t>(std::min<Int128>(quantity, limits.quantity + 1));
  }
  const int64_t amount = step.from_amounts[cart.request.currency];
  return amount < 0 ? 0 : units_for(probe, cart, product, amount);
}

void check_tiers(Probe& probe, PromotionId id, size_t benefit_at) {
  const CompiledPromotion& promotion = probe.promotion(id);
  const CompiledBenefit& benefit = promotion.benefits[benefit_at];
  const CompiledTiers& tiers = benefit.tiers;
  if (tiers.steps.empty() || tiers.graduated || tiers.history != kNone) return;
  CheckedCart cart;
  wish_promotion(probe, id, cart);
  wish_lines(probe, id, cart);
  SelectorId over = tiers.over_target ? benefit.target : tiers.over;
  for (ProductId product : products_for(probe, cart, over, 2, benefit.by_piece)) {
    for (const CompiledStep& step : tiers.steps) {
      if (probe.spent(2)) return;
      const int64_t threshold = units_at(probe, cart, product, step);
      std::vector<CheckedCart> carts;
      if (!is_cliff(probe, cart, product, threshold, carts)) continue;
      probe.find(promotion_pointer(id) + "/benefits/" + std::to_string(benefit_at) + "/tiers",
                 told(probe.program(), product, threshold), std::move(carts));
      return;
    }
  }
}

}  // namespace

void warn_tier_cliff(Probe& probe) {
  const auto& sources = probe.program().source.prices.price_lists;
  for (uint32_t source = 0; source < sources.size(); ++source) {
    check_list(probe, probe.program().prices.of_source[source]);
  }
  const auto& promotions = probe.program().promotions.promotions;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    for (size_t i = 0; i < promotions[id].benefits.size(); ++i) check_tiers(probe, id, i);
  }
}

}  // namespace proviso
