// A catalog as CSV, RFC 4180: a heading, then a line a product, CR LF after each. Contract: UTF-8;
// prices are decimals of all the currency's digits, by whole numbers; no cell of text begins as a
// formula does (OWASP, CSV injection). Test: tests/cli/catalog_csv.test.mjs
#include "cli/catalog_whole.h"
#include "cli/show.h"

namespace proviso::cli {
namespace {

constexpr std::string_view kHeading =
    "sku,name,category,brand,currency,unit_price,list_price,tiers,lowest_before,"
    "recommended_price,unit\r\n";

/// What spreadsheets may take for the beginning of a formula, or skip to find one.
bool begins_as_formula(std::string_view text) {
  constexpr std::string_view kStarts[] = {"=",
                                          "+",
                                          "-",
                                          "@",
                                          "\t",
                                          "\r",
                                          "\n",
                                          "\xef\xbc\x9d",   // full-width =
                                          "\xef\xbc\x8b",   // full-width +
                                          "\xef\xbc\x8d",   // full-width -
                                          "\xef\xbc\xa0"};  // full-width @
  for (std::string_view start : kStarts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

/// A cell and the comma after it. Semicolons and tabs are quoted too: some programs split there.
void append(std::string_view text, std::string& out) {
  const bool prefixed = begins_as_formula(text);
  const bool quoted = prefixed || text.find_first_of("\",;\t\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (prefixed) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  out += ',';
}

void append(const CatalogRow& row, const CurrencyRule& currency, std::string& out) {
  append(row.product->sku, out);
  append(row.product->name, out);
  append(row.product->category.value_or(""), out);
  append(row.product->brand.value_or(""), out);
  append(currency.code, out);
  auto price = [&](int64_t unit_price) {
    if (unit_price >= 0) out += show_unit_price(unit_price, currency);
  };
  price(row.priced ? row.unit_price : -1);
  out += ',';
  price(row.list_price);
  out += ',';
  std::string tiers;
  for (const PriceTier& tier : row.tiers) {
    if (&tier != &row.tiers.front()) tiers += " | ";
    tiers += show_quantity(*row.product, tier.from) + "+ ";
    tiers += show_unit_price(tier.unit_price, currency);
  }
  append(tiers, out);
  price(row.lowest_before);
  out += ',';
  price(row.recommended_price);
  out += ',';
  append(row.product->unit.value_or(""), out);
  out.back() = '\r';  // in the place of the last comma
  out += '\n';
}

}  // namespace

int64_t write_csv(const Catalog& catalog, Output& output, Progress& progress) {
  std::string text(kHeading);
  int64_t done = 0;
  for_each_page(catalog, [&](const CatalogPage& page) {
    for (const CatalogItem& item : page.items) {
      append(row_of(catalog, item), catalog.currency(), text);
    }
    done += static_cast<int64_t>(page.items.size());
    show_progress(progress, 0, 1, done, page.total);
    const bool written = output.write(text);
    text.clear();
    return written;
  });
  return done;
}

}  // namespace proviso::cli
