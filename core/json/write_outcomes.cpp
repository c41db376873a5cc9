// What became of promotions, and why. Contract: see write_result.h.
// Test: tests/core/json/result_test.cpp
#include "json/write_result.h"

namespace proviso::json {
namespace {

void write_outcome(const Program& program, const PromotionOutcome& outcome, Writer& out) {
  const Promotion& promotion = source(program).promotions.promotions[outcome.promotion];
  out.member("promotion", promotion.key);
  if (!promotion.title.empty()) out.member("title", promotion.title);
  out.member("outcome", name(outcome.outcome));
  out.member("reason", name(outcome.reason));
  out.member("amount_minor", outcome.amount_minor);
}

}  // namespace

void write_outcomes(const Session& session, const Evaluation& evaluation, std::string& text) {
  text.clear();
  Writer out(text);
  out.open_object();
  out.key("outcomes");
  out.open_array();
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    out.open_object();
    write_outcome(program_of(session), outcome, out);
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
