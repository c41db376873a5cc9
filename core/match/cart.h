// A priced cart: lines of one product with equal attributes form a group, at one price.
// Contract: looks up only. Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "match/price.h"
#include "match/selections.h"

namespace proviso {

/// Tiers, amounts and benefits are computed per group.
struct PriceGroup {
  ProductId product = kNoProduct;
  int64_t quantity = 0;    // of the smallest units, where it is measured
  int64_t unit_price = 0;  // for a whole unit
  PriceSource source;
  int64_t subtotal_minor = 0;
  uint32_t first_line = 0, line_count = 0;  // in MatchedCart::lines
  int quantity_scale = 0;                   // above 0: it is measured, and has no pieces

  bool measured() const { return quantity_scale > 0; }
  /// The smallest units in a whole one.
  int64_t whole_unit() const { return power_of_ten(quantity_scale); }
};

/// Memory for grouping the lines of one cart.
struct GroupingScratch {
  std::vector<uint32_t> order;  // lines by id
  std::vector<uint32_t> cells;  // groups by product and own attributes, open-addressed
  std::vector<uint32_t> group_of;
};

/// Memory for collecting the promotions that one cart can reach; no bit stays set.
struct ReachScratch {
  std::vector<PromotionId> listed;  // as the lists have them, perhaps more than once
  std::vector<uint64_t> ranks;      // a bit by rank
  std::vector<uint64_t> filled;     // a bit by word of `ranks` that has one
  std::vector<PromotionId> found;
};

/// Groups in order of their smallest line id, each group's lines by id, bytewise: the order in
/// which equal remainders are served.
struct MatchedCart {
  std::vector<PriceGroup> groups;
  std::vector<uint32_t> lines;  // positions in Request::lines
  Pricing pricing;
  Selections selections;
  GroupingScratch grouping;
  ReachScratch reaching;
  std::vector<int64_t> subtotals;  // by group
  std::vector<uint32_t> shipping;  // positions in Request::shipping, by id
  int64_t subtotal_minor = 0;
  int64_t valid_until = INT64_MAX;
};

/// Prices every line. False, with issues, if one cannot be priced or an amount is too large.
bool price_cart(const Session& session, const Request& request, MatchedCart& cart, Issues& issues);

}  // namespace proviso
