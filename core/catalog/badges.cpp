#include "catalog/badges.h"

#include <algorithm>

namespace proviso {
namespace {

/// Changed carts that are evaluated to find what is near.
constexpr int64_t kEvaluations = 8;

}  // namespace

Badge badge_of(const Session& session, const CatalogQuery& query, ProductId product,
               int64_t quantity, Workspace& workspace) {
  Badge badge;
  Request& request = workspace.request;
  request = Request();
  request.currency = query.currency;
  request.evaluated_at = query.evaluated_at;
  RequestLine& line = request.lines.emplace_back();
  line.id = request.keep("1");
  line.product = product;
  line.quantity = quantity;
  Issues issues;
  Evaluation& evaluation = workspace.evaluation;
  if (!evaluate(session, request, workspace, evaluation, issues)) return badge;
  badge.saving_minor = evaluation.totals.reduction_minor;
  int64_t most = 0;
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.outcome != Outcome::applied || -outcome.amount_minor <= most) continue;
    most = -outcome.amount_minor;
    badge.promotion = outcome.promotion;
  }
  std::vector<NearMiss> near;
  near_misses(session, request, evaluation, kEvaluations, workspace, near);
  if (!near.empty()) {
    badge.next = near.front();
    badge.has_next = true;
  }
  return badge;
}

}  // namespace proviso
