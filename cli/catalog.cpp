// `proviso catalog RULESET --audience FILE`: what an account sees, at its prices: one page of it,
// or with `--format` all. Test: tests/cli/catalog.test.mjs
#include <cstdio>
#include <filesystem>

#include "cli/catalog_whole.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/instant.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/read_query.h"
#include "json/reader.h"
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
               item.priced ? show_source(program, product, item.source) : "no price"});
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

/// The member of an object if it is a key.
std::optional<std::string> key_of(std::string_view object, std::string_view member) {
  Issues issues;
  json::Value document;
  std::optional<std::string> key;
  if (!json::parse(object, json::kRequestLimits, document, issues)) return key;
  json::Node root(document, issues);
  json::Members members(root);
  members.optional(member).key(key);
  return key;
}

/// It would take the place of what it was made from.
bool is_same_file(const std::string& output, const Options& options) {
  std::error_code error;
  return std::filesystem::equivalent(output, options.ruleset, error) ||
         std::filesystem::equivalent(output, options.audience, error);
}

bool is_utf8(const std::string& text) {
  std::string document;
  json::Writer(document).text(text);
  Issues issues;
  json::Value value;
  return json::parse(document, json::kRequestLimits, value, issues);
}

int print_page(const Session& session, const CatalogQuery& query, bool as_json) {
  CatalogPage page;
  query_catalog(session, query, page);
  if (!as_json) return print(show(program_of(session), query, page), kOk);
  std::string text;
  json::write_catalog(session, query, page, text);
  return print(text + '\n', kOk);
}

}  // namespace

int catalog(const Options& options) {
  auto at = options.at ? parse_instant(*options.at) : now();
  if (!at) {
    return usage("`" + *options.at +
                 "` is no instant: write `2026-03-01`, `2026-03-01T12:00:00Z` or milliseconds");
  }
  if (options.title && options.format != CatalogFormat::html) {
    return usage("--title is for `--format html`");
  }
  if (options.title && !is_utf8(*options.title)) return usage("--title is no UTF-8");
  if (options.output && is_same_file(*options.output, options)) {
    return usage("`" + *options.output + "` is read, so it cannot be the output");
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
  if (options.format == CatalogFormat::page) return print_page(*session, query, options.json);
  Catalog whole{session.get(), query, key_of(*audience, "account"),
                options.title.value_or(source(*program).id)};
  return write_whole(whole, options);
}

}  // namespace proviso::cli
