// Runs the searches, each with its share of the evaluations. Test: tests/core/check/check_test.cpp
#include "proviso/check.h"

#include <algorithm>

#include "check/warn.h"

namespace proviso {
namespace {

struct Search {
  IssueCode code;
  void (*run)(Probe&);
};

constexpr Search kSearches[] = {
    {IssueCode::tier_cliff, warn_tier_cliff},
    {IssueCode::never_applies, warn_never_applies},
    {IssueCode::always_beaten, warn_always_beaten},
    {IssueCode::percents_over_100, warn_percents_over_100},
    {IssueCode::unlimited_code, warn_unlimited_code},
    {IssueCode::per_line_semantics, warn_per_line_semantics},
    {IssueCode::order_dependent, warn_order_dependent},
    {IssueCode::floor_disclosed, warn_floor_disclosed},
};

}  // namespace

void check(const ProgramPtr& program, Findings& out, CheckLimits bounds) {
  out = {};
  Probe probe(program, bounds, out);
  for (const Search& search : kSearches) {
    probe.begin(search.code, bounds.evaluations / static_cast<int64_t>(std::size(kSearches)));
    search.run(probe);
  }
}

std::vector<PromotionId> reached_from(const Program& program, ProductId product) {
  const ProductIndex& products = program.products;
  const PromotionIndex& index = program.promotions;
  std::vector<PromotionId> found = index.anywhere;
  auto add = [&](std::span<const PromotionId> postings) {
    found.insert(found.end(), postings.begin(), postings.end());
  };
  add(index.by_product.of(product));
  add(index.by_brand.of(products.rows[product].brand));
  for (uint32_t node : products.nodes[product]) {
    for (uint32_t up = node; up != kNone; up = products.categories[up].parent) {
      add(index.by_category.of(up));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace proviso
