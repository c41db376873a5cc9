// The ruleset as its author wrote it: plain records, one per object of
// schema/ruleset.schema.json, in document order. Contract: holds no derived data; `compile`
// (program.h) turns it into a Program. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include "proviso/promotion.h"

namespace proviso {

struct CurrencyRule {
  std::string code;
  int exponent = 2;
  int unit_price_digits = 0;
};

// ---- settings -------------------------------------------------------------------------------

enum class RoundingMode : uint8_t { half_up, half_even, half_down, down, toward_merchant };
enum class RoundingLevel : uint8_t { benefit, line, unit, final_price };
enum class Remainders : uint8_t { largest, first_lines, last_line };
enum class CodeCase : uint8_t { insensitive, sensitive };
enum class Choice : uint8_t { priority, best };

enum class PriceBasis : uint8_t { net, gross };
enum class TaxRounding : uint8_t { line, document };

struct TaxRate {
  std::string category;
  int32_t rate_bp = 0;
};

struct Tax {
  PriceBasis prices = PriceBasis::net;
  TaxRounding rounding = TaxRounding::line;
  std::vector<TaxRate> rates;
  std::optional<std::string> default_category, shipping_category;
};

struct StackingGroup {
  std::string key;
  int64_t at_most = 1;
};

struct Settings {
  RoundingMode rounding_mode = RoundingMode::half_up;
  RoundingLevel rounding_level = RoundingLevel::benefit;
  Base percent_base = Base::stratum;
  At condition_base = At::subtotal;  // never total
  Remainders remainders = Remainders::largest;
  CodeCase code_case = CodeCase::insensitive;
  Choice choice = Choice::priority;
  int64_t best_nodes = 2000;
  std::optional<int64_t> max_promotions_per_order, max_promotions_per_line;
  std::optional<int32_t> max_reduction_bp;
  Money max_reduction;
  std::vector<StackingGroup> stacking_groups;
  std::optional<Floor> floor;
  std::optional<Tax> tax;
};

// ---- declarations ---------------------------------------------------------------------------

enum class AttributeOwner : uint8_t { product, line, cart, account, customer };
enum class AttributeType : uint8_t { string, integer, boolean, instant };
enum class AttributeVisibility : uint8_t { buyer, staff };

struct AttributeRule {
  std::string key;
  AttributeOwner owner = AttributeOwner::product;
  AttributeType type = AttributeType::string;
  int scale = 0;
  AttributeVisibility visible_to = AttributeVisibility::buyer;
  bool facet = false;
};

enum class Measure : uint8_t { spend, average_order, orders, units };
enum class RollUp : uint8_t { account, hierarchy, customer };

struct HistoryRule {
  std::string key;
  Measure measure = Measure::spend;
  std::string period;
  RollUp roll_up = RollUp::account;
  bool money() const { return measure == Measure::spend || measure == Measure::average_order; }
};

struct Transition {
  int64_t at = 0;
  int32_t offset_s = 0;
};

struct Zone {
  std::string name;
  int32_t offset_s = 0;                 // before the first transition
  std::vector<Transition> transitions;  // ascending
  int64_t horizon = 0;
};

struct Projection {
  bool floors_withheld = false;
  std::optional<int64_t> valid_until;
};

// ---- products, prices, entitlements ---------------------------------------------------------

struct Category {
  std::string key;
  std::optional<std::string> parent;
  std::string name;
};

struct ProductAttribute {
  std::string attribute;
  AttributeValue value;
};

struct Product {
  std::string sku;
  std::string name;
  std::optional<std::string> category;
  Keys further_categories;
  std::optional<std::string> brand;
  std::vector<ProductAttribute> attributes;
  UnitPrices list_price;
  UnitPrices recommended_price;
  UnitPrices cost;
  UnitPrices floor_price;
  std::optional<std::string> tax_category;
  int quantity_scale = 0;  // decimal digits of its quantities
  std::optional<std::string> unit;
  int64_t min_quantity = 0, step_quantity = 0;  // 0: any
};

struct ProductsPart {
  SharedVector<Category> categories;
  SharedVector<Product> products;
};

struct PriceTier {
  int64_t from = 1;
  int64_t unit_price = 0;
};

enum class PriceTiersMode : uint8_t { volume, graduated };

struct PriceEntry {
  std::string sku;
  int64_t unit_price = 0;
  std::vector<PriceTier> tiers;  // ascending by `from`
  PriceTiersMode mode = PriceTiersMode::volume;
  int64_t min_quantity = 0, step_quantity = 0;  // 0: the product's
};

/// Prices that follow from those of another list, or from list prices.
struct DerivedPrices {
  std::optional<std::string> price_list;  // absent: the products' list prices
  int32_t change_bp = 0;                  // below 0: cheaper
};

struct PriceList {
  std::string key;
  std::string currency;
  int32_t priority = 0;
  bool sale = false;
  std::optional<Floor> floor;
  AudienceRule audience;
  Schedule schedule;
  std::optional<DerivedPrices> based_on;
  std::optional<std::string> fallback;  // the list that is asked next
  SharedVector<PriceEntry> entries;
};

struct PricesPart {
  std::vector<PriceList> price_lists;
};

enum class EntitlementEffect : uint8_t { grant, deny, pass, block };
enum class EntitlementOf : uint8_t { product, price };
enum class VisibilityDefault : uint8_t { visible, hidden };

struct Entitlement {
  std::string key;
  EntitlementEffect effect = EntitlementEffect::grant;
  EntitlementOf of = EntitlementOf::product;
  int32_t priority = 0;
  AudienceRule audience;
  Schedule schedule;
  Selector products;  // its `use`, `skus`, `categories`, `brands` and `attributes`
};

struct EntitlementsPart {
  VisibilityDefault fallback = VisibilityDefault::visible;         // of products
  VisibilityDefault prices_fallback = VisibilityDefault::visible;  // of the prices of visible ones
  std::vector<Entitlement> entitlements;
};

template <typename T>
struct Named {
  std::string key;
  T is;
};

struct Definitions {
  std::vector<Named<Selector>> selectors;
  std::vector<Named<AudienceRule>> audiences;
  std::vector<Named<Condition>> segments;
  std::vector<Named<Condition>> conditions;
  std::vector<Named<Schedule>> schedules;
  std::vector<Named<Benefit>> benefits;
};

struct Ruleset {
  std::string id;
  int64_t version = 0;
  std::vector<CurrencyRule> currencies;
  Settings settings;
  std::vector<AttributeRule> attributes;
  std::vector<HistoryRule> history;
  std::vector<Zone> zones;
  Definitions definitions;
  std::optional<Projection> projection;
  ProductsPart products;
  PricesPart prices;
  EntitlementsPart entitlements;
  PromotionsPart promotions;
};

}  // namespace proviso
