// Memory that one evaluation after another uses: in the steady state a cart is evaluated without
// allocating. Contract: for one thread at a time; no answer depends on those before.
// Test: tests/core/workspace_test.cpp
#pragma once

#include "apply/after.h"
#include "apply/settle.h"
#include "match/facets.h"

namespace proviso {

/// Memory for laying out adjustments, by slot and by place in the result.
struct ResultScratch {
  std::vector<uint32_t> places, ends;
};

struct Workspace {
  SessionPtr timed;  // the session of the last cart, as it was at its instant
  FacetMemo facets;
  MatchedCart cart;
  std::vector<Candidate> candidates;
  Walk walk;
  SettleScratch settling;
  Afterwards afterwards;
  std::vector<PromotionOutcome> outcomes;  // by candidate
  ResultScratch concluding;
  WorkspacePtr trial;  // of carts that are tried; null: none was
  // For adapters, which read and write text.
  Request request;
  Evaluation evaluation;
};

/// The near misses of the cart that `workspace` has just evaluated to `now`, for the session as it
/// is at the cart's instant.
void near_misses(const Session& session, const Request& request, const Evaluation& now,
                 int64_t max_evaluations, Workspace& workspace, std::vector<NearMiss>& out);

}  // namespace proviso
