// Selectors. Contract: see write_ruleset.h. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_attribute_test(const AttributeTest& test, Writer& out) {
  out.open_object();
  out.member("attribute", test.attribute);
  out.member("op", name_in(kOps, test.op));
  out.key("value");
  write_attribute_values(test.op, test.values, out);
  out.close_object();
}

void write_items(const std::vector<Selector>& items, Writer& out) {
  out.open_array();
  for (const Selector& item : items) write_selector(item, out);
  out.close_array();
}

}  // namespace

void write_attribute_values(Op op, const std::vector<AttributeValue>& values, Writer& out) {
  if (takes_list(op)) out.open_array();
  for (const AttributeValue& value : values) write_attribute_value(value, out);
  if (takes_list(op)) out.close_array();
}

void write_product_members(const Selector& selector, Writer& out) {
  write_text("use", selector.use, out);
  write_keys("skus", selector.skus, out);
  write_keys("categories", selector.categories, out);
  write_keys("brands", selector.brands, out);
  write_list("attributes", selector.attributes, out, write_attribute_test);
}

void write_selector(const Selector& selector, Writer& out) {
  out.open_object();
  write_product_members(selector, out);
  if (selector.unit_price) {
    out.key("unit_price");
    out.open_object();
    out.member("op", name_in(kOps, selector.unit_price->op));
    out.key("value");
    write_amounts(selector.unit_price->value, out);
    out.close_object();
  }
  write_boolean("sale", selector.sale, out);
  write_boolean("discounted", selector.discounted, out);
  write_boolean("bought", selector.bought, out);
  if (selector.any) {
    out.key("any");
    write_items(*selector.any, out);
  }
  if (!selector.negated.empty()) {
    out.key("not");
    write_selector(selector.negated.front(), out);
  }
  out.close_object();
}

}  // namespace proviso::json
