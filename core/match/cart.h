// A priced cart: lines of one product with equal attributes form a group, at one price.
// Contract: looks up only. Test: tests/core/cases_test.cpp
#pragma once

#include <bit>
#include <vector>

#include "match/selections.h"

namespace proviso {

/// Tiers, amounts and benefits are computed per group.
struct PriceGroup {
  ProductId product = kNoProduct;
  int64_t quantity = 0;
  int64_t unit_price = 0;
  PriceSource source;
  int64_t subtotal_minor = 0;
  uint32_t first_line = 0, line_count = 0;  // in MatchedCart::lines
};

/// The groups of a cart by product, in an open-addressed table.
class GroupTable {
 public:
  /// Turns to a cart of at most so many groups.
  void begin(size_t groups) {
    const size_t size = std::bit_ceil(groups * 2 + 1);
    shift_ = 32 - static_cast<uint32_t>(std::countr_zero(size));
    cells_.assign(size, {kNoProduct, kNone});
    next_.clear();
  }
  /// Adds the next group.
  void add(ProductId product) {
    auto group = static_cast<uint32_t>(next_.size());
    Cell& cell = cells_[find(product)];
    next_.push_back(cell.group);
    cell = {product, group};
  }
  /// Calls `visit(group)` for each group of a product.
  template <typename F>
  void for_each(ProductId product, F&& visit) const {
    for (uint32_t group = cells_[find(product)].group; group != kNone; group = next_[group]) {
      visit(group);
    }
  }

 private:
  struct Cell {
    ProductId product = kNoProduct;
    uint32_t group = kNone;
  };

  /// The product's cell, or the empty one where it belongs.
  size_t find(ProductId product) const {
    auto at = static_cast<size_t>(uint64_t{product * 0x9e3779b1U} >> shift_);
    while (cells_[at].product != product && cells_[at].product != kNoProduct) {
      at = (at + 1) & (cells_.size() - 1);
    }
    return at;
  }

  uint32_t shift_ = 31;
  std::vector<Cell> cells_{2};
  std::vector<uint32_t> next_;  // by group: another one of the same product
};

/// Memory for grouping the lines of one cart.
struct GroupingScratch {
  std::vector<uint32_t> order;  // lines by id
  std::vector<uint32_t> cells;  // groups by product and own attributes, open-addressed
  std::vector<uint32_t> group_of;
};

/// Memory for collecting the promotions that one cart can reach.
struct ReachScratch {
  std::vector<uint64_t> found;  // order and promotion
  std::vector<uint32_t> seen;   // by promotion: the round in which it was found
  uint32_t round = 0;
};

/// Groups in order of their smallest line id, each group's lines by id, bytewise: the order in
/// which equal remainders are served.
struct MatchedCart {
  std::vector<PriceGroup> groups;
  GroupTable by_product;
  std::vector<uint32_t> lines;  // positions in Request::lines
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
