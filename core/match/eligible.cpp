// Finds the promotions that a cart's lines and codes can reach and tests them, once each.
// Test: tests/core/cases_test.cpp
#include "match/eligible.h"

#include <algorithm>

#include "match/price.h"
#include "match/select.h"
#include "model/vocabulary.h"

namespace proviso {
namespace {

void add_posting(const Session& session, Symbol anchor, std::vector<PromotionId>& found) {
  const auto& postings = session.program->promotions.by_symbol;
  if (anchor >= postings.size()) return;
  for (PromotionId id : postings[anchor]) {
    if (session.may_earn[id]) found.push_back(id);
  }
}

/// Promotions whose anchors a product has: its SKU, brand, categories and all above them.
void reach_from(const Session& session, ProductId product, std::vector<PromotionId>& found) {
  const ProductIndex& index = session.program->products;
  const ProductRecord& record = index.products[product];
  add_posting(session, record.sku, found);
  add_posting(session, record.brand, found);
  for (uint32_t node : record.categories) {
    for (uint32_t up = node; up != kNone; up = index.categories[up].parent) {
      add_posting(session, index.categories[up].key, found);
    }
  }
}

std::vector<PromotionId> reachable(const Session& session, const Request& request,
                                   const MatchedCart& cart) {
  const PromotionIndex& index = session.program->promotions;
  std::vector<PromotionId> found = session.anywhere;
  for (const PriceGroup& group : cart.groups) reach_from(session, group.product, found);
  for (const EnteredCode& entered : request.codes) {
    if (entered.code >= index.by_code.size()) continue;
    for (PromotionId id : index.by_code[entered.code]) {
      if (session.may_earn[id]) found.push_back(id);
    }
  }
  std::sort(found.begin(), found.end(), [&](PromotionId a, PromotionId b) {
    return index.promotions[a].order < index.promotions[b].order;
  });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool selects_any(const Program& program, const std::vector<SelectorId>& selectors,
                 ProductId product) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](SelectorId selector) { return selects(program, selector, product); });
}

bool matches_a_line(const Program& program, const CompiledPromotion& promotion,
                    const MatchedCart& cart) {
  if (promotion.selectors.empty()) return true;
  return std::any_of(cart.groups.begin(), cart.groups.end(), [&](const PriceGroup& group) {
    return selects_any(program, promotion.selectors, group.product);
  });
}

bool has_currency(const CompiledPromotion& promotion, CurrencyId currency) {
  return std::any_of(promotion.benefits.begin(), promotion.benefits.end(),
                     [&](const CompiledBenefit& benefit) {
                       return benefit.amounts.empty() || benefit.amounts[currency] >= 0;
                     });
}

const UsesFact* uses_of(const Request& request, PromotionId promotion) {
  auto found =
      std::lower_bound(request.uses.begin(), request.uses.end(), promotion,
                       [](const UsesFact& fact, PromotionId id) { return fact.promotion < id; });
  return found != request.uses.end() && found->promotion == promotion ? &*found : nullptr;
}

/// Tests the limits; notes when a use must be assumed.
Reason test_uses(const CompiledPromotion& promotion, const Request& request, Candidate& candidate) {
  if (!promotion.limited) return Reason::applied;
  const UsesFact* known = uses_of(request, candidate.promotion);
  int64_t uses = known ? known->uses : -1;
  int64_t by_account = known ? known->uses_by_account : -1;
  if (promotion.uses >= 0 && std::max<int64_t>(uses, 0) >= promotion.uses) return Reason::used_up;
  if (promotion.uses_per_account >= 0 &&
      std::max<int64_t>(by_account, 0) >= promotion.uses_per_account) {
    return Reason::used_up_by_account;
  }
  bool told = promotion.uses >= 0 || promotion.uses_per_account >= 0;
  candidate.assumes_use = !told || (promotion.uses >= 0 && uses < 0) ||
                          (promotion.uses_per_account >= 0 && by_account < 0);
  return Reason::applied;
}

/// Whether the answer may tell when the promotion's schedule changes: only of one that a line
/// matches, and of one with a code only while it runs, or a guessed code would be confirmed.
bool tells_window(const CompiledPromotion& promotion, const Candidate& candidate) {
  if (candidate.reason == Reason::no_matching_line) return false;
  return !promotion.has_codes || candidate.considered;
}

Reason first_failure(const Session& session, const Request& request, const MatchedCart& cart,
                     Candidate& candidate) {
  const Program& program = *session.program;
  const CompiledPromotion& promotion = program.promotions.promotions[candidate.promotion];
  candidate.running = promotion.window.holds(request.evaluated_at);
  if (!matches_a_line(program, promotion, cart)) return Reason::no_matching_line;
  if (promotion.window.from > request.evaluated_at) return Reason::not_started;
  if (promotion.window.until <= request.evaluated_at) return Reason::ended;
  candidate.considered = true;
  if (!has_currency(promotion, request.currency)) return Reason::currency;
  if (!holds(program, promotion.condition, cart, request.currency)) return Reason::condition;
  return test_uses(promotion, request, candidate);
}

}  // namespace

int64_t fact_value(const Program& program, const CompiledCondition& test, const MatchedCart& cart) {
  if (test.fact == Fact::cart_subtotal) return cart.subtotal_minor;
  int64_t value = 0;
  for (const PriceGroup& group : cart.groups) {
    if (!selects(program, test.of, group.product)) continue;
    value += test.fact == Fact::lines_amount ? group.subtotal_minor : group.quantity;
  }
  return value;
}

bool holds(const Program& program, uint32_t id, const MatchedCart& cart, CurrencyId currency) {
  if (id == kNone) return true;
  const CompiledCondition& condition = program.promotions.conditions[id];
  auto item_holds = [&](uint32_t item) { return holds(program, item, cart, currency); };
  switch (condition.kind) {
    case Condition::Kind::all:
      return std::all_of(condition.items.begin(), condition.items.end(), item_holds);
    case Condition::Kind::any:
      return std::any_of(condition.items.begin(), condition.items.end(), item_holds);
    case Condition::Kind::negation:
      return !item_holds(condition.items.front());
    case Condition::Kind::test:
      break;
  }
  bool counts = condition.fact == Fact::lines_quantity;
  int64_t required = counts ? condition.count : condition.amounts[currency];
  if (required < 0) return condition.op == Op::ne;  // no amount in this currency: missing
  return compare(fact_value(program, condition, cart), condition.op, required);
}

bool within_sight(const Session& session, const CompiledPromotion& promotion) {
  if (promotion.selectors.empty()) return true;
  const Program& program = *session.program;
  for (ProductId product = 0; product < program.products.products.size(); ++product) {
    if (session.sees(product) && selects_any(program, promotion.selectors, product)) return true;
  }
  return false;
}

std::vector<Candidate> match_promotions(const Session& session, const Request& request,
                                        MatchedCart& cart) {
  std::vector<Candidate> candidates;
  for (PromotionId id : reachable(session, request, cart)) {
    Candidate candidate;
    candidate.promotion = id;
    candidate.reason = first_failure(session, request, cart, candidate);
    candidate.eligible = candidate.reason == Reason::applied;
    const CompiledPromotion& promotion = session.program->promotions.promotions[id];
    if (tells_window(promotion, candidate)) {
      int64_t change = next_change(promotion.window, request.evaluated_at);
      cart.valid_until = std::min(cart.valid_until, change);
    }
    candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace proviso
