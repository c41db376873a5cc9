// The entitlements that speak to an account, in the order in which they are laid over each other.
// Contract: docs/semantics.md, "Visibility". Test: tests/core/visible_test.cpp
#pragma once

#include "match/session.h"

namespace proviso {

/// What one entitlement names at one depth, and how near it is to the audience.
struct Layer {
  uint32_t entitlement = 0;  // in EntitlementIndex::entitlements
  const EntitlementLayer* names = nullptr;
  uint32_t audience_rank = kRankEveryone;
};

/// The layers of products (or of prices) that hold at an instant, the least specific first.
std::vector<Layer> layers_of(const Session& session, EntitlementOf of, int64_t at);

/// Whether a layer is laid before another one: neither of two is, where both say the same.
bool laid_before(const Program& program, const Layer& a, const Layer& b);

/// Whether two layers speak of the same depth, so that one can pass over the other.
bool same_depth(const Program& program, const Layer& a, const Layer& b);

}  // namespace proviso
