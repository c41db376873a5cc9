// Pairs of equal priority in which the keys decide who gives how much: found by exchanging the two
// keys and evaluating again. Test: tests/core/check/check_test.cpp
#include <algorithm>

#include "check/draft.h"
#include "check/reduce.h"
#include "check/warn.h"
#include "compile/product_match.h"

namespace proviso {
namespace {

constexpr int64_t kCompiling = 20;  // what compiling a reduced ruleset counts as, in evaluations
constexpr size_t kProducts = 8;

/// The part of all-of-its-base that a promotion may take, by rates; amounts may take all of it.
int64_t reach_of(const CompiledPromotion& promotion) {
  int64_t sum = 0;
  for (const CompiledBenefit& benefit : promotion.benefits) {
    if (benefit.kind >= BenefitKind::gift) continue;
    sum += benefit.value == ValueKind::rate ? benefit.rate_bp : limits.rate_bp;
  }
  return sum;
}

/// Whether the keys of two promotions of equal priority might decide anything.
bool may_clash(const Settings& settings, const CompiledPromotion& a, const CompiledPromotion& b) {
  if (a.priority != b.priority || (a.phases & b.phases) == 0) return false;
  if (settings.max_promotions_per_order || settings.max_promotions_per_line) return true;
  if (settings.max_reduction_bp || !settings.max_reduction.empty()) return true;
  if (a.reserve || b.reserve) return true;
  if (a.exclusivity != Exclusivity::none && b.exclusivity != Exclusivity::none) return true;
  if (std::find_first_of(a.groups.begin(), a.groups.end(), b.groups.begin(), b.groups.end()) !=
      a.groups.end()) {
    return true;
  }
  return reach_of(a) + reach_of(b) > limits.rate_bp;
}

/// Whether any of a promotion's selectors may match the product.
bool may_match(const Program& program, const CompiledPromotion& promotion, ProductId product) {
  return promotion.selectors.empty() ||
         std::any_of(promotion.selectors.begin(), promotion.selectors.end(),
                     [&](SelectorId selector) { return may_select(program, selector, product); });
}

/// The cheapest of a few products that the first promotion's benefits reduce: where little is left
/// to take, promotions are in each other's way.
ProductId cheapest_of(Probe& probe, PromotionId id) {
  CheckedCart who;
  wish_promotion(probe, id, who);
  for (const CompiledBenefit& benefit : probe.promotion(id).benefits) {
    SelectorId selector = benefit.parts.empty() ? benefit.target : benefit.parts.back().of;
    auto found = products_for(probe, who, selector, kProducts, benefit.by_piece);
    if (found.empty()) continue;
    return *std::min_element(found.begin(), found.end(), [&](ProductId a, ProductId b) {
      const auto price = [&](ProductId product) {
        return unit_price_of(probe, who, product, whole_unit(probe.program(), product));
      };
      return price(a) < price(b);
    });
  }
  return kNoProduct;
}

/// Whether a promotion was eligible, whatever it gave.
bool eligible(const Evaluation& evaluation, PromotionId id) {
  const PromotionOutcome* outcome = outcome_of(evaluation, id);
  return outcome != nullptr &&
         (outcome->outcome == Outcome::applied || outcome->outcome == Outcome::skipped);
}

/// The amounts of all considered promotions, by their position in `kept`.
std::vector<int64_t> amounts_of(const Evaluation& evaluation, size_t kept) {
  std::vector<int64_t> amounts(kept, 0);
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    amounts[outcome.promotion] = outcome.amount_minor;
  }
  return amounts;
}

/// Evaluates the cart with only those promotions that it considers, the keys of two exchanged.
bool evaluate_reduced(Probe& probe, const CheckedCart& cart, const std::vector<PromotionId>& kept,
                      std::pair<size_t, size_t> swapped, std::vector<int64_t>& amounts) {
  ProgramPtr small = reduce(probe.program(), cart, kept, swapped);
  if (small == nullptr) return false;
  CheckedCart same = translate(probe.program(), *small, cart);
  Evaluation evaluation;
  Issues issues;
  if (!evaluate(*open_session(small, same.audience), same.request, evaluation, issues)) {
    return false;
  }
  amounts = amounts_of(evaluation, kept.size());
  return true;
}

/// Whether exchanging the keys changes what one of the two gives.
bool keys_decide(Probe& probe, PromotionId a, PromotionId b, const CheckedCart& cart,
                 const Evaluation& evaluation) {
  std::vector<PromotionId> kept;
  std::pair<size_t, size_t> both{0, 0};
  for (const PromotionOutcome& outcome : evaluation.outcomes) {
    if (outcome.promotion == a) both.first = kept.size();
    if (outcome.promotion == b) both.second = kept.size();
    kept.push_back(outcome.promotion);
  }
  std::vector<int64_t> as_is, exchanged;
  probe.spend(kCompiling);
  if (!evaluate_reduced(probe, cart, kept, {0, 0}, as_is)) return false;
  for (size_t i = 0; i < kept.size(); ++i) {
    if (as_is[i] != evaluation.outcomes[i].amount_minor) return false;  // more than these decides
  }
  if (!evaluate_reduced(probe, cart, kept, both, exchanged)) return false;
  return as_is[both.first] != exchanged[both.first] || as_is[both.second] != exchanged[both.second];
}

bool try_pair(Probe& probe, PromotionId a, PromotionId b, ProductId product) {
  CheckedCart cart;
  Evaluation evaluation;
  if (product != kNoProduct) need(cart, product, whole_unit(probe.program(), product));
  for (PromotionId id : {a, b}) wish_promotion(probe, id, cart);
  for (PromotionId id : {a, b}) {
    if (probe.promotion(id).condition != kNone || product == kNoProduct) {
      wish_lines(probe, id, cart);
    }
  }
  if (!probe.run(cart, evaluation)) return false;
  if (!eligible(evaluation, a) || !eligible(evaluation, b)) {
    for (PromotionId id : {a, b}) wish_lines(probe, id, cart);
    if (!probe.run(cart, evaluation)) return false;
  }
  if (!eligible(evaluation, a) || !eligible(evaluation, b)) return false;
  if (!keys_decide(probe, a, b, cart, evaluation)) return false;
  probe.find(promotion_pointer(a),
             quoted(probe.source_of_promotion(a).key) + ", " +
                 quoted(probe.source_of_promotion(b).key) + ": " +
                 std::string(phrase(IssueCode::order_dependent)),
             {cart});
  return true;
}

/// Those that may be in a cart with the product and stand after this promotion in the ruleset.
std::vector<PromotionId> partners(Probe& probe, PromotionId id, ProductId product,
                                  const std::vector<PromotionId>& coded) {
  const Program& program = probe.program();
  std::vector<PromotionId> found =
      product == kNoProduct ? program.promotions.anywhere : reached_from(program, product);
  found.insert(found.end(), coded.begin(), coded.end());
  const Settings& settings = program.source.settings;
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](PromotionId other) {
                               const CompiledPromotion& its = probe.promotion(other);
                               return other <= id ||
                                      !may_clash(settings, probe.promotion(id), its) ||
                                      (product != kNoProduct && !may_match(program, its, product));
                             }),
              found.end());
  return found;
}

}  // namespace

void warn_order_dependent(Probe& probe) {
  const auto& promotions = probe.program().promotions.promotions;
  std::vector<PromotionId> coded;
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    if (promotions[id].has_codes) coded.push_back(id);
  }
  for (PromotionId id = 0; id < promotions.size(); ++id) {
    if (probe.spent()) return;
    const ProductId product = cheapest_of(probe, id);
    for (PromotionId other : partners(probe, id, product, coded)) {
      if (probe.spent(kCompiling + 2)) return;
      try_pair(probe, id, other, product);
    }
  }
}

}  // namespace proviso
