// Binds an audience to a Program. Test: tests/core/cases_test.cpp
#include "match/session.h"

#include <algorithm>

#include "match/facts.h"
#include "proviso/catalog.h"

namespace proviso {
namespace {

bool contains(const std::vector<Symbol>& sorted, Symbol symbol) {
  return symbol != kNoSymbol && std::binary_search(sorted.begin(), sorted.end(), symbol);
}

bool has_any(const std::vector<Symbol>& sorted, const std::vector<Symbol>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](Symbol key) { return contains(sorted, key); });
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
    if (!has_any(rule.segments, audience.segments)) return kNone;
    rank = kRankSegment;
  }
  if (!rule.any_contract) {
    if (!has_any(rule.contracts, audience.contracts)) return kNone;
    rank = kRankContract;
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

/// Adds the segments that the audience is in by rule, each rule reading those before it.
static void add_segments(Session& session) {
  const Request request;
  const MatchedCart cart;
  const Facts facts{session, request, cart, {}};
  for (const auto& [segment, rule] : session.program->entitlements.segments) {
    auto& segments = session.audience.segments;
    auto place = std::lower_bound(segments.begin(), segments.end(), segment);
    const bool named = place != segments.end() && *place == segment;
    if (!named && holds(facts, rule)) segments.insert(place, segment);
  }
}

SessionPtr open_session(ProgramPtr program, const Audience& audience) {
  auto session = std::make_shared<Session>();
  session->program = program;
  session->audience = audience;
  add_segments(*session);
  lay_entitlements(*session, 0);
  const auto& lists = program->prices.lists;
  for (uint32_t i = 0; i < lists.size(); ++i) {
    if (audience_rank(lists[i].audience, session->audience) != kNone)
      session->price_lists.push_back(i);
  }
  const auto& promotions = program->promotions.promotions;
  session->earnable.assign(promotions.size() / 64 + 1, 0);
  for (const CompiledPromotion& promotion : promotions) {
    const uint64_t earned = audience_rank(promotion.audience, session->audience) != kNone;
    session->earnable[promotion.order / 64] |= earned << (promotion.order % 64);
  }
  for (PromotionId id : program->promotions.anywhere) {
    if (session->may_earn(id)) session->anywhere.push_back(id);
  }
  return session;
}

const Program& program_of(const Session& session) { return *session.program; }

ProductId find_visible(const Session& session, std::string_view sku, int64_t evaluated_at) {
  SessionPtr kept;
  ProductId product = find_product(*session.program, find_symbol(*session.program, sku));
  return at_instant(session, evaluated_at, kept).sees(product) ? product : kNoProduct;
}

}  // namespace proviso
