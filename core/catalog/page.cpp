// Pages, counts, categories and facets of what a bound account sees; an invisible product is
// nowhere in them. Contract: see proviso/catalog.h; without filters and sorts the cost of a page
// follows its length, and the categories. Test: tests/core/catalog/page_test.cpp
#include <algorithm>

#include "catalog/badges.h"
#include "catalog/filter.h"
#include "match/facets.h"
#include "match/price.h"
#include "match/schedule.h"
#include "proviso/catalog.h"

namespace proviso {
namespace {

std::vector<CategoryCount> counted_categories(const Session& session) {
  const auto& categories = session.program->products.categories;
  std::vector<CategoryCount> counts;
  for (uint32_t node = 0; node < categories.size(); ++node) {
    const int64_t count = session.category_counts[node];
    if (count > 0) counts.push_back({categories[node].key, count});
  }
  return counts;
}

/// A facet counts what the query would match without the filter of that facet, so that another
/// value can be chosen.
void count_facets(const Session& session, const CatalogQuery& query, const ProductBits& matched,
                  FacetMemo& memo, CatalogPage& out) {
  const ProductIndex& index = session.program->products;
  const bool all = matches_all(query);
  auto add = [&](const Column& column, Symbol attribute, bool filtered, LeftOut own) {
    if (all) {
      out.facets.push_back(memo.of(session, column, attribute));
    } else {
      out.facets.push_back(
          count_column(column, attribute, filtered ? matching(session, query, own) : matched));
    }
  };
  if (query.brand_facet) {
    add(index.brand_column, kNoSymbol, query.of_brands, {true, kNoSymbol});
  }
  for (const auto& [attribute, column] : index.facets) {
    const auto& asked = query.facets;
    if (std::find(asked.begin(), asked.end(), attribute) == asked.end()) continue;
    const bool filtered = std::any_of(
        query.attributes.begin(), query.attributes.end(),
        [own = attribute](const AttributeFilter& filter) { return filter.attribute == own; });
    add(column, attribute, filtered, {false, attribute});
  }
}

/// Positions `begin` to before `end` of the products, cheapest (or dearest) first.
std::vector<ProductId> sort_by_price(const Session& session, const CatalogQuery& query,
                                     const ProductBits& bits, size_t begin, size_t end) {
  struct Priced {
    int64_t unit_price = 0;
    ProductId product = 0;
  };
  std::vector<Priced> all;
  const bool descending = query.sort == CatalogSort::price_descending;
  const Pricing pricing(session, query.currency, query.evaluated_at);
  for_each_bit(bits, [&](ProductId product) {
    const FoundPrice price = pricing.of_one(product);
    const int64_t key = descending ? -price.unit_price : price.unit_price;
    all.push_back({price.found ? key : INT64_MAX, product});
  });
  std::partial_sort(all.begin(), all.begin() + static_cast<ptrdiff_t>(end), all.end(),
                    [](const Priced& a, const Priced& b) {
                      return a.unit_price != b.unit_price ? a.unit_price < b.unit_price
                                                          : a.product < b.product;
                    });
  std::vector<ProductId> page;
  for (size_t i = begin; i < end; ++i) page.push_back(all[i].product);
  return page;
}

std::vector<ProductId> sort_by_name(const Session& session, const ProductBits& bits, size_t begin,
                                    size_t end) {
  std::vector<ProductId> page;
  size_t place = 0;
  for (ProductId product : session.program->products.by_name) {
    if (!has_bit(bits, product)) continue;
    if (place >= begin) page.push_back(product);
    if (++place == end) break;
  }
  return page;
}

/// As the catalog has them: from where the page begins on.
std::vector<ProductId> in_order(const BitRanks& ranks, const ProductBits& bits, size_t begin,
                                size_t end) {
  std::vector<ProductId> page;
  if (begin >= end) return page;
  const uint32_t first = ranks.select(bits, static_cast<int64_t>(begin));
  uint64_t rest = bits[first / 64] & (~uint64_t{0} << (first % 64));
  for (size_t word = first / 64; page.size() < end - begin; rest = bits[++word]) {
    for (; rest != 0 && page.size() < end - begin; rest &= rest - 1) {
      page.push_back(
          static_cast<ProductId>(word * 64 + static_cast<size_t>(std::countr_zero(rest))));
    }
    if (page.size() == end - begin) break;
  }
  return page;
}

/// The lowest price of the 30 days before a reduction began (Directive 98/6/EC, article 6a): -1
/// where it began never, or there was none.
int64_t lowest_before(const Session& session, const CatalogQuery& query, const CatalogItem& item) {
  constexpr int64_t kPeriod = int64_t{30} * 86400000;
  constexpr int kSteps = 10000;
  if (item.source.price_list == kNone) return -1;
  const PriceIndex& prices = session.program->prices;
  const CompiledPriceList& list = prices.lists[prices.of_source[item.source.price_list]];
  const int64_t begin = whole_window(list.schedule).from;
  if (!list.sale || begin == INT64_MIN) return -1;
  int64_t lowest = -1, at = begin - kPeriod;
  Pricing pricing;
  for (int step = 0; at < begin && step < kSteps; ++step) {
    pricing.open(session, query.currency, at);
    const FoundPrice found = pricing.of_one(item.product);
    if (found.found && (lowest < 0 || found.unit_price < lowest)) lowest = found.unit_price;
    at = found.valid_until;
  }
  return lowest;
}

/// The least quantity in which a product is sold; of what is measured, without a minimum, one unit.
int64_t least_quantity(const CatalogItem& item, int64_t one) {
  const int64_t least = item.min_quantity == 0 ? one : item.min_quantity;
  if (item.step_quantity == 0) return least;
  return (least + item.step_quantity - 1) / item.step_quantity * item.step_quantity;
}

CatalogItem item_of(const Pricing& pricing, const CatalogQuery& query, ProductId product,
                    Workspace& workspace) {
  const Session& session = pricing.session();
  CatalogItem item = price_item(pricing, product, 0);
  item.lowest_before = lowest_before(session, query, item);
  if (query.badges && item.priced) {
    const int64_t least = least_quantity(item, whole_unit(*session.program, product));
    item.badge = badge_of(session, query, product, least, workspace);
  }
  return item;
}

}  // namespace

void query_catalog(const Session& opened, const CatalogQuery& query, Workspace& workspace,
                   CatalogPage& out) {
  const Session& session = at_instant(opened, query.evaluated_at, workspace.timed);
  out.items.clear();
  out.facets.clear();
  out.categories = counted_categories(session);
  ProductBits filtered;
  BitRanks counted;
  const bool all = matches_all(query);
  if (!all) {
    filtered = matching(session, query);
    counted.build(filtered);
  }
  const ProductBits& bits = all ? session.visible : filtered;
  const BitRanks& ranks = all ? session.ranks : counted;
  count_facets(session, query, bits, workspace.facets, out);
  out.total = ranks.count();
  if (query.page - 1 > out.total / query.page_size) return;
  const auto begin = static_cast<size_t>(std::min(out.total, (query.page - 1) * query.page_size));
  const auto end = static_cast<size_t>(std::min(out.total, query.page * query.page_size));
  std::vector<ProductId> page;
  switch (query.sort) {
    case CatalogSort::catalog:
      page = in_order(ranks, bits, begin, end);
      break;
    case CatalogSort::name:
      page = sort_by_name(session, bits, begin, end);
      break;
    default:
      page = sort_by_price(session, query, bits, begin, end);
  }
  const Pricing pricing(session, query.currency, query.evaluated_at);
  for (ProductId product : page) {
    out.items.push_back(item_of(pricing, query, product, workspace));
  }
}

void query_catalog(const Session& session, const CatalogQuery& query, CatalogPage& out) {
  Workspace workspace;
  query_catalog(session, query, workspace, out);
}

}  // namespace proviso
