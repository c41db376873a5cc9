// The price of some units of a product for a bound account. Contract: the account's price lists in
// order, each followed by those that it falls back to; the first running one that has the product,
// or follows from one that has it, decides; else the list price.
// Test: tests/core/cases_test.cpp
#pragma once

#include "match/session.h"
#include "money/rounding.h"
#include "proviso/catalog.h"
#include "proviso/product_explanation.h"

namespace proviso {

struct FoundPrice {
  bool found = false;
  bool beyond_horizon = false;  // a zone decides whose transitions are not known that far ahead
  int64_t unit_price = 0;       // for a whole unit, at the tier of the last one
  PriceSource source;
  // Graduated: the sum of unit prices over all units (the smallest ones); -1: all at one.
  Int128 whole = -1;
  int64_t next_tier = 0;                        // where the next tier begins; 0: there is none
  int64_t min_quantity = 0, step_quantity = 0;  // 0: any
  int64_t valid_until = INT64_MAX;              // when a schedule that was looked at changes
};

/// What all the units cost, in minor units: rounded once. `digits`: those of a unit price, and
/// those of the quantity.
Int128 amount_of(const FoundPrice& price, int64_t quantity, int digits, RoundingMode mode);

/// What one list (a position in PriceIndex::lists) asks for a product, as if it were an entry of
/// its own; nothing if it has none, and follows from none.
std::optional<PriceEntry> entry_of(const Program& program, uint32_t list, ProductId product);

/// What an account pays in one currency at one instant: its price lists as they stand then, looked
/// at once for many products.
class Pricing {
 public:
  Pricing() = default;
  Pricing(const Session& session, CurrencyId currency, int64_t at) { open(session, currency, at); }
  /// Turns to an account, a currency and an instant; the session must outlast its answers.
  void open(const Session& session, CurrencyId currency, int64_t at);

  const Session& session() const { return *session_; }
  CurrencyId currency() const { return currency_; }

  FoundPrice of(ProductId product, int64_t quantity) const;
  /// Of one unit: a whole one, where it is measured.
  FoundPrice of_one(ProductId product) const { return of(product, whole_unit(*program_, product)); }
  /// What the lists ask for a SKU, whose list price is `list_price` (-1: none); not found: that
  /// decides.
  FoundPrice in_lists(Symbol sku, int64_t list_price, int64_t quantity) const {
    return look_up({.sku = sku}, list_price, quantity);
  }
  /// The tiers of a product's price, each with the price of its units.
  std::vector<PriceTier> tiers(ProductId product) const;

 private:
  FoundPrice look_up(const ProductRow& row, int64_t list_price, int64_t quantity) const;

  /// A list that runs, or whose not running has an end.
  struct Standing {
    const CompiledPriceList* list = nullptr;
    int64_t until = INT64_MAX;  // when that changes
    bool runs = false, beyond_horizon = false;
  };

  int64_t list_price(ProductId product) const {
    return program_->products.amounts[product * program_->currencies() + currency_].list_price;
  }

  const Session* session_ = nullptr;
  const Program* program_ = nullptr;
  CurrencyId currency_ = 0;
  std::vector<Standing> lists_;  // in the order in which they decide
};

/// Every list that is asked for a product, in that order, whether it runs or not: for explanations,
/// by the same look-ups as Pricing; `quantity` 0: of one whole unit.
std::vector<ConsideredList> considered_lists(const Session& session, ProductId product,
                                             int64_t quantity, CurrencyId currency, int64_t at);

/// What a catalog shows of a product's price; `quantity` 0: of one whole unit.
CatalogItem price_item(const Pricing& pricing, ProductId product, int64_t quantity);

}  // namespace proviso
