// Small random rulesets whose price lists follow from others, fall back, and have tiers of both
// modes. Contract: functions of the Random. Test: tests/core/price_rules_test.cpp
#pragma once

#include "core/random_catalog.h"

namespace proviso::test {

inline Ruleset random_prices(Random& random) {
  Ruleset ruleset;
  ruleset.id = "prices";
  ruleset.currencies = {{"GBP", 2, 0}};
  for (unsigned i = 0; i < 4; ++i) {
    Product product;
    product.sku = numbered("p", i);
    if (chance(random, 40)) product.quantity_scale = 1 + static_cast<int>(random() % 2);
    if (chance(random, 70))
      product.list_price = {{"GBP", 100 + static_cast<int64_t>(random() % 50)}};
    ruleset.products.products.push_back(product);
  }
  for (unsigned i = 0; i < 6; ++i) {
    PriceList list;
    list.key = numbered("l", i);
    list.currency = "GBP";
    list.priority = static_cast<int32_t>(random() % 3);
    if (chance(random, 50)) list.audience.accounts = Keys{"other"};
    if (i > 0 && chance(random, 40)) list.fallback = numbered("l", random() % i);
    if (chance(random, 50)) {
      list.based_on.emplace().change_bp = static_cast<int32_t>(random() % 3000) - 1500;
      if (i > 0 && chance(random, 60)) list.based_on->price_list = numbered("l", random() % i);
    }
    for (unsigned p = 0; p < 4; ++p) {
      if (!chance(random, 30)) continue;
      PriceEntry entry;
      entry.sku = numbered("p", p);
      entry.unit_price = 90 + static_cast<int64_t>(random() % 60);
      if (chance(random, 50)) entry.tiers = {{3, entry.unit_price - 7}, {6, entry.unit_price - 20}};
      if (chance(random, 40)) entry.mode = PriceTiersMode::graduated;
      list.entries.push_back(entry);
    }
    ruleset.prices.price_lists.push_back(list);
  }
  return ruleset;
}

}  // namespace proviso::test
