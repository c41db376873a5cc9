// Exact integer arithmetic for money: products and quotients in 128 bits, rounded once.
// Contract: no floating point; a result that leaves +-(2^53-1) is reported, never wrapped.
// Test: tests/core/money/rounding_test.cpp
#pragma once

#include <cstdint>

#include "proviso/limits.h"
#include "proviso/ruleset.h"

namespace proviso {

__extension__ typedef __int128 Int128;

/// True if a value of at least 0 fits 63 bits: most do, and dividing them is much faster.
inline bool is_short(Int128 value) { return value >> 63 == 0; }

/// value / divisor, rounded down, and the rest; 0 <= value, 0 < divisor.
struct Division {
  Int128 quotient = 0, rest = 0;
};
inline Division divide(Int128 value, Int128 divisor) {
  if (is_short(value | divisor)) {
    auto low = static_cast<uint64_t>(value), by = static_cast<uint64_t>(divisor);
    return {low / by, low % by};
  }
  return {value / divisor, value % divisor};
}

/// numerator / denominator, rounded to a whole number by `mode`; 0 <= numerator, 0 < denominator.
/// `toward_merchant` rounds down, as reductions are; see divide_price.
inline Int128 divide_rounded(Int128 numerator, Int128 denominator, RoundingMode mode) {
  const auto [quotient, rest] = divide(numerator, denominator);
  if (mode == RoundingMode::down || mode == RoundingMode::toward_merchant) return quotient;
  const bool tie_up =
      mode == RoundingMode::half_up || (mode == RoundingMode::half_even && (quotient & 1) != 0);
  const auto up = [tie_up](auto below, auto above) {
    return static_cast<int>((below > above) | ((below == above) & tie_up));  // no branch to guess
  };
  if (!is_short(denominator)) return quotient + up(rest, denominator - rest);
  return quotient + up(static_cast<uint64_t>(rest), static_cast<uint64_t>(denominator - rest));
}

/// numerator / denominator, rounded up; 0 <= numerator, 0 < denominator.
inline Int128 divide_up(Int128 numerator, Int128 denominator) {
  return divide(numerator + denominator - 1, denominator).quotient;
}

/// The same with a negative numerator too: rounded as its opposite is.
inline Int128 divide_signed(Int128 numerator, Int128 denominator, RoundingMode mode) {
  return numerator < 0 ? -divide_rounded(-numerator, denominator, mode)
                       : divide_rounded(numerator, denominator, mode);
}

/// A price, or what is left to pay: in the merchant's favour it rounds up.
inline Int128 divide_price(Int128 numerator, Int128 denominator, RoundingMode mode) {
  return mode == RoundingMode::toward_merchant ? divide_up(numerator, denominator)
                                               : divide_rounded(numerator, denominator, mode);
}

/// Ten to the power of `digits`, 0 to 18.
int64_t power_of_ten(int digits);

/// True if the amount is one that the contract allows.
inline bool fits(Int128 amount) { return amount >= -limits.minor && amount <= limits.minor; }

/// The amount of `quantity` units, in minor units: rounded once, from the exact product. `digits`:
/// the decimal ones of the unit price and of the quantity together.
inline Int128 amount_of(int64_t unit_price, int64_t quantity, int digits, RoundingMode mode) {
  return divide_price(static_cast<Int128>(unit_price) * quantity, power_of_ten(digits), mode);
}

/// What `n` of `of` units cost of their amount, rounded once; all of them cost all of it.
inline int64_t part_of(int64_t amount, int64_t n, int64_t of, RoundingMode mode) {
  if (n >= of) return amount;
  return static_cast<int64_t>(divide_rounded(static_cast<Int128>(amount) * n, of, mode));
}

/// `rate_bp` basis points of an amount, rounded once.
inline int64_t share_of(int64_t amount, int32_t rate_bp, RoundingMode mode) {
  return static_cast<int64_t>(divide_rounded(static_cast<Int128>(amount) * rate_bp, 10000, mode));
}

}  // namespace proviso
