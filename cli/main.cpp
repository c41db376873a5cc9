// The `proviso` command: see arguments.cpp for what it takes, commands.h for what it does.
// Test: tests/cli/*.test.mjs
#include "cli/arguments.h"

int main(int argc, char** argv) { return proviso::cli::run(argc, argv); }
