// Whether a product matches a selector. Contract: looks up only; a comparison with a missing
// attribute is false, but `ne` and `not_in` are true. Test: tests/core/cases_test.cpp
#pragma once

#include "compile/program.h"

namespace proviso {

/// kNone selects everything.
bool selects(const Program& program, SelectorId selector, ProductId product);

}  // namespace proviso
