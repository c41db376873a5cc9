// Names the facts of a client's basis that are otherwise now. Contract: pure; never empty: what the
// basis does not explain is a changed `request`. Test: tests/server/redemption_test.cpp
#pragma once

#include "redemption/command.h"

namespace proviso::redemption {

/// Why `decision` differs from what the client previewed.
std::vector<ChangedFact> find_changed(const Command& command, const Decision& decision);

}  // namespace proviso::redemption
