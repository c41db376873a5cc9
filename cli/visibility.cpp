// `proviso visibility RULESET --audience FILE SKU...`: what an account sees, and the entitlements
// that spoke, for staff. Test: tests/cli/price.test.mjs
#include "cli/account.h"
#include "cli/commands.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/names.h"
#include "json/read_query.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

std::string query_text(const Options& options, const Account& account) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("evaluated_at", account.at);
  write_skus(options, out);
  out.close_object();
  return text;
}

std::string show_names(const Program& program, const LaidEntitlement& laid) {
  switch (laid.names) {
    case Names::product:
      return "the product";
    case Names::category:
      return "category " + source(program).products.categories[laid.category].key;
    case Names::selection:
      return "a brand, attribute or selector";
    default:
      return "everything";
  }
}

std::string show_meant(const LaidEntitlement& laid) {
  switch (laid.meant) {
    case MeantAs::account:
      return "the account";
    case MeantAs::ancestor:
      return laid.ancestor == 1 ? "its parent" : "ancestor " + std::to_string(laid.ancestor);
    case MeantAs::contract:
      return "a contract";
    case MeantAs::segment:
      return "a segment";
    default:
      return "everyone";
  }
}

void add_rows(const Program& program, const std::string& sku, const char* what, const Shown& its,
              Table& table) {
  auto row = [&](const LaidEntitlement& laid) {
    const Entitlement& said = source(program).entitlements.entitlements[laid.entitlement];
    const bool runs = laid.standing == Reason::applied;
    table.row({sku, what, said.key, std::string(json::name_in(json::kEffects, said.effect)),
               std::to_string(said.priority), show_names(program, laid), show_meant(laid),
               laid.decides ? "decides"
               : runs       ? ""
                            : std::string(phrase(laid.standing))});
  };
  for (const LaidEntitlement& laid : its.not_running) row(laid);
  for (const LaidEntitlement& laid : its.laid) row(laid);
  if (its.by_default) table.row({sku, what, "default", "", "", "", "", "decides"});
  table.row({sku, what, its.shown ? "is shown" : "is hidden", "", "", "", "", ""});
}

std::string show(const Session& session, const json::VisibilityQuery& query,
                 const std::vector<ProductId>& products,
                 const std::vector<VisibilityExplanation>& why) {
  const Program& program = program_of(session);
  Table table;
  table.column("sku").column("of").column("entitlement").column("effect");
  table.column("priority", Align::right).column("names").column("means").column("");
  for (size_t i = 0; i < products.size(); ++i) {
    if (products[i] == kNoProduct) {
      table.row({query.skus[i], "", "no such product", "", "", "", "", ""});
      continue;
    }
    add_rows(program, query.skus[i], "product", why[i].product, table);
    add_rows(program, query.skus[i], "price", why[i].price, table);
  }
  return show_heading(program, query.evaluated_at) + '\n' + table.text();
}

}  // namespace

int visibility(const Options& options) {
  return ask_about<json::VisibilityQuery>(
      options, "visibility", Level::auditor,
      [&](const Account& account, json::VisibilityQuery& query, Issues& issues) {
        const Program& program = program_of(*account.session);
        json::read_visibility_query(query_text(options, account), program, query, issues);
      },
      [&](const Session& session, const json::VisibilityQuery& query) {
        const auto products = json::products_of(program_of(session), query.skus);
        const auto why = explain_visibility(session, products, query.evaluated_at);
        if (!options.json) return show(session, query, products, why);
        std::string text;
        json::write_explained_visibility(session, query.skus, products, why, text);
        return text + '\n';
      });
}

}  // namespace proviso::cli
