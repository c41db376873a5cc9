// Selectors: which lines a condition counts or a benefit reaches. Contract: see read_ruleset.h;
// recursion is bounded by `limits.nesting`. Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_attribute_test(const Node& node, AttributeTest& out) {
  Members members(node);
  members.required("attribute").key(out.attribute);
  bool has_op = members.required("op").choice(kOps, out.op);
  Node value = members.required("value");
  if (!value.present()) return;
  bool wants_list = out.op == Op::in || out.op == Op::not_in;
  bool is_list = value.value()->is_array();
  if (has_op && wants_list != is_list) {
    value.report(IssueCode::attribute_type, "`in` and `not_in` take a list, the others one value");
  }
  if (is_list) {
    value.list(limits.attribute_test_values, out.values, read_attribute_value);
  } else {
    read_attribute_value(value, out.values.emplace_back());
  }
}

}  // namespace

void read_selector(const Node& node, Selector& out) {
  Members members(node);
  read_keys(members.optional("skus"), out.skus);
  read_keys(members.optional("categories"), out.categories);
  read_keys(members.optional("brands"), out.brands);
  members.optional("attributes").list(limits.attribute_tests, out.attributes, read_attribute_test);
  Node any = members.optional("any");
  if (any.present()) any.list(limits.condition_items, out.any.emplace(), read_selector);
  Node negated = members.optional("not");
  if (negated.present()) read_selector(negated, out.negated.emplace_back());
}

}  // namespace proviso::json
