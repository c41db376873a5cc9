// The searches, one for each warning. Contract: a search adds findings for what it is certain of or
// has evaluated, and stops when its allotment is spent. Test: tests/core/check/check_test.cpp
#pragma once

#include "check/probe.h"

namespace proviso {

void warn_tier_cliff(Probe& probe);          // tiers.cpp
void warn_never_applies(Probe& probe);       // never.cpp
void warn_always_beaten(Probe& probe);       // beaten.cpp
void warn_percents_over_100(Probe& probe);   // percents.cpp
void warn_unlimited_code(Probe& probe);      // single.cpp
void warn_per_line_semantics(Probe& probe);  // splitting.cpp
void warn_order_dependent(Probe& probe);     // order.cpp
void warn_floor_disclosed(Probe& probe);     // single.cpp

/// Promotions without codes that a cart with this product can reach, ascending.
std::vector<PromotionId> reached_from(const Program& program, ProductId product);

}  // namespace proviso
