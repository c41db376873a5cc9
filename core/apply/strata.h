// Applies the eligible promotions: phase by phase, stratum by stratum, in key order within one.
// Contract: promotions of a stratum compute on the same base; of several fixed prices on one unit
// only the lowest counts. Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "apply/ledger.h"

namespace proviso {

/// What became of one candidate's benefits.
struct Granted {
  bool had_target = false;   // some benefit had a line to be given to
  int64_t amount_minor = 0;  // taken in all
};

/// Grants the benefits of the eligible candidates (sorted by priority, then key), by candidate.
std::vector<Granted> apply_promotions(const Program& program, const Request& request,
                                      const MatchedCart& cart,
                                      const std::vector<Candidate>& candidates, Ledger& ledger);

}  // namespace proviso
