// `proviso near-misses RULESET REQUEST`: which line to grow, and what that would give.
// Test: tests/cli/near_misses.test.mjs
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/show.h"
#include "compile/program.h"
#include "json/write_result.h"

namespace proviso::cli {
namespace {

Table table_of(const Program& program, const Request& request,
               const std::vector<NearMiss>& misses) {
  const CurrencyRule& currency = source(program).currencies[request.currency];
  Table table;
  table.column("promotion or price").column("line").column("sku").column("add", Align::right);
  table.column("missing", Align::right).column("cost", Align::right);
  table.column("saving", Align::right);
  for (const NearMiss& miss : misses) {
    const Product& product = source_of(program, miss.product);
    const std::string what = miss.promotion == kNone
                                 ? show_source(program, product, miss.tier)
                                 : source(program).promotions.promotions[miss.promotion].key;
    table.row({what, std::string(request.view(request.lines[miss.line].id)), product.sku,
               show_quantity(product, miss.add_quantity),
               miss.missing_minor > 0 ? show_money(miss.missing_minor, currency) : "",
               show_money(miss.cost_minor, currency), show_money(miss.saving_minor, currency)});
  }
  return table;
}

}  // namespace

int near_misses(const Options& options) {
  int code = kOk;
  Asked asked = load_request(options, code);
  if (asked.session == nullptr) return code;
  std::vector<NearMiss> misses;
  Issues issues;
  if (!proviso::near_misses(*asked.session, asked.request, kNearMissEvaluations, misses, issues)) {
    return report(options.request, issues, options.json);
  }
  const Program& program = program_of(*asked.session);
  if (!options.json) {
    std::string table = table_of(program, asked.request, misses).text();
    if (table.empty()) table = "  no line to grow\n";
    return print(show_heading(program, asked.request.evaluated_at) + '\n' + table, kOk);
  }
  std::string text;
  json::write_near_misses(*asked.session, asked.request, misses, text);
  return print(text + '\n', kOk);
}

}  // namespace proviso::cli
