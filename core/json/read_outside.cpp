// Products as their own system tells them, for decisions without a catalog. Contract: see
// read_query.h.
// Test: tests/core/json/search_test.cpp
#include "json/names.h"
#include "json/read_query.h"
#include "json/read_request.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_product(const Node& node, OutsideProduct& out) {
  Members members(node);
  members.required("sku").key(out.sku);
  std::optional<std::string> category;
  members.optional("category").key(category);
  read_keys(members.optional("further_categories"), limits.further_categories, out.categories);
  if (category) out.categories.push_back(*category);
  members.optional("brand").key(out.brand);
  members.optional("attributes")
      .list(limits.product_attributes, out.attributes,
            [](const Node& item, ProductAttribute& attribute) {
              Members own(item);
              own.required("attribute").key(attribute.attribute);
              read_attribute_value(own.required("value"), attribute.value);
            });
  read_amounts(members.optional("list_price"), out.list_price);
  members.optional("quantity_scale").integer(0, limits.quantity_scale, out.quantity_scale);
}

}  // namespace

void read_outside_query(std::string_view text, const Program& program, OutsideQuery& out,
                        Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_request_currency(members.required("currency"), program, out.currency);
    read_instant(members.required("evaluated_at"), out.evaluated_at);
    members.required("products").list(limits.lines, out.products, read_product);
  });
}

void read_filter_query(std::string_view text, FilterQuery& out, Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_instant(members.required("evaluated_at"), out.evaluated_at);
    members.optional("of").choice(kEntitlementsOf, out.of);
  });
}

}  // namespace proviso::json
