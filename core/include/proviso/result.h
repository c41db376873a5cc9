// What `evaluate` answers, as flat records over ids: the core's output. JSON and decision bytes
// are written from it. Contract: all amounts are int64 minor units within +-(2^53-1).
// Test: tests/core/cases_test.cpp
#pragma once

#include <cstdint>
#include <vector>

#include "proviso/codes.h"
#include "proviso/request.h"

namespace proviso {

/// Raised by every change that can move a price; part of each result and decision.
inline constexpr int kSemanticsVersion = 2;

/// Where a unit price comes from. `price_list` is `kNone` for the product's own list price.
struct PriceSource {
  uint32_t price_list = kNone;  // position in the Program's price lists
  int64_t tier_from = 0;        // 0: the entry's base price
  bool operator==(const PriceSource&) const = default;
};

/// Net and gross of a line or shipping entry, where the ruleset has taxes.
struct TaxedAmount {
  int32_t rate_bp = 0;
  int64_t net_minor = 0;
  int64_t gross_minor = 0;
};

struct ResultLine {
  int64_t unit_price = 0;
  PriceSource source;
  int64_t subtotal_minor = 0;  // before promotions
  int64_t total_minor = 0;     // after all of them
  uint32_t first_adjustment = 0;
  uint32_t adjustment_count = 0;
  TaxedAmount tax;
};

/// A gift. Its id is `gift:` and the promotion's key, and a number from 2 on for further ones.
struct AddedLine {
  PromotionId promotion = 0;
  ProductId product = kNoProduct;
  int64_t quantity = 0;
  ResultLine line;
};

struct ResultShipping {
  int64_t total_minor = 0;
  uint32_t first_adjustment = 0;
  uint32_t adjustment_count = 0;
  TaxedAmount tax;
};

struct PaymentTerms {
  PromotionId promotion = kNone;  // kNone: none
  int32_t rate_bp = 0;
  int32_t days = 0;
  int64_t amount_minor = 0;
};

/// A signed change to one line, by one benefit of one promotion, in order of application.
struct Adjustment {
  PromotionId promotion = 0;
  int64_t amount_minor = 0;  // never above 0
};

struct PromotionOutcome {
  PromotionId promotion = 0;
  Outcome outcome = Outcome::ineligible;
  Reason reason = Reason::condition;
  int64_t amount_minor = 0;  // sum of its adjustments, never above 0
  int64_t points = 0;
};

struct RefusedCode {
  uint32_t code = 0;  // position in Request::codes
  Outcome outcome = Outcome::ineligible;
  Reason reason = Reason::code_unknown;
};

struct Totals {
  int64_t subtotal_minor = 0;
  int64_t reduction_minor = 0;  // positive
  int64_t shipping_minor = 0;
  int64_t total_minor = 0;
  int64_t net_minor = 0, gross_minor = 0;  // where the ruleset has taxes
};

struct Evaluation {
  bool provisional = false;
  Totals totals;
  int64_t total_min_minor = 0, total_max_minor = 0;  // bounds, where provisional
  std::vector<ResultLine> lines;                     // as Request::lines
  std::vector<AddedLine> added;                      // by promotion's order
  std::vector<ResultShipping> shipping;              // as Request::shipping
  std::vector<Adjustment> adjustments;               // by line, see ResultLine; then shipping
  int64_t points = 0;
  PaymentTerms payment_terms;
  bool chose_best = false, optimal = true;  // with `best`
  int64_t gap_minor = 0;                    // with `best`: 0 if optimal
  std::vector<PromotionOutcome> outcomes;   // considered ones: by phase, priority, key
  std::vector<RefusedCode> refused_codes;   // in the order entered
  std::vector<PromotionId> assumed_uses;    // considered, limited, uses not given
  int64_t valid_until = -1;                 // -1: no schedule changes it later
};

}  // namespace proviso
