// What words of the contract mean, wherever they are read: operators and phases.
// Test: tests/core/cases_test.cpp
#pragma once

#include "proviso/ruleset.h"

namespace proviso {

/// `actual op required`; `in` and `not_in` as for a list of one.
bool compare(int64_t actual, Op op, int64_t required);

/// In the order in which they run. A benefit's kind fixes its phase; `after` reports beside totals.
enum class Phase : uint8_t { product, order, shipping, after };
Phase phase_of(BenefitKind kind);
inline uint8_t phase_bit(Phase phase) {
  return static_cast<uint8_t>(1U << static_cast<int>(phase));
}

}  // namespace proviso
