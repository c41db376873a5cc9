#include "json/read_query.h"

#include <algorithm>

#include "compile/compiler.h"
#include "json/names_promotion.h"
#include "json/read_request.h"
#include "json/read_ruleset.h"
#include "model/fold.h"

namespace proviso::json {
namespace {

constexpr std::array<Choice<CatalogSort>, 4> kCatalogSorts{{
    {"catalog", CatalogSort::catalog},
    {"name", CatalogSort::name},
    {"price", CatalogSort::price},
    {"price_descending", CatalogSort::price_descending},
}};

/// A projection holds until the next schedule changes it: afterwards it would answer wrongly.
void read_current_instant(const Node& node, const Program& program, int64_t& out) {
  read_instant(node, out);
  const auto& projection = source(program).projection;
  if (!projection || !projection->valid_until) return;
  if (out >= *projection->valid_until) node.report(IssueCode::projection_expired);
}

/// A value as products hold it; a text that the ruleset lacks is no product's.
int64_t filter_value(const Program& program, const AttributeRule& rule, const AttributeValue& value,
                     const Node& node) {
  const bool number = rule.type == AttributeType::integer || rule.type == AttributeType::instant;
  if (rule.type == AttributeType::string && std::holds_alternative<std::string>(value)) {
    const Symbol symbol = find_symbol(program, std::get<std::string>(value));
    return symbol == kNoSymbol ? -1 : int64_t{symbol};
  }
  if (number && std::holds_alternative<int64_t>(value)) return std::get<int64_t>(value);
  if (rule.type == AttributeType::boolean && std::holds_alternative<bool>(value)) {
    return std::get<bool>(value) ? 1 : 0;
  }
  node.report(IssueCode::attribute_type);
  return 0;
}

/// An attribute of products that buyers may see; null, with an issue: to a buyer the others are
/// not there.
const AttributeRule* shown_attribute(const Node& node, const Program& program) {
  const std::string* key = node.key();
  if (key == nullptr) return nullptr;
  for (const AttributeRule& rule : source(program).attributes) {
    const bool shown =
        rule.owner == AttributeOwner::product && rule.visible_to == AttributeVisibility::buyer;
    if (shown && rule.key == *key) return &rule;
  }
  node.report(IssueCode::unknown_reference);
  return nullptr;
}

void read_filter(const Node& node, const Program& program, AttributeFilter& out) {
  Members members(node);
  const AttributeRule* rule = shown_attribute(members.required("attribute"), program);
  bool has_op = members.required("op").choice(kOps, out.op);
  Node value = members.required("value");
  std::vector<AttributeValue> values;
  if (has_op) read_attribute_values(value, out.op, values);
  if (rule == nullptr) return;
  if (!op_fits(rule->type, out.op)) node.report(IssueCode::attribute_type);
  out.attribute = find_symbol(program, rule->key);
  for (const AttributeValue& one : values) {
    out.values.push_back(filter_value(program, *rule, one, value));
  }
  std::sort(out.values.begin(), out.values.end());
}

void read_facet(const Node& node, const Program& program, CatalogQuery& out) {
  Members members(node);
  if (Node of = members.optional("of"); of.present()) {
    constexpr std::array<Choice<bool>, 1> kOf{{{"brand", true}}};
    of.choice(kOf, out.brand_facet);
    return;
  }
  Node attribute = members.required("attribute");
  const AttributeRule* rule = shown_attribute(attribute, program);
  if (rule == nullptr) return;
  if (!rule->facet) attribute.report(IssueCode::unknown_reference, "it is not declared as a facet");
  out.facets.push_back(find_symbol(program, rule->key));
}

void read_price_range(const Node& node, CatalogQuery& out) {
  if (!node.present()) return;
  Members members(node);
  members.optional("from").integer(0, limits.minor, out.price_from);
  members.optional("to").integer(0, limits.minor, out.price_to);
}

void read_brands(const Node& node, const Program& program, CatalogQuery& out) {
  out.of_brands = node.present();
  node.list(limits.keys, [&](const Node& item) {
    const std::string* key = item.key();
    const Symbol brand = key == nullptr ? kNoSymbol : find_symbol(program, *key);
    if (brand != kNoSymbol) out.brands.push_back(brand);
  });
  std::sort(out.brands.begin(), out.brands.end());
}

}  // namespace

void read_catalog_query(std::string_view text, const Program& program, CatalogQuery& out,
                        Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_request_currency(members.required("currency"), program, out.currency);
    read_current_instant(members.required("evaluated_at"), program, out.evaluated_at);
    if (const std::string* category = members.optional("category").key()) {
      out.in_category = true;
      out.category = find_symbol(program, *category);
      if (find_category(program, out.category) == kNone) out.category = kNoSymbol;
    }
    read_brands(members.optional("brands"), program, out);
    members.optional("attributes")
        .list(limits.attribute_tests, out.attributes,
              [&](const Node& item, AttributeFilter& one) { read_filter(item, program, one); });
    read_price_range(members.optional("price"), out);
    std::string text;
    members.optional("text").text(text);
    out.text = folded(text);
    members.optional("sort").choice(kCatalogSorts, out.sort);
    members.optional("facets").list(limits.attributes,
                                    [&](const Node& item) { read_facet(item, program, out); });
    members.optional("badges").only_true(out.badges);
    members.optional("page").integer(1, limits.products, out.page);
    members.optional("page_size").integer(1, limits.page_size, out.page_size);
  });
}

static void read_skus(const Node& node, std::vector<std::string>& out) {
  node.list(limits.lines, out, [](const Node& item, std::string& sku) { item.key(sku); });
}

void read_price_query(std::string_view text, const Program& program, PriceQuery& out,
                      Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_request_currency(members.required("currency"), program, out.currency);
    read_current_instant(members.required("evaluated_at"), program, out.evaluated_at);
    members.optional("quantity").integer(1, limits.quantity, out.quantity);
    read_skus(members.required("skus"), out.skus);
  });
}

std::vector<ProductId> products_of(const Program& program, const std::vector<std::string>& skus) {
  std::vector<ProductId> products;
  for (const std::string& sku : skus) {
    products.push_back(find_product(program, find_symbol(program, sku)));
  }
  return products;
}

void read_visibility_query(std::string_view text, const Program& program, VisibilityQuery& out,
                           Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_current_instant(members.required("evaluated_at"), program, out.evaluated_at);
    read_skus(members.required("skus"), out.skus);
  });
}

void read_projection_query(std::string_view text, const Program& program, int64_t& evaluated_at,
                           Issues& issues) {
  read_query(text, issues, [&](Members& members) {
    read_current_instant(members.required("evaluated_at"), program, evaluated_at);
  });
}

}  // namespace proviso::json
