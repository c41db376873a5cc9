// What an account sees, as a filter over product documents: for search engines, which count and
// page by themselves, and for products that the ruleset does not hold. Contract: the filter is true
// of exactly the products that the account sees (or whose price it is shown); it names keys that
// entitlements name, so it is for servers, not for buyers.
// Test: tests/core/catalog/search_filter_test.cpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proviso/evaluator.h"
#include "proviso/ruleset.h"

namespace proviso {

/// A boolean expression over the members of a product document: `sku`, `categories` (all that it is
/// in and all above these), `brand`, attributes by key.
struct SearchFilter {
  enum class Kind : uint8_t {
    everything,
    nothing,
    all,
    any,
    negation,
    skus,
    categories,
    brands,
    attribute
  };
  Kind kind = Kind::everything;
  std::vector<SearchFilter> items;  // of all, any; one, of negation
  Keys keys;                        // of skus, categories, brands: one of these; sorted
  AttributeTest test;               // of attribute
};

/// The filter of what the session's audience sees, or whose price it is shown, at an instant.
SearchFilter search_filter(const Session& session, int64_t evaluated_at,
                           EntitlementOf of = EntitlementOf::product);

/// A product as its own system tells it.
struct OutsideProduct {
  std::string sku;
  Keys categories;  // those that it is in; the ruleset knows what is above them
  std::optional<std::string> brand;
  std::vector<ProductAttribute> attributes;
  UnitPrices list_price;
  int quantity_scale = 0;  // its price is that of a whole unit
};

/// A product of a ruleset, as its own system would tell it.
OutsideProduct outside_product(const Product& product);

/// Whether a filter is true of a product. A comparison with a missing attribute is false, but `ne`
/// and `not_in` are true.
bool filter_holds(const Program& program, const SearchFilter& filter,
                  const OutsideProduct& product);

struct OutsideDecision {
  bool visible = false;
  bool priced = false, hidden_price = false;
  int64_t unit_price = 0;
  PriceSource source;
};

/// What an account sees and pays of products that the ruleset need not hold, one by one.
std::vector<OutsideDecision> decide_outside(const Session& session,
                                            const std::vector<OutsideProduct>& products,
                                            CurrencyId currency, int64_t evaluated_at);

}  // namespace proviso
