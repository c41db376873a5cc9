// The contract's spellings of the ruleset's enumerations, for reading and for writing.
// Contract: one table each, in the order of schema/ruleset.schema.json.
// Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/reader.h"
#include "proviso/ruleset.h"

namespace proviso::json {

inline constexpr std::string_view kFormat = "proviso/1";

inline constexpr std::array<Choice<RoundingMode>, 4> kRoundingModes{{
    {"half_up", RoundingMode::half_up},
    {"half_even", RoundingMode::half_even},
    {"half_down", RoundingMode::half_down},
    {"down", RoundingMode::down},
}};

inline constexpr std::array<Choice<RoundingLevel>, 2> kRoundingLevels{{
    {"benefit", RoundingLevel::benefit},
    {"line", RoundingLevel::line},
}};

inline constexpr std::array<Choice<AttributeType>, 3> kAttributeTypes{{
    {"string", AttributeType::string},
    {"integer", AttributeType::integer},
    {"boolean", AttributeType::boolean},
}};

inline constexpr std::array<Choice<AttributeVisibility>, 2> kAttributeVisibilities{{
    {"buyer", AttributeVisibility::buyer},
    {"staff", AttributeVisibility::staff},
}};

/// Attributes of products are the only ones yet, so the model does not tell owners apart.
enum class AttributeOwner : uint8_t { product };
inline constexpr std::array<Choice<AttributeOwner>, 1> kAttributeOwners{{
    {"product", AttributeOwner::product},
}};

/// What a projection says of codes: that it has none of them.
enum class ProjectionCodes : uint8_t { withheld };
inline constexpr std::array<Choice<ProjectionCodes>, 1> kProjectionCodes{{
    {"withheld", ProjectionCodes::withheld},
}};

inline constexpr std::array<Choice<EntitlementEffect>, 2> kEffects{{
    {"grant", EntitlementEffect::grant},
    {"deny", EntitlementEffect::deny},
}};

inline constexpr std::array<Choice<VisibilityDefault>, 2> kVisibilityDefaults{{
    {"visible", VisibilityDefault::visible},
    {"hidden", VisibilityDefault::hidden},
}};

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

/// Those that compare amounts and counts.
inline constexpr std::array<Choice<Op>, 6> kOrderOps{
    {kOps[0], kOps[1], kOps[2], kOps[3], kOps[4], kOps[5]}};

inline constexpr std::array<Choice<Fact>, 3> kFacts{{
    {"cart.subtotal", Fact::cart_subtotal},
    {"lines.amount", Fact::lines_amount},
    {"lines.quantity", Fact::lines_quantity},
}};

inline constexpr std::array<Choice<BenefitKind>, 4> kBenefitKinds{{
    {"percent_off_lines", BenefitKind::percent_off_lines},
    {"fixed_unit_price", BenefitKind::fixed_unit_price},
    {"percent_off_order", BenefitKind::percent_off_order},
    {"amount_off_order", BenefitKind::amount_off_order},
}};

template <typename E, size_t N>
constexpr std::string_view name_in(const std::array<Choice<E>, N>& choices, E value) {
  for (const Choice<E>& choice : choices) {
    if (choice.second == value) return choice.first;
  }
  return {};
}

}  // namespace proviso::json
