#include "apply/units.h"

#include <algorithm>

namespace proviso {

std::vector<int64_t> capacities(const std::vector<Supply>& supplies, size_t parts) {
  std::vector<int64_t> found(size_t{1} << parts, 0);
  for (const Supply& supply : supplies) {
    for (uint32_t set = 1; set < found.size(); ++set) {
      if ((supply.parts & set) != 0) found[set] += supply.units;
    }
  }
  return found;
}

int64_t complete_sets(const std::vector<int64_t>& capacities,
                      const std::vector<int64_t>& quantities) {
  int64_t sets = INT64_MAX;
  for (uint32_t set = 1; set < capacities.size(); ++set) {
    int64_t wanted = 0;
    for (size_t part = 0; part < quantities.size(); ++part) {
      if ((set >> part & 1) != 0) wanted += quantities[part];
    }
    sets = std::min(sets, capacities[set] / wanted);
  }
  return sets;
}

std::vector<Assigned> assign(std::vector<Supply> supplies, std::vector<int64_t> demands,
                             const std::vector<uint32_t>& part_order,
                             const std::vector<std::vector<uint32_t>>& order) {
  std::vector<int64_t> slack = capacities(supplies, demands.size());
  for (uint32_t set = 1; set < slack.size(); ++set) {
    for (size_t part = 0; part < demands.size(); ++part) {
      if ((set >> part & 1) != 0) slack[set] -= demands[part];
    }
  }
  std::vector<Assigned> assigned;
  for (uint32_t part : part_order) {
    for (uint32_t position : order[part]) {
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
      assigned.push_back({supply.group, part, units});
    }
  }
  return assigned;
}

}  // namespace proviso
