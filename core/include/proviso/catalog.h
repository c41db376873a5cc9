// The catalog of a bound account: pages, filters, facets, prices, badges. Contract: everything is
// worked out from what the account sees; a product that it does not see is, in every answer, as one
// that does not exist. Test: tests/core/catalog/page_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proviso/evaluator.h"
#include "proviso/ruleset.h"

namespace proviso {

enum class CatalogSort : uint8_t { catalog, name, price, price_descending };

/// A test of an own attribute of products.
struct AttributeFilter {
  Symbol attribute = kNoSymbol;
  Op op = Op::eq;
  std::vector<int64_t> values;  // sorted; symbols, numbers, truths; kNone: a text of no product
};

struct CatalogQuery {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;
  Symbol category = kNoSymbol;
  bool in_category = false;  // with kNoSymbol: a category that does not exist, so no products
  bool of_brands = false;
  std::vector<Symbol> brands;               // sorted
  std::vector<AttributeFilter> attributes;  // all must hold
  int64_t price_from = -1, price_to = -1;   // of one unit, both inclusive; -1: no bound
  std::string text;  // begins the SKU or a word of the name, ASCII case aside; empty: none
  CatalogSort sort = CatalogSort::catalog;
  bool brand_facet = false;
  std::vector<Symbol> facets;  // attributes that the ruleset declares as facets
  bool badges = false;
  int64_t page = 1;
  int64_t page_size = 50;
};

/// What promotions do for the least quantity of a product that is sold, alone, and what more units
/// would do.
struct Badge {
  PromotionId promotion = kNone;  // the one that takes most; kNone: none
  int64_t saving_minor = 0;       // what all promotions take off it
  NearMiss next;                  // `promotion` or `tier` kNone both: nothing is near
  bool has_next = false;
};

struct CatalogItem {
  ProductId product = kNoProduct;
  bool priced = false;        // false: visible, without a price in this currency
  bool hidden_price = false;  // the account is not shown what it costs
  int64_t unit_price = 0;     // of one whole unit, at the account's prices
  PriceSource source;
  int64_t recommended_price = -1;               // of one unit; -1: none, or hidden with the price
  std::vector<PriceTier> tiers;                 // of that source, as this account pays them
  int64_t min_quantity = 0, step_quantity = 0;  // 0: any
  int64_t lowest_before = -1;  // of a reduced one: the lowest price of the 30 days before; -1: none
  Badge badge;
};

/// The number of visible products in a category, over all their paths.
struct CategoryCount {
  Symbol category = kNoSymbol;
  int64_t products = 0;
};

/// A value of a facet and the products that have it.
struct FacetCount {
  int64_t value = 0;
  int64_t products = 0;
};

struct Facet {
  Symbol attribute = kNoSymbol;  // kNoSymbol: the brand
  std::vector<FacetCount> values;
};

struct CatalogPage {
  int64_t total = 0;
  std::vector<CatalogItem> items;
  std::vector<CategoryCount> categories;  // those with visible products, in tree order
  std::vector<Facet> facets;              // as asked, the brand first
};

/// One page of what the session's account sees. Ties of a sort are in catalog order: by category
/// tree, then SKU bytewise; products without a price come last.
void query_catalog(const Session& session, const CatalogQuery& query, CatalogPage& out);
/// The same in memory that is used again.
void query_catalog(const Session& session, const CatalogQuery& query, Workspace& workspace,
                   CatalogPage& out);

/// The product if this account may see it, else `kNoProduct`, as for one that does not exist.
ProductId find_visible(const Session& session, std::string_view sku, int64_t evaluated_at);

/// The price of `quantity` units (0: of one whole unit) for this account at that instant.
CatalogItem price(const Session& session, ProductId product, int64_t quantity, CurrencyId currency,
                  int64_t evaluated_at);

/// Accounts with equal keys have byte for byte the same pages for the same query (without badges,
/// or with them if `with_promotions` is equal too). An account's class may change at `valid_until`;
/// what a key stands for never does.
struct CatalogClass {
  std::string key, with_promotions;  // 32 hexadecimal digits each
  int64_t valid_until = -1;          // -1: no schedule changes it later
};
CatalogClass catalog_class(const Session& session, int64_t evaluated_at);

}  // namespace proviso
