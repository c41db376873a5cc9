// From a key (a symbol, a product) to a number, in one look at memory. Contract: built once; keys
// are unique; the same pairs in any order give the same answers. Test:
// tests/core/model/key_table_test.cpp
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "proviso/request.h"
#include "proviso/shared_vector.h"

namespace proviso {

class KeyTable {
 public:
  /// Open addressing, at most half full.
  void build(const std::vector<std::pair<uint32_t, uint32_t>>& pairs) {
    const size_t size = std::bit_ceil(pairs.size() * 2 + 1);
    shift_ = 32 - static_cast<uint32_t>(std::countr_zero(size));
    cells_.assign(size, {kNone, kNone});
    for (const auto& pair : pairs) {
      size_t at = place_of(pair.first);
      while (cells_[at].first != kNone) at = (at + 1) & (size - 1);
      cells_[at] = pair;
    }
  }

  /// The key's number; kNone if it has none.
  uint32_t find(uint32_t key) const {
    if (cells_.empty()) return kNone;
    for (size_t at = place_of(key);; at = (at + 1) & (cells_.size() - 1)) {
      if (cells_[at].first == key) return cells_[at].second;
      if (cells_[at].first == kNone) return kNone;
    }
  }

 private:
  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the key's high bits.
  size_t place_of(uint32_t key) const {
    return static_cast<size_t>(uint64_t{key * 0x9e3779b1U} >> shift_);
  }

  uint32_t shift_ = 32;
  SharedVector<std::pair<uint32_t, uint32_t>> cells_;
};

}  // namespace proviso
