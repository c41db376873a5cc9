// The line, walked: price the cart, match promotions, apply them, conclude.
// Test: tests/core/cases_test.cpp
#include "proviso/evaluator.h"

#include "conclude.h"
#include "workspace.h"

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

WorkspacePtr make_workspace() { return std::make_shared<Workspace>(); }

bool evaluate(const Session& opened, const Request& request, Workspace& workspace, Evaluation& out,
              Issues& issues) {
  const Session& session = at_instant(opened, request.evaluated_at, workspace.timed);
  if (!check_projection(*session.program, request, issues)) return false;
  MatchedCart& cart = workspace.cart;
  if (!price_cart(session, request, cart, issues)) return false;
  if (!match_promotions(session, request, cart, workspace.candidates, issues)) return false;
  workspace.walk.begin(session, request, cart, workspace.candidates);
  Chosen chosen = settle(workspace.walk, workspace.settling);
  return conclude(workspace, chosen, out, issues);
}

bool evaluate(const Session& session, const Request& request, Evaluation& out, Issues& issues) {
  Workspace workspace;
  return evaluate(session, request, workspace, out, issues);
}

}  // namespace proviso
