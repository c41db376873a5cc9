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
bool possible(std::vector<Supply> supplies, ByPart<int64_t> demands) {
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

ByPart<int64_t> times(const ByPart<int64_t>& quantities, int64_t sets) {
  ByPart<int64_t> demands;
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
    ByPart<int64_t> quantities;
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
    ByPart<int64_t> quantities{1, 2, 1};
    int64_t sets = complete_sets(capacities(supplies, 3), quantities);
    std::vector<uint32_t> order{0, 1, 2, 3};
    std::vector<Supply> left = supplies;
    ByPart<int64_t> met(3, 0);
    std::vector<int64_t> used(4, 0);
    assign(left, times(quantities, sets), {2, 0, 1}, {3, &order},
           [&](uint32_t group, uint32_t part, int64_t units) {
             met[part] += units;
             used[group] += units;
             EXPECT_TRUE((supplies[group].parts >> part & 1) != 0);
           });
    for (size_t part = 0; part < 3; ++part) EXPECT_EQ(quantities[part] * sets, met[part]);
    for (size_t group = 0; group < 4; ++group) EXPECT_LE(used[group], supplies[group].units);
  }
}

TEST(Units, UnitsComeInTheOrderOfThePart) {
  std::vector<Supply> supplies{{0, 2, 3}, {1, 2, 3}, {2, 2, 1}};
  const std::vector<uint32_t> first{0, 1, 2}, second{1, 0, 2};
  std::vector<std::pair<uint32_t, uint32_t>> assigned;  // group and part
  assign(supplies, {2, 2}, {1, 0}, {&first, &second},
         [&](uint32_t group, uint32_t part, int64_t) { assigned.emplace_back(group, part); });
  EXPECT_EQ((std::vector<std::pair<uint32_t, uint32_t>>{{1, 1}, {0, 0}}), assigned);
}

}  // namespace
}  // namespace proviso
