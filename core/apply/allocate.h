// Splits one amount over weights, exactly: largest remainder (Hamilton's method), or as the ruleset
// says. Contract: shares sum to the amount; with amount <= sum of weights each share lies in
// [0, weight]; zero weights get zero. Test: tests/core/apply/allocate_test.cpp
#pragma once

#include <cstdint>
#include <vector>

#include "proviso/ruleset.h"

namespace proviso {

/// Who gets the minor units that remain, and how `last_line` rounds.
struct Split {
  Remainders remainders = Remainders::largest;
  RoundingMode mode = RoundingMode::half_up;
};

/// Shares of `amount` by `weights` (both >= 0, some weight above 0 unless the amount is 0).
/// Equal remainders are served in order of position, so callers sort by line id.
void allocate(int64_t amount, const int64_t* weights, size_t count, Split split, int64_t* shares);

inline std::vector<int64_t> allocate(int64_t amount, const std::vector<int64_t>& weights,
                                     Split split = {}) {
  std::vector<int64_t> shares(weights.size());
  allocate(amount, weights.data(), weights.size(), split, shares.data());
  return shares;
}

/// The same where position i can take no more than rooms[i]: what is cut is allocated again, by
/// the same weights, over those with room, until nothing is cut or nothing has room.
std::vector<int64_t> allocate_within(int64_t amount, const std::vector<int64_t>& weights,
                                     const std::vector<int64_t>& rooms, Split split);

}  // namespace proviso
