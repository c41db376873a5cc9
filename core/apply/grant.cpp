#include "apply/grant.h"

#include <algorithm>
#include <numeric>

#include "match/price.h"

namespace proviso {
namespace {

/// The floor that follows from a unit's cost, rounded up to a whole unit price.
int64_t cost_floor(int64_t cost, const CompiledFloor& floor) {
  if (!floor.set || cost < 0) return 0;
  Int128 wide = cost;
  Int128 price = floor.kind == FloorKind::margin ? divide_up(wide * 10000, 10000 - floor.rate_bp)
                                                 : divide_up(wide * (10000 + floor.rate_bp), 10000);
  return static_cast<int64_t>(std::min<Int128>(price, limits.minor));
}

}  // namespace

int64_t unit_floor(const Facts& facts, uint32_t position, const CompiledPromotion& promotion) {
  const Program& program = facts.program();
  if (!program.has_floors) return 0;
  const PriceGroup& group = facts.cart.groups[position];
  size_t cell = group.product * program.currencies() + facts.request.currency;
  const auto [list_price, cost, floor_price] = program.products.amounts[cell];
  int64_t floor = std::max<int64_t>(floor_price, 0);
  floor = std::max(floor, cost_floor(cost, program.floor));
  if (group.source.price_list != kNone) {
    const PriceIndex& prices = program.prices;
    const auto& list = prices.lists[prices.of_source[group.source.price_list]];
    floor = std::max(floor, cost_floor(cost, list.floor));
  }
  return std::max(floor, cost_floor(cost, promotion.floor));
}

bool passes_over(const Facts& facts, const CompiledBenefit& benefit, uint32_t group) {
  return benefit.by_piece && facts.cart.groups[group].measured();
}

void find_targets(const Facts& facts, const CompiledBenefit& benefit, std::vector<uint32_t>& out) {
  out.clear();
  selected(facts, benefit.target).for_each([&](uint32_t group) {
    if (!passes_over(facts, benefit, group)) out.push_back(group);
  });
}

bool has_target(const Facts& facts, const CompiledPromotion& promotion) {
  auto any_line = [&](const CompiledBenefit& benefit, SelectorId selector) {
    const GroupSet groups = selected(facts, selector);
    if (!benefit.by_piece || !facts.program().has_measured) return !groups.empty();
    bool any = false;
    groups.for_each([&](uint32_t group) { any = any || !passes_over(facts, benefit, group); });
    return any;
  };
  auto reachable = [&](const CompiledBenefit& benefit) {
    switch (benefit.kind) {
      case BenefitKind::lines:
      case BenefitKind::every_nth:
      case BenefitKind::order:
        return any_line(benefit, benefit.target);
      case BenefitKind::bundle:
        return std::all_of(benefit.parts.begin(), benefit.parts.end(),
                           [&](const CompiledPart& part) { return any_line(benefit, part.of); });
      case BenefitKind::buy_get:
        return any_line(benefit, benefit.parts.back().of);
      case BenefitKind::shipping:
        return std::any_of(facts.request.shipping.begin(), facts.request.shipping.end(),
                           [&](const ShippingEntry& entry) {
                             return benefit.any_method ||
                                    std::binary_search(benefit.methods.begin(),
                                                       benefit.methods.end(), entry.method);
                           });
      default:
        return true;
    }
  };
  if (promotion.one_target) return true;  // it was matched by it
  for (const CompiledBenefit& benefit : promotion.benefits) {
    if (reachable(benefit)) return true;
  }
  return false;
}

std::optional<int64_t> fixed_unit_price(const Facts& facts, const CompiledBenefit& benefit) {
  if (benefit.value == ValueKind::unit_price) {
    int64_t price = benefit.amounts[facts.request.currency];
    return price < 0 ? std::nullopt : std::optional(price);
  }
  ProductId product = find_product(facts.program(), benefit.price_of);
  if (!facts.session.sees(product)) return std::nullopt;
  const FoundPrice found = facts.cart.pricing.of_one(product);
  return found.found ? std::optional(found.unit_price) : std::nullopt;
}

int64_t Granter::money(const std::vector<int64_t>& by_currency) const {
  return by_currency.empty() ? -1 : by_currency[facts_->request.currency];
}

void Granter::begin(const CompiledPromotion& promotion, PromotionId id, Standing& standing) {
  promotion_ = &promotion;
  id_ = id;
  standing_ = &standing;
  used_.clear();
  reduced_.clear();
}

/// Whether the benefit's value is there for this buyer, in this currency: else it uses no units.
bool Granter::has_value(const CompiledBenefit& benefit) const {
  if (benefit.value == ValueKind::price_of) return fixed_unit_price(*facts_, benefit).has_value();
  return benefit.amounts.empty() || money(benefit.amounts) >= 0;
}

void Granter::grant(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets) {
  takes_.clear();
  if (!has_value(benefit)) return;
  switch (benefit.kind) {
    case BenefitKind::lines:
      take_lines(benefit, targets);
      if (benefit.value == ValueKind::tiers) return give_steps(benefit);
      if (benefit.value == ValueKind::formula) return give_formula(benefit);
      return give_value(benefit, benefit.value, benefit.rate_bp, benefit.amounts, benefit.per);
    case BenefitKind::every_nth:
      take_every_nth(benefit, targets);
      return give_value(benefit, benefit.value, benefit.rate_bp, benefit.amounts, Per::unit);
    case BenefitKind::buy_get:
      if (take_buy_get(benefit) == 0) return;
      return give_value(benefit, benefit.value, benefit.rate_bp, benefit.amounts, Per::unit);
    case BenefitKind::bundle:
      return grant_bundle(benefit);
    case BenefitKind::order:
      return grant_order(benefit, targets);
    case BenefitKind::total:
      return grant_total(benefit);
    case BenefitKind::shipping:
      return grant_shipping(benefit);
    case BenefitKind::gift:
      return grant_gift(benefit);
    default:
      return;
  }
}

void Granter::end() {
  for (const Used& used : used_) {
    if (used.units == 0) continue;
    int64_t free = free_units(used.group);
    int64_t before = free_base(used.group, Base::current) + used.taken;
    int64_t cost = part_of(before, used.units, free, mode());
    int64_t base = part_of(free_base(used.group, Base::stratum), used.units, free, mode());
    ledger_->reserve(used.group, used.units, base, std::max<int64_t>(cost - used.taken, 0));
  }
  used_.clear();
  if (!settings().max_promotions_per_line) return;
  std::sort(reduced_.begin(), reduced_.end());
  reduced_.erase(std::unique(reduced_.begin(), reduced_.end()), reduced_.end());
  for (uint32_t group : reduced_) ledger_->note_promotion(group);
}

int64_t Granter::allowance() const {
  int64_t most = INT64_MAX;
  if (settings().max_reduction_bp) {
    most = share_of(facts_->cart.subtotal_minor, *settings().max_reduction_bp, RoundingMode::down);
  }
  int64_t amount = facts_->program().max_reductions[facts_->request.currency];
  if (amount >= 0) most = std::min(most, amount);
  return std::max<int64_t>(most - ledger_->taken_from_goods(), 0);
}

/// In the product phase what reserved units cost is out of reach.
Room Granter::room(uint32_t group) const {
  Room room{ledger_->groups()[group], INT64_MAX};
  int64_t unit = unit_floor(*facts_, group, *promotion_);
  if (unit > 0) {
    Int128 floor = divide_up(Int128{unit} * facts_->cart.groups[group].quantity,
                             power_of_ten(digits_of(group)));
    room.above_floor = static_cast<int64_t>(std::max<Int128>(room.left - floor, 0));
  }
  if (phase_ == Phase::product) room.left -= ledger_->reserved()[group].left;
  room.left = std::max<int64_t>(std::min(room.left, room.above_floor), 0);
  return room;
}

/// A floor cuts what a group would have given.
void Granter::breach(uint32_t group, int64_t room) {
  standing_->breached = true;
  if (cuts_) cuts_->push_back({group, unit_floor(*facts_, group, *promotion_), room});
}

/// What may be given of an amount; false if the benefit gives this group nothing for it.
bool Granter::cut(uint32_t group, int64_t amount, int64_t& given) {
  Room most = room(group);
  given = std::min(amount, most.left);
  if (amount <= most.above_floor) return true;
  breach(group, most.above_floor);
  return promotion_->on_breach != OnBreach::drop_adjustment;
}

void Granter::take(uint32_t group, int64_t amount) {
  int64_t taken = ledger_->take_from_group(id_, group, amount);
  standing_->amount_minor += taken;
  if (taken == 0) return;
  reduced_.push_back(group);
  for (Used& used : used_) {
    if (used.group == group) used.taken += taken;
  }
}

/// Cuts amounts to a cap (below 0: none) and to what the ruleset allows in all.
void Granter::cap(int64_t most, Amounts& amounts) {
  int64_t left = allowance();
  if (most < 0 || left < most) most = left;
  Int128 sum = std::accumulate(amounts.begin(), amounts.end(), Int128{0});
  if (sum <= most) return;
  auto lent = integers_.lend();
  allocate(most, amounts, ledger_->split(), *lent);
  std::swap(amounts, *lent);
}

/// Gives each of `takes_` its amount, as far as it has room.
void Granter::give(const CompiledBenefit& benefit, Amounts& amounts) {
  give_capped(money(benefit.caps), amounts);
}

void Granter::give_capped(int64_t most, Amounts& amounts) {
  cap(most, amounts);
  for (size_t i = 0; i < takes_.size(); ++i) {
    if (amounts[i] <= 0) continue;
    uint32_t group = takes_[i].group;
    int64_t given = 0;
    if (cut(group, amounts[i], given)) take(group, given);
  }
}

/// Spreads one amount over groups (those of `takes_`, or all of them and then what else there is):
/// what one has no room for the others give, unless the promotion drops what a floor would cut.
void Granter::spread(int64_t amount, const Amounts& weights, const std::vector<Room>& rooms,
                     Amounts& given) {
  bool drops = promotion_->on_breach == OnBreach::drop_adjustment;
  auto group_at = [&](size_t i) {
    return i < takes_.size() ? takes_[i].group : static_cast<uint32_t>(i);
  };
  auto lent = integers_.lend();
  Amounts& left = *lent;
  for (size_t i = 0; i < rooms.size(); ++i) {
    left.push_back(rooms[i].left);
    bool at_floor = rooms[i].left == 0 && rooms[i].above_floor < INT64_MAX && weights[i] > 0;
    if (at_floor) breach(group_at(i), rooms[i].above_floor);
  }
  auto is_dropped = [&](size_t i, int64_t asked) {
    if (asked <= rooms[i].above_floor) return false;
    breach(group_at(i), rooms[i].above_floor);
    return drops;
  };
  allocate_within(amount, weights, left, ledger_->split(), drops, is_dropped, allocating_, given);
}

/// Shares one amount over `takes_` by their bases and gives it.
void Granter::give_shared(const CompiledBenefit& benefit, int64_t amount, Kind kind) {
  weights_.clear();
  for (const Take& take : takes_) weights_.push_back(take.base);
  amount = std::min(amount, sum_of_bases());
  int64_t most = money(benefit.caps);
  if (most >= 0) amount = std::min(amount, most);
  amount = std::min(amount, allowance());
  if (amount <= 0) return;  // what is not given passes no floor
  auto lent = integers_.lend();
  Amounts& amounts = *lent;
  if (kind == Kind::whole) {
    rooms_.clear();
    for (const Take& take : takes_) rooms_.push_back(room(take.group));
    spread(amount, weights_, rooms_, amounts);
  } else {
    allocate(amount, weights_, ledger_->split(), amounts);
  }
  give(benefit, amounts);
}

}  // namespace proviso
