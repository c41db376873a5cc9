// The ruleset as its author wrote it: plain records, one per object of
// schema/ruleset.schema.json, in document order. Contract: holds no derived data; `compile`
// (program.h) turns it into a Program. Test: tests/core/json/ruleset_test.cpp
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso {

using Keys = std::vector<std::string>;

/// An amount or unit price in one currency; lists of them hold each currency once.
struct CurrencyAmount {
  std::string currency;
  int64_t value = 0;
};
using Money = std::vector<CurrencyAmount>;
using UnitPrices = std::vector<CurrencyAmount>;

struct CurrencyRule {
  std::string code;
  int exponent = 2;
  int unit_price_digits = 0;
};

enum class RoundingMode : uint8_t { half_up, half_even, half_down, down };
enum class RoundingLevel : uint8_t { benefit, line };

struct Settings {
  RoundingMode rounding_mode = RoundingMode::half_up;
  RoundingLevel rounding_level = RoundingLevel::benefit;
};

enum class AttributeType : uint8_t { string, integer, boolean };
enum class AttributeVisibility : uint8_t { buyer, staff };

struct AttributeRule {
  std::string key;
  AttributeType type = AttributeType::string;
  AttributeVisibility visible_to = AttributeVisibility::buyer;
};

/// A string, integer or boolean, as its attribute declares.
using AttributeValue = std::variant<std::string, int64_t, bool>;

struct Projection {
  std::optional<int64_t> valid_until;
};

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
  UnitPrices cost;
};

struct ProductsPart {
  std::vector<Category> categories;
  std::vector<Product> products;
};

/// An absent list does not restrict; a present one holds if any of its keys does.
struct AudienceRule {
  std::optional<Keys> accounts, segments, regions, channels;
};

/// Half-open [from, until), milliseconds UTC.
struct Schedule {
  std::optional<int64_t> from, until;
};

struct PriceTier {
  int64_t from = 1;
  int64_t unit_price = 0;
};

struct PriceEntry {
  std::string sku;
  int64_t unit_price = 0;
  std::vector<PriceTier> tiers;  // ascending by `from`
};

struct PriceList {
  std::string key;
  std::string currency;
  int32_t priority = 0;
  AudienceRule audience;
  Schedule schedule;
  std::vector<PriceEntry> entries;
};

struct PricesPart {
  std::vector<PriceList> price_lists;
};

enum class EntitlementEffect : uint8_t { grant, deny };
enum class VisibilityDefault : uint8_t { visible, hidden };

struct Entitlement {
  std::string key;
  EntitlementEffect effect = EntitlementEffect::grant;
  std::optional<Keys> accounts, segments;  // neither: everyone
  std::optional<Keys> skus, categories;    // neither: everything
};

struct EntitlementsPart {
  VisibilityDefault fallback = VisibilityDefault::visible;
  std::vector<Entitlement> entitlements;
};

enum class Op : uint8_t { eq, ne, gt, gte, lt, lte, in, not_in };

struct AttributeTest {
  std::string attribute;
  Op op = Op::eq;
  std::vector<AttributeValue> values;  // one, but for `in` and `not_in`
};

/// Which lines: all members given must hold. Empty: every line.
struct Selector {
  std::optional<Keys> skus, categories, brands;
  std::vector<AttributeTest> attributes;
  std::optional<std::vector<Selector>> any;
  std::vector<Selector> negated;  // `not`: none or one
};

enum class Fact : uint8_t { cart_subtotal, lines_amount, lines_quantity };

struct Condition {
  enum class Kind : uint8_t { all, any, negation, test };
  Kind kind = Kind::all;
  std::vector<Condition> items;  // of all, any, negation (one)
  Fact fact = Fact::cart_subtotal;
  Selector of;
  Op op = Op::gte;
  Money amount;       // of cart_subtotal, lines_amount
  int64_t count = 0;  // of lines_quantity
};

enum class BenefitKind : uint8_t {
  percent_off_lines,
  fixed_unit_price,
  percent_off_order,
  amount_off_order,
};

struct Benefit {
  BenefitKind kind = BenefitKind::percent_off_lines;
  int32_t rate_bp = 0;
  UnitPrices unit_price;
  Money amount;
  std::optional<Selector> target;
};

struct UseLimits {
  std::optional<int64_t> uses, uses_per_account;
};

struct Promotion {
  std::string key;
  std::string title;
  int32_t priority = 0;
  AudienceRule audience;
  Schedule schedule;
  Keys codes;
  UseLimits limits;
  bool limited = false;
  std::optional<Condition> condition;
  std::vector<Benefit> benefits;
};

struct PromotionsPart {
  std::vector<Promotion> promotions;
};

struct Ruleset {
  std::string id;
  int64_t version = 0;
  std::vector<CurrencyRule> currencies;
  Settings settings;
  std::vector<AttributeRule> attributes;
  std::optional<Projection> projection;
  ProductsPart products;
  PricesPart prices;
  EntitlementsPart entitlements;
  PromotionsPart promotions;
};

}  // namespace proviso
