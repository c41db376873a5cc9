// The last step of the line: what the ledger, the candidates and the codes come to, as an
// Evaluation. Contract: decides no amount; every considered promotion gets one outcome, every code
// that earned nothing a reason. Test: tests/core/cases_test.cpp, tests/core/secrecy_test.cpp
#pragma once

#include <vector>

#include "apply/strata.h"
#include "proviso/evaluator.h"

namespace proviso {

/// A cart on which all promotions have been applied.
struct Settled {
  const MatchedCart& cart;
  const std::vector<Candidate>& candidates;
  const std::vector<Granted>& granted;  // by candidate
  const Ledger& ledger;
};

/// Writes lines, totals, outcomes, refused codes, bounds and validity into `out`, which is reused.
void conclude(const Session& session, const Request& request, const Settled& settled,
              Evaluation& out);

}  // namespace proviso
