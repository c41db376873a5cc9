// From a product to a number, in one look at memory. Contract: built once; products are unique;
// the same pairs in any order give the same answers. Test: tests/core/model/product_table_test.cpp
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "proviso/request.h"

namespace proviso {

class ProductTable {
 public:
  /// Open addressing, at most half full.
  void build(const std::vector<std::pair<ProductId, uint32_t>>& pairs) {
    const size_t size = std::bit_ceil(pairs.size() * 2 + 1);
    shift_ = 32 - static_cast<uint32_t>(std::countr_zero(size));
    cells_.assign(size, {kNoProduct, kNone});
    for (const auto& pair : pairs) {
      size_t at = place_of(pair.first);
      while (cells_[at].first != kNoProduct) at = (at + 1) & (size - 1);
      cells_[at] = pair;
    }
  }

  /// The product's number; kNone if it has none.
  uint32_t find(ProductId product) const {
    if (cells_.empty()) return kNone;
    for (size_t at = place_of(product);; at = (at + 1) & (cells_.size() - 1)) {
      if (cells_[at].first == product) return cells_[at].second;
      if (cells_[at].first == kNoProduct) return kNone;
    }
  }

 private:
  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the product's high bits.
  size_t place_of(ProductId product) const {
    return static_cast<size_t>(uint64_t{product * 0x9e3779b1U} >> shift_);
  }

  uint32_t shift_ = 32;
  std::vector<std::pair<ProductId, uint32_t>> cells_;
};

}  // namespace proviso
