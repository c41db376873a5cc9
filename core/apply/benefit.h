// What one benefit gives: computed on the base that its stratum began with, taken from what is
// left. Contract: amounts are exact until they are rounded once; never a surcharge.
// Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "apply/ledger.h"

namespace proviso {

/// The amounts with which a stratum began, by group and by slot.
struct Base {
  std::vector<int64_t> groups, lines;
};

/// Where benefits are granted.
struct Grant {
  const Program& program;
  const MatchedCart& cart;
  const Base& base;
  Ledger& ledger;
  CurrencyId currency;
};

/// A share of the target groups' base; what was taken.
int64_t grant_percent(Grant& grant, PromotionId promotion, int32_t rate_bp,
                      const std::vector<uint32_t>& targets);
/// An amount, at most what is left, shared over all groups; what was taken.
int64_t grant_amount(Grant& grant, PromotionId promotion, int64_t amount);
/// Brings each target group's base down to `unit_price` a unit; what was taken.
int64_t grant_fixed_unit_price(Grant& grant, PromotionId promotion, int64_t unit_price,
                               const std::vector<uint32_t>& targets);

}  // namespace proviso
