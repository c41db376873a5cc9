#include "match/price.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "match/schedule.h"

namespace proviso {

namespace {

/// A price as some list has it, and the changes that lists based on it make, the last one first.
struct Entry {
  const CompiledPrice* price = nullptr;
  std::span<const PriceTier> tiers;
  std::array<int32_t, static_cast<size_t>(limits.price_list_chain) + 1> changes_bp;
  size_t changes = 0;
  CompiledPrice listed;  // where lists follow from the list price

  int64_t changed(int64_t price, RoundingMode mode) const {
    for (size_t i = changes; i-- > 0;) {
      const Int128 wide = Int128{price} * (10000 + changes_bp[i]);
      price = static_cast<int64_t>(std::min<Int128>(divide_price(wide, 10000, mode), limits.minor));
    }
    return price;
  }
};

/// The entry of a list for a SKU, or that of the list which it follows from.
inline bool find_entry(const Program& program, const CompiledPriceList& from, Symbol sku,
                       int64_t list_price, Entry& out) {
  out.changes = 0;
  for (const CompiledPriceList* list = &from;;) {
    const uint32_t entry = list->entries.find(sku);
    if (entry != kNone) {
      out.price = &list->prices[entry];
      out.tiers = {list->tiers.data() + out.price->first_tier, out.price->tier_count};
      return true;
    }
    if (!list->derived) return false;
    out.changes_bp[out.changes++] = list->change_bp;
    if (list->base == kNone) break;
    list = &program.prices.lists[list->base];
  }
  out.listed.unit_price = list_price;
  out.price = &out.listed;
  out.tiers = {};
  return list_price >= 0;
}

void reach_tier(const Entry& entry, int64_t quantity, RoundingMode mode, FoundPrice& out) {
  const bool graduated = entry.price->graduated;
  out.unit_price = entry.changed(entry.price->unit_price, mode);
  if (graduated) out.whole = 0;
  int64_t counted = 0;  // units at prices before this one
  for (const PriceTier& tier : entry.tiers) {
    if (tier.from > quantity) {
      out.next_tier = tier.from;
      break;
    }
    if (graduated) out.whole += Int128{out.unit_price} * (tier.from - 1 - counted);
    counted = tier.from - 1;
    out.unit_price = entry.changed(tier.unit_price, mode);
    out.source.tier_from = tier.from;
  }
  if (graduated) out.whole += Int128{out.unit_price} * (quantity - counted);
}

}  // namespace

Int128 amount_of(const FoundPrice& price, int64_t quantity, int digits, RoundingMode mode) {
  if (price.whole < 0) return amount_of(price.unit_price, quantity, digits, mode);
  return divide_price(price.whole, power_of_ten(digits), mode);
}

void Pricing::open(const Session& session, CurrencyId currency, int64_t at) {
  session_ = &session;
  program_ = session.program.get();
  currency_ = currency;
  lists_.clear();
  const auto& lists = program_->prices.lists;
  for (uint32_t position : session.price_lists) {
    for (; position != kNone; position = lists[position].fallback) {
      const CompiledPriceList& list = lists[position];
      if (list.currency != currency) break;
      const CompiledSchedule& schedule = list.schedule;
      const Standing standing{&list, schedule_change(*program_, schedule, at),
                              schedule_holds(*program_, schedule, at),
                              beyond_horizon(*program_, schedule, at)};
      const bool over = !standing.runs && !standing.beyond_horizon && standing.until == INT64_MAX;
      if (!over) lists_.push_back(standing);
    }
  }
}

/// What the lists ask for what a row has the SKU of; the row says how it is sold where they do not.
FoundPrice Pricing::look_up(const ProductRow& row, int64_t list_price, int64_t quantity) const {
  FoundPrice price;
  price.min_quantity = row.min_quantity;
  price.step_quantity = row.step_quantity;
  Entry entry;
  for (const Standing& standing : lists_) {
    if (!find_entry(*program_, *standing.list, row.sku, list_price, entry)) continue;
    price.valid_until = std::min(price.valid_until, standing.until);
    price.beyond_horizon = price.beyond_horizon || standing.beyond_horizon;
    if (!standing.runs) continue;
    price.found = !price.beyond_horizon;
    price.source = {standing.list->source, 0};
    if (entry.price->min_quantity != 0) price.min_quantity = entry.price->min_quantity;
    if (entry.price->step_quantity != 0) price.step_quantity = entry.price->step_quantity;
    reach_tier(entry, quantity, program_->source.settings.rounding_mode, price);
    break;
  }
  return price;
}

FoundPrice Pricing::of(ProductId product, int64_t quantity) const {
  if (!session_->shows_price(product)) return {};
  const ProductRow& row = program_->products.rows[product];
  const int64_t listed = list_price(product);
  FoundPrice price = look_up(row, listed, quantity);
  if (!price.found && !price.beyond_horizon) {
    price.found = listed >= 0;
    price.unit_price = std::max<int64_t>(listed, 0);
  }
  return price;
}

std::vector<PriceTier> Pricing::tiers(ProductId product) const {
  const RoundingMode mode = program_->source.settings.rounding_mode;
  const Symbol sku = program_->products.rows[product].sku;
  std::vector<PriceTier> tiers;
  Entry entry;
  for (const Standing& standing : lists_) {
    if (!standing.runs) continue;
    if (!find_entry(*program_, *standing.list, sku, list_price(product), entry)) continue;
    for (const PriceTier& tier : entry.tiers) {
      tiers.push_back({tier.from, entry.changed(tier.unit_price, mode)});
    }
    break;
  }
  return tiers;
}

std::optional<PriceEntry> entry_of(const Program& program, uint32_t list, ProductId product) {
  const ProductIndex& index = program.products;
  const CurrencyId currency = program.prices.lists[list].currency;
  const int64_t list_price = index.amounts[product * program.currencies() + currency].list_price;
  const RoundingMode mode = program.source.settings.rounding_mode;
  Entry entry;
  const CompiledPriceList& from = program.prices.lists[list];
  if (!find_entry(program, from, index.rows[product].sku, list_price, entry)) return std::nullopt;
  PriceEntry out;
  out.sku = source_of(program, product).sku;
  out.unit_price = entry.changed(entry.price->unit_price, mode);
  for (const PriceTier& tier : entry.tiers) {
    out.tiers.push_back({tier.from, entry.changed(tier.unit_price, mode)});
  }
  out.mode = entry.price->graduated ? PriceTiersMode::graduated : PriceTiersMode::volume;
  out.min_quantity = entry.price->min_quantity;
  out.step_quantity = entry.price->step_quantity;
  return out;
}

namespace {

/// Step by step what a list's price for a SKU follows from, until one has an entry.
std::vector<Followed> followed(const Program& program, const CompiledPriceList& from, Symbol sku) {
  std::vector<Followed> steps;
  const CompiledPriceList* list = &from;
  while (list->entries.find(sku) == kNone) {
    const CompiledPriceList* base =
        list->base == kNone ? nullptr : &program.prices.lists[list->base];
    steps.push_back({base == nullptr ? kNone : base->source, list->change_bp});
    if (base == nullptr) break;
    list = base;
  }
  return steps;
}

/// What a list asks for a product, if it has it.
void ask(const Program& program, const CompiledPriceList& list, ProductId product, int64_t quantity,
         ConsideredList& out) {
  const Symbol sku = program.products.rows[product].sku;
  const int64_t list_price =
      program.products.amounts[product * program.currencies() + list.currency].list_price;
  const RoundingMode mode = program.source.settings.rounding_mode;
  Entry entry;
  out.has = find_entry(program, list, sku, list_price, entry);
  if (!out.has) return;
  out.follows = followed(program, list, sku);
  FoundPrice found;
  reach_tier(entry, quantity, mode, found);
  out.unit_price = found.unit_price;
  out.tier_from = found.source.tier_from;
  out.graduated = entry.price->graduated;
  const int digits = program.source.currencies[list.currency].unit_price_digits +
                     program.products.rows[product].quantity_scale;
  const Int128 amount = amount_of(found, quantity, digits, mode);
  if (amount <= limits.minor) out.amount_minor = static_cast<int64_t>(amount);
  for (const PriceTier& tier : entry.tiers) {
    if (tier.from != found.next_tier) continue;
    out.next_tier = {tier.from, entry.changed(tier.unit_price, mode)};
  }
}

}  // namespace

std::vector<ConsideredList> considered_lists(const Session& session, ProductId product,
                                             int64_t quantity, CurrencyId currency, int64_t at) {
  const Program& program = *session.program;
  const auto& lists = program.prices.lists;
  if (quantity == 0) quantity = power_of_ten(program.products.rows[product].quantity_scale);
  std::vector<ConsideredList> out;
  std::vector<uint8_t> asked(lists.size());
  bool open = true;  // no list has decided yet, and none leaves it unknown
  for (uint32_t position : session.price_lists) {
    uint32_t before = kNone;
    for (; position != kNone;
         before = lists[position].source, position = lists[position].fallback) {
      const CompiledPriceList& list = lists[position];
      if (list.currency != currency) break;
      if (std::exchange(asked[position], 1) != 0) continue;
      ConsideredList& one = out.emplace_back();
      one.price_list = list.source;
      one.fallback_of = before;
      one.beyond_horizon = beyond_horizon(program, list.schedule, at);
      const bool runs = schedule_holds(program, list.schedule, at);
      if (!runs) one.standing = why_not_running(list.schedule, at);
      ask(program, list, product, quantity, one);
      one.decides = open && one.has && runs && !one.beyond_horizon;
      open = open && !one.decides && !(one.has && one.beyond_horizon);
    }
  }
  return out;
}

static int64_t recommended_price(const Pricing& pricing, ProductId product) {
  const Program& program = *pricing.session().program;
  for (const CurrencyAmount& price : source_of(program, product).recommended_price) {
    if (price.currency == program.source.currencies[pricing.currency()].code) return price.value;
  }
  return -1;
}

CatalogItem price_item(const Pricing& pricing, ProductId product, int64_t quantity) {
  FoundPrice found = quantity == 0 ? pricing.of_one(product) : pricing.of(product, quantity);
  CatalogItem item;
  item.product = product;
  item.priced = found.found;
  item.hidden_price = !pricing.session().shows_price(product);
  item.unit_price = found.unit_price;
  item.source = found.source;
  item.min_quantity = found.min_quantity;
  item.step_quantity = found.step_quantity;
  if (!item.hidden_price) item.recommended_price = recommended_price(pricing, product);
  if (found.found) item.tiers = pricing.tiers(product);
  return item;
}

CatalogItem price(const Session& opened, ProductId product, int64_t quantity, CurrencyId currency,
                  int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  return price_item(Pricing(session, currency, evaluated_at), product, quantity);
}

}  // namespace proviso
