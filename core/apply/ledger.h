// The ledger: what each line still costs, and every change to it. Contract: the only thing that
// changes while a cart is evaluated; no line falls below zero; a group is the sum of its lines.
// Test: tests/core/apply/ledger_test.cpp
#pragma once

#include <vector>

#include "match/eligible.h"

namespace proviso {

struct LedgerEntry {
  PromotionId promotion = 0;
  uint32_t slot = 0;         // position in MatchedCart::lines
  int64_t amount_minor = 0;  // taken off, above 0
};

class Ledger {
 public:
  /// Opens with each group's list amount, split over its lines by quantity.
  Ledger(const MatchedCart& cart, const Request& request);

  /// Takes up to `amount` off a group, split over its lines by what they still cost; what was
  /// taken.
  int64_t take_from_group(PromotionId promotion, uint32_t group, int64_t amount);
  /// Takes up to `amount` off one line of a group; what was taken.
  int64_t take_from_line(PromotionId promotion, uint32_t group, uint32_t slot, int64_t amount);

  const std::vector<int64_t>& groups() const { return groups_; }
  const std::vector<int64_t>& lines() const { return lines_; }  // by slot
  const std::vector<LedgerEntry>& entries() const { return entries_; }

 private:
  const MatchedCart& cart_;
  std::vector<int64_t> groups_, lines_;
  std::vector<LedgerEntry> entries_;
};

}  // namespace proviso
