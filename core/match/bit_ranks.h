// How many bits are set before a place, and where the n-th one is, without looking at all of them.
// Contract: for bits that do not change; memory is 1/16 of theirs.
// Test: tests/core/match/bit_ranks_test.cpp
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace proviso {

class BitRanks {
 public:
  void build(const std::vector<uint64_t>& bits) {
    before_.clear();
    uint32_t count = 0;
    for (size_t word = 0; word < bits.size(); ++word) {
      if (word % kBlock == 0) before_.push_back(count);
      count += static_cast<uint32_t>(std::popcount(bits[word]));
    }
    before_.push_back(count);
  }

  int64_t count() const { return before_.empty() ? 0 : before_.back(); }

  /// Bits set among the first `end`.
  int64_t before(const std::vector<uint64_t>& bits, uint32_t end) const {
    const size_t word = end / 64, block = word / kBlock;
    int64_t count = before_[std::min(block, before_.size() - 1)];
    for (size_t i = block * kBlock; i < word; ++i) count += std::popcount(bits[i]);
    if (end % 64 != 0) count += std::popcount(bits[word] & ((uint64_t{1} << (end % 64)) - 1));
    return count;
  }

  /// The place of the bit that `n` others come before; n < count().
  uint32_t select(const std::vector<uint64_t>& bits, int64_t n) const {
    const auto after = std::upper_bound(before_.begin(), before_.end() - 1, n);
    const auto block = static_cast<size_t>(after - before_.begin()) - 1;
    n -= before_[block];
    size_t word = block * kBlock;
    for (; std::popcount(bits[word]) <= n; ++word) n -= std::popcount(bits[word]);
    uint64_t rest = bits[word];
    for (; n > 0; --n) rest &= rest - 1;
    return static_cast<uint32_t>(word * 64) + static_cast<uint32_t>(std::countr_zero(rest));
  }

 private:
  static constexpr size_t kBlock = 8;  // words
  std::vector<uint32_t> before_;       // by block, and of all
};

}  // namespace proviso
