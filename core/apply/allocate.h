// Splits one amount over weights, exactly: largest remainder (Hamilton's method), or as the ruleset
// says. Contract: shares sum to the amount; with amount <= sum of weights each share lies in
// [0, weight]; zero weights get zero. Test: tests/core/apply/allocate_test.cpp
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "proviso/ruleset.h"

namespace proviso {

/// Who gets the minor units that remain, and how `last_line` rounds.
struct Split {
  Remainders remainders = Remainders::largest;
  RoundingMode mode = RoundingMode::half_up;
  bool within_weights = true;  // no share passes its weight, where the amount is not larger
};

/// Shares of `amount` by `weights` (both >= 0, some weight above 0 unless the amount is 0).
/// Equal remainders are served in order of position, so callers sort by line id.
void allocate(int64_t amount, const int64_t* weights, size_t count, Split split, int64_t* shares);

inline void allocate(int64_t amount, const std::vector<int64_t>& weights, Split split,
                     std::vector<int64_t>& shares) {
  shares.resize(weights.size());
  allocate(amount, weights.data(), weights.size(), split, shares.data());
}

inline std::vector<int64_t> allocate(int64_t amount, const std::vector<int64_t>& weights,
                                     Split split = {}) {
  std::vector<int64_t> shares;
  allocate(amount, weights, split, shares);
  return shares;
}

/// Memory for allocate_within.
struct AllocateScratch {
  std::vector<int64_t> open, shares;
  std::vector<uint8_t> dropped;
};

/// One amount where position i can take no more than rooms[i]: what is cut is allocated again, by
/// the same weights, over those with room, until nothing is cut or nothing has room. Where
/// `drops(i, asked)` holds, a position gives nothing and what it was asked for is lost; with
/// `ask_all` those without room are asked too, once.
template <typename F>
void allocate_within(int64_t amount, const std::vector<int64_t>& weights,
                     const std::vector<int64_t>& rooms, Split split, bool ask_all, F&& drops,
                     AllocateScratch& scratch, std::vector<int64_t>& given) {
  auto& [open, shares, dropped] = scratch;
  given.assign(weights.size(), 0);
  dropped.assign(weights.size(), 0);
  for (bool first = true; amount > 0; first = false) {
    bool any = false;
    open = weights;
    for (size_t i = 0; i < open.size(); ++i) {
      bool asked = (first && ask_all) || given[i] < rooms[i];
      if (dropped[i] != 0 || !asked) open[i] = 0;
      any = any || open[i] > 0;
    }
    if (!any) break;
    allocate(amount, open, split, shares);
    amount = 0;
    for (size_t i = 0; i < shares.size(); ++i) {
      int64_t asked = given[i] + shares[i];
      if (shares[i] > 0 && drops(i, asked)) dropped[i] = 1;
      given[i] = dropped[i] != 0 ? 0 : std::min(asked, rooms[i]);
      if (dropped[i] == 0) amount += asked - given[i];
    }
  }
}

}  // namespace proviso
