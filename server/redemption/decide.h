// The redemption state machine: evaluate again, compare, commit or name what changed. Contract:
// pure, no HTTP, SQL, clock or random source; same arguments, same decision. Test:
// tests/server/redemption_test.cpp
#pragma once

#include "redemption/command.h"

namespace proviso::redemption {

/// An evaluation and its `decision_hash`.
struct Verdict {
  bool priced = false;  // false: see the issues
  Evaluation evaluation;
  std::string decision_hash;
};

/// Evaluates; the hash is in lower case hexadecimal.
Verdict evaluate_and_hash(const Session& session, const Request& request, Issues& issues);

/// The limited promotions whose counters an evaluation of this request reads: which ones are
/// considered does not depend on the counters. False, with issues, if it cannot be priced.
bool find_limited(const Session& session, const Request& request, std::vector<PromotionId>& out,
                  Issues& issues);

/// Decides on a command, given the counters of `command.limited`, sorted by promotion.
Decision decide(const Command& command, std::vector<UsesFact> counters);

/// The decision on an order that another idempotency key has redeemed.
Decision decide_existing(std::string existing_id);

}  // namespace proviso::redemption
