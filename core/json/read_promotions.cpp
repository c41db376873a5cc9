// The promotions part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_target(const Node& node, std::optional<Selector>& out) {
  if (node.present()) read_selector(node, out.emplace());
}

void read_benefit(const Node& node, Benefit& out) {
  Members members(node);
  if (!members.required("kind").choice(kBenefitKinds, out.kind)) return members.ignore_rest();
  switch (out.kind) {
    case BenefitKind::percent_off_lines:
      members.required("rate_bp").integer(0, limits.rate_bp, out.rate_bp);
      return read_target(members.optional("target"), out.target);
    case BenefitKind::fixed_unit_price:
      read_amounts(members.required("unit_price"), out.unit_price);
      return read_target(members.optional("target"), out.target);
    case BenefitKind::percent_off_order:
      members.required("rate_bp").integer(0, limits.rate_bp, out.rate_bp);
      return;
    case BenefitKind::amount_off_order:
      return read_amounts(members.required("amount_minor"), out.amount);
  }
}

void read_limits(const Node& node, UseLimits& out) {
  Members members(node);
  members.optional("uses").integer(0, limits.minor, out.uses);
  members.optional("uses_per_account").integer(0, limits.minor, out.uses_per_account);
}

void read_limited(const Node& node, bool& out) {
  if (node.boolean(out) && !out) {
    node.report(IssueCode::unknown_value, "`limited` is `true` or absent");
  }
}

void read_promotion(const Node& node, Promotion& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.optional("title").text(out.title);
  read_priority(members.optional("priority"), out.priority);
  read_audience_rule(members.optional("audience"), out.audience);
  read_schedule(members.optional("schedule"), out.schedule);
  members.optional("codes").list(
      limits.codes, out.codes, [](const Node& item, std::string& code) { item.key(code); }, 1);
  read_limits(members.optional("limits"), out.limits);
  read_limited(members.optional("limited"), out.limited);
  Node condition = members.optional("condition");
  if (condition.present()) read_condition(condition, out.condition.emplace());
  members.required("benefits").list(limits.benefits, out.benefits, read_benefit, 1);
}

}  // namespace

void read_promotions(const Node& node, PromotionsPart& out) {
  Members members(node);
  members.required("promotions").list(limits.promotions, out.promotions, read_promotion);
}

}  // namespace proviso::json
