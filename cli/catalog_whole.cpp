#include "cli/catalog_whole.h"

#include <algorithm>

#include "cli/files.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

/// More than a page for the wire has: each page costs a walk over all products.
constexpr int64_t kPageProducts = 10'000;

void tell_empty(const Catalog& catalog, const Options& options) {
  const std::string who = catalog.account ? '`' + *catalog.account + '`' : "this audience";
  const std::string where = options.category ? " in category `" + *options.category + '`' : "";
  std::fprintf(stderr, "proviso: the catalog is empty: %s sees no product%s\n",
               printable(who).c_str(), printable(where).c_str());
}

}  // namespace

CatalogRow row_of(const Catalog& catalog, const CatalogItem& item) {
  const Program& program = catalog.program();
  CatalogRow row;
  row.product = &source_of(program, item.product);
  if (row.product->category) row.category = program.products.nodes[item.product].front();
  row.recommended_price = item.recommended_price;
  if (!item.priced) return row;
  row.priced = true;
  row.lowest_before = item.lowest_before;
  row.unit_price = item.unit_price;
  row.list_price =
      program.products.amounts[item.product * program.currencies() + catalog.query.currency]
          .list_price;
  row.tiers = item.tiers;
  return row;
}

void for_each_page(const Catalog& catalog, const std::function<bool(const CatalogPage&)>& use) {
  CatalogQuery query = catalog.query;
  query.page_size = kPageProducts;
  CatalogPage page;
  for (query.page = 1; query.page == 1 || (query.page - 1) * kPageProducts < page.total;
       ++query.page) {
    query_catalog(*catalog.session, query, page);
    if (!use(page)) return;
  }
}

void show_progress(Progress& progress, int pass, int passes, int64_t done, int64_t total) {
  progress.at(pass * total + done, passes * total);
}

int64_t write_json(const Catalog& catalog, Output& output, Progress& progress) {
  std::string text;
  json::Writer out(text);
  CatalogQuery query = catalog.query;
  int64_t done = 0;
  for_each_page(catalog, [&](const CatalogPage& page) {
    if (text.empty()) {
      query.page = 1;
      query.page_size = std::max<int64_t>(page.total, 1);
      json::open_catalog(*catalog.session, query, page.total, out);
    }
    json::write_items(*catalog.session, query, page, out);
    done += static_cast<int64_t>(page.items.size());
    show_progress(progress, 0, 1, done, page.total);
    if (done == page.total) {
      json::close_catalog(*catalog.session, page, out);
      return output.write(text += '\n');
    }
    const bool written = output.write(std::string_view(text).substr(0, text.size() - 1));
    text.erase(0, text.size() - 1);  // by which the writer knows what stands before
    return written;
  });
  return done;
}

int write_whole(const Catalog& catalog, const Options& options) {
  Output output(options.output);
  Progress progress("writing the catalog");
  auto* write = options.format == CatalogFormat::json  ? write_json
                : options.format == CatalogFormat::csv ? write_csv
                                                       : write_html;
  const int64_t products = write(catalog, output, progress);
  const int code = output.finish();
  if (code == kOk && products == 0) tell_empty(catalog, options);
  return code;
}

}  // namespace proviso::cli
