// Conditions: combinations (`all`, `any`, `not`) and tests of one fact. Contract: see
// read_ruleset.h; recursion is bounded by `limits.nesting`. Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_combination(const Node& node, Condition::Kind kind, Condition& out) {
  out.kind = kind;
  node.list(limits.condition_items, out.items, read_condition);
}

void read_negation(const Node& node, Condition& out) {
  out.kind = Condition::Kind::negation;
  read_condition(node, out.items.emplace_back());
}

void read_test(Members& members, Condition& out) {
  out.kind = Condition::Kind::test;
  if (!members.required("fact").choice(kFacts, out.fact)) return members.ignore_rest();
  members.required("op").choice(kOrderOps, out.op);
  if (out.fact != Fact::cart_subtotal) read_selector(members.required("of"), out.of);
  if (out.fact == Fact::lines_quantity) {
    members.required("value").integer(0, limits.minor, out.count);
  } else {
    read_amounts(members.required("value"), out.amount);
  }
}

}  // namespace

void read_condition(const Node& node, Condition& out) {
  Members members(node);
  if (!members.present()) return;
  if (members.has("all")) {
    read_combination(members.required("all"), Condition::Kind::all, out);
  } else if (members.has("any")) {
    read_combination(members.required("any"), Condition::Kind::any, out);
  } else if (members.has("not")) {
    read_negation(members.required("not"), out);
  } else if (members.has("fact")) {
    read_test(members, out);
  } else {
    node.issues().add(IssueCode::missing_member, Path{&node.path(), "fact"}.text(),
                      "a condition has `all`, `any`, `not` or `fact`");
    members.ignore_rest();
  }
}

}  // namespace proviso::json
