// Which test decided that a condition does not hold, and what of it a reader may be told.
// Contract: looks up only. Test: tests/core/explain_test.cpp
#pragma once

#include "match/facts.h"
#include "proviso/explanation.h"

namespace proviso {

/// The first test because of which a condition certainly does not hold on these facts; nothing if
/// it may hold.
std::optional<DecidingTest> deciding_test(const Facts& facts, uint32_t condition);

/// Takes away what that level is not told; nothing if it is not told of the test at all.
std::optional<DecidingTest> told_to(Level level, const Program& program, DecidingTest test);

}  // namespace proviso
