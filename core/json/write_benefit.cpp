// Benefits, kind by kind. Contract: see write_ruleset.h; the `get` of a `buy_get` that has the
// selector of its `buy` names none. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

std::string text_of(const Selector& selector) {
  std::string text;
  Writer out(text);
  write_selector(selector, out);
  return text;
}

/// A part with its selector, or without the one that is `standard` when absent.
void write_part(const Part& part, std::string_view standard, Writer& out) {
  out.open_object();
  std::string of = text_of(part.of);
  if (of != standard) {
    out.key("of");
    out.raw(of);
  }
  out.member("quantity", part.quantity);
  out.close_object();
}

void write_value(const Benefit& benefit, Writer& out) {
  if (benefit.value == ValueKind::none) return;
  out.key(name_in(kValues, benefit.value));
  switch (benefit.value) {
    case ValueKind::none:
      return;
    case ValueKind::rate:
      return out.integer(benefit.rate_bp);
    case ValueKind::amount:
    case ValueKind::unit_price:
    case ValueKind::price:
      return write_amounts(benefit.amount, out);
    case ValueKind::price_of:
      return out.text(benefit.price_of);
    case ValueKind::tiers:
      return write_tiers(*benefit.tiers, out);
    case ValueKind::formula:
      return write_formula(*benefit.formula, out);
  }
}

void write_base(const Benefit& benefit, Writer& out) {
  write_choice("base", kBases, benefit.base, out);
}

void write_pick(const Benefit& benefit, Writer& out) {
  write_choice("pick", kPicks, benefit.pick, out);
}

void write_cap_and_value(const Benefit& benefit, Writer& out) {
  write_amounts("cap_minor", benefit.cap, out);
  write_value(benefit, out);
}

void write_lines(const Benefit& benefit, Writer& out) {
  write_selector("target", benefit.target, out);
  write_base(benefit, out);
  write_pick(benefit, out);
  write_integer("max_units", benefit.max_units, out);
  write_integer("max_units_per_line", benefit.max_units_per_line, out);
  write_amounts("cap_minor", benefit.cap, out);
  write_choice("per", kLinesPers, benefit.per, Per::unit, out);
  write_value(benefit, out);
}

void write_bundle(const Benefit& benefit, Writer& out) {
  write_list("parts", benefit.parts, out,
             [](const Part& part, Writer& to) { write_part(part, "", to); });
  write_base(benefit, out);
  write_pick(benefit, out);
  write_integer("max_applications", benefit.max_applications, out);
  write_cap_and_value(benefit, out);
}

void write_buy_get(const Benefit& benefit, Writer& out) {
  const Part& buy = benefit.parts.front();
  out.key("buy");
  if (benefit.buy_amount.empty()) {
    write_part(buy, "{}", out);
  } else {
    out.open_object();
    if (text_of(buy.of) != "{}") write_selector("of", buy.of, out);
    write_amounts("amount_minor", benefit.buy_amount, out);
    out.close_object();
  }
  out.key("get");
  write_part(benefit.parts.back(), text_of(buy.of), out);
  write_base(benefit, out);
  write_pick(benefit, out);
  write_integer("max_applications", benefit.max_applications, out);
  write_integer("max_units", benefit.max_units, out);
  write_true("partial", benefit.partial, out);
  write_cap_and_value(benefit, out);
}

void write_every_nth(const Benefit& benefit, Writer& out) {
  write_selector("target", benefit.target, out);
  out.member("every", benefit.every);
  if (benefit.position != 0) out.member("position", benefit.position);
  write_choice("from", kPositionsFrom, benefit.each_group, false, out);
  write_base(benefit, out);
  write_pick(benefit, out);
  write_integer("max_applications", benefit.max_applications, out);
  write_cap_and_value(benefit, out);
}

void write_order(const Benefit& benefit, Writer& out) {
  write_selector("target", benefit.target, out);
  write_base(benefit, out);
  write_cap_and_value(benefit, out);
}

void write_shipping(const Benefit& benefit, Writer& out) {
  write_keys("methods", benefit.methods, out);
  write_base(benefit, out);
  write_choice("per", kShippingPers, benefit.per, Per::entry, out);
  write_cap_and_value(benefit, out);
}

void write_gift(const Benefit& benefit, Writer& out) {
  out.key("skus");
  write_keys(benefit.skus, out);
  if (benefit.quantity != 1) out.member("quantity", benefit.quantity);
  write_true("if_missing", benefit.if_missing, out);
  if (!benefit.parts.empty()) {
    out.key("per");
    write_part(benefit.parts.front(), "{}", out);
  }
  write_integer("max_applications", benefit.max_applications, out);
}

void write_points(const Benefit& benefit, Writer& out) {
  write_selector("target", benefit.target, out);
  out.member("points", benefit.points);
  write_amounts("per_minor", benefit.per_amount, out);
}

void write_members(const Benefit& benefit, Writer& out) {
  if (benefit.kind == BenefitKind::use) return out.member("use", benefit.use);
  out.member("kind", name_in(kBenefitKinds, benefit.kind));
  switch (benefit.kind) {
    case BenefitKind::use:
      return;
    case BenefitKind::lines:
      return write_lines(benefit, out);
    case BenefitKind::bundle:
      return write_bundle(benefit, out);
    case BenefitKind::buy_get:
      return write_buy_get(benefit, out);
    case BenefitKind::every_nth:
      return write_every_nth(benefit, out);
    case BenefitKind::order:
      return write_order(benefit, out);
    case BenefitKind::total:
      return write_cap_and_value(benefit, out);
    case BenefitKind::shipping:
      return write_shipping(benefit, out);
    case BenefitKind::gift:
      return write_gift(benefit, out);
    case BenefitKind::points:
      return write_points(benefit, out);
    case BenefitKind::payment_terms:
      out.member("rate_bp", benefit.rate_bp);
      return out.member("days", benefit.days);
  }
}

}  // namespace

void write_benefit(const Benefit& benefit, Writer& out) {
  out.open_object();
  write_members(benefit, out);
  out.close_object();
}

}  // namespace proviso::json
