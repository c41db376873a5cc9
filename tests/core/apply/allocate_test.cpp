// Largest remainder: worked splits, and its promises on many random ones.
#include "apply/allocate.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace proviso {
namespace {

/// allocate_within where nothing is dropped.
std::vector<int64_t> within(int64_t amount, const std::vector<int64_t>& weights,
                            const std::vector<int64_t>& rooms) {
  AllocateScratch scratch;
  std::vector<int64_t> given;
  auto none = [](size_t, int64_t) { return false; };
  allocate_within(amount, weights, rooms, {}, false, none, scratch, given);
  return given;
}

using Amounts = std::vector<int64_t>;

TEST(Allocate, WorkedSplits) {
  EXPECT_EQ((Amounts{334, 333, 333}), allocate(1000, {1000, 1000, 1000}));
  EXPECT_EQ((Amounts{463, 2082, 1868, 1662}), allocate(6075, {755, 3399, 3049, 2712}));
  EXPECT_EQ((Amounts{0, 5, 0}), allocate(5, {0, 9, 0}));
  EXPECT_EQ((Amounts{0, 0}), allocate(0, {0, 0}));
  EXPECT_EQ((Amounts{}), allocate(0, {}));
}

TEST(Allocate, LargestAmounts) {
  const int64_t most = 9007199254740991;
  EXPECT_EQ((Amounts{most - 1, 1}), allocate(most, {most - 1, 1}));
  EXPECT_EQ((Amounts{4503599627370496, 4503599627370495}), allocate(most, {most, most}));
}

/// What is wrong with a split of `amount` <= sum of `weights`; empty: nothing.
std::string fault(int64_t amount, const Amounts& weights, const Amounts& shares) {
  int64_t total = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  if (std::accumulate(shares.begin(), shares.end(), int64_t{0}) != amount) return "sum";
  for (size_t i = 0; i < weights.size(); ++i) {
    if (shares[i] < 0 || shares[i] > weights[i]) return "outside [0, weight]";
    if (weights[i] == 0 && shares[i] != 0) return "zero weight";
    int64_t lower = amount * weights[i] / total;  // small numbers: no overflow
    if (shares[i] < lower || shares[i] > lower + 1) return "more than one away";
  }
  return "";
}

TEST(Allocate, PromisesHoldOnRandomSplits) {
  std::mt19937 random(20251122);
  for (int round = 0; round < 20000; ++round) {
    Amounts weights(1 + random() % 12);
    for (int64_t& weight : weights) weight = random() % (round % 2 ? 10 : 100000);
    int64_t total = std::accumulate(weights.begin(), weights.end(), int64_t{0});
    if (total == 0) continue;
    int64_t amount = static_cast<int64_t>(random()) % (total + 1);
    ASSERT_EQ("", fault(amount, weights, allocate(amount, weights)));
  }
}

TEST(Allocate, ControlABrokenSplitIsCaught) {
  EXPECT_EQ("sum", fault(10, {10, 10}, {5, 4}));
  EXPECT_EQ("outside [0, weight]", fault(10, {1, 10}, {2, 8}));
  EXPECT_EQ("more than one away", fault(10, {10, 10}, {8, 2}));
}

/// The unit that remains of 10.00 over three goes where the ruleset says.
TEST(Allocate, RemaindersGoWhereTheRulesetSays) {
  std::vector<int64_t> weights{2784, 2607, 2050};
  EXPECT_EQ((std::vector<int64_t>{362, 339, 266}),
            allocate(967, weights, {Remainders::last_line, RoundingMode::half_up}));
  EXPECT_EQ((std::vector<int64_t>{924, 1769, 2307}),
            allocate(5000, {12000, 23000, 30000}, {Remainders::first_lines}));
  EXPECT_EQ((std::vector<int64_t>{923, 1769, 2308}), allocate(5000, {12000, 23000, 30000}));
}

TEST(Allocate, WithinRoomsMovesWhatIsCut) {
  EXPECT_EQ((std::vector<int64_t>{500, 1500}), within(2000, {5000, 2000}, {500, 2000}));
  EXPECT_EQ((std::vector<int64_t>{500, 300}), within(2000, {5000, 2000}, {500, 300}));
  EXPECT_EQ((std::vector<int64_t>{0, 7}), within(9, {0, 7}, {9, 7}));
}

}  // namespace
}  // namespace proviso
