// The queries of proviso/json.h that are no requests: a catalog page, prices, a projection.
// Contract: like read_request.h; `evaluated_at` past a projection's `valid_until` is an issue.
// Test: tests/core/json/catalog_test.cpp
#pragma once

#include <string>
#include <vector>

#include "proviso/catalog.h"

namespace proviso::json {

struct PriceQuery {
  CurrencyId currency = 0;
  int64_t evaluated_at = 0;
  int64_t quantity = 1;
  std::vector<std::string> skus;
};

void read_catalog_query(std::string_view text, const Program& program, CatalogQuery& out,
                        Issues& issues);
void read_price_query(std::string_view text, const Program& program, PriceQuery& out,
                      Issues& issues);
void read_projection_query(std::string_view text, const Program& program, int64_t& evaluated_at,
                           Issues& issues);

}  // namespace proviso::json
