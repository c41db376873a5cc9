// The pieces of a catalog in HTML: what its tables need, how its texts are escaped, its style.
// Contract: see catalog_html.cpp. Test: tests/cli/catalog_html.test.mjs
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/catalog_whole.h"

namespace proviso::cli {

/// A category with products in the catalog, or above one that has; without a node: the products
/// without a category.
struct Section {
  uint32_t node = kNone;
  int depth = 1;
  int64_t products = 0;  // here and below
  int digits = 0;        // after the point, of the prices here
};

/// What must be known before the first product is written.
struct Survey {
  std::vector<Section> sections;  // in the order of the catalog
  int64_t products = 0;
  bool brands = false, list_prices = false, tiers = false;  // somewhere
  bool recommended = false, lowest_before = false;          // somewhere
};

/// Walks the catalog once; the first of two passes.
Survey survey(const Catalog& catalog, Progress& progress);

/// A list price is worth telling where it is above the buyer's.
inline bool tells_list_price(const CatalogRow& row) { return row.list_price > row.unit_price; }

/// The tiers that are not simply the unit price.
std::span<const PriceTier> told_tiers(const CatalogRow& row);

/// The names that a section and those above it bear.
std::string section_name(const Program& program, const Section& section);

/// Text for HTML, inside an element or a quoted attribute; control characters are U+FFFD.
void append_text(std::string_view text, std::string& out);
std::string html_text(std::string_view text);

/// A CSS string, quotes included, that neither the style sheet nor its element can end inside.
std::string css_text(std::string_view text);

/// All of the style that does not depend on the catalog.
extern const std::string_view kCatalogStyle;

}  // namespace proviso::cli
