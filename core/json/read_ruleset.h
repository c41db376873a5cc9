// A ruleset's JSON to the model, part by part. Contract: reads the shapes of
// schema/ruleset.schema.json and nothing else; references are checked by `compile`; recursion is
// bounded by `limits.nesting`. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "json/reader.h"
#include "proviso/change.h"

namespace proviso::json {

/// Reads a whole ruleset from text. `out` is usable only if no errors were added.
void read_ruleset(std::string_view text, Ruleset& out, Issues& issues);
/// The same for schema/change.schema.json: read_change.cpp.
void read_change(std::string_view text, Change& out, Issues& issues);

void read_settings(const Node& node, Settings& out);              // read_settings.cpp
void read_declarations(Members& members, Ruleset& out);           // read_declarations.cpp
void read_definitions(const Node& node, Definitions& out);        // read_definitions.cpp
void read_products(const Node& node, ProductsPart& out);          // read_products.cpp
void read_prices(const Node& node, PricesPart& out);              // read_prices.cpp
void read_entitlements(const Node& node, EntitlementsPart& out);  // read_entitlements.cpp
void read_price_list(const Node& node, PriceList& out);           // read_prices.cpp
void read_entitlement(const Node& node, Entitlement& out);        // read_entitlements.cpp
void read_promotions(const Node& node, PromotionsPart& out);      // read_promotions.cpp
void read_condition(const Node& node, Condition& out);            // read_condition.cpp
void read_benefit(const Node& node, Benefit& out);                // read_benefit.cpp
void read_tiers(const Node& node, Tiers& out);                    // read_tiers.cpp
void read_formula(const Node& node, Formula& out);                // read_formula.cpp
/// The quantities in which a product is sold.
void read_quantities(Members& members, int64_t& min_quantity, int64_t& step_quantity);
/// Those members of a selector that the product alone decides.
void read_product_members(Members& members, Selector& out);
void read_selector(const Node& node, Selector& out);  // read_selector.cpp
void read_selector(const Node& node, std::optional<Selector>& out);
/// The value of a test of an attribute: a list for `in` and `not_in`, else one value.
void read_attribute_values(const Node& node, Op op, std::vector<AttributeValue>& out);
void read_schedule(const Node& node, Schedule& out);  // read_schedule.cpp

/// Only a promotion's own floor may say what is done on a breach.
enum class FloorOf : uint8_t { prices, promotion };
void read_floor(const Node& node, FloorOf of, std::optional<Floor>& out);  // read_settings.cpp

// ---- shapes that parts share: read_common.cpp -------------------------------------------------

void read_keys(const Node& node, int64_t max, Keys& out, size_t min = 0);
/// An absent list stays absent.
void read_keys(const Node& node, std::optional<Keys>& out);
/// An object of amounts or unit prices by currency.
void read_amounts(const Node& node, std::vector<CurrencyAmount>& out);
/// The same where the model could not tell none from an absent object: none is refused.
void read_some_amounts(const Node& node, std::vector<CurrencyAmount>& out);
void read_audience_rule(const Node& node, AudienceRule& out);
void read_attribute_value(const Node& node, AttributeValue& out);
void read_priority(const Node& node, int32_t& out);
/// A whole number of either sign.
void read_number(const Node& node, int64_t& out);
/// Whether a value fits its operator, a list or not; reports it if not.
bool fits_operator(const Node& node, bool wants_list, IssueCode code);

}  // namespace proviso::json
