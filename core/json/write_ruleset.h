// The model to a ruleset's JSON. Contract: canonical: members in the order of
// schema/ruleset.schema.json, those equal to their default left out, so that equal models give
// equal bytes and reading them gives the model back. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/writer.h"
#include "proviso/ruleset.h"

namespace proviso::json {

void write_products(const ProductsPart& part, Writer& out);          // write_parts.cpp
void write_prices(const PricesPart& part, Writer& out);              // write_parts.cpp
void write_entitlements(const EntitlementsPart& part, Writer& out);  // write_parts.cpp
void write_promotions(const PromotionsPart& part, Writer& out);      // write_promotions.cpp
void write_condition(const Condition& condition, Writer& out);       // write_condition.cpp
void write_selector(const Selector& selector, Writer& out);          // write_condition.cpp

// ---- shapes that parts share: write_common.cpp ------------------------------------------------

void write_keys(const Keys& keys, Writer& out);
/// Members, left out where absent.
void write_keys(std::string_view name, const std::optional<Keys>& keys, Writer& out);
void write_text(std::string_view name, const std::optional<std::string>& text, Writer& out);
void write_integer(std::string_view name, const std::optional<int64_t>& value, Writer& out);
void write_audience_rule(const AudienceRule& rule, Writer& out);
void write_schedule(const Schedule& schedule, Writer& out);
void write_priority(int32_t priority, Writer& out);
/// Values.
void write_amounts(const std::vector<CurrencyAmount>& amounts, Writer& out);
void write_attribute_value(const AttributeValue& value, Writer& out);

}  // namespace proviso::json
