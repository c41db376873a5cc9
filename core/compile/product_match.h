// Whether one product matches a selector, by what the selector says of products. Contract: a
// comparison with a missing attribute is false, but `ne` and `not_in` are true.
// Test: tests/core/cases_test.cpp
#pragma once

#include <algorithm>

#include "compile/program.h"

namespace proviso {

/// Whether a product is in a category or below it.
bool under(const ProductIndex& index, uint32_t category, ProductId product);
/// Whether a product passes the tests of a selector that are of products.
bool product_tests_pass(const Program& program, const CompiledSelector& selector,
                        ProductId product);
/// Whether a product matches by itself, whatever line it is on: what depends on the line counts
/// as matched, and as not matched.
bool may_select(const Program& program, SelectorId selector, ProductId product);
/// Whether a product that is on no line matches: what only a line has is missing.
bool selects_alone(const Program& program, SelectorId selector, ProductId product);
/// Whether the members that the product alone decides match, of a selector as it was written.
bool source_selects(const Program& program, const Selector& selector, ProductId product);

inline bool agrees(Wanted wanted, bool is) {
  return wanted == Wanted::either || (wanted == Wanted::yes) == is;
}

/// Whether attributes, sorted by attribute, pass a test.
template <typename Iterator>
bool passes(const CompiledTest& test, Iterator begin, Iterator end) {
  auto found = std::lower_bound(
      begin, end, test.attribute,
      [](const AttributeFact& fact, Symbol attribute) { return fact.attribute < attribute; });
  bool missing = found == end || found->attribute != test.attribute;
  if (missing) return test.op == Op::ne || test.op == Op::not_in;
  if (test.op == Op::in || test.op == Op::not_in) {
    bool member = std::binary_search(test.values.begin(), test.values.end(), found->value);
    return member == (test.op == Op::in);
  }
  return compare(found->value, test.op, test.values.front());
}

}  // namespace proviso
