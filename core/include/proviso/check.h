// What an author would regret: warnings about a sound ruleset, each with carts that show it, and
// who uses each definition. Contract: pure and deterministic; a warning with carts was verified by
// evaluating them; work is bounded by CheckLimits. Test: tests/core/check/check_test.cpp
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proviso/evaluator.h"
#include "proviso/limits.h"

namespace proviso {

/// Who asks, for what, and what it costs in all.
struct CheckedCart {
  Audience audience;
  Request request;
  int64_t total_minor = 0;
};

/// One warning. Without carts: none can exist, or none was found (`message` says which).
struct Finding {
  IssueCode code = IssueCode::never_applies;
  std::string pointer;
  std::string message;
  std::vector<CheckedCart> carts;
};

struct Findings {
  std::vector<Finding> list;   // by warning, then as in the ruleset
  size_t left_out = 0;         // further ones, beyond CheckLimits::findings
  int64_t evaluations = 0;     // that it took
  std::vector<IssueCode> cut;  // warnings whose search ended before all was tried
};

struct CheckLimits {
  int64_t evaluations = limits.check_evaluations;
  size_t findings = 20;  // of one warning
};

/// Looks for all warnings; `out` is replaced.
void check(const ProgramPtr& program, Findings& out, CheckLimits bounds = {});

/// A definition and those that use it, themselves or through other definitions.
struct DefinitionUses {
  std::string_view kind;  // `selector`, `audience`, `condition`, ...
  std::string_view key;
  std::vector<PromotionId> promotions;  // ascending
  std::vector<uint32_t> price_lists;    // positions in the source, ascending
};

/// By kind, then as in the ruleset; views into the program.
std::vector<DefinitionUses> definition_uses(const Program& program);

}  // namespace proviso
