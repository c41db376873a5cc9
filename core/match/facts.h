// What conditions, tiers and formulas read of one cart at one moment. Contract: looks up only; a
// fact that is not given is missing, and only `ne` and `not_in` hold of it; the same facts give the
// same answer. Test: tests/core/cases_test.cpp
#pragma once

#include <array>
#include <optional>

#include "match/cart.h"
#include "money/rounding.h"

namespace proviso {

/// Amounts by group as they stood at each `At`; `total` is null while it is not known.
struct Moment {
  std::array<const int64_t*, 4> amounts{};
  const int64_t* at(At at) const { return amounts[static_cast<size_t>(at)]; }
};

/// One cart at one moment.
struct Facts {
  const Session& session;
  const Request& request;
  const MatchedCart& cart;
  Moment moment;
  const Program& program() const { return *session.program; }
};

/// Whether a group of the cart matches a selector (kNone: every one does).
bool selects(const Facts& facts, SelectorId selector, uint32_t group);
/// Whether a product matches by itself, whatever line it is on: what depends on the line counts
/// as matched, and as not matched.
bool may_select(const Program& program, SelectorId selector, ProductId product);

/// Whether a product that is on no line matches: what only a line has is missing.
bool selects_alone(const Program& program, SelectorId selector, ProductId product);
/// Whether the members that the product alone decides match, of a selector as it was written.
bool source_selects(const Program& program, const Selector& selector, ProductId product);

/// Calls `visit(group)` for each group that a selector matches.
template <typename F>
void for_selected(const Facts& facts, SelectorId selector, F&& visit) {
  for (uint32_t group = 0; group < facts.cart.groups.size(); ++group) {
    if (selects(facts, selector, group)) visit(group);
  }
}

/// The amount of the groups that a selector matches.
int64_t amount_of_selected(const Facts& facts, SelectorId selector, At at);
/// The units of the groups that a selector matches.
int64_t units_of_selected(const Facts& facts, SelectorId selector);
/// A fact that is a number; nothing if it is missing.
std::optional<int64_t> number(const Facts& facts, const CompiledCondition& fact);

/// A fact that is one key; kNoSymbol if it is not given, or the program lacks it.
Symbol key_of(const Facts& facts, Fact fact);

/// What a test compares with; nothing if it has no amount in this currency.
std::optional<int64_t> required(const Facts& facts, const CompiledCondition& test);
/// Whether one test holds.
bool test_holds(const Facts& facts, const CompiledCondition& test);
/// Whether a condition (kNone: none) holds. While the totals are not known, tests of them may come
/// out either way, and a condition holds if it can.
bool holds(const Facts& facts, uint32_t condition);

/// A formula's value; nothing if one of its facts is missing.
std::optional<Int128> value_of(const Facts& facts, const std::vector<FormulaNode>& formula);

}  // namespace proviso
