// What commands about one account begin with: a ruleset, an audience, an instant, a currency.
// Contract: a failure has been told already; `code` is then the exit code.
// Test: tests/cli/usage.test.mjs
#pragma once

#include "cli/commands.h"
#include "json/writer.h"
#include "proviso/evaluator.h"

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

/// Tells what is wrong with the command line; gives the exit code.
int wrong_usage(const char* command, const std::string& message);

}  // namespace proviso::cli
