// What a catalog's tables will need: the first of two passes over its products. Contract: tells of
// categories in the order in which the products stand; memory by categories, not by products.
// Test: tests/cli/catalog_html.test.mjs
#include <algorithm>

#include "cli/catalog_html.h"

namespace proviso::cli {
namespace {

/// How many of the digits beyond the currency's own are not all 0.
int further_digits(int64_t unit_price, int digits) {
  while (digits > 0 && unit_price % 10 == 0) unit_price /= 10, --digits;
  return digits;
}

int digits_of(const CatalogRow& row, int all) {
  int digits = 0;
  auto tell = [&](int64_t unit_price) {
    if (unit_price >= 0) digits = std::max(digits, further_digits(unit_price, all));
  };
  tell(row.recommended_price);
  if (!row.priced) return digits;
  tell(row.unit_price);
  tell(row.lowest_before);
  if (tells_list_price(row)) tell(row.list_price);
  for (const PriceTier& tier : told_tiers(row)) tell(tier.unit_price);
  return digits;
}

/// The sections from a root down to where the latest product was.
class Open {
 public:
  Open(const Program& program, std::vector<Section>& sections)
      : categories_(program.products.categories), sections_(sections) {}

  /// Counts a product in its section, which it begins if need be, and in those above.
  Section& enter(uint32_t category) {
    std::vector<uint32_t> path;  // from the category up to its root
    for (uint32_t node = category; node != kNone; node = categories_[node].parent) {
      path.push_back(node);
    }
    if (path.empty()) path.push_back(kNone);
    std::reverse(path.begin(), path.end());
    size_t same = 0;
    while (same < std::min(path.size(), open_.size()) &&
           sections_[open_[same]].node == path[same]) {
      ++same;
    }
    open_.resize(same);
    for (size_t depth = same; depth < path.size(); ++depth) {
      open_.push_back(sections_.size());
      sections_.push_back({path[depth], static_cast<int>(depth) + 1});
    }
    for (size_t section : open_) ++sections_[section].products;
    return sections_[open_.back()];
  }

 private:
  const SharedVector<CategoryNode>& categories_;
  std::vector<Section>& sections_;
  std::vector<size_t> open_;
};

}  // namespace

std::span<const PriceTier> told_tiers(const CatalogRow& row) {
  return !row.tiers.empty() && row.tiers.front().from <= 1 ? row.tiers.subspan(1) : row.tiers;
}

std::string section_name(const Program& program, const Section& section) {
  if (section.node == kNone) return "Further products";
  const CategoryNode& node = program.products.categories[section.node];
  const Category& category = source(program).products.categories[node.source];
  return category.name.empty() ? category.key : category.name;
}

Survey survey(const Catalog& catalog, Progress& progress) {
  Survey found;
  Open open(catalog.program(), found.sections);
  for_each_page(catalog, [&](const CatalogPage& page) {
    for (const CatalogItem& item : page.items) {
      const CatalogRow row = row_of(catalog, item);
      Section& section = open.enter(row.category);
      section.digits =
          std::max(section.digits, digits_of(row, catalog.currency().unit_price_digits));
      found.brands |= row.product->brand.has_value();
      found.list_prices |= row.priced && tells_list_price(row);
      found.tiers |= !told_tiers(row).empty();
      found.recommended |= row.recommended_price >= 0;
      found.lowest_before |= row.lowest_before >= 0;
    }
    found.products += static_cast<int64_t>(page.items.size());
    show_progress(progress, 0, 2, found.products, page.total);
    return true;
  });
  return found;
}

}  // namespace proviso::cli
