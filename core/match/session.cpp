// Binds an audience to a Program. Test: tests/core/cases_test.cpp
#include "match/session.h"

#include <algorithm>

namespace proviso {
namespace {

bool contains(const std::vector<Symbol>& sorted, Symbol symbol) {
  return symbol != kNoSymbol && std::binary_search(sorted.begin(), sorted.end(), symbol);
}

/// 0 for the account, n for its n-th ancestor, kNone for neither.
uint32_t account_rank(const std::vector<Symbol>& accounts, const Audience& audience) {
  if (contains(accounts, audience.account)) return kRankAccount;
  for (uint32_t i = 0; i < audience.ancestors.size(); ++i) {
    if (contains(accounts, audience.ancestors[i])) return i + 1;
  }
  return kNone;
}

/// Whom the rule itself names, without what it uses.
uint32_t own_rank(const CompiledAudience& rule, const Audience& audience) {
  uint32_t rank = kRankEveryone;
  if (!rule.any_region && !contains(rule.regions, audience.region)) return kNone;
  if (!rule.any_channel && !contains(rule.channels, audience.channel)) return kNone;
  if (!rule.any_segment) {
    bool member = std::any_of(audience.segments.begin(), audience.segments.end(),
                              [&](Symbol segment) { return contains(rule.segments, segment); });
    if (!member) return kNone;
    rank = kRankSegment;
  }
  if (!rule.any_account) rank = account_rank(rule.accounts, audience);
  return rank;
}

}  // namespace

uint32_t audience_rank(const CompiledAudience& rule, const Audience& audience) {
  const uint32_t own = own_rank(rule, audience);
  if (own == kNone) return kNone;
  uint32_t used = kRankEveryone;
  for (const CompiledAudience& also : rule.also) {
    const uint32_t rank = audience_rank(also, audience);
    if (rank == kNone) return kNone;
    used = std::min(used, rank);
  }
  return own == kRankEveryone ? used : own;
}

SessionPtr open_session(ProgramPtr program, const Audience& audience) {
  auto session = std::make_shared<Session>();
  session->audience = audience;
  session->visible = visible_products(*program, audience);
  const auto& lists = program->prices.lists;
  for (uint32_t i = 0; i < lists.size(); ++i) {
    if (audience_rank(lists[i].audience, audience) != kNone) session->price_lists.push_back(i);
  }
  const auto& promotions = program->promotions.promotions;
  session->may_earn.resize(promotions.size());
  for (PromotionId i = 0; i < promotions.size(); ++i) {
    session->may_earn[i] = audience_rank(promotions[i].audience, audience) != kNone;
  }
  for (PromotionId id : program->promotions.anywhere) {
    if (session->may_earn[id]) session->anywhere.push_back(id);
  }
  session->program = std::move(program);
  return session;
}

const Program& program_of(const Session& session) { return *session.program; }

ProductId find_visible(const Session& session, std::string_view sku) {
  ProductId product = find_product(*session.program, find_symbol(*session.program, sku));
  return session.sees(product) ? product : kNoProduct;
}

}  // namespace proviso
