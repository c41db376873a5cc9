// `proviso check RULESET...`: issues, warnings with carts that show them, what the ruleset holds,
// who uses its definitions, and the SHA-256 of each part; with --request, whether requests are
// sound for it. Test: tests/cli/check.test.mjs
#include "proviso/check.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "cli/digest.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/warnings.h"
#include "json/read_request.h"
#include "json/write_check.h"
#include "json/write_ruleset.h"
#include "proviso/json.h"

namespace proviso::cli {
namespace {

struct Count {
  std::string_view what;
  size_t count;
};

struct Part {
  std::string_view name;
  std::vector<Count> counts;
  std::string sha256;
};

/// What was found of one file.
struct Checked {
  std::string file;
  Issues issues;
  ProgramPtr program;       // of a sound ruleset
  std::vector<Part> parts;  // of a sound ruleset
  Findings findings;        // likewise
  std::vector<DefinitionUses> uses;
};

template <typename T>
std::string hash_of(const T& part, void (*write)(const T&, json::Writer&)) {
  std::string text;
  json::Writer out(text);
  write(part, out);
  return sha256_hex(text);
}

std::vector<Part> parts_of(const Ruleset& ruleset) {
  size_t entries = 0;
  for (const PriceList& list : ruleset.prices.price_lists) entries += list.entries.size();
  const ProductsPart& products = ruleset.products;
  return {
      {"products",
       {{"categories", products.categories.size()}, {"products", products.products.size()}},
       hash_of(products, json::write_products)},
      {"prices",
       {{"price_lists", ruleset.prices.price_lists.size()}, {"entries", entries}},
       hash_of(ruleset.prices, json::write_prices)},
      {"entitlements",
       {{"entitlements", ruleset.entitlements.entitlements.size()}},
       hash_of(ruleset.entitlements, json::write_entitlements)},
      {"promotions",
       {{"promotions", ruleset.promotions.promotions.size()}},
       hash_of(ruleset.promotions, json::write_promotions)},
  };
}

/// Null if the file cannot be read.
std::unique_ptr<Checked> check_ruleset(const std::string& file) {
  Progress progress("checking " + file);
  auto text = read_file(file, limits.ruleset_bytes);
  if (!text) return nullptr;
  auto checked = std::make_unique<Checked>();
  checked->file = file;
  checked->program = json::load(*text, checked->issues);
  if (checked->program == nullptr) return checked;
  checked->parts = parts_of(source(*checked->program));
  checked->uses = definition_uses(*checked->program);
  proviso::check(checked->program, checked->findings);
  return checked;
}

std::unique_ptr<Checked> check_request(const std::string& file, const ProgramPtr& program) {
  auto text = read_file(file, limits.request_bytes);
  if (!text) return nullptr;
  auto checked = std::make_unique<Checked>();
  checked->file = file;
  Request request;
  Audience audience;
  json::read_request(*text, *program, request, &audience, checked->issues);
  if (checked->issues.has_errors()) return checked;
  Evaluation evaluation;
  proviso::evaluate(*proviso::open_session(program, audience), request, evaluation,
                    checked->issues);
  return checked;
}

std::string show(const Checked& checked) {
  std::string out = printable(checked.file);
  if (checked.program == nullptr) return out + ": sound\n";
  const Ruleset& ruleset = source(*checked.program);
  out += ": sound: " + printable(ruleset.id) + " version " + std::to_string(ruleset.version) + ',';
  for (const CurrencyRule& currency : ruleset.currencies) out += ' ' + currency.code;
  out += '\n';
  Table table;
  table.column("part").column("holds").column("sha-256");
  for (const Part& part : checked.parts) {
    std::string holds;
    for (const Count& count : part.counts) {
      std::string what(count.what);
      std::replace(what.begin(), what.end(), '_', ' ');
      holds += (holds.empty() ? "" : ", ") + what + ' ' + std::to_string(count.count);
    }
    table.row({std::string(part.name), holds, part.sha256});
  }
  return out + table.text() + show_uses(*checked.program, checked.uses);
}

void write(const Checked& checked, std::string& text) {
  json::Writer out(text);
  out.open_object();
  out.member("file", checked.file);
  out.key("sound");
  out.boolean(!checked.issues.has_errors());
  if (checked.program != nullptr) {
    out.member("id", source(*checked.program).id);
    out.member("version", source(*checked.program).version);
    out.key("parts");
    out.open_object();
    for (const Part& part : checked.parts) {
      out.key(part.name);
      out.open_object();
      for (const Count& count : part.counts) {
        out.member(count.what, static_cast<int64_t>(count.count));
      }
      out.member("sha256", part.sha256);
      out.close_object();
    }
    out.close_object();
    json::write_findings(*checked.program, checked.findings, out);
    json::write_uses(*checked.program, checked.uses, out);
  }
  std::string issues;
  json::write_issues(checked.issues, issues);
  text += ',';
  text.append(issues, 1);  // its members, and the end of this object
}

/// Tells people the warnings, where issues are told.
void report_findings(const Checked& checked) {
  if (checked.program == nullptr) return;
  std::string text = show_findings(checked.file, *checked.program, checked.findings);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

/// Prints what was found; gives the exit code.
int tell(const std::vector<std::unique_ptr<Checked>>& all, bool json) {
  int code = kOk;
  std::string text = json ? "{\"files\":[" : "";
  for (const auto& checked : all) {
    if (checked->issues.has_errors()) code = kIssues;
    if (json) {
      write(*checked, text);
    } else {
      report_lines(checked->file, checked->issues);
      report_findings(*checked);
      if (!checked->issues.has_errors()) text += show(*checked);
    }
  }
  return print(json ? text + "]}\n" : text, code);
}

}  // namespace

int check(const Options& options) {
  if (options.uses) return uses(options);
  if (!options.requests.empty() && options.rulesets.size() != 1) {
    std::fputs("proviso: `--request` takes one ruleset to check against\n", stderr);
    return kUsage;
  }
  std::vector<std::unique_ptr<Checked>> all;
  ProgramPtr program;
  for (const std::string& file : options.rulesets) {
    auto checked = check_ruleset(file);
    if (checked == nullptr) return kUsage;
    program = checked->program;
    all.push_back(std::move(checked));
  }
  if (program == nullptr) return tell(all, options.json);  // no ruleset to check requests against
  for (const std::string& file : options.requests) {
    auto checked = check_request(file, program);
    if (checked == nullptr) return kUsage;
    all.push_back(std::move(checked));
  }
  return tell(all, options.json);
}

}  // namespace proviso::cli
