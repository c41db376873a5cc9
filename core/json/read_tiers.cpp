// Tiers of a benefit: thresholds and what each gives. Contract: see read_ruleset.h; whether they
// ascend and fit their benefit is for `compile` to say. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

constexpr int64_t kMostShare = 100'000'000;

void read_step(const Node& node, TierStep& out) {
  Members members(node);
  Node threshold = members.one_of(kThresholds, out.threshold);
  if (out.threshold == ThresholdKind::amount) {
    read_amounts(threshold, out.from_amount);
  } else {
    bool is_share = out.threshold == ThresholdKind::share;
    threshold.integer(0, is_share ? kMostShare : limits.minor, out.from);
  }
  Node value = members.one_of(kUnitValues, out.value);
  if (out.value == ValueKind::rate) {
    value.integer(0, limits.rate_bp, out.rate_bp);
  } else {
    read_amounts(value, out.amount);
  }
}

}  // namespace

void read_tiers(const Node& node, Tiers& out) {
  Members members(node);
  members.required("by").choice(kTierBys, out.by);
  read_selector(members.optional("over"), out.over);
  members.optional("at").choice(kAts, out.at);
  members.optional("mode").choice(kTierModes, out.mode);
  members.optional("history").key(out.history);
  members.required("steps").list(limits.tier_steps, out.steps, read_step, 1);
}

}  // namespace proviso::json
