#include "proviso/shared_vector.h"

#include <gtest/gtest.h>

#include <numeric>

namespace proviso {
namespace {

TEST(SharedVector, ACopySharesMemoryUntilOneIsChanged) {
  SharedVector<int> first{1, 2, 3};
  const SharedVector<int> second = first;
  EXPECT_EQ(second.data(), std::as_const(first).data());
  first[1] = 7;
  EXPECT_NE(second.data(), std::as_const(first).data());
  EXPECT_EQ(2, second[1]);
  EXPECT_EQ(7, std::as_const(first)[1]);
}

TEST(SharedVector, ChangesNothingThatItHasAlone) {
  SharedVector<int> alone{1, 2, 3};
  const int* before = std::as_const(alone).data();
  alone[0] = 5;
  EXPECT_EQ(before, std::as_const(alone).data());
}

TEST(SharedVector, EveryChangeIsOfOneCopy) {
  const SharedVector<int> kept{1, 2, 3};
  SharedVector<int> changed = kept;
  changed.push_back(4);
  EXPECT_EQ(4u, changed.size());
  changed = kept;
  changed.append(kept.begin(), kept.end());
  EXPECT_EQ(12, std::accumulate(kept.begin(), kept.end(), 6));
  EXPECT_EQ(6u, changed.size());
  changed = kept;
  changed.erase(std::as_const(changed).begin(), std::as_const(changed).begin() + 1);
  EXPECT_EQ((SharedVector<int>{2, 3}), changed);
  changed = kept;
  changed.resize(5, 9);
  EXPECT_EQ((SharedVector<int>{1, 2, 3, 9, 9}), changed);
  changed = kept;
  changed.clear();
  EXPECT_TRUE(changed.empty());
  EXPECT_EQ((SharedVector<int>{1, 2, 3}), kept);
}

TEST(SharedVector, WhatIsMovedFromIsEmpty) {
  SharedVector<int> from{1, 2};
  const SharedVector<int> to = std::move(from);
  EXPECT_EQ(2u, to.size());
  EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): that is what is asked
  EXPECT_EQ(from.begin(), from.end());
}

}  // namespace
}  // namespace proviso
