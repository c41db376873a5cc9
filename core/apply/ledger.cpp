#include "apply/ledger.h"

#include <algorithm>

namespace proviso {

void Ledger::begin(const MatchedCart& cart, const Request& request, Split split) {
  cart_ = &cart;
  request_ = &request;
  split_ = split;
  opening_lines_.resize(cart.lines.size());
  Split by_quantity = split;
  by_quantity.within_weights = false;
  for (const PriceGroup& group : cart.groups) {
    int64_t* lines = opening_lines_.data() + group.first_line;
    if (group.line_count == 1) {
      *lines = group.subtotal_minor;
      continue;
    }
    shares_.clear();
    for (uint32_t i = 0; i < group.line_count; ++i) {
      shares_.push_back(request.lines[cart.lines[group.first_line + i]].quantity);
    }
    allocate(group.subtotal_minor, shares_.data(), shares_.size(), by_quantity, lines);
  }
  reset();
}

void Ledger::reset() {
  groups_ = cart_->subtotals;
  lines_ = opening_lines_;
  shipping_.clear();
  for (const ShippingEntry& entry : request_->shipping) shipping_.push_back(entry.amount_minor);
  if (any_noted_ || promotions_.size() != groups_.size()) promotions_.assign(groups_.size(), 0);
  if (any_reserved_ || reserved_.size() != groups_.size()) reserved_.assign(groups_.size(), {});
  any_noted_ = any_reserved_ = false;
  taken_ = 0;
  entries_.clear();
}

int64_t Ledger::take_from_group(PromotionId promotion, uint32_t group, int64_t amount) {
  const PriceGroup& priced = cart_->groups[group];
  amount = std::min(amount, groups_[group]);
  if (amount <= 0) return 0;
  if (priced.line_count == 1) return take_from_line(promotion, group, priced.first_line, amount);
  shares_.resize(priced.line_count);
  allocate(amount, lines_.data() + priced.first_line, priced.line_count, split_, shares_.data());
  for (uint32_t i = 0; i < priced.line_count; ++i) {
    take_from_line(promotion, group, priced.first_line + i, shares_[i]);
  }
  return amount;
}

int64_t Ledger::take_from_line(PromotionId promotion, uint32_t group, uint32_t slot,
                               int64_t amount) {
  amount = std::min(amount, lines_[slot]);
  if (amount <= 0) return 0;
  lines_[slot] -= amount;
  groups_[group] -= amount;
  taken_ += amount;
  entries_.push_back({promotion, slot, amount});
  return amount;
}

int64_t Ledger::take_from_shipping(PromotionId promotion, uint32_t entry, int64_t amount) {
  amount = std::min(amount, shipping_[entry]);
  if (amount <= 0) return 0;
  shipping_[entry] -= amount;
  entries_.push_back({promotion, static_cast<uint32_t>(lines_.size()) + entry, amount});
  return amount;
}

void Ledger::open_stratum() {
  if (!any_reserved_) return;
  for (Reserved& reserved : reserved_) reserved.base = reserved.left;
}

void Ledger::reserve(uint32_t group, int64_t units, int64_t base, int64_t left) {
  any_reserved_ = true;
  reserved_[group].units += units;
  reserved_[group].base += base;
  reserved_[group].left += left;
}

}  // namespace proviso
