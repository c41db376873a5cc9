// `proviso catalog RULESET --audience FILE`: one page of what an account sees, at its prices.
// Test: tests/cli/catalog.test.mjs
#include <cstdio>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/instant.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/read_query.h"
#include "json/write_result.h"
#include "json/writer.h"
#include "proviso/json.h"
#include "proviso/limits.h"

namespace proviso::cli {
namespace {

int usage(const std::string& message) {
  std::fprintf(stderr, "proviso: %s\nsee `proviso catalog --help`\n", printable(message).c_str());
  return kUsage;
}

std::string currencies_of(const Program& program) {
  std::string all;
  for (const CurrencyRule& currency : source(program).currencies) {
    all += (all.empty() ? "`" : ", `") + currency.code + '`';
  }
  return all;
}

/// The query as the other ways into the core take it, so that one reader judges all of them.
std::string query_text(const Options& options, const std::string& currency, int64_t at) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("currency", currency);
  out.member("evaluated_at", at);
  if (options.category) out.member("category", *options.category);
  out.member("page", options.page);
  out.member("page_size", options.page_size);
  out.close_object();
  return text;
}

Table products_of(const Program& program, const CatalogQuery& query, const CatalogPage& page) {
  const CurrencyRule& currency = source(program).currencies[query.currency];
  Table table;
  table.column("sku").column("name").column("category").column("brand");
  table.column("price " + currency.code, Align::right).column("price from");
  for (const CatalogItem& item : page.items) {
    const Product& product = source_of(program, item.product);
    table.row({product.sku, product.name, product.category.value_or(""), product.brand.value_or(""),
               item.priced ? show_unit_price(item.unit_price, currency) : "",
               item.priced ? show_source(program, item.source) : "no price"});
  }
  return table;
}

std::string show(const Program& program, const CatalogQuery& query, const CatalogPage& page) {
  std::string out = show_heading(program, query.evaluated_at);
  Table products = products_of(program, query, page);
  if (!products.empty()) out += '\n' + products.text();
  const int64_t pages = (page.total + query.page_size - 1) / query.page_size;
  out += "\n  page " + std::to_string(query.page) + " of " + std::to_string(pages) + ", " +
         std::to_string(page.total) + (page.total == 1 ? " product\n" : " products\n");
  return out;
}

}  // namespace

int catalog(const Options& options) {
  auto at = options.at ? parse_instant(*options.at) : now();
  if (!at) {
    return usage("`" + *options.at +
                 "` is no instant: write `2026-03-01`, `2026-03-01T12:00:00Z` or milliseconds");
  }
  int code = kOk;
  ProgramPtr program = load_ruleset(options.ruleset, options.json, code);
  if (program == nullptr) return code;
  std::string currency = options.currency.value_or(source(*program).currencies.front().code);
  if (find_currency(*program, currency) == kNone) {
    return usage("the ruleset has no currency `" + currency + "`, but " + currencies_of(*program));
  }
  auto audience = read_file(options.audience, limits.request_bytes);
  if (!audience) return kUsage;
  Issues issues;
  SessionPtr session = json::open_session(program, *audience, issues);
  if (session == nullptr) return report(options.audience, issues, options.json);
  CatalogQuery query;
  json::read_catalog_query(query_text(options, currency, *at), *program, query, issues);
  if (issues.has_errors()) return report("query", issues, options.json);
  CatalogPage page;
  query_catalog(*session, query, page);
  if (!options.json) return print(show(*program, query, page), kOk);
  std::string text;
  json::write_catalog(*session, query, page, text);
  return print(text + '\n', kOk);
}

}  // namespace proviso::cli
