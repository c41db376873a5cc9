// What a check found, for people: each warning with its carts in a line or two, and who uses each
// definition. Contract: texts of the ruleset are made printable. Test: tests/cli/check.test.mjs
#pragma once

#include <string>

#include "proviso/check.h"

namespace proviso::cli {

/// One line a warning as `report_lines` writes them, and one a cart; then what was left out.
std::string show_findings(const std::string& file, const Program& program,
                          const Findings& findings);

/// A table of definitions and their users; nothing without definitions.
std::string show_uses(const Program& program, const std::vector<DefinitionUses>& uses);

}  // namespace proviso::cli
