// A ruleset's JSON to the model, part by part. Contract: reads the shapes of
// schema/ruleset.schema.json and nothing else; references are checked by `compile`.
// Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/reader.h"
#include "proviso/ruleset.h"

namespace proviso::json {

/// Reads a whole ruleset from text. `out` is usable only if no errors were added.
void read_ruleset(std::string_view text, Ruleset& out, Issues& issues);

void read_products(const Node& node, ProductsPart& out);          // read_products.cpp
void read_prices(const Node& node, PricesPart& out);              // read_prices.cpp
void read_entitlements(const Node& node, EntitlementsPart& out);  // read_entitlements.cpp
void read_promotions(const Node& node, PromotionsPart& out);      // read_promotions.cpp
void read_condition(const Node& node, Condition& out);            // read_condition.cpp
void read_selector(const Node& node, Selector& out);              // read_selector.cpp

// ---- shapes that parts share: read_common.cpp -------------------------------------------------

void read_keys(const Node& node, int64_t max, Keys& out);
/// An absent list stays absent.
void read_keys(const Node& node, std::optional<Keys>& out);
/// An object of amounts or unit prices by currency.
void read_amounts(const Node& node, std::vector<CurrencyAmount>& out);
void read_audience_rule(const Node& node, AudienceRule& out);
void read_schedule(const Node& node, Schedule& out);
void read_attribute_value(const Node& node, AttributeValue& out);
void read_priority(const Node& node, int32_t& out);

}  // namespace proviso::json
