// The command line: options, help with examples, hints for what is misspelt.
// Contract: the only user of CLI11. Test: tests/cli/usage.test.mjs
#pragma once

#include "cli/commands.h"

namespace proviso::cli {

/// Runs the subcommand that the command line asks for, or prints help, version or a usage error.
int run(int argc, char** argv);

}  // namespace proviso::cli
