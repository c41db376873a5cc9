// Which units make up complete sets: "buy two of these, get one of those", bundles of several
// products. Contract: no unit is used twice; cost depends on groups and parts, never on units.
// By Hall's theorem sets are possible exactly if every choice of parts finds units enough.
// Test: tests/core/apply/units_test.cpp
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/few.h"
#include "proviso/limits.h"

namespace proviso {

/// Free units of one group, and the parts that they fit (bit i: part i).
struct Supply {
  uint32_t group = 0;
  int64_t units = 0;
  uint32_t parts = 0;
};

/// A number for each part, and for each set of parts, by its bit mask.
template <typename T>
using ByPart = Few<T, limits.parts>;
using ByParts = Few<int64_t, size_t{1} << limits.parts>;

/// Units enough for any of these parts, by set of parts.
ByParts capacities(const std::vector<Supply>& supplies, size_t parts);

/// How many times `quantities` (each above 0) can be served at once.
int64_t complete_sets(const ByParts& capacities, const ByPart<int64_t>& quantities);

/// Serves the demands, which must be possible: part by part in `part_order`, for each the supplies
/// as `order[part]` lists them, passing over units only where another demand could not be met
/// otherwise. Calls `give(group, part, units)` for each; the supplies are used up.
template <typename F>
void assign(std::vector<Supply>& supplies, ByPart<int64_t> demands,
            const ByPart<uint32_t>& part_order, const ByPart<const std::vector<uint32_t>*>& order,
            F&& give) {
  ByParts slack = capacities(supplies, demands.size());
  for (uint32_t set = 1; set < slack.size(); ++set) {
    for (size_t part = 0; part < demands.size(); ++part) {
      if ((set >> part & 1) != 0) slack[set] -= demands[part];
    }
  }
  for (uint32_t part : part_order) {
    for (uint32_t position : *order[part]) {
      Supply& supply = supplies[position];
      if ((supply.parts >> part & 1) == 0) continue;
      int64_t units = std::min(demands[part], supply.units);
      auto strains = [&](uint32_t set) {
        return (set >> part & 1) == 0 && (supply.parts & set) != 0;
      };
      for (uint32_t set = 1; set < slack.size(); ++set) {
        if (strains(set)) units = std::min(units, slack[set]);
      }
      if (units <= 0) continue;
      for (uint32_t set = 1; set < slack.size(); ++set) {
        if (strains(set)) slack[set] -= units;
      }
      supply.units -= units;
      demands[part] -= units;
      give(supply.group, part, units);
    }
  }
}

}  // namespace proviso
