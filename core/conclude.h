// From the settled walk to the answer: lines, gifts, shipping, taxes, totals, outcomes, refused
// codes, and what the answer rests on. Contract: computes no reduction.
// Test: tests/core/cases_test.cpp
#pragma once

#include "workspace.h"

namespace proviso {

/// Writes the answer; false, with an issue, if a total is too large.
bool conclude(Workspace& workspace, const Chosen& chosen, Evaluation& out, Issues& issues);

}  // namespace proviso
