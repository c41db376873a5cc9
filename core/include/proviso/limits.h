// Every limit of the contract, in one struct; code reads them as `limits.lines`.
// Contract: generated from schema/limits.json by tools/generate: change that, never this.
// Test: tests/tidy/generated.test.mjs
// clang-format off
#pragma once

#include <cstdint>

namespace proviso {

struct Limits {
  /// bytes of a request's JSON
  static constexpr int64_t request_bytes = 8388608;
  /// bytes of a ruleset's JSON
  static constexpr int64_t ruleset_bytes = 1073741824;
  /// levels of objects and arrays in a document
  static constexpr int64_t nesting = 48;
  /// values in a request's JSON
  static constexpr int64_t request_values = 200000;
  /// values in a ruleset's JSON
  static constexpr int64_t ruleset_values = 100000000;
  /// issues reported for one document
  static constexpr int64_t issues = 100;
  /// bytes of a key or a code
  static constexpr int64_t key_bytes = 128;
  /// bytes of a text shown to people
  static constexpr int64_t text_bytes = 2000;
  /// minor units of an amount: 2^53-1
  static constexpr int64_t minor = 9007199254740991;
  /// units on a line, the smallest ones where its product has a scale
  static constexpr int64_t quantity = 1000000000;
  /// decimal digits of a quantity
  static constexpr int64_t quantity_scale = 6;
  /// lines in a cart
  static constexpr int64_t lines = 10000;
  /// codes entered with a cart
  static constexpr int64_t codes_entered = 100;
  /// shipping entries in a cart
  static constexpr int64_t shipping_entries = 100;
  /// parent accounts of an account
  static constexpr int64_t ancestors = 32;
  /// segments of an account
  static constexpr int64_t segments = 1000;
  /// contracts of an account
  static constexpr int64_t contracts = 1000;
  /// promotions whose uses are given in facts
  static constexpr int64_t uses = 10000;
  /// currencies in a ruleset or in one amount
  static constexpr int64_t currencies = 64;
  /// declared attributes
  static constexpr int64_t attributes = 1000;
  /// attributes of one product
  static constexpr int64_t product_attributes = 200;
  /// categories
  static constexpr int64_t categories = 100000;
  /// levels of the category tree
  static constexpr int64_t category_depth = 64;
  /// further categories of one product
  static constexpr int64_t further_categories = 100;
  /// products
  static constexpr int64_t products = 2000000;
  /// price lists
  static constexpr int64_t price_lists = 100000;
  /// price lists that one follows from, or falls back to
  static constexpr int64_t price_list_chain = 8;
  /// entries of one price list
  static constexpr int64_t price_entries = 2000000;
  /// tiers of one price entry
  static constexpr int64_t tiers = 100;
  /// entitlements
  static constexpr int64_t entitlements = 100000;
  /// promotions
  static constexpr int64_t promotions = 1000000;
  /// benefits of one promotion
  static constexpr int64_t benefits = 16;
  /// codes of one promotion
  static constexpr int64_t codes = 100000;
  /// members of one `all` or `any`
  static constexpr int64_t condition_items = 64;
  /// keys in one list of an audience, selector or entitlement
  static constexpr int64_t keys = 100000;
  /// attribute tests of one selector
  static constexpr int64_t attribute_tests = 16;
  /// values in one attribute test
  static constexpr int64_t attribute_test_values = 1000;
  /// a priority
  static constexpr int64_t priority = 1000000;
  /// basis points of a rate
  static constexpr int64_t rate_bp = 10000;
  /// own attributes of one line, cart, account or customer
  static constexpr int64_t line_attributes = 200;
  /// roles of a customer
  static constexpr int64_t roles = 100;
  /// SKUs bought before
  static constexpr int64_t bought = 100000;
  /// history facts
  static constexpr int64_t history = 100;
  /// time zones
  static constexpr int64_t zones = 64;
  /// transitions of a time zone
  static constexpr int64_t transitions = 2000;
  /// definitions of one kind
  static constexpr int64_t definitions = 10000;
  /// weekly windows of a schedule
  static constexpr int64_t weekly_windows = 32;
  /// blackout dates of a schedule
  static constexpr int64_t blackouts = 366;
  /// locales of a promotion's texts
  static constexpr int64_t locales = 64;
  /// parts of a bundle
  static constexpr int64_t parts = 8;
  /// gifts to choose from
  static constexpr int64_t gift_skus = 100;
  /// steps of a benefit's tiers
  static constexpr int64_t tier_steps = 100;
  /// members of one formula
  static constexpr int64_t formula_items = 16;
  /// stacking groups
  static constexpr int64_t stacking_groups = 1000;
  /// stacking groups of one promotion
  static constexpr int64_t groups = 16;
  /// tax rates
  static constexpr int64_t tax_rates = 100;
  /// sets of promotions that `best` may weigh
  static constexpr int64_t best_nodes = 1000000;
  /// evaluations of one search for near misses
  static constexpr int64_t evaluations = 100000;
  /// evaluations of one check of a ruleset
  static constexpr int64_t check_evaluations = 20000;
  /// products on one catalog page
  static constexpr int64_t page_size = 1000;
};

inline constexpr Limits limits{};

}  // namespace proviso
