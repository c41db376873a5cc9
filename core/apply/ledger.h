// The ledger: what each line and shipping entry still costs, and every change to it. Contract: the
// only thing that changes while a cart is evaluated; nothing falls below zero; a group is the sum
// of its lines. Test: tests/core/apply/ledger_test.cpp
#pragma once

#include <vector>

#include "apply/allocate.h"
#include "match/cart.h"

namespace proviso {

struct LedgerEntry {
  PromotionId promotion = 0;
  uint32_t slot = 0;         // in MatchedCart::lines; from its size on: a shipping entry
  int64_t amount_minor = 0;  // taken off, above 0
};

/// Units of a group that a promotion keeps from later ones.
struct Reserved {
  int64_t units = 0;
  int64_t left = 0;  // what they cost now
  int64_t base = 0;  // what they cost when this stratum began
};

class Ledger {
 public:
  Ledger() = default;
  Ledger(const MatchedCart& cart, const Request& request, Split split = {}) {
    begin(cart, request, split);
  }
  /// Opens with each group's list amount, split over its lines by quantity.
  void begin(const MatchedCart& cart, const Request& request, Split split);
  /// As when it was opened.
  void reset();

  /// Takes `amount`, at most what it costs, off a group, split over its lines by what they still
  /// cost; what was taken.
  int64_t take_from_group(PromotionId promotion, uint32_t group, int64_t amount);
  /// Takes up to `amount` off one line of a group; what was taken.
  int64_t take_from_line(PromotionId promotion, uint32_t group, uint32_t slot, int64_t amount);
  int64_t take_from_shipping(PromotionId promotion, uint32_t entry, int64_t amount);

  /// Opens a stratum: reserved units count in its base with what they cost now.
  void open_stratum();
  void reserve(uint32_t group, int64_t units, int64_t base, int64_t left);
  /// Notes that a promotion of the product phase reduced a group.
  void note_promotion(uint32_t group) {
    any_noted_ = true;
    ++promotions_[group];
  }

  const std::vector<int64_t>& groups() const { return groups_; }
  const std::vector<int64_t>& lines() const { return lines_; }  // by slot
  const std::vector<int64_t>& opening_lines() const { return opening_lines_; }
  const std::vector<int64_t>& shipping() const { return shipping_; }
  const std::vector<Reserved>& reserved() const { return reserved_; }
  int64_t promotions(uint32_t group) const { return promotions_[group]; }
  int64_t taken_from_goods() const { return taken_; }
  const std::vector<LedgerEntry>& entries() const { return entries_; }
  Split split() const { return split_; }

 private:
  const MatchedCart* cart_ = nullptr;
  const Request* request_ = nullptr;
  Split split_;
  std::vector<int64_t> groups_, lines_, opening_lines_, shipping_, promotions_, shares_;
  std::vector<Reserved> reserved_;
  bool any_noted_ = false, any_reserved_ = false;
  int64_t taken_ = 0;
  std::vector<LedgerEntry> entries_;
};

}  // namespace proviso
