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

/// The groups that a selector matches (kNone: all).
inline GroupSet selected(const Facts& facts, SelectorId selector) {
  return facts.cart.selections.of(facts, selector);
}

/// The amount of the groups that a selector matches.
int64_t amount_of_selected(const Facts& facts, SelectorId selector, At at);
/// A number of units: whole ones, and in millionths what is more, below a whole one.
struct Units {
  static constexpr int64_t kParts = 1'000'000;  // 10 to the power of limits.quantity_scale
  int64_t whole = 0, parts = 0;
};
/// The units of the groups that a selector matches, exactly.
Units exact_units_of_selected(const Facts& facts, SelectorId selector);
/// The whole ones of them.
inline int64_t units_of_selected(const Facts& facts, SelectorId selector) {
  return exact_units_of_selected(facts, selector).whole;
}
/// The units of one group, rounded down to whole ones.
inline int64_t whole_units(const PriceGroup& group) {
  return group.measured() ? group.quantity / group.whole_unit() : group.quantity;
}
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
