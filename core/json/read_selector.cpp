// Selectors: which lines a condition counts or a benefit reaches. Contract: see read_ruleset.h;
// recursion is bounded by `limits.nesting`. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_attribute_test(const Node& node, AttributeTest& out) {
  Members members(node);
  members.required("attribute").key(out.attribute);
  bool has_op = members.required("op").choice(kOps, out.op);
  Node value = members.required("value");
  if (has_op) read_attribute_values(value, out.op, out.values);
}

void read_unit_price_test(const Node& node, UnitPriceTest& out) {
  Members members(node);
  members.required("op").choice(kOrderOps, out.op);
  read_amounts(members.required("value"), out.value);
}

}  // namespace

void read_attribute_values(const Node& node, Op op, std::vector<AttributeValue>& out) {
  if (!fits_operator(node, takes_list(op), IssueCode::attribute_type)) return;
  if (takes_list(op)) {
    node.list(limits.attribute_test_values, out, read_attribute_value);
  } else {
    read_attribute_value(node, out.emplace_back());
  }
}

void read_product_members(Members& members, Selector& out) {
  members.optional("use").key(out.use);
  read_keys(members.optional("skus"), out.skus);
  read_keys(members.optional("categories"), out.categories);
  read_keys(members.optional("brands"), out.brands);
  members.optional("attributes").list(limits.attribute_tests, out.attributes, read_attribute_test);
}

void read_selector(const Node& node, Selector& out) {
  Members members(node);
  read_product_members(members, out);
  Node unit_price = members.optional("unit_price");
  if (unit_price.present()) read_unit_price_test(unit_price, out.unit_price.emplace());
  members.optional("sale").boolean(out.sale);
  members.optional("discounted").boolean(out.discounted);
  members.optional("bought").boolean(out.bought);
  Node any = members.optional("any");
  if (any.present()) {
    any.list(limits.condition_items, out.any.emplace(),
             [](const Node& item, Selector& one) { read_selector(item, one); });
  }
  Node negated = members.optional("not");
  if (negated.present()) read_selector(negated, out.negated.emplace_back());
}

void read_selector(const Node& node, std::optional<Selector>& out) {
  if (node.present()) read_selector(node, out.emplace());
}

}  // namespace proviso::json
