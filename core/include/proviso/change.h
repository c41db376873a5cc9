// A change of a few entitlements or price lists of a Program, without compiling the rest again.
// Contract: what comes out answers as the whole ruleset so changed would, and shares memory with
// what it came from; that, and the sessions bound to it, stay as they are.
// Test: tests/core/change_test.cpp
#pragma once

#include <vector>

#include "proviso/program.h"

namespace proviso {

/// Those with a key that the ruleset has take its place, the others come last; then those named are
/// removed. docs/semantics.md, "Changes".
struct Change {
  int64_t version = 0;  // of the changed ruleset; above the one before
  std::vector<Entitlement> entitlements;
  std::vector<PriceList> price_lists;
  Keys removed_entitlements, removed_price_lists;
};

/// The changed Program; null exactly when it adds an error. Issues point into the change, but those
/// of what was there before, which begin with `/parts`, into the changed ruleset.
ProgramPtr change(const Program& program, Change change, Issues& issues);

}  // namespace proviso
