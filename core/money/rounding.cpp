#include "money/rounding.h"

#include <array>

namespace proviso {

int64_t power_of_ten(int digits) {
  static constexpr auto kPowers = [] {
    std::array<int64_t, 19> powers{1};
    for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
  }();
  return kPowers[static_cast<size_t>(digits)];
}

}  // namespace proviso
