// What a cart matches: priced groups of lines, and the promotions considered, each with the first
// test that it fails. Contract: looks things up, grants nothing. Test: tests/core/cases_test.cpp
#pragma once

#include "match/session.h"

namespace proviso {

/// Lines of one product at one price: tiers, amounts and benefits are computed per group.
struct PriceGroup {
  ProductId product = kNoProduct;
  int64_t quantity = 0;
  int64_t unit_price = 0;
  PriceSource source;
  int64_t subtotal_minor = 0;
  uint32_t first_line = 0, line_count = 0;  // in MatchedCart::lines
};

/// Groups in order of their smallest line id, each group's lines by id, bytewise: the order in
/// which equal remainders are served.
struct MatchedCart {
  std::vector<PriceGroup> groups;
  std::vector<uint32_t> lines;  // positions in Request::lines
  int64_t subtotal_minor = 0;
  int64_t valid_until = INT64_MAX;
};

/// Prices every line. False, with issues, if one cannot be priced or an amount is too large.
bool price_cart(const Session& session, const Request& request, MatchedCart& cart, Issues& issues);

/// A promotion that this account may earn, and whether it may apply to this cart.
struct Candidate {
  PromotionId promotion = 0;
  bool running = false;             // its schedule holds
  bool considered = false;          // running, its code entered, a line matches
  bool eligible = false;            // all tests hold
  bool assumes_use = false;         // it is limited and its uses are not given
  Reason reason = Reason::applied;  // the first test that failed
};

/// Candidates by priority and key, and when a schedule among them next changes.
std::vector<Candidate> match_promotions(const Session& session, const Request& request,
                                        MatchedCart& cart);

/// Whether some product that the account sees could match the promotion: O(products).
bool within_sight(const Session& session, const CompiledPromotion& promotion);

/// The value of a test's fact for this cart.
int64_t fact_value(const Program& program, const CompiledCondition& test, const MatchedCart& cart);
/// Whether a condition (kNone: none) holds.
bool holds(const Program& program, uint32_t condition, const MatchedCart& cart,
           CurrencyId currency);

}  // namespace proviso
