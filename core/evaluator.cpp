// The line, walked: price the cart, match promotions, apply them, conclude.
// Test: tests/core/cases_test.cpp
#include "proviso/evaluator.h"

#include "conclude.h"

namespace proviso {
namespace {

bool check_projection(const Program& program, const Request& request, Issues& issues) {
  const auto& projection = program.source.projection;
  if (!projection || !projection->valid_until) return true;
  if (request.evaluated_at < *projection->valid_until) return true;
  issues.add(IssueCode::projection_expired, "/evaluated_at");
  return false;
}

}  // namespace

bool evaluate(const Session& session, const Request& request, Evaluation& out, Issues& issues) {
  const Program& program = *session.program;
  if (!check_projection(program, request, issues)) return false;
  MatchedCart cart;
  if (!price_cart(session, request, cart, issues)) return false;
  std::vector<Candidate> candidates;
  if (!match_promotions(session, request, cart, candidates, issues)) return false;
  Walk walk(session, request, cart, candidates);
  Chosen chosen = settle(walk);
  return conclude(walk, chosen, out, issues);
}

}  // namespace proviso
