// Rounding modes at, below and above the half; the largest products.
#include "money/rounding.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

int64_t round(int64_t numerator, int64_t denominator, RoundingMode mode) {
  return static_cast<int64_t>(divide_rounded(numerator, denominator, mode));
}

TEST(Rounding, Modes) {
  struct Row {
    int64_t numerator, half_up, half_even, half_down, down;
  };
  for (const Row& row : {Row{25, 3, 2, 2, 2}, Row{35, 4, 4, 3, 3}, Row{24, 2, 2, 2, 2},
                         Row{26, 3, 3, 3, 2}, Row{20, 2, 2, 2, 2}, Row{0, 0, 0, 0, 0}}) {
    EXPECT_EQ(row.half_up, round(row.numerator, 10, RoundingMode::half_up));
    EXPECT_EQ(row.half_even, round(row.numerator, 10, RoundingMode::half_even));
    EXPECT_EQ(row.half_down, round(row.numerator, 10, RoundingMode::half_down));
    EXPECT_EQ(row.down, round(row.numerator, 10, RoundingMode::down));
  }
}

TEST(Rounding, AmountsWithExtraDigits) {
  EXPECT_EQ(11, static_cast<int64_t>(amount_of(375, 3, 2, RoundingMode::half_up)));
  EXPECT_EQ(4, static_cast<int64_t>(amount_of(375, 1, 2, RoundingMode::half_up)));
  EXPECT_EQ(2000, static_cast<int64_t>(amount_of(1000, 2, 0, RoundingMode::half_up)));
}

TEST(Rounding, LargestNumbersDoNotWrap) {
  Int128 amount = amount_of(limits.minor, limits.quantity, 0, RoundingMode::half_up);
  EXPECT_FALSE(fits(amount));
  EXPECT_TRUE(amount == static_cast<Int128>(limits.minor) * limits.quantity);
  EXPECT_EQ(limits.minor, share_of(limits.minor, 10000, RoundingMode::half_up));
}

}  // namespace
}  // namespace proviso
