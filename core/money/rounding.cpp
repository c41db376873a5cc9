#include "money/rounding.h"

#include <array>

namespace proviso {

Int128 divide_rounded(Int128 numerator, Int128 denominator, RoundingMode mode) {
  auto [quotient, rest] = divide(numerator, denominator);
  Int128 twice_rest = rest * 2;
  bool down = mode == RoundingMode::down || mode == RoundingMode::toward_merchant;
  if (twice_rest == 0 || down) return quotient;
  if (twice_rest != denominator) return twice_rest > denominator ? quotient + 1 : quotient;
  if (mode == RoundingMode::half_up) return quotient + 1;
  if (mode == RoundingMode::half_even) return quotient + (quotient & 1);
  return quotient;  // half_down
}

Int128 divide_price(Int128 numerator, Int128 denominator, RoundingMode mode) {
  return mode == RoundingMode::toward_merchant ? divide_up(numerator, denominator)
                                               : divide_rounded(numerator, denominator, mode);
}

int64_t power_of_ten(int digits) {
  static constexpr auto kPowers = [] {
    std::array<int64_t, 19> powers{1};
    for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
  }();
  return kPowers[static_cast<size_t>(digits)];
}

}  // namespace proviso
