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

// ---- settings -------------------------------------------------------------------------------

enum class RoundingMode : uint8_t { half_up, half_even, half_down, down, toward_merchant };
enum class RoundingLevel : uint8_t { benefit, line, unit, final_price };
/// What a benefit computes on.
enum class Base : uint8_t { stratum, current, list };
/// Which amount a condition reads: before promotions, as its stratum begins, as its phase begins,
/// after all promotions.
enum class At : uint8_t { subtotal, current, net, total };
enum class Remainders : uint8_t { largest, first_lines, last_line };
enum class CodeCase : uint8_t { insensitive, sensitive };
enum class Choice : uint8_t { priority, best };

enum class FloorKind : uint8_t { margin, markup };
enum class OnBreach : uint8_t { clip, drop_adjustment, drop_promotion };

struct Floor {
  FloorKind kind = FloorKind::margin;
  int32_t rate_bp = 0;
  std::optional<OnBreach> on_breach;  // of a promotion's own floor alone
};

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
};

/// A string, integer (also an instant) or boolean, as its attribute declares.
using AttributeValue = std::variant<std::string, int64_t, bool>;

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
  UnitPrices cost;
  UnitPrices floor_price;
  std::optional<std::string> tax_category;
};

struct ProductsPart {
  std::vector<Category> categories;
  std::vector<Product> products;
};

/// An absent list does not restrict; a present one holds if any of its keys does.
struct AudienceRule {
  std::optional<std::string> use;
  std::optional<Keys> accounts, segments, regions, channels;
};

/// Seconds of a local day, half-open; `days` bit 0 is Monday.
struct WeeklyWindow {
  uint8_t days = 0;
  int32_t from_s = 0, until_s = 86400;
};

/// Local days since 1970-01-01, half-open.
struct Blackout {
  int64_t from_day = 0, until_day = 0;
};

/// Half-open [from, until), milliseconds UTC; within it the weekly windows, without blackouts.
struct Schedule {
  std::optional<std::string> use;
  std::optional<int64_t> from, until;
  std::optional<std::string> zone;  // UTC
  std::vector<WeeklyWindow> weekly;
  std::vector<Blackout> blackouts;
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
  bool sale = false;
  std::optional<Floor> floor;
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

// ---- conditions -----------------------------------------------------------------------------

enum class Op : uint8_t { eq, ne, gt, gte, lt, lte, in, not_in };

struct AttributeTest {
  std::string attribute;
  Op op = Op::eq;
  std::vector<AttributeValue> values;  // one, but for `in` and `not_in`
};

struct UnitPriceTest {
  Op op = Op::eq;
  UnitPrices value;
};

/// Which lines: all members given must hold. Empty: every line.
struct Selector {
  std::optional<std::string> use;
  std::optional<Keys> skus, categories, brands;
  std::vector<AttributeTest> attributes;
  std::optional<UnitPriceTest> unit_price;
  std::optional<bool> sale, discounted, bought;
  std::optional<std::vector<Selector>> any;
  std::vector<Selector> negated;  // `not`: none or one
};

enum class Fact : uint8_t {
  cart_amount,
  lines_amount,
  lines_quantity,
  lines_products,
  lines_max_quantity,
  lines_min_quantity,
  lines_min_unit_price,
  lines_max_unit_price,
  shipping_amount,
  history,
  bought,
  currency,
  payment_method,
  payment_terms,
  order_type,
  ship_to,
  customer,
  account,
  region,
  channel,
  segment,
  customer_role,
  shipping_method,
  renewal,
  lead_days,
  attribute,
};

struct Condition {
  enum class Kind : uint8_t { all, any, negation, use, test };
  Kind kind = Kind::all;
  std::vector<Condition> items;  // of all, any, negation (one)
  std::string use;
  Fact fact = Fact::cart_amount;
  Selector of;
  std::optional<At> at;
  std::string name;  // of history, attribute
  bool age_days = false;
  Op op = Op::gte;
  Money amount;                        // of amounts and unit prices
  int64_t count = 0;                   // of counts and days
  Keys keys;                           // of keys: one, but for `in` and `not_in`
  std::vector<AttributeValue> values;  // of attributes, likewise
};

// ---- benefits -------------------------------------------------------------------------------

struct Formula {
  enum class Kind : uint8_t { constant, fact, sum, product, least, greatest, quotient };
  Kind kind = Kind::constant;
  int64_t constant = 0;  // also the divisor
  std::vector<Formula> items;
  Fact fact = Fact::cart_amount;
  std::optional<Selector> of;
  std::optional<At> at;
  std::string name;
};

enum class ValueKind : uint8_t {
  none,
  rate,
  amount,
  unit_price,
  price,  // what it all costs together
  price_of,
  tiers,
  formula,
};

enum class TierBy : uint8_t { quantity, amount };
enum class TierMode : uint8_t { volume, graduated };
enum class ThresholdKind : uint8_t { count, amount, share };

struct TierStep {
  ThresholdKind threshold = ThresholdKind::count;
  int64_t from = 0;        // count or share in basis points
  Money from_amount;       // of an amount
  ValueKind value = ValueKind::rate;  // rate, amount, unit_price
  int32_t rate_bp = 0;
  Money amount;  // amount or unit price
};

struct Tiers {
  TierBy by = TierBy::quantity;
  std::optional<Selector> over;
  std::optional<At> at;
  TierMode mode = TierMode::volume;
  std::string history;
  std::vector<TierStep> steps;
};

enum class BenefitKind : uint8_t {
  use,
  lines,
  bundle,
  buy_get,
  every_nth,
  order,
  total,
  shipping,
  gift,
  points,
  payment_terms,
};

/// What an `amount_minor` is meant for.
enum class Per : uint8_t { unit, line, benefit, entry };
enum class Pick : uint8_t { cheapest, dearest };

struct Part {
  Selector of;
  int64_t quantity = 1;
};

struct Benefit {
  BenefitKind kind = BenefitKind::lines;
  std::string use;
  std::optional<Selector> target;
  std::optional<Base> base;
  std::optional<Pick> pick;
  std::optional<int64_t> max_units, max_units_per_line, max_applications;
  Money cap;
  ValueKind value = ValueKind::none;
  int32_t rate_bp = 0;
  Money amount;  // amount, unit price or price
  Per per = Per::unit;
  std::string price_of;
  std::optional<Tiers> tiers;
  std::optional<Formula> formula;

  std::vector<Part> parts;  // of bundle; of buy_get: buy (unless by amount), get; of gift: per
  Money buy_amount;         // of buy_get by amount
  bool partial = false;     // of buy_get
  int64_t every = 1, position = 0;  // of every_nth; 0: the last
  bool each_group = false;          // of every_nth
  std::optional<Keys> methods;      // of shipping
  Keys skus;                        // of gift
  int64_t quantity = 1;             // of gift
  bool if_missing = false;          // of gift
  int64_t points = 0;
  Money per_amount;  // of points
  int32_t days = 0;  // of payment_terms
};

// ---- promotions -----------------------------------------------------------------------------

struct UseLimits {
  std::optional<int64_t> uses, uses_per_account;
};

enum class Exclusivity : uint8_t { none, phase, all };

struct Stacking {
  Exclusivity exclusivity = Exclusivity::none;
  Keys groups;
  bool reserve = false;
};

struct LocalText {
  std::string locale, title, teaser, terms, image;
};

struct Promotion {
  std::string key;
  std::string title;
  std::vector<LocalText> texts;
  int32_t priority = 0;
  AudienceRule audience;
  Schedule schedule;
  Keys codes;
  UseLimits limits;
  bool limited = false;
  Stacking stacking;
  std::optional<Floor> floor;
  std::optional<Condition> condition;
  std::vector<Benefit> benefits;
};

struct PromotionsPart {
  std::vector<Promotion> promotions;
};

template <typename T>
struct Named {
  std::string key;
  T is;
};

struct Definitions {
  std::vector<Named<Selector>> selectors;
  std::vector<Named<AudienceRule>> audiences;
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
