// `proviso explain RULESET REQUEST`: every promotion, what became of it and what decided.
// Test: tests/cli/explain.test.mjs
#include <charconv>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

/// The condition that a pointer such as `/condition/all/1/not` names.
const Condition* find_condition(const Promotion& promotion, std::string_view pointer) {
  const Condition* at = promotion.condition ? &*promotion.condition : nullptr;
  while (at != nullptr && at->kind != Condition::Kind::test) {
    size_t item = 0;
    if (at->kind == Condition::Kind::negation) {
      pointer.remove_prefix(std::min(pointer.size(), pointer.find("/not") + 4));
    } else {
      const size_t digits = pointer.find_first_of("0123456789");
      if (digits == std::string_view::npos) return nullptr;
      auto end =
          std::from_chars(pointer.data() + digits, pointer.data() + pointer.size(), item).ptr;
      pointer.remove_prefix(static_cast<size_t>(end - pointer.data()));
    }
    at = item < at->items.size() ? &at->items[item] : nullptr;
  }
  return at;
}

/// The value of a test's fact, in the way of the fact: money or a number of units.
std::string show_value(const Condition* test, const std::optional<int64_t>& value,
                       const CurrencyRule& currency) {
  if (!value) return "";
  bool is_count = test == nullptr || test->amount.empty();
  return is_count ? std::to_string(*value) : show_money(*value, currency);
}

Table table_of(const Program& program, const Request& request,
               const std::vector<Explanation>& explanations) {
  const CurrencyRule& currency = source(program).currencies[request.currency];
  Table table;
  table.column("promotion").column("outcome").column("amount", Align::right).column("why");
  table.column("condition").column("is", Align::right).column("compared with", Align::right);
  for (const Explanation& explanation : explanations) {
    const PromotionOutcome& outcome = explanation.outcome;
    const Promotion& promotion = source(program).promotions.promotions[outcome.promotion];
    std::string actual, required;
    if (!explanation.condition_pointer.empty()) {
      const Condition* test = find_condition(promotion, explanation.condition_pointer);
      actual = show_value(test, explanation.actual, currency);
      required = show_value(test, explanation.required, currency);
    }
    table.row({promotion.key, std::string(name(outcome.outcome)),
               show_money(outcome.amount_minor, currency), std::string(phrase(outcome.reason)),
               explanation.condition_pointer, actual, required});
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
  if (!proviso::explain(*asked.session, asked.request, explanations, issues)) {
    return report(options.request, issues, options.json);
  }
  const Program& program = program_of(*asked.session);
  if (!options.json) {
    std::string table = table_of(program, asked.request, explanations).text();
    if (table.empty()) table = "  no promotions\n";
    return print(show_heading(program, asked.request.evaluated_at) + '\n' + table, kOk);
  }
  std::string text;
  json::write_explanations(*asked.session, explanations, text);
  return print(text + '\n', kOk);
}

}  // namespace proviso::cli
