// What words of the contract mean, wherever they are read: operators and phases.
// Test: tests/core/cases_test.cpp
#pragma once

#include "proviso/ruleset.h"

namespace proviso {

/// `actual op required`; `in` and `not_in` as for a list of one.
bool compare(int64_t actual, Op op, int64_t required);

/// In the order in which they run. A benefit's kind fixes its phase.
enum class Phase : uint8_t { product, order };
Phase phase_of(BenefitKind kind);

}  // namespace proviso
