// Settings, floors and taxes. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

constexpr int64_t kMostFloorRate = 9'999;  // a margin of all of it would have no price
constexpr int64_t kMostTaxRate = 100'000;

void read_stacking_group(const Node& node, StackingGroup& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("at_most").integer(1, limits.promotions, out.at_most);
}

void read_tax_rate(const Node& node, TaxRate& out) {
  Members members(node);
  members.required("category").key(out.category);
  members.required("rate_bp").integer(0, kMostTaxRate, out.rate_bp);
}

void read_tax(const Node& node, std::optional<Tax>& out) {
  Members members(node);
  if (!members.present()) return;
  out.emplace();
  members.required("prices").choice(kPriceBases, out->prices);
  members.optional("rounding").choice(kTaxRoundings, out->rounding);
  members.required("rates").list(limits.tax_rates, out->rates, read_tax_rate);
  members.optional("default_category").key(out->default_category);
  members.optional("shipping_category").key(out->shipping_category);
}

}  // namespace

void read_floor(const Node& node, FloorOf of, std::optional<Floor>& out) {
  Members members(node);
  if (!members.present()) return;
  out.emplace();
  members.required("kind").choice(kFloorKinds, out->kind);
  members.required("rate_bp").integer(0, kMostFloorRate, out->rate_bp);
  Node on_breach = members.optional("on_breach");
  if (of == FloorOf::promotion) {
    on_breach.choice(kOnBreach, out->on_breach);
  } else if (on_breach.present()) {
    on_breach.report(IssueCode::unknown_member, "only a promotion's own floor may say it");
  }
}

void read_settings(const Node& node, Settings& out) {
  Members members(node);
  members.optional("rounding_mode").choice(kRoundingModes, out.rounding_mode);
  members.optional("rounding_level").choice(kRoundingLevels, out.rounding_level);
  members.optional("percent_base").choice(kBases, out.percent_base);
  members.optional("condition_base").choice(kConditionBases, out.condition_base);
  members.optional("remainders").choice(kRemainders, out.remainders);
  members.optional("code_case").choice(kCodeCases, out.code_case);
  members.optional("choice").choice(kSetChoices, out.choice);
  members.optional("best_nodes").integer(1, limits.best_nodes, out.best_nodes);
  members.optional("max_promotions_per_order")
      .integer(1, limits.promotions, out.max_promotions_per_order);
  members.optional("max_promotions_per_line")
      .integer(1, limits.promotions, out.max_promotions_per_line);
  members.optional("max_reduction_bp").integer(0, limits.rate_bp, out.max_reduction_bp);
  read_amounts(members.optional("max_reduction_minor"), out.max_reduction);
  members.optional("stacking_groups")
      .list(limits.stacking_groups, out.stacking_groups, read_stacking_group);
  read_floor(members.optional("floor"), FloorOf::prices, out.floor);
  read_tax(members.optional("tax"), out.tax);
}

}  // namespace proviso::json
