// Counts and places against counting bit by bit.
#include "match/bit_ranks.h"

#include <gtest/gtest.h>

#include <random>

namespace proviso {
namespace {

TEST(BitRanks, CountsAndFindsWhatCountingBitByBitDoes) {
  std::mt19937 random(3);
  for (int density : {0, 1, 30, 99, 100}) {
    for (size_t words : {0U, 1U, 7U, 8U, 9U, 40U}) {
      std::vector<uint64_t> bits(words, 0);
      for (size_t i = 0; i < words * 64; ++i) {
        if (static_cast<int>(random() % 100) < density) bits[i / 64] |= uint64_t{1} << (i % 64);
      }
      BitRanks ranks;
      ranks.build(bits);
      int64_t count = 0;
      for (uint32_t i = 0; i < words * 64; ++i) {
        ASSERT_EQ(count, ranks.before(bits, i)) << i;
        if ((bits[i / 64] >> (i % 64) & 1) == 0) continue;
        ASSERT_EQ(i, ranks.select(bits, count));
        ++count;
      }
      EXPECT_EQ(count, ranks.count());
      EXPECT_EQ(count, ranks.before(bits, static_cast<uint32_t>(words * 64)));
    }
  }
}

}  // namespace
}  // namespace proviso
