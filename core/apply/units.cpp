#include "apply/units.h"

namespace proviso {

ByParts capacities(const std::vector<Supply>& supplies, size_t parts) {
  ByParts found(size_t{1} << parts, 0);
  for (const Supply& supply : supplies) {
    for (uint32_t set = 1; set < found.size(); ++set) {
      if ((supply.parts & set) != 0) found[set] += supply.units;
    }
  }
  return found;
}

int64_t complete_sets(const ByParts& capacities, const ByPart<int64_t>& quantities) {
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

}  // namespace proviso
