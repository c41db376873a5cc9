// The contract's spellings of the ruleset's enumerations, for reading and for writing.
// Contract: one table each, in the order of schema/ruleset.schema.json; those of conditions and
// benefits are in names_promotion.h. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/reader.h"
#include "proviso/ruleset.h"

namespace proviso::json {

inline constexpr std::string_view kFormat = "proviso/1";

// ---- settings and declarations ---------------------------------------------------------------

inline constexpr std::array<Choice<RoundingMode>, 5> kRoundingModes{{
    {"half_up", RoundingMode::half_up},
    {"half_even", RoundingMode::half_even},
    {"half_down", RoundingMode::half_down},
    {"down", RoundingMode::down},
    {"toward_merchant", RoundingMode::toward_merchant},
}};

inline constexpr std::array<Choice<RoundingLevel>, 4> kRoundingLevels{{
    {"benefit", RoundingLevel::benefit},
    {"line", RoundingLevel::line},
    {"unit", RoundingLevel::unit},
    {"final_price", RoundingLevel::final_price},
}};

inline constexpr std::array<Choice<Base>, 3> kBases{{
    {"stratum", Base::stratum},
    {"current", Base::current},
    {"list", Base::list},
}};

inline constexpr std::array<Choice<At>, 4> kAts{{
    {"subtotal", At::subtotal},
    {"current", At::current},
    {"net", At::net},
    {"total", At::total},
}};

/// Those that a setting may choose for all conditions.
inline constexpr std::array<Choice<At>, 3> kConditionBases{{kAts[0], kAts[1], kAts[2]}};

inline constexpr std::array<Choice<Remainders>, 3> kRemainders{{
    {"largest", Remainders::largest},
    {"first_lines", Remainders::first_lines},
    {"last_line", Remainders::last_line},
}};

inline constexpr std::array<Choice<CodeCase>, 2> kCodeCases{{
    {"insensitive", CodeCase::insensitive},
    {"sensitive", CodeCase::sensitive},
}};

inline constexpr std::array<Choice<proviso::Choice>, 2> kSetChoices{{
    {"priority", proviso::Choice::priority},
    {"best", proviso::Choice::best},
}};

inline constexpr std::array<Choice<FloorKind>, 2> kFloorKinds{{
    {"margin", FloorKind::margin},
    {"markup", FloorKind::markup},
}};

inline constexpr std::array<Choice<OnBreach>, 3> kOnBreach{{
    {"clip", OnBreach::clip},
    {"drop_adjustment", OnBreach::drop_adjustment},
    {"drop_promotion", OnBreach::drop_promotion},
}};

inline constexpr std::array<Choice<PriceBasis>, 2> kPriceBases{{
    {"net", PriceBasis::net},
    {"gross", PriceBasis::gross},
}};

inline constexpr std::array<Choice<TaxRounding>, 2> kTaxRoundings{{
    {"line", TaxRounding::line},
    {"document", TaxRounding::document},
}};

inline constexpr std::array<Choice<AttributeOwner>, 5> kAttributeOwners{{
    {"product", AttributeOwner::product},
    {"line", AttributeOwner::line},
    {"cart", AttributeOwner::cart},
    {"account", AttributeOwner::account},
    {"customer", AttributeOwner::customer},
}};

inline constexpr std::array<Choice<AttributeType>, 4> kAttributeTypes{{
    {"string", AttributeType::string},
    {"integer", AttributeType::integer},
    {"boolean", AttributeType::boolean},
    {"instant", AttributeType::instant},
}};

inline constexpr std::array<Choice<AttributeVisibility>, 2> kAttributeVisibilities{{
    {"buyer", AttributeVisibility::buyer},
    {"staff", AttributeVisibility::staff},
}};

inline constexpr std::array<Choice<Measure>, 4> kMeasures{{
    {"spend", Measure::spend},
    {"average_order", Measure::average_order},
    {"orders", Measure::orders},
    {"units", Measure::units},
}};

inline constexpr std::array<Choice<RollUp>, 3> kRollUps{{
    {"account", RollUp::account},
    {"hierarchy", RollUp::hierarchy},
    {"customer", RollUp::customer},
}};

/// What a projection says of codes, and of floors: that it has none of them.
enum class Withheld : uint8_t { withheld };
inline constexpr std::array<Choice<Withheld>, 1> kWithheld{{
    {"withheld", Withheld::withheld},
}};

// ---- parts ------------------------------------------------------------------------------------

inline constexpr std::array<Choice<EntitlementEffect>, 4> kEffects{{
    {"grant", EntitlementEffect::grant},
    {"deny", EntitlementEffect::deny},
    {"pass", EntitlementEffect::pass},
    {"block", EntitlementEffect::block},
}};

inline constexpr std::array<Choice<PriceTiersMode>, 2> kPriceTiersModes{{
    {"volume", PriceTiersMode::volume},
    {"graduated", PriceTiersMode::graduated},
}};

inline constexpr std::array<Choice<EntitlementOf>, 2> kEntitlementsOf{{
    {"product", EntitlementOf::product},
    {"price", EntitlementOf::price},
}};

inline constexpr std::array<Choice<VisibilityDefault>, 2> kVisibilityDefaults{{
    {"visible", VisibilityDefault::visible},
    {"hidden", VisibilityDefault::hidden},
}};

inline constexpr std::array<Choice<Exclusivity>, 3> kExclusivities{{
    {"none", Exclusivity::none},
    {"phase", Exclusivity::phase},
    {"all", Exclusivity::all},
}};

/// The bit of a day in WeeklyWindow::days.
inline constexpr std::array<Choice<uint8_t>, 7> kDays{{
    {"mon", uint8_t{1}},
    {"tue", uint8_t{2}},
    {"wed", uint8_t{4}},
    {"thu", uint8_t{8}},
    {"fri", uint8_t{16}},
    {"sat", uint8_t{32}},
    {"sun", uint8_t{64}},
}};

template <typename E, size_t N>
constexpr std::string_view name_in(const std::array<Choice<E>, N>& choices, E value) {
  for (const Choice<E>& choice : choices) {
    if (choice.second == value) return choice.first;
  }
  return {};
}

}  // namespace proviso::json
