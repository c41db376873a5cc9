// Which units make up complete sets: "buy two of these, get one of those", bundles of several
// products. Contract: no unit is used twice; cost depends on groups and parts, never on units.
// By Hall's theorem sets are possible exactly if every choice of parts finds units enough.
// Test: tests/core/apply/units_test.cpp
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace proviso {

/// Free units of one group, and the parts that they fit (bit i: part i).
struct Supply {
  uint32_t group = 0;
  int64_t units = 0;
  uint32_t parts = 0;
};

/// Units of a group given to a part.
struct Assigned {
  uint32_t group = 0;
  uint32_t part = 0;
  int64_t units = 0;
};

/// Units enough for any of these parts, by bit mask of parts (1 << parts entries).
std::vector<int64_t> capacities(const std::vector<Supply>& supplies, size_t parts);

/// How many times `quantities` (each above 0) can be served at once.
int64_t complete_sets(const std::vector<int64_t>& capacities,
                      const std::vector<int64_t>& quantities);

/// Serves the demands, which must be possible: part by part in `part_order`, for each the supplies
/// as `order[part]` lists them, passing over units only where another demand could not be met
/// otherwise.
std::vector<Assigned> assign(std::vector<Supply> supplies, std::vector<int64_t> demands,
                             const std::vector<uint32_t>& part_order,
                             const std::vector<std::vector<uint32_t>>& order);

}  // namespace proviso
