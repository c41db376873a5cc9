// Whether one group of a cart matches a selector's own members. Contract: as for products, see
// compile/product_match.h; all groups of a cart at once: selections.h.
// Test: tests/core/cases_test.cpp
#pragma once

#include "compile/product_match.h"
#include "match/facts.h"

namespace proviso {

/// Whether a group passes what the selector tests beyond SKU, category, brand and nested selectors.
bool group_matches(const Facts& facts, const CompiledSelector& selector, uint32_t group);

}  // namespace proviso
