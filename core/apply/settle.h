// Settles which promotions apply: exclusivity, the best set where the ruleset asks for it, and what
// has to be dropped after a trial. Contract: docs/semantics.md, "Choosing"; every step walks again
// with less. Test: tests/core/cases_test.cpp
#pragma once

#include "apply/walk.h"

namespace proviso {

/// How sure the choice of `best` is.
struct Chosen {
  bool best = false;  // the ruleset asks for it
  bool optimal = true;
  int64_t gap_minor = 0;  // how much more another set might save at most
};

/// Memory for settling one cart.
struct SettleScratch {
  std::vector<Verdict> dropped, verdicts;
  std::vector<uint8_t> tested;  // its condition on the total was tested
  std::vector<int64_t> totals;
};

/// Leaves the walk as it was with the promotions that apply.
Chosen settle(Walk& walk, SettleScratch& scratch, Observer* observer = nullptr);

/// The feasible set with the largest reduction; candidates outside it get a verdict. best.cpp
Chosen choose_best(Walk& walk, std::vector<Verdict>& verdicts);
/// The first eligible promotion that wants to be alone excludes every other.
void exclude_all_others(const Walk& walk, std::vector<Verdict>& verdicts);

}  // namespace proviso
