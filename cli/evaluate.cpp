// `proviso evaluate RULESET REQUEST`: lines, promotions, codes and totals of one cart.
// Test: tests/cli/evaluate.test.mjs
#include "cli/commands.h"
#include "cli/digest.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

Table lines_of(const Program& program, const Request& request, const Evaluation& evaluation) {
  const CurrencyRule& currency = source(program).currencies[request.currency];
  Table table;
  table.column("line").column("sku").column("name").column("quantity", Align::right);
  table.column("unit price", Align::right).column("price from").column("subtotal", Align::right);
  table.column("reduction", Align::right).column("total", Align::right);
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const RequestLine& asked = request.lines[i];
    const ResultLine& line = evaluation.lines[i];
    const Product& product = source_of(program, asked.product);
    table.row({std::string(request.view(asked.id)), product.sku, product.name,
               show_quantity(product, asked.quantity), show_unit_price(line.unit_price, currency),
               show_source(program, product, line.source),
               show_money(line.subtotal_minor, currency),
               show_money(line.total_minor - line.subtotal_minor, currency),
               show_money(line.total_minor, currency)});
  }
  return table;
}

Table promotions_of(const Program& program, const Request& request, const Evaluation& evaluation) {
  const CurrencyRule& currency = source(program).currencies[request.currency];
  Table table;
  table.column("promotion").column("title").column("outcome").column("amount", Align::right);
  table.column("why");
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    const Promotion& promotion = source(program).promotions.promotions[outcome.promotion];
    table.row({promotion.key, promotion.title, std::string(name(outcome.outcome)),
               show_money(outcome.amount_minor, currency), std::string(phrase(outcome.reason))});
  }
  return table;
}

Table refused_codes_of(const Request& request, const Evaluation& evaluation) {
  Table table;
  table.column("refused code").column("why");
  for (const RefusedCode& refused : evaluation.refused_codes) {
    table.row({std::string(request.view(request.codes[refused.code].text)),
               std::string(phrase(refused.reason))});
  }
  return table;
}

Table totals_of(const Session& session, const Request& request, const Evaluation& evaluation) {
  const CurrencyRule& currency = source(program_of(session)).currencies[request.currency];
  auto money = [&](int64_t minor) { return show_money(minor, currency); };
  Table table;
  table.column("totals").column(currency.code, Align::right);
  table.row({"subtotal", money(evaluation.totals.subtotal_minor)});
  table.row({"reduction", money(-evaluation.totals.reduction_minor)});
  table.row({"shipping", money(evaluation.totals.shipping_minor)});
  table.row({"total", money(evaluation.totals.total_minor)});
  if (evaluation.provisional) {
    table.row({"at least", money(evaluation.total_min_minor)});
    table.row({"at most", money(evaluation.total_max_minor)});
  }
  return table;
}

std::string show(const Session& session, const Request& request, const Evaluation& evaluation) {
  const Program& program = program_of(session);
  std::string out = show_heading(program, request.evaluated_at);
  for (const Table& table :
       {lines_of(program, request, evaluation), promotions_of(program, request, evaluation),
        refused_codes_of(request, evaluation), totals_of(session, request, evaluation)}) {
    if (!table.empty()) out += '\n' + table.text();
  }
  out += "\n  decision  " + sha256_hex(decision_bytes(session, request, evaluation)) + '\n';
  return out;
}

}  // namespace

int evaluate(const Options& options) {
  int code = kOk;
  Asked asked = load_request(options, code);
  if (asked.session == nullptr) return code;
  Evaluation evaluation;
  Issues issues;
  if (!proviso::evaluate(*asked.session, asked.request, evaluation, issues)) {
    return report(options.request, issues, options.json);
  }
  if (!options.json) return print(show(*asked.session, asked.request, evaluation), kOk);
  std::string text;
  json::write_result(*asked.session, asked.request, evaluation, text);
  return print(text + '\n', kOk);
}

}  // namespace proviso::cli
