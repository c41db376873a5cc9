// Carts tried against one Program, at most so many, and the findings that they show. Contract: a
// warning's search may take its allotment of evaluations and no more.
// Test: tests/core/check/check_test.cpp
#pragma once

#include <utility>

#include "compile/program.h"
#include "proviso/check.h"

namespace proviso {

class Probe {
 public:
  Probe(ProgramPtr program, CheckLimits bounds, Findings& out)
      : program_(std::move(program)), bounds_(bounds), out_(out) {}

  const Program& program() const { return *program_; }
  const CompiledPromotion& promotion(PromotionId id) const {
    return program_->promotions.promotions[id];
  }
  const Promotion& source_of_promotion(PromotionId id) const {
    return program_->source.promotions.promotions[id];
  }

  /// The next search: its warning, and how many evaluations it may take.
  void begin(IssueCode code, int64_t evaluations);
  /// True if `cost` more evaluations are not allowed; then the search is noted as cut.
  bool spent(int64_t cost = 1);
  void spend(int64_t cost) { left_ -= cost, out_.evaluations += cost; }

  SessionPtr session(const Audience& audience);
  /// Evaluates a cart and notes its total; false if it is refused or nothing is left to spend.
  bool run(CheckedCart& cart, Evaluation& out);
  /// Adds a finding of this search.
  void find(std::string pointer, const std::string& message, std::vector<CheckedCart> carts);

 private:
  ProgramPtr program_;
  CheckLimits bounds_;
  Findings& out_;
  IssueCode code_ = IssueCode::never_applies;
  int64_t left_ = 0;
  size_t found_ = 0;                                       // of this search
  std::vector<std::pair<Audience, SessionPtr>> sessions_;  // the last few opened
};

/// What became of a promotion; null if it was not considered.
const PromotionOutcome* outcome_of(const Evaluation& evaluation, PromotionId promotion);
bool applied(const Evaluation& evaluation, PromotionId promotion);
std::string promotion_pointer(PromotionId promotion);
/// A key in backticks.
std::string quoted(std::string_view key);

}  // namespace proviso
