#include "match/price.h"

#include <algorithm>
#include <array>
#include <span>

#include "match/schedule.h"
#include "proviso/catalog.h"

namespace proviso {

namespace {

/// A price as some list has it, and the changes that lists based on it make, the last one first.
struct Entry {
  int64_t unit_price = 0;
  std::span<const PriceTier> tiers;
  bool graduated = false;
  int64_t min_quantity = 0, step_quantity = 0;
  std::array<int32_t, static_cast<size_t>(limits.price_list_chain) + 1> changes_bp{};
  size_t changes = 0;

  int64_t changed(int64_t price, RoundingMode mode) const {
    for (size_t i = changes; i-- > 0;) {
      const Int128 wide = Int128{price} * (10000 + changes_bp[i]);
      price = static_cast<int64_t>(std::min<Int128>(divide_price(wide, 10000, mode), limits.minor));
    }
    return price;
  }
};

/// The entry of a list for a SKU, or that of the list which it follows from.
bool find_entry(const Program& program, uint32_t position, Symbol sku, int64_t list_price,
                Entry& out) {
  out.changes = 0;
  for (uint32_t at = position;;) {
    const CompiledPriceList& list = program.prices.lists[at];
    const uint32_t entry = list.entries.find(sku);
    if (entry != kNone) {
      const CompiledPrice& price = list.prices[entry];
      out.unit_price = price.unit_price;
      out.tiers = std::span(list.tiers).subspan(price.first_tier, price.tier_count);
      out.graduated = price.graduated;
      out.min_quantity = price.min_quantity;
      out.step_quantity = price.step_quantity;
      return true;
    }
    if (!list.derived) return false;
    out.changes_bp[out.changes++] = list.change_bp;
    at = list.base;
    if (at != kNone) continue;
    out.unit_price = list_price;
    out.tiers = {};
    return list_price >= 0;
  }
}

/// Calls `visit(list, entry)` for the account's lists that have the SKU, in order, until it gives
/// true.
template <typename F>
void visit_lists(const Session& session, Symbol sku, int64_t list_price, CurrencyId currency,
                 F&& visit) {
  const Program& program = *session.program;
  Entry entry;
  for (uint32_t position : session.price_lists) {
    for (uint32_t at = position; at != kNone; at = program.prices.lists[at].fallback) {
      const CompiledPriceList& list = program.prices.lists[at];
      if (list.currency != currency) break;
      if (find_entry(program, at, sku, list_price, entry) && visit(list, entry)) return;
    }
  }
}

void reach_tier(const Entry& entry, int64_t quantity, RoundingMode mode, FoundPrice& out) {
  out.unit_price = entry.changed(entry.unit_price, mode);
  if (entry.graduated) out.whole = 0;
  int64_t counted = 0;  // units at prices before this one
  for (const PriceTier& tier : entry.tiers) {
    if (tier.from > quantity) {
      out.next_tier = tier.from;
      break;
    }
    if (entry.graduated) out.whole += Int128{out.unit_price} * (tier.from - 1 - counted);
    counted = tier.from - 1;
    out.unit_price = entry.changed(tier.unit_price, mode);
    out.source.tier_from = tier.from;
  }
  if (entry.graduated) out.whole += Int128{out.unit_price} * (quantity - counted);
}

}  // namespace

Int128 amount_of(const FoundPrice& price, int64_t quantity, int unit_price_digits,
                 RoundingMode mode) {
  if (price.whole < 0) return amount_of(price.unit_price, quantity, unit_price_digits, mode);
  return divide_price(price.whole, power_of_ten(unit_price_digits), mode);
}

FoundPrice find_in_lists(const Session& session, Symbol sku, int64_t list_price, int64_t quantity,
                         CurrencyId currency, int64_t evaluated_at) {
  const Program& program = *session.program;
  FoundPrice price;
  visit_lists(
      session, sku, list_price, currency, [&](const CompiledPriceList& list, const Entry& entry) {
        price.valid_until =
            std::min(price.valid_until, schedule_change(program, list.schedule, evaluated_at));
        price.beyond_horizon =
            price.beyond_horizon || beyond_horizon(program, list.schedule, evaluated_at);
        if (!schedule_holds(program, list.schedule, evaluated_at)) return false;
        price.found = true;
        price.source = {list.source, 0};
        price.min_quantity = entry.min_quantity;
        price.step_quantity = entry.step_quantity;
        reach_tier(entry, quantity, program.source.settings.rounding_mode, price);
        return true;
      });
  if (price.beyond_horizon) price.found = false;
  return price;
}

FoundPrice find_price(const Session& session, ProductId product, int64_t quantity,
                      CurrencyId currency, int64_t evaluated_at) {
  const ProductIndex& index = session.program->products;
  if (!session.shows_price(product)) return {};
  const int64_t list_price = index.list_prices[product * session.program->currencies() + currency];
  FoundPrice price =
      find_in_lists(session, index.skus[product], list_price, quantity, currency, evaluated_at);
  if (!price.found && !price.beyond_horizon) {
    price.found = list_price >= 0;
    price.unit_price = std::max<int64_t>(list_price, 0);
  }
  if (price.min_quantity == 0) price.min_quantity = index.min_quantities[product];
  if (price.step_quantity == 0) price.step_quantity = index.step_quantities[product];
  return price;
}

std::optional<PriceEntry> entry_of(const Program& program, uint32_t list, ProductId product) {
  const ProductIndex& index = program.products;
  const CurrencyId currency = program.prices.lists[list].currency;
  const int64_t list_price = index.list_prices[product * program.currencies() + currency];
  const RoundingMode mode = program.source.settings.rounding_mode;
  Entry entry;
  if (!find_entry(program, list, index.skus[product], list_price, entry)) return std::nullopt;
  PriceEntry out;
  out.sku = source_of(program, product).sku;
  out.unit_price = entry.changed(entry.unit_price, mode);
  for (const PriceTier& tier : entry.tiers) {
    out.tiers.push_back({tier.from, entry.changed(tier.unit_price, mode)});
  }
  out.mode = entry.graduated ? PriceTiersMode::graduated : PriceTiersMode::volume;
  out.min_quantity = entry.min_quantity;
  out.step_quantity = entry.step_quantity;
  return out;
}

std::vector<PriceTier> price_tiers(const Session& session, ProductId product, CurrencyId currency,
                                   int64_t evaluated_at) {
  const Program& program = *session.program;
  const ProductIndex& index = program.products;
  const RoundingMode mode = program.source.settings.rounding_mode;
  const int64_t list_price = index.list_prices[product * program.currencies() + currency];
  std::vector<PriceTier> tiers;
  visit_lists(session, index.skus[product], list_price, currency,
              [&](const CompiledPriceList& list, const Entry& entry) {
                if (!schedule_holds(program, list.schedule, evaluated_at)) return false;
                for (const PriceTier& tier : entry.tiers) {
                  tiers.push_back({tier.from, entry.changed(tier.unit_price, mode)});
                }
                return true;
              });
  return tiers;
}

CatalogItem price(const Session& opened, ProductId product, int64_t quantity, CurrencyId currency,
                  int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  FoundPrice found = find_price(session, product, quantity, currency, evaluated_at);
  CatalogItem item;
  item.product = product;
  item.priced = found.found;
  item.hidden_price = !session.shows_price(product);
  item.unit_price = found.unit_price;
  item.source = found.source;
  item.min_quantity = found.min_quantity;
  item.step_quantity = found.step_quantity;
  if (found.found) item.tiers = price_tiers(session, product, currency, evaluated_at);
  return item;
}

}  // namespace proviso
