// Finds the promotions that a cart's lines and codes can reach and tests them, once each.
// Test: tests/core/cases_test.cpp
#include "match/eligible.h"

#include <algorithm>
#include <bit>

#include "compile/product_match.h"
#include "match/schedule.h"
#include "match/visit.h"

namespace proviso {
namespace {

/// Asks for what is read of a promotion first, so that its turn does not wait for memory.
void prefetch(const CompiledPromotion& promotion) {
  __builtin_prefetch(&promotion.schedule);
  __builtin_prefetch(&promotion.order);
  __builtin_prefetch(&promotion.benefits);
}

/// Collects promotions, each once, as bits by rank: in order without comparing any.
class Reached {
 public:
  Reached(const PromotionIndex& index, ReachScratch& scratch) : index_(index), scratch_(scratch) {
    const size_t words = index.promotions.size() / 64 + 1;
    if (scratch.ranks.size() >= words) return;
    scratch.ranks.resize(words);
    scratch.filled.resize(words / 64 + 1);
  }

  void add(std::span<const PromotionId> promotions) {
    make_room(promotions.size());
    std::copy(promotions.begin(), promotions.end(), scratch_.listed.data() + listed_);
    listed_ += promotions.size();
  }
  /// The list of a key: as most are short, its first ones are taken without asking how many it has.
  void add(const Postings& postings, uint32_t key) {
    const auto list = postings.of(key);
    make_room(list.size());
    PromotionId* to = scratch_.listed.data() + listed_;
    std::copy_n(list.data(), Postings::kReadable, to);
    listed_ += list.size();
    if (list.size() <= Postings::kReadable) return;
    std::copy(list.begin() + Postings::kReadable, list.end(), to + Postings::kReadable);
  }

  /// Those that the account may earn, by rank; nothing stays collected.
  const std::vector<PromotionId>& take(const std::vector<uint64_t>& earnable) {
    for (size_t i = 0; i < listed_; ++i) {
      const uint32_t rank = index_.rank[scratch_.listed[i]], word = rank / 64;
      scratch_.ranks[word] |= uint64_t{1} << (rank % 64);
      scratch_.filled[word / 64] |= uint64_t{1} << (word % 64);
    }
    scratch_.found.clear();
    for (uint32_t block = 0; block < scratch_.filled.size(); ++block) {
      for (uint64_t filled = scratch_.filled[block]; filled != 0; filled &= filled - 1) {
        const uint32_t word = block * 64 + static_cast<uint32_t>(std::countr_zero(filled));
        uint64_t ranks = scratch_.ranks[word] & earnable[word];
        scratch_.ranks[word] = 0;
        for (; ranks != 0; ranks &= ranks - 1) {
          const uint32_t rank = word * 64 + static_cast<uint32_t>(std::countr_zero(ranks));
          const PromotionId id = index_.by_rank[rank];
          scratch_.found.push_back(id);
          prefetch(index_.promotions[id]);
        }
      }
      scratch_.filled[block] = 0;
    }
    return scratch_.found;
  }

 private:
  void make_room(size_t more) {
    const size_t needed = listed_ + more + Postings::kReadable;
    if (scratch_.listed.size() < needed) scratch_.listed.resize(needed * 2);
  }

  const PromotionIndex& index_;
  ReachScratch& scratch_;
  size_t listed_ = 0;
};

/// Promotions that the cart's products have an anchor of (SKU, brand, a category or one above it),
/// that a code is for, or that have no anchor.
const std::vector<PromotionId>& reachable(const Session& session, const Request& request,
                                          MatchedCart& cart) {
  const PromotionIndex& index = session.program->promotions;
  const auto& rows = session.program->products.rows;
  Reached reached(index, cart.reaching);
  reached.add(session.anywhere);
  for (const PriceGroup& group : cart.groups) {
    reached.add(index.by_product, group.product);
    reached.add(index.by_brand, rows[group.product].brand);
  }
  for (uint32_t node : cart.selections.categories()) {
    reached.add(index.by_category, node);
  }
  for (const EnteredCode& entered : request.codes) reached.add(index.by_code.of(entered.code));
  return reached.take(session.earnable);
}

/// Whether a selector that reads `discounted` may come to match a line.
bool may_match_a_line(const Facts& facts, SelectorId selector) {
  return std::any_of(facts.cart.groups.begin(), facts.cart.groups.end(),
                     [&](const PriceGroup& group) {
                       return may_select(facts.program(), selector, group.product);
                     });
}

bool matches_a_line(const Facts& facts, const CompiledPromotion& promotion) {
  if (promotion.selectors.empty()) return true;
  const auto& selectors = facts.program().promotions.selectors;
  for (SelectorId id : promotion.selectors) {
    const bool matches =
        selectors[id].reads_discounted ? may_match_a_line(facts, id) : !selected(facts, id).empty();
    if (matches) return true;
  }
  return false;
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
  if (!matches_a_line(facts, promotion)) return Reason::no_matching_line;
  if (!candidate.running) return why_not_running(promotion.schedule, at);
  candidate.considered = true;
  if ((promotion.currencies >> facts.request.currency & 1) == 0) return Reason::currency;
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

bool within_sight(const Session& session, const CompiledPromotion& promotion) {
  if (promotion.selectors.empty()) return true;
  const Program& program = *session.program;
  const auto products = program.products.size();
  return !std::all_of(promotion.selectors.begin(), promotion.selectors.end(),
                      [&](SelectorId selector) {
                        return visit_products(program, selector, products, [&](ProductId product) {
                          return !session.sees(product) || !may_select(program, selector, product);
                        });
                      });
}

bool match_promotions(const Session& session, const Request& request, MatchedCart& cart,
                      std::vector<Candidate>& out, Issues& issues) {
  const Program& program = *session.program;
  const int64_t* subtotals = cart.subtotals.data();
  Facts facts{session, request, cart, {{subtotals, subtotals, subtotals, subtotals}}};
  out.clear();
  for (PromotionId id : reachable(session, request, cart)) {
    const CompiledPromotion& promotion = program.promotions.promotions[id];
    Candidate& candidate = out.emplace_back();
    candidate.promotion = id;
    candidate.priority = promotion.priority;
    candidate.phases = promotion.phases;
    candidate.exclusivity = promotion.exclusivity;
    candidate.running = schedule_holds(program, promotion.schedule, request.evaluated_at);
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
    if (!candidate.considered && !promotion.has_codes) out.pop_back();
  }
  return true;
}

}  // namespace proviso
