// Whether one product, or one line, matches a selector. Contract: a comparison with a missing
// attribute is false, but `ne` and `not_in` are true; all lines of a cart at once: selections.h.
// Test: tests/core/cases_test.cpp
#pragma once

#include "match/facts.h"

namespace proviso {

/// Whether a product matches by itself, whatever line it is on: what depends on the line counts
/// as matched, and as not matched.
bool may_select(const Program& program, SelectorId selector, ProductId product);
/// Whether a product that is on no line matches: what only a line has is missing.
bool selects_alone(const Program& program, SelectorId selector, ProductId product);
/// Whether the members that the product alone decides match, of a selector as it was written.
bool source_selects(const Program& program, const Selector& selector, ProductId product);
/// Whether a product is in a category or below it.
bool under(const ProductIndex& index, uint32_t category, ProductId product);
/// Whether a group passes what the selector tests beyond SKU, category, brand and nested selectors.
bool group_matches(const Facts& facts, const CompiledSelector& selector, uint32_t group);

}  // namespace proviso
