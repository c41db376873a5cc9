// `proviso explain RULESET REQUEST`: each promotion, what became of it and what decided.
// Test: tests/cli/explain.test.mjs
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

/// A value in the way of its fact: money, keys, or a number of units.
std::string show_value(const DecidingTest& test, const std::optional<FactValue>& value,
                       const CurrencyRule& currency) {
  if (!value) return "";
  if (const auto* text = std::get_if<std::string>(&*value)) return *text;
  if (const auto* truth = std::get_if<bool>(&*value)) return *truth ? "true" : "false";
  if (const auto* keys = std::get_if<Keys>(&*value)) {
    std::string list;
    for (const std::string& key : *keys) list += (list.empty() ? "" : ", ") + key;
    return list;
  }
  int64_t number = *std::get_if<int64_t>(&*value);
  if (test.unit == Unit::money) return show_money(number, currency);
  if (test.unit == Unit::unit_price) return show_unit_price(number, currency);
  return std::to_string(number);
}

Table table_of(const Program& program, const Request& request,
               const std::vector<Explanation>& explanations) {
  const auto& promotions = source(program).promotions.promotions;
  const CurrencyRule& currency = source(program).currencies[request.currency];
  Table table;
  table.column("promotion").column("outcome").column("amount", Align::right).column("why");
  table.column("in favour of");
  table.column("condition").column("is", Align::right).column("compared with", Align::right);
  for (const Explanation& explanation : explanations) {
    const PromotionOutcome& outcome = explanation.outcome;
    std::string winner, pointer, actual, required;
    if (explanation.in_favour_of != kNone) winner = promotions[explanation.in_favour_of].key;
    if (explanation.test) {
      pointer = explanation.test->pointer;
      actual = show_value(*explanation.test, explanation.test->actual, currency);
      required = show_value(*explanation.test, explanation.test->required, currency);
    }
    table.row({promotions[outcome.promotion].key, std::string(name(outcome.outcome)),
               show_money(outcome.amount_minor, currency), std::string(phrase(outcome.reason)),
               winner, pointer, actual, required});
  }
  return table;
}

}  // namespace

int explain(const Options& options) {
  int code = kOk;
  Asked asked = load_request(options, code);
  if (asked.session == nullptr) return code;
  std::vector<Explanation> explanations;
  Issues issues;
  if (!proviso::explain(*asked.session, asked.request, explanations, issues, options.level)) {
    return report(options.request, issues, options.json);
  }
  const Program& program = program_of(*asked.session);
  if (!options.json) {
    std::string table = table_of(program, asked.request, explanations).text();
    if (table.empty()) table = "  no promotions\n";
    return print(show_heading(program, asked.request.evaluated_at) + '\n' + table, kOk);
  }
  std::string text;
  json::write_explanations(*asked.session, asked.request, explanations, text);
  return print(text + '\n', kOk);
}

}  // namespace proviso::cli
