// The closed lists: issue codes, outcomes, reasons; a name and a phrase each.
// Contract: generated from schema/codes.json by tools/generate: change that, never this.
// Test: tests/tidy/generated.test.mjs
// clang-format off
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace proviso {

/// What is wrong with a ruleset or a request.
enum class IssueCode : uint8_t {
  malformed_json,  ///< the text is not JSON
  document_too_large,  ///< the document has more bytes than its limit
  nesting_too_deep,  ///< objects and arrays are nested deeper than the limit
  too_many_values,  ///< the document holds more values than its limit
  duplicate_member,  ///< an object has two members of one name
  unknown_member,  ///< the contract has no such member here
  missing_member,  ///< a required member is missing
  wrong_type,  ///< the value is of another type than the contract says
  not_an_integer,  ///< the number must be a whole number, written without fraction or exponent
  out_of_range,  ///< the number is outside the range that the contract allows
  unknown_value,  ///< the value is not one of those that the contract lists
  empty,  ///< the value must not be empty
  too_long,  ///< the text has more bytes than its limit
  too_many_items,  ///< the list has more items than its limit
  unsupported_format,  ///< this program reads another version of the contract
  duplicate_key,  ///< the key is used twice where it must be unique
  unknown_reference,  ///< the key names nothing in this ruleset
  category_cycle,  ///< the category is its own ancestor
  attribute_type,  ///< the value or operator does not fit the attribute's declared type
  unknown_currency,  ///< the ruleset does not declare this currency
  empty_window,  ///< the window ends before it begins
  tiers_not_ascending,  ///< each tier must start at a higher quantity than the one before
  unknown_product,  ///< no such product
  no_price,  ///< the product has no price in this currency
  quantity_below_minimum,  ///< the product is sold in larger quantities
  quantity_not_a_step,  ///< the product is sold in multiples of another quantity
  amount_too_large,  ///< an amount is larger than 2^53-1 minor units
  projection_expired,  ///< this projection is past its `valid_until`: fetch a new one
  definition_cycle,  ///< the definition uses itself
  zone_horizon,  ///< the time zone's transitions are not known that far ahead
  formula_overflow,  ///< the formula can leave the range of whole numbers that are exact
  wrong_value,  ///< this benefit does not take this value
  price_list_cycle,  ///< the list is based on itself, or falls back to itself
  not_by_product,  ///< an entitlement can only use a selector that the product alone decides
  not_about_who,  ///< the rule of a segment can only read who asks, at no certain time
  staff_only,  ///< this is told to staff alone, from the whole ruleset
  price_below_cost,  ///< the price is below the product's cost
  tier_cliff,  ///< one unit more costs less in all than before the tier
  never_applies,  ///< no cart can earn it
  always_beaten,  ///< another promotion always comes before it and excludes it
  percents_over_100,  ///< together these take more than 100 %
  unlimited_code,  ///< the code can be used without end
  per_line_semantics,  ///< splitting a line changes what is paid
  order_dependent,  ///< of these two with equal priority the keys decide who gives how much
  floor_disclosed,  ///< a price that is clipped shows the floor to whoever sees it
};

/// Every IssueCode, in the order of schema/codes.json.
inline constexpr std::array<IssueCode, 45> kIssueCodes = {
    IssueCode::malformed_json,
    IssueCode::document_too_large,
    IssueCode::nesting_too_deep,
    IssueCode::too_many_values,
    IssueCode::duplicate_member,
    IssueCode::unknown_member,
    IssueCode::missing_member,
    IssueCode::wrong_type,
    IssueCode::not_an_integer,
    IssueCode::out_of_range,
    IssueCode::unknown_value,
    IssueCode::empty,
    IssueCode::too_long,
    IssueCode::too_many_items,
    IssueCode::unsupported_format,
    IssueCode::duplicate_key,
    IssueCode::unknown_reference,
    IssueCode::category_cycle,
    IssueCode::attribute_type,
    IssueCode::unknown_currency,
    IssueCode::empty_window,
    IssueCode::tiers_not_ascending,
    IssueCode::unknown_product,
    IssueCode::no_price,
    IssueCode::quantity_below_minimum,
    IssueCode::quantity_not_a_step,
    IssueCode::amount_too_large,
    IssueCode::projection_expired,
    IssueCode::definition_cycle,
    IssueCode::zone_horizon,
    IssueCode::formula_overflow,
    IssueCode::wrong_value,
    IssueCode::price_list_cycle,
    IssueCode::not_by_product,
    IssueCode::not_about_who,
    IssueCode::staff_only,
    IssueCode::price_below_cost,
    IssueCode::tier_cliff,
    IssueCode::never_applies,
    IssueCode::always_beaten,
    IssueCode::percents_over_100,
    IssueCode::unlimited_code,
    IssueCode::per_line_semantics,
    IssueCode::order_dependent,
    IssueCode::floor_disclosed,
};

/// The value as the contract spells it.
constexpr std::string_view name(IssueCode value) {
  switch (value) {
    case IssueCode::malformed_json:
      return "malformed_json";
    case IssueCode::document_too_large:
      return "document_too_large";
    case IssueCode::nesting_too_deep:
      return "nesting_too_deep";
    case IssueCode::too_many_values:
      return "too_many_values";
    case IssueCode::duplicate_member:
      return "duplicate_member";
    case IssueCode::unknown_member:
      return "unknown_member";
    case IssueCode::missing_member:
      return "missing_member";
    case IssueCode::wrong_type:
      return "wrong_type";
    case IssueCode::not_an_integer:
      return "not_an_integer";
    case IssueCode::out_of_range:
      return "out_of_range";
    case IssueCode::unknown_value:
      return "unknown_value";
    case IssueCode::empty:
      return "empty";
    case IssueCode::too_long:
      return "too_long";
    case IssueCode::too_many_items:
      return "too_many_items";
    case IssueCode::unsupported_format:
      return "unsupported_format";
    case IssueCode::duplicate_key:
      return "duplicate_key";
    case IssueCode::unknown_reference:
      return "unknown_reference";
    case IssueCode::category_cycle:
      return "category_cycle";
    case IssueCode::attribute_type:
      return "attribute_type";
    case IssueCode::unknown_currency:
      return "unknown_currency";
    case IssueCode::empty_window:
      return "empty_window";
    case IssueCode::tiers_not_ascending:
      return "tiers_not_ascending";
    case IssueCode::unknown_product:
      return "unknown_product";
    case IssueCode::no_price:
      return "no_price";
    case IssueCode::quantity_below_minimum:
      return "quantity_below_minimum";
    case IssueCode::quantity_not_a_step:
      return "quantity_not_a_step";
    case IssueCode::amount_too_large:
      return "amount_too_large";
    case IssueCode::projection_expired:
      return "projection_expired";
    case IssueCode::definition_cycle:
      return "definition_cycle";
    case IssueCode::zone_horizon:
      return "zone_horizon";
    case IssueCode::formula_overflow:
      return "formula_overflow";
    case IssueCode::wrong_value:
      return "wrong_value";
    case IssueCode::price_list_cycle:
      return "price_list_cycle";
    case IssueCode::not_by_product:
      return "not_by_product";
    case IssueCode::not_about_who:
      return "not_about_who";
    case IssueCode::staff_only:
      return "staff_only";
    case IssueCode::price_below_cost:
      return "price_below_cost";
    case IssueCode::tier_cliff:
      return "tier_cliff";
    case IssueCode::never_applies:
      return "never_applies";
    case IssueCode::always_beaten:
      return "always_beaten";
    case IssueCode::percents_over_100:
      return "percents_over_100";
    case IssueCode::unlimited_code:
      return "unlimited_code";
    case IssueCode::per_line_semantics:
      return "per_line_semantics";
    case IssueCode::order_dependent:
      return "order_dependent";
    case IssueCode::floor_disclosed:
      return "floor_disclosed";
  }
  return {};
}

/// The value's sentence, for people.
constexpr std::string_view phrase(IssueCode value) {
  switch (value) {
    case IssueCode::malformed_json:
      return "the text is not JSON";
    case IssueCode::document_too_large:
      return "the document has more bytes than its limit";
    case IssueCode::nesting_too_deep:
      return "objects and arrays are nested deeper than the limit";
    case IssueCode::too_many_values:
      return "the document holds more values than its limit";
    case IssueCode::duplicate_member:
      return "an object has two members of one name";
    case IssueCode::unknown_member:
      return "the contract has no such member here";
    case IssueCode::missing_member:
      return "a required member is missing";
    case IssueCode::wrong_type:
      return "the value is of another type than the contract says";
    case IssueCode::not_an_integer:
      return "the number must be a whole number, written without fraction or exponent";
    case IssueCode::out_of_range:
      return "the number is outside the range that the contract allows";
    case IssueCode::unknown_value:
      return "the value is not one of those that the contract lists";
    case IssueCode::empty:
      return "the value must not be empty";
    case IssueCode::too_long:
      return "the text has more bytes than its limit";
    case IssueCode::too_many_items:
      return "the list has more items than its limit";
    case IssueCode::unsupported_format:
      return "this program reads another version of the contract";
    case IssueCode::duplicate_key:
      return "the key is used twice where it must be unique";
    case IssueCode::unknown_reference:
      return "the key names nothing in this ruleset";
    case IssueCode::category_cycle:
      return "the category is its own ancestor";
    case IssueCode::attribute_type:
      return "the value or operator does not fit the attribute's declared type";
    case IssueCode::unknown_currency:
      return "the ruleset does not declare this currency";
    case IssueCode::empty_window:
      return "the window ends before it begins";
    case IssueCode::tiers_not_ascending:
      return "each tier must start at a higher quantity than the one before";
    case IssueCode::unknown_product:
      return "no such product";
    case IssueCode::no_price:
      return "the product has no price in this currency";
    case IssueCode::quantity_below_minimum:
      return "the product is sold in larger quantities";
    case IssueCode::quantity_not_a_step:
      return "the product is sold in multiples of another quantity";
    case IssueCode::amount_too_large:
      return "an amount is larger than 2^53-1 minor units";
    case IssueCode::projection_expired:
      return "this projection is past its `valid_until`: fetch a new one";
    case IssueCode::definition_cycle:
      return "the definition uses itself";
    case IssueCode::zone_horizon:
      return "the time zone's transitions are not known that far ahead";
    case IssueCode::formula_overflow:
      return "the formula can leave the range of whole numbers that are exact";
    case IssueCode::wrong_value:
      return "this benefit does not take this value";
    case IssueCode::price_list_cycle:
      return "the list is based on itself, or falls back to itself";
    case IssueCode::not_by_product:
      return "an entitlement can only use a selector that the product alone decides";
    case IssueCode::not_about_who:
      return "the rule of a segment can only read who asks, at no certain time";
    case IssueCode::staff_only:
      return "this is told to staff alone, from the whole ruleset";
    case IssueCode::price_below_cost:
      return "the price is below the product's cost";
    case IssueCode::tier_cliff:
      return "one unit more costs less in all than before the tier";
    case IssueCode::never_applies:
      return "no cart can earn it";
    case IssueCode::always_beaten:
      return "another promotion always comes before it and excludes it";
    case IssueCode::percents_over_100:
      return "together these take more than 100 %";
    case IssueCode::unlimited_code:
      return "the code can be used without end";
    case IssueCode::per_line_semantics:
      return "splitting a line changes what is paid";
    case IssueCode::order_dependent:
      return "of these two with equal priority the keys decide who gives how much";
    case IssueCode::floor_disclosed:
      return "a price that is clipped shows the floor to whoever sees it";
  }
  return {};
}

/// True for codes that do not keep a document from being used.
constexpr bool is_warning(IssueCode value) { return value == IssueCode::price_below_cost || value == IssueCode::tier_cliff || value == IssueCode::never_applies || value == IssueCode::always_beaten || value == IssueCode::percents_over_100 || value == IssueCode::unlimited_code || value == IssueCode::per_line_semantics || value == IssueCode::order_dependent || value == IssueCode::floor_disclosed; }

/// What became of a promotion that was considered.
enum class Outcome : uint8_t {
  applied,  ///< its benefits are in the result
  skipped,  ///< eligible, but it gave nothing
  ineligible,  ///< a condition does not hold
  undetermined,  ///< it hangs on facts that are withheld here
  error,  ///< it could not be evaluated
};

/// Every Outcome, in the order of schema/codes.json.
inline constexpr std::array<Outcome, 5> kOutcomes = {
    Outcome::applied,
    Outcome::skipped,
    Outcome::ineligible,
    Outcome::undetermined,
    Outcome::error,
};

/// The value as the contract spells it.
constexpr std::string_view name(Outcome value) {
  switch (value) {
    case Outcome::applied:
      return "applied";
    case Outcome::skipped:
      return "skipped";
    case Outcome::ineligible:
      return "ineligible";
    case Outcome::undetermined:
      return "undetermined";
    case Outcome::error:
      return "error";
  }
  return {};
}

/// The value's sentence, for people.
constexpr std::string_view phrase(Outcome value) {
  switch (value) {
    case Outcome::applied:
      return "its benefits are in the result";
    case Outcome::skipped:
      return "eligible, but it gave nothing";
    case Outcome::ineligible:
      return "a condition does not hold";
    case Outcome::undetermined:
      return "it hangs on facts that are withheld here";
    case Outcome::error:
      return "it could not be evaluated";
  }
  return {};
}

/// Why a promotion had its outcome.
enum class Reason : uint8_t {
  applied,  ///< its conditions hold and its benefits were given
  audience,  ///< the buyer is not in its audience
  not_started,  ///< its schedule has not begun
  ended,  ///< its schedule is over
  not_now,  ///< its schedule pauses at this time
  code_missing,  ///< none of its codes was entered
  code_unknown,  ///< no promotion for this buyer has this code now
  code_withheld,  ///< only the server knows what this code does
  no_matching_line,  ///< no line in the cart matches what it selects
  condition,  ///< its condition does not hold
  currency,  ///< it has no amount in this currency
  used_up,  ///< its uses are used up
  used_up_by_account,  ///< this account has used it as often as it may
  excluded,  ///< a promotion that allows no other applied
  group_full,  ///< its group has as many promotions as it may
  order_full,  ///< the order has as many promotions as it may
  not_chosen,  ///< other promotions together save more
  floor,  ///< it would pass the lowest price allowed
  codes_incomplete,  ///< all codes were to be used or none, and one was not
  gift_unavailable,  ///< none of its gifts is to be had
  fact_withheld,  ///< it hangs on a fact that only the server knows
  no_effect,  ///< nothing was left to take off, or the price was already as low
};

/// Every Reason, in the order of schema/codes.json.
inline constexpr std::array<Reason, 22> kReasons = {
    Reason::applied,
    Reason::audience,
    Reason::not_started,
    Reason::ended,
    Reason::not_now,
    Reason::code_missing,
    Reason::code_unknown,
    Reason::code_withheld,
    Reason::no_matching_line,
    Reason::condition,
    Reason::currency,
    Reason::used_up,
    Reason::used_up_by_account,
    Reason::excluded,
    Reason::group_full,
    Reason::order_full,
    Reason::not_chosen,
    Reason::floor,
    Reason::codes_incomplete,
    Reason::gift_unavailable,
    Reason::fact_withheld,
    Reason::no_effect,
};

/// The value as the contract spells it.
constexpr std::string_view name(Reason value) {
  switch (value) {
    case Reason::applied:
      return "applied";
    case Reason::audience:
      return "audience";
    case Reason::not_started:
      return "not_started";
    case Reason::ended:
      return "ended";
    case Reason::not_now:
      return "not_now";
    case Reason::code_missing:
      return "code_missing";
    case Reason::code_unknown:
      return "code_unknown";
    case Reason::code_withheld:
      return "code_withheld";
    case Reason::no_matching_line:
      return "no_matching_line";
    case Reason::condition:
      return "condition";
    case Reason::currency:
      return "currency";
    case Reason::used_up:
      return "used_up";
    case Reason::used_up_by_account:
      return "used_up_by_account";
    case Reason::excluded:
      return "excluded";
    case Reason::group_full:
      return "group_full";
    case Reason::order_full:
      return "order_full";
    case Reason::not_chosen:
      return "not_chosen";
    case Reason::floor:
      return "floor";
    case Reason::codes_incomplete:
      return "codes_incomplete";
    case Reason::gift_unavailable:
      return "gift_unavailable";
    case Reason::fact_withheld:
      return "fact_withheld";
    case Reason::no_effect:
      return "no_effect";
  }
  return {};
}

/// The value's sentence, for people.
constexpr std::string_view phrase(Reason value) {
  switch (value) {
    case Reason::applied:
      return "its conditions hold and its benefits were given";
    case Reason::audience:
      return "the buyer is not in its audience";
    case Reason::not_started:
      return "its schedule has not begun";
    case Reason::ended:
      return "its schedule is over";
    case Reason::not_now:
      return "its schedule pauses at this time";
    case Reason::code_missing:
      return "none of its codes was entered";
    case Reason::code_unknown:
      return "no promotion for this buyer has this code now";
    case Reason::code_withheld:
      return "only the server knows what this code does";
    case Reason::no_matching_line:
      return "no line in the cart matches what it selects";
    case Reason::condition:
      return "its condition does not hold";
    case Reason::currency:
      return "it has no amount in this currency";
    case Reason::used_up:
      return "its uses are used up";
    case Reason::used_up_by_account:
      return "this account has used it as often as it may";
    case Reason::excluded:
      return "a promotion that allows no other applied";
    case Reason::group_full:
      return "its group has as many promotions as it may";
    case Reason::order_full:
      return "the order has as many promotions as it may";
    case Reason::not_chosen:
      return "other promotions together save more";
    case Reason::floor:
      return "it would pass the lowest price allowed";
    case Reason::codes_incomplete:
      return "all codes were to be used or none, and one was not";
    case Reason::gift_unavailable:
      return "none of its gifts is to be had";
    case Reason::fact_withheld:
      return "it hangs on a fact that only the server knows";
    case Reason::no_effect:
      return "nothing was left to take off, or the price was already as low";
  }
  return {};
}

}  // namespace proviso
