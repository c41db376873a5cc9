// Promotions and benefits. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_target(const std::optional<Selector>& target, Writer& out) {
  if (!target) return;
  out.key("target");
  write_selector(*target, out);
}

void write_benefit(const Benefit& benefit, Writer& out) {
  out.open_object();
  out.member("kind", name_in(kBenefitKinds, benefit.kind));
  switch (benefit.kind) {
    case BenefitKind::percent_off_lines:
      out.member("rate_bp", benefit.rate_bp);
      write_target(benefit.target, out);
      break;
    case BenefitKind::fixed_unit_price:
      out.key("unit_price");
      write_amounts(benefit.unit_price, out);
      write_target(benefit.target, out);
      break;
    case BenefitKind::percent_off_order:
      out.member("rate_bp", benefit.rate_bp);
      break;
    case BenefitKind::amount_off_order:
      out.key("amount_minor");
      write_amounts(benefit.amount, out);
      break;
  }
  out.close_object();
}

void write_limits(const UseLimits& limits, Writer& out) {
  if (!limits.uses && !limits.uses_per_account) return;
  out.key("limits");
  out.open_object();
  write_integer("uses", limits.uses, out);
  write_integer("uses_per_account", limits.uses_per_account, out);
  out.close_object();
}

void write_promotion(const Promotion& promotion, Writer& out) {
  out.open_object();
  out.member("key", promotion.key);
  if (!promotion.title.empty()) out.member("title", promotion.title);
  write_priority(promotion.priority, out);
  write_audience_rule(promotion.audience, out);
  write_schedule(promotion.schedule, out);
  if (!promotion.codes.empty()) {
    out.key("codes");
    write_keys(promotion.codes, out);
  }
  write_limits(promotion.limits, out);
  if (promotion.limited) out.member_true("limited");
  if (promotion.condition) {
    out.key("condition");
    write_condition(*promotion.condition, out);
  }
  out.key("benefits");
  out.open_array();
  for (const Benefit& benefit : promotion.benefits) write_benefit(benefit, out);
  out.close_array();
  out.close_object();
}

}  // namespace

void write_promotions(const PromotionsPart& part, Writer& out) {
  out.open_object();
  out.key("promotions");
  out.open_array();
  for (const Promotion& promotion : part.promotions) write_promotion(promotion, out);
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
