// Catalog pages and prices. Contract: see write_result.h. Test: tests/core/json/catalog_test.cpp
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

/// A visible product beyond its SKU: what it is and what it costs.
void write_product(const Program& program, const CatalogItem& item, CurrencyId currency,
                   Writer& out) {
  const Product& product = source_of(program, item.product);
  out.member("name", product.name);
  write_text("category", product.category, out);
  write_text("brand", product.brand, out);
  write_true("price_hidden", item.hidden_price, out);
  if (item.priced) {
    out.member("unit_price", item.unit_price);
    size_t slot = item.product * program.currencies() + currency;
    int64_t list_price = program.products.list_prices[slot];
    if (list_price >= 0) out.member("list_price", list_price);
    write_price_source(program, item.source, out);
    if (item.source.price_list != kNone) {
      write_tiers(find_entry(program, item.source.price_list, item.product)->tiers, out);
    }
  }
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

void write_catalog(const Session& session, const CatalogQuery& query, const CatalogPage& page,
                   std::string& text) {
  const Program& program = program_of(session);
  text.clear();
  Writer out(text);
  out.open_object();
  out.member("currency", source(program).currencies[query.currency].code);
  // A category without visible products is answered like one that does not exist.
  if (page.total > 0 && query.category != kNoSymbol) {
    out.member("category", program.symbols.text(query.category));
  }
  out.member("page", query.page);
  out.member("page_size", query.page_size);
  out.member("pages", (page.total + query.page_size - 1) / query.page_size);
  out.member("total", page.total);
  out.key("products");
  out.open_array();
  for (const CatalogItem& item : page.items) {
    out.open_object();
    out.member("sku", source_of(program, item.product).sku);
    write_product(program, item, query.currency, out);
    out.close_object();
  }
  out.close_array();
  out.key("categories");
  out.open_array();
  for (const CategoryCount& count : page.categories) write_category_count(program, count, out);
  out.close_array();
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
    if (found) write_product(program_of(session), price.item, currency, out);
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
