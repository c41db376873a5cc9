// `proviso check RULESET --uses NAME`: each promotion and price list that uses the definitions of
// that name, in full where `check` alone counts. Contract: a name may stand for a definition of
// each kind; one that stands for none is wrong usage. Test: tests/cli/uses.test.mjs
#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/table.h"
#include "json/write_check.h"
#include "json/writer.h"
#include "proviso/check.h"

namespace proviso::cli {
namespace {

std::string show(const Program& program, const DefinitionUses& definition) {
  std::string out(definition.kind);
  out += ' ' + printable(definition.key) + ':';
  if (definition.promotions.empty() && definition.price_lists.empty()) return out + " not used\n";
  Table table;
  table.column("used by").column("key").column("title");
  for (PromotionId id : definition.promotions) {
    const Promotion& promotion = source(program).promotions.promotions[id];
    table.row({"promotion", promotion.key, promotion.title});
  }
  for (uint32_t list : definition.price_lists) {
    table.row({"price list", source(program).prices.price_lists[list].key, ""});
  }
  return out + '\n' + table.text();
}

}  // namespace

int uses(const Options& options) {
  if (options.rulesets.size() != 1 || !options.requests.empty()) {
    std::fputs("proviso: `--uses` takes one ruleset and no request\n", stderr);
    return kUsage;
  }
  int code = kOk;
  ProgramPtr program = load_ruleset(options.rulesets.front(), options.json, code);
  if (program == nullptr) return code;
  std::vector<DefinitionUses> named = definition_uses(*program);
  named.erase(std::remove_if(named.begin(), named.end(),
                             [&](const DefinitionUses& one) { return one.key != *options.uses; }),
              named.end());
  if (named.empty()) {
    const std::string name = printable(*options.uses);
    std::fputs(("proviso: the ruleset has no definition `" + name + "`\n").c_str(), stderr);
    return kUsage;
  }
  std::string text;
  if (!options.json) {
    for (const DefinitionUses& definition : named) text += show(*program, definition);
    return print(text, code);
  }
  json::Writer out(text);
  out.open_object();
  json::write_uses(*program, named, out);
  out.close_object();
  return print(text + '\n', code);
}

}  // namespace proviso::cli
