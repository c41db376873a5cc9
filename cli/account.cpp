#include "cli/account.h"

#include <cstdio>
#include <utility>

#include "cli/files.h"
#include "cli/instant.h"
#include "cli/load.h"
#include "cli/report.h"
#include "compile/program.h"
#include "proviso/json.h"
#include "proviso/limits.h"

namespace proviso::cli {
namespace {

std::string currencies_of(const Program& program) {
  std::string all;
  for (const CurrencyRule& currency : source(program).currencies) {
    all += (all.empty() ? "`" : ", `") + currency.code + '`';
  }
  return all;
}

}  // namespace

int wrong_usage(const char* command, const std::string& message) {
  std::fprintf(stderr, "proviso: %s\nsee `proviso %s --help`\n", printable(message).c_str(),
               command);
  return kUsage;
}

void write_skus(const Options& options, json::Writer& out) {
  out.key("skus");
  out.open_array();
  for (const std::string& sku : options.skus) out.text(sku);
  out.close_array();
}

Account load_account(const Options& options, const char* command, int& code) {
  Account account;
  const auto at = options.at ? parse_instant(*options.at) : now();
  if (!at) {
    code = wrong_usage(
        command, "`" + *options.at +
                     "` is no instant: write `2026-03-01`, `2026-03-01T12:00:00Z` or milliseconds");
    return account;
  }
  account.at = *at;
  ProgramPtr program = load_ruleset(options.ruleset, options.json, code);
  if (program == nullptr) return account;
  account.currency = options.currency.value_or(source(*program).currencies.front().code);
  if (find_currency(*program, account.currency) == kNone) {
    code = wrong_usage(command, "the ruleset has no currency `" + account.currency + "`, but " +
                                    currencies_of(*program));
    return account;
  }
  auto audience = read_file(options.audience, limits.request_bytes);
  if (!audience) {
    code = kUsage;
    return account;
  }
  account.audience_text = std::move(*audience);
  Issues issues;
  account.session = json::open_session(program, account.audience_text, issues);
  if (account.session == nullptr) code = report(options.audience, issues, options.json);
  return account;
}

}  // namespace proviso::cli
