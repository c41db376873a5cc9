// Promotions as their author wrote them: selectors, conditions, benefits, stacking. Contract: see
// ruleset.h, whose part this is. Test: tests/core/json/promotion_test.cpp
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proviso/shared_vector.h"

namespace proviso {

using Keys = SharedVector<std::string>;

/// An amount or unit price in one currency; lists of them hold each currency once.
struct CurrencyAmount {
  std::string currency;
  int64_t value = 0;
};
using Money = std::vector<CurrencyAmount>;
using UnitPrices = std::vector<CurrencyAmount>;

/// What a benefit computes on.
enum class Base : uint8_t { stratum, current, list };
/// Which amount a condition reads: before promotions, as its stratum begins, as its phase begins,
/// after all promotions.
enum class At : uint8_t { subtotal, current, net, total };
enum class FloorKind : uint8_t { margin, markup };
enum class OnBreach : uint8_t { clip, drop_adjustment, drop_promotion };

struct Floor {
  FloorKind kind = FloorKind::margin;
  int32_t rate_bp = 0;
  std::optional<OnBreach> on_breach;  // of a promotion's own floor alone
};

/// A string, integer (also an instant) or boolean, as its attribute declares.
using AttributeValue = std::variant<std::string, int64_t, bool>;

/// An absent list does not restrict; a present one holds if any of its keys does.
struct AudienceRule {
  std::optional<std::string> use;
  std::optional<Keys> accounts, segments, regions, channels, contracts;
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
  int64_t from = 0;                   // count or share in basis points
  Money from_amount;                  // of an amount
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
  SharedVector<Promotion> promotions;
};

}  // namespace proviso
