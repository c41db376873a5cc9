#include "apply/benefit.h"

#include <algorithm>
#include <numeric>

#include "apply/allocate.h"
#include "money/rounding.h"

namespace proviso {
namespace {

int64_t percent_per_line(Grant& grant, PromotionId promotion, int32_t rate_bp, uint32_t group) {
  const PriceGroup& priced = grant.cart.groups[group];
  int64_t taken = 0;
  for (uint32_t slot = priced.first_line; slot < priced.first_line + priced.line_count; ++slot) {
    int64_t amount =
        share_of(grant.base.lines[slot], rate_bp, grant.program.source.settings.rounding_mode);
    taken += grant.ledger.take_from_line(promotion, group, slot, amount);
  }
  return taken;
}

}  // namespace

int64_t grant_percent(Grant& grant, PromotionId promotion, int32_t rate_bp,
                      const std::vector<uint32_t>& targets) {
  const Settings& settings = grant.program.source.settings;
  int64_t taken = 0;
  if (settings.rounding_level == RoundingLevel::line) {
    for (uint32_t group : targets) taken += percent_per_line(grant, promotion, rate_bp, group);
    return taken;
  }
  std::vector<int64_t> weights;
  weights.reserve(targets.size());
  for (uint32_t group : targets) weights.push_back(grant.base.groups[group]);
  int64_t base = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  auto shares = allocate(share_of(base, rate_bp, settings.rounding_mode), weights);
  for (size_t i = 0; i < targets.size(); ++i) {
    taken += grant.ledger.take_from_group(promotion, targets[i], shares[i]);
  }
  return taken;
}

int64_t grant_amount(Grant& grant, PromotionId promotion, int64_t amount) {
  std::vector<int64_t> weights = grant.ledger.groups();
  amount = std::min(amount, std::accumulate(weights.begin(), weights.end(), int64_t{0}));
  auto shares = allocate(amount, weights);
  for (uint32_t group = 0; group < shares.size(); ++group) {
    grant.ledger.take_from_group(promotion, group, shares[group]);
  }
  return amount;
}

int64_t grant_fixed_unit_price(Grant& grant, PromotionId promotion, int64_t unit_price,
                               const std::vector<uint32_t>& targets) {
  const Ruleset& ruleset = grant.program.source;
  int digits = ruleset.currencies[grant.currency].unit_price_digits;
  int64_t taken = 0;
  for (uint32_t group : targets) {
    Int128 fixed = amount_of(unit_price, grant.cart.groups[group].quantity, digits,
                             ruleset.settings.rounding_mode);
    Int128 reduction = grant.base.groups[group] - fixed;
    if (reduction <= 0) continue;
    taken += grant.ledger.take_from_group(promotion, group, static_cast<int64_t>(reduction));
  }
  return taken;
}

}  // namespace proviso
