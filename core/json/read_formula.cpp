// Formulas: integer arithmetic over facts. Contract: see read_ruleset.h; recursion is bounded by
// `limits.nesting`; whether a value can leave its range is for `compile` to say.
// Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

/// False if the fact is not known: then the other members cannot be judged.
bool read_fact(const Node& fact, Members& members, Formula& out) {
  if (!fact.choice(kFormulaFacts, out.fact)) return false;
  if (takes_selector(out.fact)) read_selector(members.optional("of"), out.of);
  if (takes_at(out.fact)) members.optional("at").choice(kAts, out.at);
  if (out.fact == Fact::history) members.required("history").key(out.name);
  if (out.fact == Fact::attribute) members.required("attribute").key(out.name);
  return true;
}

}  // namespace

void read_formula(const Node& node, Formula& out) {
  Members members(node);
  Node what = members.one_of(kFormulaKinds, out.kind);
  if (!what.present()) return members.ignore_rest();
  switch (out.kind) {
    case Formula::Kind::constant:
      return read_number(what, out.constant);
    case Formula::Kind::fact:
      if (!read_fact(what, members, out)) members.ignore_rest();
      return;
    case Formula::Kind::quotient:
      read_formula(what, out.items.emplace_back());
      members.required("by").integer(1, limits.minor, out.constant);
      return;
    case Formula::Kind::sum:
    case Formula::Kind::product:
    case Formula::Kind::least:
    case Formula::Kind::greatest:
      what.list(limits.formula_items, out.items, read_formula, 1);
      return;
  }
}

}  // namespace proviso::json
