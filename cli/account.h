// What commands about one account begin with: a ruleset, an audience, an instant, a currency.
// Contract: a failure has been told already; `code` is then the exit code.
// Test: tests/cli/usage.test.mjs
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/report.h"
#include "json/writer.h"
#include "proviso/product_explanation.h"

namespace proviso::cli {

struct Account {
  SessionPtr session;         // null if something is wrong
  std::string audience_text;  // as its file has it
  std::string currency;       // that the ruleset has
  int64_t at = 0;
};

/// `command` is the one whose help is pointed to.
Account load_account(const Options& options, const char* command, int& code);

/// The member `skus` of a query.
void write_skus(const Options& options, json::Writer& out);

/// Asks about an account and prints what `answer(session, query)` gives. `read(account, query,
/// issues)` makes the query; a reader of a level that may not be told is refused.
template <typename Query, typename Read, typename Answer>
int ask_about(const Options& options, const char* command, Level level, Read&& read,
              Answer&& answer) {
  int code = kOk;
  const Account account = load_account(options, command, code);
  if (account.session == nullptr) return code;
  Issues issues;
  Query query;
  read(account, query, issues);
  if (level != Level::buyer && !tells_staff(*account.session, level)) {
    issues.add(IssueCode::staff_only, "");
  }
  if (issues.has_errors()) return report("query", issues, options.json);
  return print(answer(*account.session, query), kOk);
}

/// Tells what is wrong with the command line; gives the exit code.
int wrong_usage(const char* command, const std::string& message);

}  // namespace proviso::cli
