// Rates that meet on one line and compute on one base, over 100 % together.
// Test: tests/core/check/check_test.cpp
#include <algorithm>

#include "check/draft.h"
#include "check/warn.h"
#include "compile/product_match.h"

namespace proviso {
namespace {

constexpr size_t kMost = 8;   // promotions of one cart
constexpr size_t kPairs = 4;  // of two alone, if they do not meet all together

struct Rate {
  PromotionId promotion = 0;
  const CompiledBenefit* benefit = nullptr;
};

bool is_share(const CompiledBenefit& benefit) {
  return benefit.value == ValueKind::rate && benefit.rate_bp > 0 && benefit.base != Base::current &&
         (benefit.kind == BenefitKind::lines || benefit.kind == BenefitKind::order);
}

/// Whether two promotions' rates compute on the same base.
bool share_base(const CompiledPromotion& a, const CompiledBenefit& of_a, const CompiledPromotion& b,
                const CompiledBenefit& of_b) {
  if (of_a.base != of_b.base) return false;
  return of_a.base == Base::list || (a.priority == b.priority && of_a.kind == of_b.kind);
}

/// Promotions after this one in order with a rate on the same base of this product, largest first.
std::vector<Rate> others_on(Probe& probe, const Rate& first, ProductId product,
                            const std::vector<PromotionId>& coded) {
  const Program& program = probe.program();
  const CompiledPromotion& own = probe.promotion(first.promotion);
  std::vector<PromotionId> reached = reached_from(program, product);
  reached.insert(reached.end(), coded.begin(), coded.end());
  std::vector<Rate> found;
  for (PromotionId id : reached) {
    const CompiledPromotion& other = probe.promotion(id);
    if (other.order <= own.order) continue;
    for (const CompiledBenefit& benefit : other.benefits) {
      if (!is_share(benefit) || !share_base(own, *first.benefit, other, benefit)) continue;
      if (benefit.target != kNone && !may_select(program, benefit.target, product)) continue;
      found.push_back({id, &benefit});
      break;
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Rate& a, const Rate& b) {
    return a.benefit->rate_bp > b.benefit->rate_bp;
  });
  return found;
}

int64_t sum_of(const std::vector<Rate>& rates) {
  int64_t sum = 0;
  for (const Rate& rate : rates) sum += rate.benefit->rate_bp;
  return sum;
}

/// The fewest of the largest rates that pass 100 % with the first; empty if none do.
std::vector<Rate> over_100(const Rate& first, const std::vector<Rate>& others) {
  std::vector<Rate> chosen{first};
  for (const Rate& other : others) {
    if (sum_of(chosen) > limits.rate_bp || chosen.size() == kMost) break;
    chosen.push_back(other);
  }
  if (sum_of(chosen) <= limits.rate_bp) chosen.clear();
  return chosen;
}

/// Whether they take part in one cart and leave nothing of the product's line.
bool meet(Probe& probe, const std::vector<Rate>& rates, ProductId product, CheckedCart& cart) {
  Evaluation evaluation;
  need(cart, product, whole_unit(probe.program(), product));
  for (const Rate& rate : rates) wish_promotion(probe, rate.promotion, cart);
  for (const Rate& rate : rates) wish_lines(probe, rate.promotion, cart);
  if (!earn(probe, rates.front().promotion, cart, evaluation)) return false;
  for (const Rate& rate : rates) {
    const PromotionOutcome* outcome = outcome_of(evaluation, rate.promotion);
    if (outcome == nullptr) return false;
    if (outcome->reason != Reason::applied && outcome->reason != Reason::no_effect) return false;
  }
  const auto at = static_cast<size_t>(line_of(cart, product) - cart.request.lines.data());
  return evaluation.lines[at].subtotal_minor > 0 && evaluation.lines[at].total_minor == 0;
}

void report(Probe& probe, const std::vector<Rate>& rates, CheckedCart cart) {
  std::string message;
  for (const Rate& rate : rates) {
    message +=
        (message.empty() ? "" : ", ") + quoted(probe.source_of_promotion(rate.promotion).key);
  }
  message += ": " + std::string(phrase(IssueCode::percents_over_100));
  probe.find(promotion_pointer(rates.front().promotion), message, {std::move(cart)});
}

/// Tries all of them in one cart, then the first with each of the largest others.
bool try_sets(Probe& probe, const Rate& first, const std::vector<Rate>& others, ProductId product) {
  std::vector<std::vector<Rate>> sets{over_100(first, others)};
  for (size_t i = 0; i < std::min(kPairs, others.size()); ++i) {
    sets.push_back(over_100(first, {others[i]}));
  }
  for (const std::vector<Rate>& rates : sets) {
    CheckedCart cart;
    if (rates.empty() || !meet(probe, rates, product, cart)) continue;
    report(probe, rates, std::move(cart));
    return true;
  }
  return false;
}

}  // namespace

void warn_percents_over_100(Probe& probe) {
  const auto& promotions = probe.program().promotions.promotions;
  std::vector<PromotionId> coded;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    if (promotions[id].has_codes) coded.push_back(id);
  }
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    bool found = false;
    for (const CompiledBenefit& benefit : promotions[id].benefits) {
      if (found || !is_share(benefit)) continue;
      if (probe.spent()) return;
      CheckedCart who;
      wish_promotion(probe, id, who);
      auto products = products_for(probe, who, benefit.target, 1, benefit.by_piece);
      if (products.empty()) continue;
      const Rate first{id, &benefit};
      auto others = others_on(probe, first, products.front(), coded);
      found = try_sets(probe, first, others, products.front());
    }
  }
}

}  // namespace proviso
