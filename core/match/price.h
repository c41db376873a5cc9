// The price of some units of a product for a bound account. Contract: the account's price lists in
// order, each followed by those that it falls back to; the first running one that has the product,
// or follows from one that has it, decides; else the list price.
// Test: tests/core/cases_test.cpp
#pragma once

#include "match/session.h"
#include "money/rounding.h"

namespace proviso {

struct FoundPrice {
  bool found = false;
  bool beyond_horizon = false;  // a zone decides whose transitions are not known that far ahead
  int64_t unit_price = 0;       // of the last unit
  PriceSource source;
  Int128 whole = -1;      // graduated: all units, in units of a unit price; -1: all at one
  int64_t next_tier = 0;  // where the next tier begins; 0: there is none
  int64_t min_quantity = 0, step_quantity = 0;  // 0: any
  int64_t valid_until = INT64_MAX;              // when a schedule that was looked at changes
};

/// What all the units cost, in minor units: rounded once.
Int128 amount_of(const FoundPrice& price, int64_t quantity, int unit_price_digits,
                 RoundingMode mode);

/// The tiers of a product's price for an account, each with the price of its units.
std::vector<PriceTier> price_tiers(const Session& session, ProductId product, CurrencyId currency,
                                   int64_t evaluated_at);

/// What one list (a position in PriceIndex::lists) asks for a product, as if it were an entry of
/// its own; nothing if it has none, and follows from none.
std::optional<PriceEntry> entry_of(const Program& program, uint32_t list, ProductId product);

/// What the account's price lists ask for a SKU, whose list price is `list_price` (-1: none); not
/// found: that decides.
FoundPrice find_in_lists(const Session& session, Symbol sku, int64_t list_price, int64_t quantity,
                         CurrencyId currency, int64_t evaluated_at);

FoundPrice find_price(const Session& session, ProductId product, int64_t quantity,
                      CurrencyId currency, int64_t evaluated_at);

}  // namespace proviso
