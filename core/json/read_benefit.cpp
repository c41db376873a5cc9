// Benefits, kind by kind. Contract: see read_ruleset.h; each kind has exactly one of the values
// that it takes; a `get` without a selector gets that of its `buy`.
// Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

constexpr int64_t kMostDays = 1'000;

/// What the benefit gives: the one of `values` that is there.
template <size_t N>
void read_value(Members& members, const std::array<Choice<ValueKind>, N>& values, Benefit& out) {
  Node node = members.one_of(values, out.value);
  switch (out.value) {
    case ValueKind::none:
      return;
    case ValueKind::rate:
      node.integer(0, limits.rate_bp, out.rate_bp);
      return;
    case ValueKind::amount:
    case ValueKind::unit_price:
    case ValueKind::price:
      return read_amounts(node, out.amount);
    case ValueKind::price_of:
      node.key(out.price_of);
      return;
    case ValueKind::tiers:
      return read_tiers(node, out.tiers.emplace());
    case ValueKind::formula:
      return read_formula(node, out.formula.emplace());
  }
}

// Members that several kinds have.
void read_target(Members& members, Benefit& out) {
  read_selector(members.optional("target"), out.target);
}
void read_base(Members& members, Benefit& out) {
  members.optional("base").choice(kBases, out.base);
}
void read_pick(Members& members, Benefit& out) {
  members.optional("pick").choice(kPicks, out.pick);
}
void read_cap(Members& members, Benefit& out) {
  read_amounts(members.optional("cap_minor"), out.cap);
}
void read_units(const Node& node, std::optional<int64_t>& out) {
  node.integer(1, limits.quantity, out);
}
void read_quantity(const Node& node, int64_t& out) { node.integer(1, limits.quantity, out); }

void read_lines(Members& members, Benefit& out) {
  read_target(members, out);
  read_base(members, out);
  read_pick(members, out);
  read_units(members.optional("max_units"), out.max_units);
  read_units(members.optional("max_units_per_line"), out.max_units_per_line);
  read_cap(members, out);
  members.optional("per").choice(kLinesPers, out.per);
  read_value(members, kLinesValues, out);
}

void read_bundle(Members& members, Benefit& out) {
  members.required("parts").list(
      limits.parts, out.parts,
      [](const Node& item, Part& part) {
        Members of_part(item);
        read_selector(of_part.required("of"), part.of);
        read_quantity(of_part.required("quantity"), part.quantity);
      },
      1);
  read_base(members, out);
  read_pick(members, out);
  read_units(members.optional("max_applications"), out.max_applications);
  read_cap(members, out);
  read_value(members, kBundleValues, out);
}

void read_buy(const Node& node, Benefit& out) {
  Part& buy = out.parts.emplace_back();
  Members members(node);
  read_selector(members.optional("of"), buy.of);
  static constexpr std::array<Choice<bool>, 2> kBuys{{{"quantity", false}, {"amount_minor", true}}};
  bool by_amount = false;
  Node much = members.one_of(kBuys, by_amount);
  if (by_amount) {
    read_some_amounts(much, out.buy_amount);
  } else {
    read_quantity(much, buy.quantity);
  }
}

void read_get(const Node& node, Benefit& out) {
  Part get;
  Members members(node);
  Node of = members.optional("of");
  if (of.present()) {
    read_selector(of, get.of);
  } else {
    get.of = out.parts.front().of;
  }
  read_quantity(members.required("quantity"), get.quantity);
  out.parts.push_back(std::move(get));
}

void read_buy_get(Members& members, Benefit& out) {
  read_buy(members.required("buy"), out);
  read_get(members.required("get"), out);
  read_base(members, out);
  read_pick(members, out);
  read_units(members.optional("max_applications"), out.max_applications);
  read_units(members.optional("max_units"), out.max_units);
  members.optional("partial").only_true(out.partial);
  read_cap(members, out);
  read_value(members, kUnitValues, out);
}

void read_every_nth(Members& members, Benefit& out) {
  read_target(members, out);
  read_quantity(members.required("every"), out.every);
  read_quantity(members.optional("position"), out.position);
  members.optional("from").choice(kPositionsFrom, out.each_group);
  read_base(members, out);
  read_pick(members, out);
  read_units(members.optional("max_applications"), out.max_applications);
  read_cap(members, out);
  read_value(members, kUnitValues, out);
}

void read_order(Members& members, Benefit& out) {
  read_target(members, out);
  read_base(members, out);
  read_cap(members, out);
  read_value(members, kOrderValues, out);
}

void read_total(Members& members, Benefit& out) {
  read_cap(members, out);
  read_value(members, kTotalValues, out);
}

void read_shipping(Members& members, Benefit& out) {
  out.per = Per::entry;
  read_keys(members.optional("methods"), out.methods);
  read_base(members, out);
  members.optional("per").choice(kShippingPers, out.per);
  read_cap(members, out);
  read_value(members, kShippingValues, out);
}

void read_gift(Members& members, Benefit& out) {
  read_keys(members.required("skus"), limits.gift_skus, out.skus, 1);
  read_quantity(members.optional("quantity"), out.quantity);
  members.optional("if_missing").only_true(out.if_missing);
  if (Node per = members.optional("per"); per.present()) {
    Part& part = out.parts.emplace_back();
    Members of_part(per);
    read_selector(of_part.optional("of"), part.of);
    read_quantity(of_part.required("quantity"), part.quantity);
  }
  read_units(members.optional("max_applications"), out.max_applications);
}

void read_points(Members& members, Benefit& out) {
  read_target(members, out);
  members.required("points").integer(0, limits.minor, out.points);
  read_some_amounts(members.optional("per_minor"), out.per_amount);
}

void read_payment_terms(Members& members, Benefit& out) {
  out.value = ValueKind::rate;
  members.required("rate_bp").integer(0, limits.rate_bp, out.rate_bp);
  members.required("days").integer(0, kMostDays, out.days);
}

}  // namespace

void read_benefit(const Node& node, Benefit& out) {
  Members members(node);
  if (members.has("use")) {
    out.kind = BenefitKind::use;
    members.required("use").key(out.use);
    return;
  }
  if (!members.required("kind").choice(kBenefitKinds, out.kind)) return members.ignore_rest();
  switch (out.kind) {
    case BenefitKind::use:
      return;  // has no `kind`
    case BenefitKind::lines:
      return read_lines(members, out);
    case BenefitKind::bundle:
      return read_bundle(members, out);
    case BenefitKind::buy_get:
      return read_buy_get(members, out);
    case BenefitKind::every_nth:
      return read_every_nth(members, out);
    case BenefitKind::order:
      return read_order(members, out);
    case BenefitKind::total:
      return read_total(members, out);
    case BenefitKind::shipping:
      return read_shipping(members, out);
    case BenefitKind::gift:
      return read_gift(members, out);
    case BenefitKind::points:
      return read_points(members, out);
    case BenefitKind::payment_terms:
      return read_payment_terms(members, out);
  }
}

}  // namespace proviso::json
