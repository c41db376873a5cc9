// `proviso catalog RULESET --audience FILE`: what an account sees, at its prices: one page of it,
// or with `--format` all. Test: tests/cli/catalog.test.mjs
#include <filesystem>

#include "cli/account.h"
#include "cli/catalog_whole.h"
#include "cli/commands.h"
#include "cli/files.h"
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
  if (options.title && options.format != CatalogFormat::html) {
    return wrong_usage("catalog", "--title is for `--format html`");
  }
  if (options.title && !is_utf8(*options.title)) {
    return wrong_usage("catalog", "--title is no UTF-8");
  }
  if (options.output && is_same_file(*options.output, options)) {
    return wrong_usage("catalog", "`" + *options.output + "` is read, so it cannot be the output");
  }
  int code = kOk;
  Account account = load_account(options, "catalog", code);
  if (account.session == nullptr) return code;
  const Program& program = program_of(*account.session);
  CatalogQuery query;
  Issues issues;
  json::read_catalog_query(query_text(options, account.currency, account.at), program, query,
                           issues);
  if (issues.has_errors()) return report("query", issues, options.json);
  if (options.format == CatalogFormat::page) {
    return print_page(*account.session, query, options.json);
  }
  Catalog whole{account.session.get(), query, key_of(account.audience_text, "account"),
                options.title.value_or(source(program).id)};
  return write_whole(whole, options);
}

}  // namespace proviso::cli
