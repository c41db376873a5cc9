// Sets of units against a search that tries everything. The control: a demand one too high is not
// possible.
#include "apply/units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace proviso {
namespace {

/// Whether the demands can be met, unit by unit.
bool possible(std::vector<Supply> supplies, std::vector<int64_t> demands) {
  size_t part = 0;
  while (part < demands.size() && demands[part] == 0) ++part;
  if (part == demands.size()) return true;
  --demands[part];
  for (Supply& supply : supplies) {
    if (supply.units == 0 || (supply.parts >> part & 1) == 0) continue;
    --supply.units;
    if (possible(supplies, demands)) return true;
    ++supply.units;
  }
  return false;
}

std::vector<int64_t> times(const std::vector<int64_t>& quantities, int64_t sets) {
  std::vector<int64_t> demands;
  for (int64_t quantity : quantities) demands.push_back(quantity * sets);
  return demands;
}

/// Small numbers that look random and are the same everywhere.
struct Numbers {
  uint32_t state = 1;
  int64_t below(uint32_t n) {
    state = state * 1664525 + 1013904223;
    return state >> 16 & 0xffff ? static_cast<int64_t>((state >> 16) % n) : 0;
  }
};

TEST(Units, SetsAreAsManyAsATryOfEverythingFinds) {
  Numbers numbers;
  for (int round = 0; round < 300; ++round) {
    std::vector<Supply> supplies;
    size_t parts = 1 + static_cast<size_t>(numbers.below(3));
    for (uint32_t group = 0; group < 3; ++group) {
      supplies.push_back(
          {group, numbers.below(4), static_cast<uint32_t>(numbers.below(1U << parts))});
    }
    std::vector<int64_t> quantities;
    for (size_t part = 0; part < parts; ++part) quantities.push_back(1 + numbers.below(2));
    int64_t sets = complete_sets(capacities(supplies, parts), quantities);
    EXPECT_TRUE(possible(supplies, times(quantities, sets)));
    EXPECT_FALSE(possible(supplies, times(quantities, sets + 1))) << "the control";
  }
}

TEST(Units, EveryDemandIsMetFromWhatFits) {
  Numbers numbers{7};
  for (int round = 0; round < 300; ++round) {
    std::vector<Supply> supplies;
    for (uint32_t group = 0; group < 4; ++group) {
      supplies.push_back({group, numbers.below(6), static_cast<uint32_t>(numbers.below(8))});
    }
    std::vector<int64_t> quantities{1, 2, 1};
    int64_t sets = complete_sets(capacities(supplies, 3), quantities);
    std::vector<uint32_t> order{0, 1, 2, 3};
    auto assigned = assign(supplies, times(quantities, sets), {2, 0, 1}, {order, order, order});
    std::vector<int64_t> met(3, 0), used(4, 0);
    for (const Assigned& one : assigned) {
      met[one.part] += one.units;
      used[one.group] += one.units;
      EXPECT_TRUE((supplies[one.group].parts >> one.part & 1) != 0);
    }
    EXPECT_EQ(times(quantities, sets), met);
    for (size_t group = 0; group < 4; ++group) EXPECT_LE(used[group], supplies[group].units);
  }
}

TEST(Units, UnitsComeInTheOrderOfThePart) {
  std::vector<Supply> supplies{{0, 2, 3}, {1, 2, 3}, {2, 2, 1}};
  auto assigned = assign(supplies, {2, 2}, {1, 0}, {{0, 1, 2}, {1, 0, 2}});
  ASSERT_EQ(2u, assigned.size());
  EXPECT_EQ(1u, assigned[0].group);
  EXPECT_EQ(1u, assigned[0].part);
  EXPECT_EQ(0u, assigned[1].group);
}

}  // namespace
}  // namespace proviso
