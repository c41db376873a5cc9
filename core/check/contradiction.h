// Whether a condition can hold at all: tests of one fact that exclude each other. Contract: sound,
// not complete; in every currency of the ruleset. Test: tests/core/check/check_test.cpp
#pragma once

#include "compile/program.h"

namespace proviso {

/// Selectors that match no product of the program, found by looking at a bounded number of them.
class Emptiness {
 public:
  explicit Emptiness(const Program& program) : program_(program) {}
  /// True only if it is certain.
  bool matches_nothing(SelectorId selector);

 private:
  const Program& program_;
  int64_t left_ = 50'000'000;   // products that it may still look at
  std::vector<uint8_t> known_;  // by SelectorId: 1 no, 2 yes
};

/// True only if the condition can hold for no cart.
bool never_holds(const Program& program, uint32_t condition, Emptiness& emptiness);

}  // namespace proviso
