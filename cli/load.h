// What several subcommands begin with: a ruleset and a request, read and reported.
// Contract: a failure has been told already; `code` is then the exit code.
// Test: tests/cli/hostile.test.mjs
#pragma once

#include "cli/commands.h"
#include "proviso/evaluator.h"

namespace proviso::cli {

/// The compiled ruleset, or null.
ProgramPtr load_ruleset(const std::string& file, bool json, int& code);

/// A whole request and the session of its audience.
struct Asked {
  SessionPtr session;  // null if something is wrong
  Request request;
};
Asked load_request(const Options& options, int& code);

}  // namespace proviso::cli
