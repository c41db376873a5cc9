// The queries of proviso/json.h that are no requests: a catalog page, prices, a projection.
// Contract: like read_request.h; `evaluated_at` past a projection's `valid_until` is an issue.
// Test: tests/core/json/catalog_test.cpp
#pragma once

#include <string>
#include <vector>

#include "json/reader.h"
#include "proviso/catalog.h"
#include "proviso/search.h"

namespace proviso::json {

/// Parses a query and gives its members to `read`.
template <typename F>
void read_query(std::string_view text, Issues& issues, F&& read) {
  Value document;
  if (!parse(text, kRequestLimits, document, issues)) return;
  Node root(document, issues);
  Members members(root);
  read(members);
}

struct PriceQuery {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;
  int64_t quantity = 0;  // 0: one whole unit
  std::vector<std::string> skus;
};

struct VisibilityQuery {
  int64_t evaluated_at = 0;
  std::vector<std::string> skus;
};

void read_catalog_query(std::string_view text, const Program& program, CatalogQuery& out,
                        Issues& issues);
void read_price_query(std::string_view text, const Program& program, PriceQuery& out,
                      Issues& issues);
/// The products with these SKUs; kNoProduct where there is none.
std::vector<ProductId> products_of(const Program& program, const std::vector<std::string>& skus);
void read_visibility_query(std::string_view text, const Program& program, VisibilityQuery& out,
                           Issues& issues);
void read_projection_query(std::string_view text, const Program& program, int64_t& evaluated_at,
                           Issues& issues);

struct OutsideQuery {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;
  std::vector<OutsideProduct> products;
};
/// {"currency","evaluated_at","products":[{"sku","category"?,"further_categories"?,"brand"?,
/// "attributes"?,"list_price"?,"quantity_scale"?}...]}, members as in the products of a ruleset;
/// read_outside.cpp
void read_outside_query(std::string_view text, const Program& program, OutsideQuery& out,
                        Issues& issues);

struct FilterQuery {
  int64_t evaluated_at = 0;
  EntitlementOf of = EntitlementOf::product;
};
/// {"evaluated_at","of"?}; read_outside.cpp
void read_filter_query(std::string_view text, FilterQuery& out, Issues& issues);

}  // namespace proviso::json
