// A small ruleset around one cart: its products, their prices and some promotions; and the cart as
// that ruleset's symbols write it. Contract: it decides the cart as the whole does, so far as the
// promotions kept decide it. Test: tests/core/check/check_test.cpp
#pragma once

#include <utility>

#include "check/probe.h"

namespace proviso {

/// The promotions kept, in this order; the keys of the two in `swapped` (positions in `kept`)
/// change places. Null if it does not compile.
ProgramPtr reduce(const Program& program, const CheckedCart& cart,
                  const std::vector<PromotionId>& kept, std::pair<size_t, size_t> swapped);

/// The cart, of one program, as another writes it that has all its products.
CheckedCart translate(const Program& from, const Program& to, const CheckedCart& cart);

}  // namespace proviso
