// The model to a ruleset's JSON. Contract: canonical: members in the order of
// schema/ruleset.schema.json, those equal to their default left out, so that equal models give
// equal bytes and reading them gives the model back; as deep as what was read, so every recursion
// is bounded. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/reader.h"
#include "json/writer.h"
#include "proviso/ruleset.h"

namespace proviso::json {

/// Members, left out where they say nothing.
void write_settings(const Settings& settings, Writer& out);           // write_settings.cpp
void write_declarations(const Ruleset& ruleset, Writer& out);         // write_declarations.cpp
void write_definitions(const Definitions& definitions, Writer& out);  // write_definitions.cpp
void write_floor(const std::optional<Floor>& floor, Writer& out);     // write_settings.cpp

/// Values.
void write_products(const ProductsPart& part, Writer& out);          // write_parts.cpp
void write_prices(const PricesPart& part, Writer& out);              // write_parts.cpp
void write_entitlements(const EntitlementsPart& part, Writer& out);  // write_parts.cpp
void write_promotions(const PromotionsPart& part, Writer& out);      // write_promotions.cpp
void write_condition(const Condition& condition, Writer& out);       // write_condition.cpp
void write_product_members(const Selector& selector, Writer& out);
void write_selector(const Selector& selector, Writer& out);  // write_selector.cpp
/// The value of a test of an attribute.
void write_attribute_values(Op op, const std::vector<AttributeValue>& values, Writer& out);
void write_benefit(const Benefit& benefit, Writer& out);  // write_benefit.cpp
void write_tiers(const Tiers& tiers, Writer& out);        // write_formula.cpp
void write_formula(const Formula& formula, Writer& out);  // write_formula.cpp

// ---- shapes that parts share: write_common.cpp ------------------------------------------------

/// Members, left out where absent or empty.
void write_keys(std::string_view name, const std::optional<Keys>& keys, Writer& out);
void write_text(std::string_view name, const std::optional<std::string>& text, Writer& out);
void write_text(std::string_view name, const std::string& text, Writer& out);
void write_integer(std::string_view name, const std::optional<int64_t>& value, Writer& out);
void write_true(std::string_view name, bool value, Writer& out);
void write_boolean(std::string_view name, const std::optional<bool>& value, Writer& out);
void write_selector(std::string_view name, const std::optional<Selector>& selector, Writer& out);
void write_amounts(std::string_view name, const std::vector<CurrencyAmount>& amounts, Writer& out);
void write_priority(int32_t priority, Writer& out);
/// The members `quantity_scale` and `unit`, with which its quantities are read.
void write_measure(const Product& product, Writer& out);
/// The members `audience` and `schedule`.
void write_audience_member(const AudienceRule& rule, Writer& out);
void write_schedule_member(const Schedule& schedule, Writer& out);
template <typename List, typename F>
void write_list(std::string_view name, const List& items, Writer& out, F&& write) {
  if (items.empty()) return;
  out.key(name);
  out.open_array();
  for (const auto& item : items) write(item, out);
  out.close_array();
}
/// A name of the contract, left out if it is the `standard` one.
template <typename E, size_t N>
void write_choice(std::string_view name, const std::array<Choice<E>, N>& choices, E value,
                  E standard, Writer& out) {
  if (value == standard) return;
  for (const Choice<E>& choice : choices) {
    if (choice.second == value) out.member(name, choice.first);
  }
}
template <typename E, size_t N>
void write_choice(std::string_view name, const std::array<Choice<E>, N>& choices,
                  const std::optional<E>& value, Writer& out) {
  for (const Choice<E>& choice : choices) {
    if (value == choice.second) out.member(name, choice.first);
  }
}

/// Values.
void write_keys(const Keys& keys, Writer& out);
void write_amounts(const std::vector<CurrencyAmount>& amounts, Writer& out);
void write_attribute_value(const AttributeValue& value, Writer& out);
void write_audience_rule(const AudienceRule& rule, Writer& out);
void write_schedule(const Schedule& schedule, Writer& out);  // write_schedule.cpp

}  // namespace proviso::json
