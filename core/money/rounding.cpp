#include "money/rounding.h"

namespace proviso {

Int128 divide_rounded(Int128 numerator, Int128 denominator, RoundingMode mode) {
  Int128 quotient = numerator / denominator;
  Int128 twice_rest = (numerator % denominator) * 2;
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
  int64_t power = 1;
  while (digits-- > 0) power *= 10;
  return power;
}

}  // namespace proviso
