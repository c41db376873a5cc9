// Conditions and selectors. Contract: see write_ruleset.h; as deep as what was read, so the
// recursion is bounded. Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_items(std::string_view name, const std::vector<Condition>& items, Writer& out) {
  out.key(name);
  out.open_array();
  for (const Condition& item : items) write_condition(item, out);
  out.close_array();
}

void write_test(const Condition& test, Writer& out) {
  out.member("fact", name_in(kFacts, test.fact));
  if (test.fact != Fact::cart_subtotal) {
    out.key("of");
    write_selector(test.of, out);
  }
  out.member("op", name_in(kOps, test.op));
  out.key("value");
  if (test.fact == Fact::lines_quantity) {
    out.integer(test.count);
  } else {
    write_amounts(test.amount, out);
  }
}

void write_attribute_test(const AttributeTest& test, Writer& out) {
  out.open_object();
  out.member("attribute", test.attribute);
  out.member("op", name_in(kOps, test.op));
  out.key("value");
  bool is_list = test.op == Op::in || test.op == Op::not_in;
  if (is_list) out.open_array();
  for (const AttributeValue& value : test.values) write_attribute_value(value, out);
  if (is_list) out.close_array();
  out.close_object();
}

}  // namespace

void write_condition(const Condition& condition, Writer& out) {
  out.open_object();
  switch (condition.kind) {
    case Condition::Kind::all:
      write_items("all", condition.items, out);
      break;
    case Condition::Kind::any:
      write_items("any", condition.items, out);
      break;
    case Condition::Kind::negation:
      out.key("not");
      write_condition(condition.items.front(), out);
      break;
    case Condition::Kind::test:
      write_test(condition, out);
      break;
  }
  out.close_object();
}

void write_selector(const Selector& selector, Writer& out) {
  out.open_object();
  write_keys("skus", selector.skus, out);
  write_keys("categories", selector.categories, out);
  write_keys("brands", selector.brands, out);
  if (!selector.attributes.empty()) {
    out.key("attributes");
    out.open_array();
    for (const AttributeTest& test : selector.attributes) write_attribute_test(test, out);
    out.close_array();
  }
  if (selector.any) {
    out.key("any");
    out.open_array();
    for (const Selector& item : *selector.any) write_selector(item, out);
    out.close_array();
  }
  if (!selector.negated.empty()) {
    out.key("not");
    write_selector(selector.negated.front(), out);
  }
  out.close_object();
}

}  // namespace proviso::json
