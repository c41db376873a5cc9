// The contract's spellings in conditions and benefits, and which kinds take which. Contract: as
// names.h. Test: tests/core/json/promotion_test.cpp
#pragma once

#include "json/names.h"

namespace proviso::json {

// ---- conditions -------------------------------------------------------------------------------

inline constexpr std::array<Choice<Op>, 8> kOps{{
    {"eq", Op::eq},
    {"ne", Op::ne},
    {"gt", Op::gt},
    {"gte", Op::gte},
    {"lt", Op::lt},
    {"lte", Op::lte},
    {"in", Op::in},
    {"not_in", Op::not_in},
}};

/// Those that compare amounts and counts, keys, and sets of keys.
inline constexpr std::array<Choice<Op>, 6> kOrderOps{
    {kOps[0], kOps[1], kOps[2], kOps[3], kOps[4], kOps[5]}};
inline constexpr std::array<Choice<Op>, 4> kKeyOps{{kOps[0], kOps[1], kOps[6], kOps[7]}};
inline constexpr std::array<Choice<Op>, 2> kSetOps{{kOps[6], kOps[7]}};

constexpr bool takes_list(Op op) { return op == Op::in || op == Op::not_in; }

inline constexpr std::array<Choice<Fact>, 26> kFacts{{
    {"cart.amount", Fact::cart_amount},
    {"lines.amount", Fact::lines_amount},
    {"lines.quantity", Fact::lines_quantity},
    {"lines.products", Fact::lines_products},
    {"lines.max_quantity", Fact::lines_max_quantity},
    {"lines.min_quantity", Fact::lines_min_quantity},
    {"lines.min_unit_price", Fact::lines_min_unit_price},
    {"lines.max_unit_price", Fact::lines_max_unit_price},
    {"shipping.amount", Fact::shipping_amount},
    {"history", Fact::history},
    {"bought", Fact::bought},
    {"currency", Fact::currency},
    {"cart.payment_method", Fact::payment_method},
    {"cart.payment_terms", Fact::payment_terms},
    {"cart.order_type", Fact::order_type},
    {"cart.ship_to", Fact::ship_to},
    {"customer", Fact::customer},
    {"account", Fact::account},
    {"region", Fact::region},
    {"channel", Fact::channel},
    {"segment", Fact::segment},
    {"customer.role", Fact::customer_role},
    {"shipping.method", Fact::shipping_method},
    {"cart.renewal", Fact::renewal},
    {"cart.lead_days", Fact::lead_days},
    {"attribute", Fact::attribute},
}};

/// Those that formulas read.
inline constexpr std::array<Choice<Fact>, 6> kFormulaFacts{
    {kFacts[0], kFacts[1], kFacts[2], kFacts[8], kFacts[9], kFacts[25]}};

/// What a test of a fact is compared with.
enum class Compared : uint8_t { amounts, count, number, either, key, keys, attributes };
constexpr Compared compared(Fact fact) {
  switch (fact) {
    case Fact::cart_amount:
    case Fact::lines_amount:
    case Fact::lines_min_unit_price:
    case Fact::lines_max_unit_price:
    case Fact::shipping_amount:
      return Compared::amounts;
    case Fact::lines_quantity:
    case Fact::lines_products:
    case Fact::lines_max_quantity:
    case Fact::lines_min_quantity:
    case Fact::bought:
      return Compared::count;
    case Fact::renewal:
    case Fact::lead_days:
      return Compared::number;
    case Fact::history:
      return Compared::either;
    case Fact::currency:
    case Fact::payment_method:
    case Fact::payment_terms:
    case Fact::order_type:
    case Fact::ship_to:
    case Fact::customer:
    case Fact::account:
    case Fact::region:
    case Fact::channel:
      return Compared::key;
    case Fact::segment:
    case Fact::customer_role:
    case Fact::shipping_method:
      return Compared::keys;
    case Fact::attribute:
      return Compared::attributes;
  }
  return Compared::count;
}
/// Facts about the lines that a selector matches.
constexpr bool takes_selector(Fact fact) {
  return (fact >= Fact::lines_amount && fact <= Fact::lines_max_unit_price) || fact == Fact::bought;
}
constexpr bool takes_at(Fact fact) {
  return fact == Fact::cart_amount || fact == Fact::lines_amount;
}

// ---- benefits ---------------------------------------------------------------------------------

inline constexpr std::array<Choice<BenefitKind>, 10> kBenefitKinds{{
    {"lines", BenefitKind::lines},
    {"bundle", BenefitKind::bundle},
    {"buy_get", BenefitKind::buy_get},
    {"every_nth", BenefitKind::every_nth},
    {"order", BenefitKind::order},
    {"total", BenefitKind::total},
    {"shipping", BenefitKind::shipping},
    {"gift", BenefitKind::gift},
    {"points", BenefitKind::points},
    {"payment_terms", BenefitKind::payment_terms},
}};

inline constexpr std::array<Choice<Per>, 4> kPers{{
    {"unit", Per::unit},
    {"line", Per::line},
    {"benefit", Per::benefit},
    {"entry", Per::entry},
}};

inline constexpr std::array<Choice<Per>, 3> kLinesPers{{kPers[0], kPers[1], kPers[2]}};
inline constexpr std::array<Choice<Per>, 2> kShippingPers{{kPers[3], kPers[2]}};

inline constexpr std::array<Choice<Pick>, 2> kPicks{{
    {"cheapest", Pick::cheapest},
    {"dearest", Pick::dearest},
}};

/// Whether `every_nth` takes one of each group.
inline constexpr std::array<Choice<bool>, 2> kPositionsFrom{{
    {"all", false},
    {"each_group", true},
}};

/// The member that holds what a benefit gives.
inline constexpr std::array<Choice<ValueKind>, 7> kValues{{
    {"rate_bp", ValueKind::rate},
    {"amount_minor", ValueKind::amount},
    {"unit_price", ValueKind::unit_price},
    {"price_minor", ValueKind::price},
    {"price_of", ValueKind::price_of},
    {"tiers", ValueKind::tiers},
    {"formula", ValueKind::formula},
}};

/// Those that each kind takes; `kUnitValues` are of `buy_get`, `every_nth` and steps of tiers.
inline constexpr std::array<Choice<ValueKind>, 6> kLinesValues{
    {kValues[0], kValues[1], kValues[2], kValues[4], kValues[5], kValues[6]}};
inline constexpr std::array<Choice<ValueKind>, 3> kBundleValues{
    {kValues[0], kValues[1], kValues[3]}};
inline constexpr std::array<Choice<ValueKind>, 3> kUnitValues{{kValues[0], kValues[1], kValues[2]}};
inline constexpr std::array<Choice<ValueKind>, 5> kOrderValues{
    {kValues[0], kValues[1], kValues[3], kValues[5], kValues[6]}};
inline constexpr std::array<Choice<ValueKind>, 2> kTotalValues{{kValues[0], kValues[1]}};
inline constexpr std::array<Choice<ValueKind>, 4> kShippingValues{
    {kValues[0], kValues[1], kValues[3], kValues[5]}};

inline constexpr std::array<Choice<TierBy>, 2> kTierBys{{
    {"quantity", TierBy::quantity},
    {"amount", TierBy::amount},
}};

inline constexpr std::array<Choice<TierMode>, 2> kTierModes{{
    {"volume", TierMode::volume},
    {"graduated", TierMode::graduated},
}};

inline constexpr std::array<Choice<ThresholdKind>, 3> kThresholds{{
    {"from", ThresholdKind::count},
    {"from_minor", ThresholdKind::amount},
    {"from_share_bp", ThresholdKind::share},
}};

/// The member that says what a formula is.
inline constexpr std::array<Choice<Formula::Kind>, 7> kFormulaKinds{{
    {"constant", Formula::Kind::constant},
    {"fact", Formula::Kind::fact},
    {"sum", Formula::Kind::sum},
    {"product", Formula::Kind::product},
    {"least", Formula::Kind::least},
    {"greatest", Formula::Kind::greatest},
    {"quotient", Formula::Kind::quotient},
}};

/// The member that says what a condition is; the first is missed where none is there.
inline constexpr std::array<Choice<Condition::Kind>, 5> kConditionKinds{{
    {"fact", Condition::Kind::test},
    {"all", Condition::Kind::all},
    {"any", Condition::Kind::any},
    {"not", Condition::Kind::negation},
    {"use", Condition::Kind::use},
}};

}  // namespace proviso::json
