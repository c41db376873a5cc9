// The products part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_category(const Node& node, Category& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.optional("parent").key(out.parent);
  members.optional("name").text(out.name);
}

void read_product_attribute(const Node& node, ProductAttribute& out) {
  Members members(node);
  members.required("attribute").key(out.attribute);
  read_attribute_value(members.required("value"), out.value);
}

void read_product(const Node& node, Product& out) {
  Members members(node);
  members.required("sku").key(out.sku);
  members.optional("name").text(out.name);
  members.optional("category").key(out.category);
  read_keys(members.optional("further_categories"), limits.further_categories,
            out.further_categories);
  members.optional("brand").key(out.brand);
  members.optional("attributes")
      .list(limits.product_attributes, out.attributes, read_product_attribute);
  read_amounts(members.optional("list_price"), out.list_price);
  read_amounts(members.optional("recommended_price"), out.recommended_price);
  read_amounts(members.optional("cost"), out.cost);
  read_amounts(members.optional("floor_price"), out.floor_price);
  members.optional("tax_category").key(out.tax_category);
  members.optional("quantity_scale").integer(0, limits.quantity_scale, out.quantity_scale);
  members.optional("unit").key(out.unit);
  read_quantities(members, out.min_quantity, out.step_quantity);
}

}  // namespace

void read_products(const Node& node, ProductsPart& out) {
  Members members(node);
  members.optional("categories").list(limits.categories, out.categories, read_category);
  members.required("products").list(limits.products, out.products, read_product);
}

}  // namespace proviso::json
