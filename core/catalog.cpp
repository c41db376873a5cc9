// Pages, counts and categories of what a bound account sees; an invisible product is nowhere in
// them. Test: tests/core/catalog_test.cpp
#include <algorithm>

#include "match/price.h"

namespace proviso {
namespace {

/// Visible products of a category's subtree, over all paths, in product order.
std::vector<ProductId> visible_in(const Session& session, uint32_t category) {
  const ProductIndex& index = session.program->products;
  std::vector<ProductId> products;
  ProductId begin = 0, end = index.size();
  if (category != kNone) {
    begin = index.categories[category].first_product;
    end = index.products_end(category);
  }
  for (ProductId product = begin; product < end; ++product) {
    if (session.sees(product)) products.push_back(product);
  }
  if (category == kNone) return products;
  for (uint32_t node = category; node < index.categories[category].end; ++node) {
    for (ProductId product : index.categories[node].further) {
      if (session.sees(product)) products.push_back(product);
    }
  }
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

/// Counts each visible product once in every category on any of its paths.
std::vector<CategoryCount> count_categories(const Session& session) {
  const ProductIndex& index = session.program->products;
  std::vector<int64_t> counts(index.categories.size(), 0);
  std::vector<ProductId> last(index.categories.size(), kNone);
  for (ProductId product = 0; product < index.size(); ++product) {
    if (!session.sees(product)) continue;
    for (uint32_t node : index.nodes[product]) {
      for (uint32_t up = node; up != kNone && last[up] != product;
           up = index.categories[up].parent) {
        last[up] = product;
        ++counts[up];
      }
    }
  }
  std::vector<CategoryCount> categories;
  for (uint32_t node = 0; node < counts.size(); ++node) {
    if (counts[node] > 0) categories.push_back({index.categories[node].key, counts[node]});
  }
  return categories;
}

}  // namespace

void query_catalog(const Session& opened, const CatalogQuery& query, CatalogPage& out) {
  SessionPtr timed;
  const Session& session = at_instant(opened, query.evaluated_at, timed);
  out = {};
  out.categories = count_categories(session);
  uint32_t category = kNone;
  if (query.in_category) {
    category = find_category(*session.program, query.category);
    if (category == kNone) return;
  }
  auto products = visible_in(session, category);
  out.total = static_cast<int64_t>(products.size());
  int64_t pages_before = query.page - 1;
  if (pages_before > out.total / query.page_size) return;
  int64_t begin = pages_before * query.page_size;
  int64_t end = std::min(out.total, begin + query.page_size);
  for (int64_t i = begin; i < end; ++i) {
    out.items.push_back(
        price(session, products[static_cast<size_t>(i)], 1, query.currency, query.evaluated_at));
  }
}

}  // namespace proviso
