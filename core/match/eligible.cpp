// Finds the promotions that a cart's lines and codes can reach and tests them, once each.
// Test: tests/core/cases_test.cpp
#include "match/eligible.h"

#include <algorithm>

#include "match/schedule.h"

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

bool matches_a_line(const Facts& facts, const CompiledPromotion& promotion) {
  if (promotion.selectors.empty()) return true;
  for (uint32_t group = 0; group < facts.cart.groups.size(); ++group) {
    ProductId product = facts.cart.groups[group].product;
    for (SelectorId selector : promotion.selectors) {
      bool by_product = facts.program().promotions.selectors[selector].by_product;
      if (by_product ? selects(facts, selector, group)
                     : may_select(facts.program(), selector, product)) {
        return true;
      }
    }
  }
  return false;
}

bool has(const std::vector<int64_t>& amounts, CurrencyId currency) {
  return amounts.empty() || amounts[currency] >= 0;
}

bool has_currency(const CompiledPromotion& promotion, CurrencyId currency) {
  return std::any_of(
      promotion.benefits.begin(), promotion.benefits.end(),
      [&](const CompiledBenefit& benefit) { return has(benefit.amounts, currency); });
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

/// Whether a promotion depends on a fact that this request does not give: in a projection the
/// server may know it.
bool reads_withheld(const Request& request, const CompiledPromotion& promotion) {
  if (promotion.reads_bought && !request.knows_bought) return true;
  return std::any_of(promotion.history.begin(), promotion.history.end(), [&](uint32_t history) {
    return history >= request.history.size() || request.history[history] < 0;
  });
}

/// Whether the answer may tell when the promotion's schedule changes: only of one that a line
/// matches, and of one with a code only while it runs, or a guessed code would be confirmed.
bool tells_schedule(const CompiledPromotion& promotion, const Candidate& candidate) {
  if (candidate.reason == Reason::no_matching_line) return false;
  return !promotion.has_codes || candidate.considered;
}

Reason first_failure(const Facts& facts, const CompiledPromotion& promotion, Candidate& candidate) {
  int64_t at = facts.request.evaluated_at;
  candidate.running = schedule_holds(facts.program(), promotion.schedule, at);
  if (!matches_a_line(facts, promotion)) return Reason::no_matching_line;
  if (!candidate.running) return why_not_running(promotion.schedule, at);
  candidate.considered = true;
  if (!has_currency(promotion, facts.request.currency)) return Reason::currency;
  bool projected = facts.program().source.projection.has_value();
  if (projected && reads_withheld(facts.request, promotion)) {
    return Reason::fact_withheld;
  }
  if (promotion.reads_state) {
    candidate.waits = true;
    candidate.uses = test_uses(promotion, facts.request, candidate);
    return Reason::applied;
  }
  if (!holds(facts, promotion.condition)) return Reason::condition;
  return test_uses(promotion, facts.request, candidate);
}

}  // namespace

Reason why_not_running(const CompiledSchedule& schedule, int64_t at) {
  Window window = whole_window(schedule);
  if (at < window.from) return Reason::not_started;
  return at >= window.until ? Reason::ended : Reason::not_now;
}

bool within_sight(const Session& session, const CompiledPromotion& promotion) {
  if (promotion.selectors.empty()) return true;
  const Program& program = *session.program;
  for (ProductId product = 0; product < program.products.products.size(); ++product) {
    if (!session.sees(product)) continue;
    for (SelectorId selector : promotion.selectors) {
      if (may_select(program, selector, product)) return true;
    }
  }
  return false;
}

bool match_promotions(const Session& session, const Request& request, MatchedCart& cart,
                      std::vector<Candidate>& out, Issues& issues) {
  const Program& program = *session.program;
  const int64_t* subtotals = cart.subtotals.data();
  Facts facts{session, request, cart, {{subtotals, subtotals, subtotals, subtotals}}};
  out.clear();
  for (PromotionId id : reachable(session, request, cart)) {
    const CompiledPromotion& promotion = program.promotions.promotions[id];
    Candidate candidate;
    candidate.promotion = id;
    candidate.reason = first_failure(facts, promotion, candidate);
    if (candidate.reason != Reason::no_matching_line &&
        beyond_horizon(program, promotion.schedule, request.evaluated_at)) {
      issues.add(IssueCode::zone_horizon, "/evaluated_at");
      return false;
    }
    if (tells_schedule(promotion, candidate)) {
      int64_t change = schedule_change(program, promotion.schedule, request.evaluated_at);
      cart.valid_until = std::min(cart.valid_until, change);
    }
    out.push_back(candidate);
  }
  return true;
}

}  // namespace proviso
