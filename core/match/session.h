// One account bound to one Program: what can never pass for it is dropped once, here.
// Contract: immutable after `bind`. Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "compile/program.h"
#include "proviso/evaluator.h"

namespace proviso {

struct Session {
  ProgramPtr program;
  Audience audience;
  std::vector<uint64_t> visible;      // a bit by ProductId
  std::vector<uint32_t> price_lists;  // positions in PriceIndex::lists, in their order
  std::vector<uint8_t> may_earn;      // by PromotionId: its audience holds
  std::vector<PromotionId> anywhere;  // of PromotionIndex::anywhere, those it may earn

  bool sees(ProductId product) const {
    return product != kNoProduct && (visible[product / 64] >> (product % 64) & 1) != 0;
  }
};

/// How near an audience rule comes to an audience: the account itself, its n-th ancestor, a
/// segment, everyone; lower is more specific. kNone: the rule does not hold.
inline constexpr uint32_t kRankAccount = 0;
inline constexpr uint32_t kRankSegment = 1000;
inline constexpr uint32_t kRankEveryone = 1001;
uint32_t audience_rank(const CompiledAudience& rule, const Audience& audience);

/// Bits of the products that this audience sees.
std::vector<uint64_t> visible_products(const Program& program, const Audience& audience);

}  // namespace proviso
