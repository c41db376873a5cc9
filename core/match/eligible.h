// The promotions that a cart's lines and codes can reach, each with the first test that it fails.
// Contract: looks things up, grants nothing; what hangs on amounts that promotions change is left
// for its stratum to test. Test: tests/core/cases_test.cpp
#pragma once

#include "match/facts.h"

namespace proviso {

/// A promotion that this account may earn, and whether it may apply to this cart.
struct Candidate {
  PromotionId promotion = 0;
  int32_t priority = 0;  // of the promotion, as `phases` and `exclusivity`
  uint8_t phases = 0;
  Exclusivity exclusivity = Exclusivity::none;
  bool running = false;             // its schedule holds
  bool considered = false;          // running, its code entered, a line matches
  bool assumes_use = false;         // it is limited and its uses are not given
  bool waits = false;               // its condition reads what promotions take: not tested yet
  Reason reason = Reason::applied;  // the first test that failed
  Reason uses = Reason::applied;    // with `waits`: what its limits will say
};

/// Those that are considered or that a code is for, by priority and key; narrows `cart.valid_until`
/// to when a schedule that a line can reach changes. False, with an issue, if a schedule needs a
/// zone beyond its horizon.
bool match_promotions(const Session& session, const Request& request, MatchedCart& cart,
                      std::vector<Candidate>& out, Issues& issues);

/// Whether some product that the account sees could match the promotion: O(those that its selectors
/// name), of all where they name none.
bool within_sight(const Session& session, const CompiledPromotion& promotion);

}  // namespace proviso
