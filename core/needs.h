// What a promotion still wants of a cart, and how many units of one line would give it: closed
// forms over prices and thresholds. Contract: evaluates nothing; what it answers is only a proposal
// that near_misses.cpp verifies. Test: tests/core/near_misses_test.cpp
#pragma once

#include <optional>
#include <vector>

#include "match/facts.h"

namespace proviso {

/// An amount or a number of units that must be reached.
struct Threshold {
  bool by_units = false;
  bool of_one_group = false;  // the largest group must reach it, not all together
  bool moved = false;         // promotions change the amount: growth is an estimate
  int64_t wanted = 0;         // at least so much
  int64_t actual = 0;
  int64_t parts = 0;              // of a unit, in millionths, that are there beside `actual`
  std::vector<uint8_t> selected;  // by group: it counts
  std::vector<int64_t> amounts;   // by group, where `moved`
};

/// Units enough for one complete set more.
struct SetNeed {
  std::vector<int64_t> short_of;  // by bit mask of parts: units missing
  std::vector<uint32_t> parts;    // by group: the parts that it fits, by bit
};

/// What must become true.
struct Need {
  enum class Kind : uint8_t { met, never, all, any, threshold, set };
  Kind kind = Kind::never;
  std::vector<Need> items;
  Threshold threshold;
  SetNeed set;
};

/// Units to add to one group: of what is measured the smallest ones.
struct Growth {
  int64_t units = 0;
  int64_t missing_minor = 0;  // what is missing of the amount that decides, if it is an amount
  bool estimated = false;
};

/// What a condition that fails needs. Amounts at `total` must be known.
Need need_of_condition(const Facts& facts, uint32_t condition);
/// What the next step or the next set of a benefit needs; `never` where it has neither.
Need need_of_benefit(const Facts& facts, const CompiledBenefit& benefit);
/// The least growth of one group that gives what is needed; nothing if none does.
std::optional<Growth> growth_of(const Facts& facts, const Need& need, uint32_t group);

}  // namespace proviso
