#include "apply/ledger.h"

#include <algorithm>

#include "apply/allocate.h"

namespace proviso {

Ledger::Ledger(const MatchedCart& cart, const Request& request) : cart_(cart) {
  lines_.resize(cart.lines.size());
  for (const PriceGroup& group : cart.groups) {
    groups_.push_back(group.subtotal_minor);
    std::vector<int64_t> quantities;
    for (uint32_t i = 0; i < group.line_count; ++i) {
      quantities.push_back(request.lines[cart.lines[group.first_line + i]].quantity);
    }
    auto shares = allocate(group.subtotal_minor, quantities);
    std::copy(shares.begin(), shares.end(), lines_.begin() + group.first_line);
  }
}

int64_t Ledger::take_from_group(PromotionId promotion, uint32_t group, int64_t amount) {
  const PriceGroup& priced = cart_.groups[group];
  amount = std::min(amount, groups_[group]);
  if (amount <= 0) return 0;
  auto first = lines_.begin() + priced.first_line;
  auto shares = allocate(amount, std::vector<int64_t>(first, first + priced.line_count));
  for (uint32_t i = 0; i < priced.line_count; ++i) {
    take_from_line(promotion, group, priced.first_line + i, shares[i]);
  }
  return amount;
}

int64_t Ledger::take_from_line(PromotionId promotion, uint32_t group, uint32_t slot,
                               int64_t amount) {
  amount = std::min(amount, lines_[slot]);
  if (amount <= 0) return 0;
  lines_[slot] -= amount;
  groups_[group] -= amount;
  entries_.push_back({promotion, slot, amount});
  return amount;
}

}  // namespace proviso
