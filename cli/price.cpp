// `proviso price RULESET --audience FILE SKU...`: what an account pays, the price lists that were
// asked, and which one decided. Test: tests/cli/price.test.mjs
#include <cstdlib>

#include "cli/account.h"
#include "cli/commands.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/read_query.h"
#include "json/write_result.h"
#include "money/rounding.h"

namespace proviso::cli {
namespace {

/// The query as the other ways into the core take it, so that one reader judges all of them.
std::string query_text(const Options& options, const Account& account) {
  std::string text;
  json::Writer out(text);
  out.open_object();
  out.member("currency", account.currency);
  out.member("evaluated_at", account.at);
  out.member("quantity", options.quantity);
  write_skus(options, out);
  out.close_object();
  return text;
}

std::string show_standing(const ConsideredList& list) {
  if (list.decides) return "decides";
  if (list.beyond_horizon) return std::string(phrase(IssueCode::zone_horizon));
  if (list.standing != Reason::applied) return std::string(phrase(list.standing));
  return list.has ? "" : "it does not have the product";
}

/// `dealer -10.00 %, list price +5.00 %`: step by step.
std::string show_followed(const Program& program, const ConsideredList& list) {
  std::string text;
  for (const Followed& step : list.follows) {
    if (!text.empty()) text += ", ";
    text += step.price_list == kNone ? "list price"
                                     : source(program).prices.price_lists[step.price_list].key;
    text += step.change_bp < 0 ? " -" : " +";
    text += decimal(std::abs(step.change_bp), 2) + " %";
  }
  return text;
}

void add_row(const Program& program, const Product& product, const ConsideredList& list,
             const CurrencyRule& currency, Table& table) {
  const auto& lists = source(program).prices.price_lists;
  std::string unit_price, amount, tier, next;
  if (list.has) {
    unit_price = show_unit_price(list.unit_price, currency);
    if (list.amount_minor >= 0) amount = show_money(list.amount_minor, currency);
    if (list.tier_from != 0) tier = "from " + show_quantity(product, list.tier_from);
    if (list.graduated) tier += tier.empty() ? "each at its own" : ", each at its own";
  }
  if (list.next_tier) {
    next = "from " + show_quantity(product, list.next_tier->from) + " at " +
           show_unit_price(list.next_tier->unit_price, currency);
  }
  table.row({product.sku, lists[list.price_list].key, unit_price, amount, show_standing(list), tier,
             next, show_followed(program, list),
             list.fallback_of == kNone ? "" : lists[list.fallback_of].key});
}

/// What is not a list's: the list price, or that there is no price, or none to see.
void add_row_without_list(const Program& program, const std::string& sku,
                          const PriceExplanation& why, const json::PriceQuery& query,
                          Table& table) {
  const CurrencyRule& currency = source(program).currencies[query.currency];
  const CatalogItem& item = why.item;
  auto note = [&](const char* text) { table.row({sku, "", "", "", text, "", "", "", ""}); };
  if (item.product == kNoProduct) return note("no such product for this account");
  if (!why.visible) note("the account does not see it");
  if (item.hidden_price) return note("its price is hidden from the account");
  if (!item.priced) return note("no price");
  if (item.source.price_list != kNone) return;
  const int scale = source_of(program, item.product).quantity_scale;
  const int64_t quantity = query.quantity == 0 ? power_of_ten(scale) : query.quantity;
  const Int128 amount = amount_of(item.unit_price, quantity, currency.unit_price_digits + scale,
                                  source(program).settings.rounding_mode);
  table.row({sku, "list price", show_unit_price(item.unit_price, currency),
             fits(amount) ? show_money(static_cast<int64_t>(amount), currency) : "", "decides", "",
             "", "", ""});
}

std::string show(const Session& session, const json::PriceQuery& query,
                 const std::vector<PriceExplanation>& why) {
  const Program& program = program_of(session);
  const CurrencyRule& rule = source(program).currencies[query.currency];
  Table table;
  table.column("sku").column("price list").column("unit price " + rule.code, Align::right);
  table.column("amount", Align::right).column("").column("tier").column("next tier");
  table.column("follows from").column("fallback of");
  for (size_t i = 0; i < why.size(); ++i) {
    const std::string& sku = query.skus[i];
    for (const ConsideredList& list : why[i].lists) {
      add_row(program, source_of(program, why[i].item.product), list, rule, table);
    }
    add_row_without_list(program, sku, why[i], query, table);
  }
  return show_heading(program, query.evaluated_at) + '\n' + table.text();
}

}  // namespace

int price(const Options& options) {
  return ask_about<json::PriceQuery>(
      options, "price", options.level,
      [&](const Account& account, json::PriceQuery& query, Issues& issues) {
        const Program& program = program_of(*account.session);
        json::read_price_query(query_text(options, account), program, query, issues);
      },
      [&](const Session& session, const json::PriceQuery& query) {
        const auto products = json::products_of(program_of(session), query.skus);
        const auto why = explain_prices(session, products, query.quantity, query.currency,
                                        query.evaluated_at, options.level);
        if (!options.json) return show(session, query, why);
        std::string text;
        json::write_explained_prices(session, query.skus, why, query.currency, text);
        return text + '\n';
      });
}

}  // namespace proviso::cli
