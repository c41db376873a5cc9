// One account bound to one Program: what can never pass for it is dropped once, here.
// Contract: immutable after `bind`. Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "compile/product_set.h"
#include "match/bit_ranks.h"
#include "proviso/evaluator.h"

namespace proviso {

struct Session {
  ProgramPtr program;
  Audience audience;  // with the segments that it is in by rule
  Window window;      // what is seen, from here to `timed`, holds in it
  ProductBits visible;
  ProductBits priced;  // those whose price is shown; empty: all
  BitRanks ranks;      // of `visible`
  // By category: visible products in it or below it, over all paths.
  std::vector<uint32_t> category_counts;
  std::vector<uint32_t> timed;        // entitlements for this audience that have a schedule
  std::vector<uint32_t> price_lists;  // positions in PriceIndex::lists, in their order
  std::vector<uint64_t> earnable;     // a bit by a promotion's rank: its audience holds
  std::vector<PromotionId> anywhere;  // of PromotionIndex::anywhere, those it may earn

  bool sees(ProductId product) const { return product != kNoProduct && has_bit(visible, product); }
  bool shows_price(ProductId product) const { return priced.empty() || has_bit(priced, product); }
  bool may_earn(PromotionId promotion) const {
    return has_bit(earnable, program->promotions.rank[promotion]);
  }
};

/// How near an audience rule comes to an audience: the account itself, its n-th ancestor, a
/// segment, everyone; lower is more specific. kNone: the rule does not hold.
inline constexpr uint32_t kRankAccount = 0;
inline constexpr uint32_t kRankContract = 1000;
inline constexpr uint32_t kRankSegment = 1001;
inline constexpr uint32_t kRankEveryone = 1002;
uint32_t audience_rank(const CompiledAudience& rule, const Audience& audience);

/// Works out what the session's audience sees at an instant, and until when; visible.cpp.
void lay_entitlements(Session& session, int64_t at);

/// The session as it is at an instant: itself, or one in `kept`, which may be of an earlier call.
const Session& at_instant(const Session& session, int64_t at, SessionPtr& kept);

/// When what the session sees of a product may change: INT64_MAX, never.
int64_t visibility_change(const Session& session, ProductId product, int64_t at);

}  // namespace proviso
