// The prices part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_tier(const Node& node, PriceTier& out) {
  Members members(node);
  members.required("from").integer(1, limits.quantity, out.from);
  members.required("unit_price").integer(0, limits.minor, out.unit_price);
}

void read_price_entry(const Node& node, PriceEntry& out) {
  Members members(node);
  members.required("sku").key(out.sku);
  members.required("unit_price").integer(0, limits.minor, out.unit_price);
  members.optional("tiers").list(limits.tiers, out.tiers, read_tier);
  members.optional("mode").choice(kPriceTiersModes, out.mode);
  read_quantities(members, out.min_quantity, out.step_quantity);
}

void read_derived(const Node& node, std::optional<DerivedPrices>& out) {
  if (!node.present()) return;
  Members members(node);
  members.optional("price_list").key(out.emplace().price_list);
  members.required("change_bp").integer(-10000, 1000000, out->change_bp);
}

}  // namespace

void read_price_list(const Node& node, PriceList& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("currency").currency(out.currency);
  read_priority(members.optional("priority"), out.priority);
  read_audience_rule(members.optional("audience"), out.audience);
  read_schedule(members.optional("schedule"), out.schedule);
  members.required("entries").list(limits.price_entries, out.entries, read_price_entry);
  read_derived(members.optional("based_on"), out.based_on);
  members.optional("fallback").key(out.fallback);
  members.optional("sale").only_true(out.sale);
  read_floor(members.optional("floor"), FloorOf::prices, out.floor);
}

void read_quantities(Members& members, int64_t& min_quantity, int64_t& step_quantity) {
  members.optional("min_quantity").integer(1, limits.quantity, min_quantity);
  members.optional("step_quantity").integer(1, limits.quantity, step_quantity);
}

void read_prices(const Node& node, PricesPart& out) {
  Members members(node);
  members.required("price_lists").list(limits.price_lists, out.price_lists, read_price_list);
}

}  // namespace proviso::json
