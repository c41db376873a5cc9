// Issues, for people and for programs. Contract: people get one line an issue on standard error,
// `FILE:POINTER: code: message`; with --json the document goes to standard output.
// Test: tests/cli/hostile.test.mjs
#pragma once

#include <string>

#include "proviso/issue.h"

namespace proviso::cli {

/// Tells the issues of one file; gives kIssues if there are errors, else kOk.
int report(const std::string& file, const Issues& issues, bool json);

/// Only the lines for people.
void report_lines(const std::string& file, const Issues& issues);

}  // namespace proviso::cli
