#include "apply/after.h"

#include <algorithm>
#include <numeric>

namespace proviso {
namespace {

/// Once, or for each full amount that the target lines finally cost.
int64_t points_of(const Walk& walk, const CompiledBenefit& benefit) {
  if (benefit.per_amounts.empty()) return benefit.points;
  int64_t per = benefit.per_amounts[walk.request().currency];
  if (per <= 0) return 0;
  const int64_t* amounts = walk.ledger().groups().data();
  Facts facts{walk.session(), walk.request(), walk.cart(), {{amounts, amounts, amounts, amounts}}};
  int64_t times = amount_of_selected(facts, benefit.target, At::current) / per;
  return static_cast<int64_t>(std::min<Int128>(Int128{benefit.points} * times, limits.minor));
}

}  // namespace

void give_afterwards(const Walk& walk, Afterwards& given) {
  given.points.assign(walk.candidates().size(), 0);
  given.terms = {};
  if (!walk.has_phase(Phase::after)) return;
  const auto &groups = walk.ledger().groups(), &shipping = walk.ledger().shipping();
  int64_t total = std::accumulate(groups.begin(), groups.end(), int64_t{0});
  total = std::accumulate(shipping.begin(), shipping.end(), total);
  RoundingMode mode = walk.session().program->source.settings.rounding_mode;
  for (uint32_t i = 0; i < walk.candidates().size(); ++i) {
    const Standing& standing = walk.standings()[i];
    if (!standing.in || (standing.excluded & phase_bit(Phase::after)) != 0) continue;
    for (const CompiledBenefit& benefit : walk.promotion(i).benefits) {
      if (benefit.kind == BenefitKind::points) given.points[i] += points_of(walk, benefit);
      if (benefit.kind != BenefitKind::payment_terms) continue;
      int64_t amount = share_of(total, benefit.rate_bp, mode);
      if (amount <= given.terms.amount_minor) continue;
      given.terms = {walk.candidates()[i].promotion, benefit.rate_bp, benefit.days, amount};
    }
  }
}

}  // namespace proviso
