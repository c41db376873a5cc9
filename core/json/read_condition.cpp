// Conditions: combinations (`all`, `any`, `not`), definitions (`use`) and tests of one fact.
// Contract: see read_ruleset.h; recursion is bounded by `limits.nesting`.
// Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

bool read_op(const Node& node, Fact fact, Op& out) {
  switch (compared(fact)) {
    case Compared::key:
      return node.choice(kKeyOps, out);
    case Compared::keys:
      return node.choice(kSetOps, out);
    case Compared::attributes:
      return node.choice(kOps, out);
    default:
      return node.choice(kOrderOps, out);
  }
}

void read_key_values(const Node& node, Op op, Keys& out) {
  if (!fits_operator(node, takes_list(op), IssueCode::wrong_type)) return;
  if (takes_list(op)) {
    read_keys(node, limits.attribute_test_values, out);
  } else {
    node.key(out.emplace_back());
  }
}

/// `has_op`: the operator was read, so the value can be held against it.
void read_value(const Node& node, bool has_op, Condition& out) {
  switch (compared(out.fact)) {
    case Compared::amounts:
      return read_amounts(node, out.amount);
    case Compared::count:
      node.integer(0, limits.minor, out.count);
      return;
    case Compared::number:
      return read_number(node, out.count);
    case Compared::either:  // an amount or a count, as the history is declared
      if (node.present() && node.value()->is_object()) return read_some_amounts(node, out.amount);
      node.integer(0, limits.minor, out.count);
      return;
    case Compared::key:
    case Compared::keys:
      if (has_op) read_key_values(node, out.op, out.keys);
      return;
    case Compared::attributes:
      if (has_op) read_attribute_values(node, out.op, out.values);
      return;
  }
}

/// False if the fact is not known: then the other members cannot be judged.
bool read_test(const Node& fact, Members& members, Condition& out) {
  if (!fact.choice(kFacts, out.fact)) return false;
  if (takes_selector(out.fact)) read_selector(members.required("of"), out.of);
  if (takes_at(out.fact)) members.optional("at").choice(kAts, out.at);
  if (out.fact == Fact::history) members.required("history").key(out.name);
  if (out.fact == Fact::attribute) {
    members.required("attribute").key(out.name);
    enum class As : uint8_t { age_days };
    static constexpr std::array<Choice<As>, 1> kAs{{{"age_days", As::age_days}}};
    As as;
    out.age_days = members.optional("as").choice(kAs, as);
  }
  bool has_op = read_op(members.required("op"), out.fact, out.op);
  read_value(members.required("value"), has_op, out);
  return true;
}

}  // namespace

void read_condition(const Node& node, Condition& out) {
  Members members(node);
  Node what = members.one_of(kConditionKinds, out.kind);
  if (!what.present()) return members.ignore_rest();
  switch (out.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
      what.list(limits.condition_items, out.items, read_condition);
      return;
    case Condition::Kind::negation:
      return read_condition(what, out.items.emplace_back());
    case Condition::Kind::use:
      what.key(out.use);
      return;
    case Condition::Kind::test:
      if (!read_test(what, members, out)) members.ignore_rest();
      return;
  }
}

}  // namespace proviso::json
