#include "model/few.h"

#include <gtest/gtest.h>

#include <numeric>

namespace proviso {
namespace {

TEST(Few, HoldsWhatWasAddedInOrder) {
  Few<int, 4> few{3, 1};
  few.push_back(2);
  EXPECT_EQ(3u, few.size());
  EXPECT_EQ(3, few[0]);
  EXPECT_EQ(2, few[2]);
  EXPECT_EQ(6, std::accumulate(few.begin(), few.end(), 0));
}

TEST(Few, BeginsWithAsManyAsAsked) {
  const Few<int, 8> few(5, 7);
  EXPECT_EQ(5u, few.size());
  EXPECT_EQ(35, std::accumulate(few.begin(), few.end(), 0));
  EXPECT_EQ(0u, (Few<int, 8>{}.size()));
}

}  // namespace
}  // namespace proviso
