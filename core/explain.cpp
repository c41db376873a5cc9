// Explains every promotion of a program against one cart, with the test that decided.
// Test: tests/core/explain_test.cpp
#include <algorithm>
#include <numeric>

#include "match/eligible.h"
#include "proviso/evaluator.h"

namespace proviso {
namespace {

/// The first test that keeps a condition from holding: its pointer, value and threshold.
struct Decider {
  const Program& program;
  const MatchedCart& cart;
  CurrencyId currency;
  Explanation& out;

  /// Descends into a condition that fails (or, below a `not`, into one that holds).
  void find(uint32_t id, const std::string& pointer) {
    const CompiledCondition& condition = program.promotions.conditions[id];
    out.condition_pointer = pointer;
    if (condition.kind == Condition::Kind::test) {
      bool counts = condition.fact == Fact::lines_quantity;
      out.actual = fact_value(program, condition, cart);
      out.required = counts ? condition.count : condition.amounts[currency];
    } else if (condition.kind == Condition::Kind::negation) {
      find(condition.items.front(), pointer + "/not");
    } else if (!condition.items.empty()) {
      bool all = condition.kind == Condition::Kind::all;
      size_t item = 0;
      while (all && item + 1 < condition.items.size() &&
             holds(program, condition.items[item], cart, currency)) {
        ++item;
      }
      find(condition.items[item], pointer_join(pointer + (all ? "/all" : "/any"), item));
    }
  }
};

bool code_entered(const CompiledPromotion& promotion, const Request& request) {
  if (!promotion.has_codes) return true;
  return std::any_of(request.codes.begin(), request.codes.end(), [&](const EnteredCode& entered) {
    return std::binary_search(promotion.codes.begin(), promotion.codes.end(), entered.code);
  });
}

/// Why a promotion was not considered; the evaluation tested it no further.
Reason unconsidered(const Session& session, const Request& request, PromotionId id) {
  const CompiledPromotion& promotion = session.program->promotions.promotions[id];
  if (!session.may_earn[id]) return Reason::audience;
  if (promotion.window.from > request.evaluated_at) return Reason::not_started;
  if (promotion.window.until <= request.evaluated_at) return Reason::ended;
  if (!code_entered(promotion, request)) return Reason::code_missing;
  return Reason::no_matching_line;
}

}  // namespace

bool explain(const Session& session, const Request& request, std::vector<Explanation>& out,
             Issues& issues) {
  Evaluation evaluation;
  MatchedCart cart;
  if (!evaluate(session, request, evaluation, issues)) return false;
  if (!price_cart(session, request, cart, issues)) return false;
  const PromotionIndex& index = session.program->promotions;
  std::vector<Explanation> by_order(index.promotions.size());
  for (PromotionId id = 0; id < index.promotions.size(); ++id) {
    by_order[index.promotions[id].order].outcome = {id, Outcome::ineligible,
                                                    unconsidered(session, request, id), 0};
  }
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    const CompiledPromotion& promotion = index.promotions[outcome.promotion];
    Explanation& explanation = by_order[promotion.order];
    explanation.outcome = outcome;
    if (outcome.reason != Reason::condition) continue;
    Decider{*session.program, cart, request.currency, explanation}.find(promotion.condition,
                                                                        "/condition");
  }
  out = std::move(by_order);
  return true;
}

}  // namespace proviso
