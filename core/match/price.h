// The price of some units of a product for a bound account. Contract: the account's price lists in
// order, the first running one with an entry decides; else the list price.
// Test: tests/core/cases_test.cpp
#pragma once

#include "match/session.h"

namespace proviso {

struct FoundPrice {
  bool found = false;
  int64_t unit_price = 0;
  PriceSource source;
  int64_t valid_until = INT64_MAX;  // when a schedule that was looked at changes
};

/// What the account's price lists ask for a SKU; not found: its list price decides.
FoundPrice find_in_lists(const Session& session, Symbol sku, int64_t quantity, CurrencyId currency,
                         int64_t evaluated_at);

FoundPrice find_price(const Session& session, ProductId product, int64_t quantity,
                      CurrencyId currency, int64_t evaluated_at);

}  // namespace proviso
