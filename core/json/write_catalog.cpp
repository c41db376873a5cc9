// Catalog pages and prices. Contract: see write_result.h. Test: tests/core/json/catalog_test.cpp
#include <algorithm>

#include "compile/program.h"
#include "json/write_result.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_tiers(const std::vector<PriceTier>& tiers, Writer& out) {
  if (tiers.empty()) return;
  out.key("tiers");
  out.open_array();
  for (const PriceTier& tier : tiers) {
    out.open_object();
    out.member("from", tier.from);
    out.member("unit_price", tier.unit_price);
    out.close_object();
  }
  out.close_array();
}

void write_badge(const Program& program, const Badge& badge, Writer& out) {
  if (badge.promotion != kNone) {
    const Promotion& promotion = source(program).promotions.promotions[badge.promotion];
    out.key("promotion");
    out.open_object();
    out.member("promotion", promotion.key);
    write_text("title", promotion.title, out);
    out.member("saving_minor", badge.saving_minor);
    out.close_object();
  }
  if (!badge.has_next) return;
  out.key("next");
  out.open_object();
  if (badge.next.promotion != kNone) {
    const Promotion& promotion = source(program).promotions.promotions[badge.next.promotion];
    out.member("promotion", promotion.key);
    write_text("title", promotion.title, out);
  } else {
    const auto& lists = source(program).prices.price_lists;
    out.member("price_list", lists[badge.next.tier.price_list].key);
    out.member("tier_from", badge.next.tier.tier_from);
  }
  out.member("add_quantity", badge.next.add_quantity);
  out.member("cost_minor", badge.next.cost_minor);
  out.member("saving_minor", badge.next.saving_minor);
  out.close_object();
}

const AttributeRule& rule_of(const Program& program, Symbol attribute) {
  const auto& rules = source(program).attributes;
  return *std::find_if(rules.begin(), rules.end(), [&](const AttributeRule& rule) {
    return rule.key == program.symbols.text(attribute);
  });
}

void write_facet(const Program& program, const Facet& facet, Writer& out) {
  AttributeType type = AttributeType::string;
  out.open_object();
  if (facet.attribute == kNoSymbol) {
    out.member("of", "brand");
  } else {
    out.member("attribute", program.symbols.text(facet.attribute));
    type = rule_of(program, facet.attribute).type;
  }
  out.key("values");
  out.open_array();
  for (const FacetCount& count : facet.values) {
    out.open_object();
    if (type == AttributeType::string) {
      out.member("value", program.symbols.text(static_cast<Symbol>(count.value)));
    } else if (type == AttributeType::boolean) {
      out.key("value");
      out.boolean(count.value != 0);
    } else {
      out.member("value", count.value);
    }
    out.member("products", count.products);
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

void write_category_count(const Program& program, const CategoryCount& count, Writer& out) {
  const CategoryNode& node = program.products.categories[find_category(program, count.category)];
  const Category& category = source(program).products.categories[node.source];
  out.open_object();
  out.member("key", category.key);
  write_text("parent", category.parent, out);
  out.member("name", category.name);
  out.member("products", count.products);
  out.close_object();
}

}  // namespace

void write_priced_product(const Program& program, const CatalogItem& item, CurrencyId currency,
                          Writer& out) {
  const Product& product = source_of(program, item.product);
  out.member("name", product.name);
  write_text("category", product.category, out);
  write_text("brand", product.brand, out);
  write_measure(product, out);
  write_true("price_hidden", item.hidden_price, out);
  if (item.priced) {
    out.member("unit_price", item.unit_price);
    size_t slot = item.product * program.currencies() + currency;
    int64_t list_price = program.products.amounts[slot].list_price;
    if (list_price >= 0) out.member("list_price", list_price);
  }
  if (item.recommended_price >= 0) out.member("recommended_price", item.recommended_price);
  if (item.priced) {
    write_price_source(program, item.source, out);
    if (item.lowest_before >= 0) out.member("lowest_before", item.lowest_before);
    write_tiers(item.tiers, out);
    if (item.min_quantity != 0) out.member("min_quantity", item.min_quantity);
    if (item.step_quantity != 0) out.member("step_quantity", item.step_quantity);
  }
}

void open_catalog(const Session& session, const CatalogQuery& query, int64_t total, Writer& out) {
  const Program& program = program_of(session);
  out.open_object();
  out.member("currency", source(program).currencies[query.currency].code);
  // A category without visible products is answered like one that does not exist.
  if (total > 0 && query.category != kNoSymbol) {
    out.member("category", program.symbols.text(query.category));
  }
  out.member("page", query.page);
  out.member("page_size", query.page_size);
  out.member("pages", (total + query.page_size - 1) / query.page_size);
  out.member("total", total);
  out.key("products");
  out.open_array();
}

void write_items(const Session& session, const CatalogQuery& query, const CatalogPage& page,
                 Writer& out) {
  const Program& program = program_of(session);
  for (const CatalogItem& item : page.items) {
    out.open_object();
    out.member("sku", source_of(program, item.product).sku);
    write_priced_product(program, item, query.currency, out);
    write_badge(program, item.badge, out);
    out.close_object();
  }
}

void close_catalog(const Session& session, const CatalogPage& page, Writer& out) {
  const Program& program = program_of(session);
  out.close_array();
  if (!page.facets.empty()) {
    out.key("facets");
    out.open_array();
    for (const Facet& facet : page.facets) write_facet(program, facet, out);
    out.close_array();
  }
  out.key("categories");
  out.open_array();
  for (const CategoryCount& count : page.categories) write_category_count(program, count, out);
  out.close_array();
  out.close_object();
}

void write_catalog(const Session& session, const CatalogQuery& query, const CatalogPage& page,
                   std::string& text) {
  text.clear();
  Writer out(text);
  open_catalog(session, query, page.total, out);
  write_items(session, query, page, out);
  close_catalog(session, page, out);
}

void write_catalog_class(const CatalogClass& its, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.member("class", its.key);
  out.member("class_with_promotions", its.with_promotions);
  if (its.valid_until >= 0) out.member("valid_until", its.valid_until);
  out.close_object();
}

void write_prices(const Session& session, const std::vector<AnsweredPrice>& prices,
                  CurrencyId currency, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("prices");
  out.open_array();
  for (const AnsweredPrice& price : prices) {
    bool found = price.item.product != kNoProduct;
    out.open_object();
    out.member("sku", price.sku);
    out.key("found");
    out.boolean(found);
    if (found) write_priced_product(program_of(session), price.item, currency, out);
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
