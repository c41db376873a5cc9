// Benefits that reduce several lines as one: bundles, the order, order and shipping, shipping; and
// gifts. Contract: see grant.h. Test: tests/core/cases_test.cpp
#include <algorithm>
#include <numeric>

#include "apply/grant.h"
#include "match/price.h"

namespace proviso {

void Granter::grant_bundle(const CompiledBenefit& benefit) {
  int64_t sets = take_sets(benefit);
  if (sets == 0) return;
  if (benefit.value == ValueKind::rate) {
    int64_t amount = share_of(sum_of_bases(), benefit.rate_bp, mode());
    return give_shared(benefit, amount, Kind::shares);
  }
  int64_t amount = money(benefit.amounts);
  if (amount < 0) return;
  Int128 all = Int128{amount} * sets;
  if (benefit.value == ValueKind::price) all = sum_of_bases() - all;
  all = std::clamp<Int128>(all, 0, limits.minor);
  give_shared(benefit, static_cast<int64_t>(all), Kind::shares);
}

void Granter::grant_order(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets) {
  const std::vector<int64_t>& bases = benefit.base == Base::list      ? facts_->cart.subtotals
                                      : benefit.base == Base::current ? ledger_->groups()
                                                                      : stratum_->groups;
  for (uint32_t group : targets) {
    takes_.push_back({group, facts_->cart.groups[group].quantity, bases[group]});
  }
  if (benefit.value == ValueKind::tiers) return give_steps(benefit);
  if (benefit.value == ValueKind::formula) return give_formula(benefit);
  if (benefit.value == ValueKind::rate) {
    int64_t amount = share_of(sum_of_bases(), benefit.rate_bp, mode());
    return give_shared(benefit, amount, Kind::shares);
  }
  int64_t amount = money(benefit.amounts);
  if (amount < 0) return;
  if (benefit.value == ValueKind::price) amount = sum_of_bases() - amount;
  give_shared(benefit, amount, Kind::whole);
}

/// Goods and shipping as one: groups first, then shipping entries.
void Granter::grant_total(const CompiledBenefit& benefit) {
  auto lent_weights = integers_.lend(), lent_amounts = integers_.lend();
  Amounts &weights = *lent_weights, &amounts = *lent_amounts;
  weights = ledger_->groups();
  size_t groups = weights.size();
  for (uint32_t entry : facts_->cart.shipping) weights.push_back(ledger_->shipping()[entry]);
  int64_t all = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  bool rate = benefit.value == ValueKind::rate;
  int64_t amount = rate ? share_of(all, benefit.rate_bp, mode()) : money(benefit.amounts);
  amount = std::min(amount, all);
  int64_t most = money(benefit.caps);
  if (most >= 0) amount = std::min(amount, most);
  if (amount <= 0) return;
  if (rate) {
    allocate(amount, weights, ledger_->split(), amounts);
  } else {
    rooms_.clear();
    for (uint32_t group = 0; group < groups; ++group) rooms_.push_back(room(group));
    for (size_t i = groups; i < weights.size(); ++i) rooms_.push_back({weights[i], INT64_MAX});
    spread(amount, weights, rooms_, amounts);
  }
  for (size_t i = groups; i < amounts.size(); ++i) {
    standing_->amount_minor +=
        ledger_->take_from_shipping(id_, facts_->cart.shipping[i - groups], amounts[i]);
  }
  amounts.resize(groups);
  for (uint32_t group = 0; group < groups; ++group) takes_.push_back({group, 1, 0});
  give_capped(-1, amounts);  // the benefit's own cap was for goods and shipping together
}

void Granter::grant_shipping(const CompiledBenefit& benefit) {
  ValueKind value = benefit.value;
  int32_t rate_bp = benefit.rate_bp;
  int64_t amount = money(benefit.amounts);
  if (value == ValueKind::tiers) {
    const CompiledTiers& tiers = benefit.tiers;
    int64_t counted = tiers.by == TierBy::quantity
                          ? units_of_selected(*facts_, tiers.over)
                          : amount_of_selected(*facts_, tiers.over, tiers.at);
    const CompiledStep* reached = nullptr;
    for (const CompiledStep& step : tiers.steps) {
      auto from = threshold(tiers, step);
      if (from && *from <= counted) reached = &step;
    }
    if (!reached) return;
    value = reached->value;
    rate_bp = reached->rate_bp;
    amount = money(reached->amounts);
  }
  if (value != ValueKind::rate && amount < 0) return;
  auto lent_bases = integers_.lend(), lent_amounts = integers_.lend(), lent = integers_.lend();
  Amounts &bases = *lent_bases, &amounts = *lent_amounts;
  for (uint32_t i : facts_->cart.shipping) {
    const ShippingEntry& entry = facts_->request.shipping[i];
    bool meant = benefit.any_method ||
                 std::binary_search(benefit.methods.begin(), benefit.methods.end(), entry.method);
    int64_t base = benefit.base == Base::list      ? entry.amount_minor
                   : benefit.base == Base::current ? ledger_->shipping()[i]
                                                   : stratum_->shipping[i];
    bases.push_back(meant ? base : 0);
  }
  if (value == ValueKind::amount && benefit.per == Per::benefit) {
    int64_t all = std::accumulate(bases.begin(), bases.end(), int64_t{0});
    Amounts& rooms = *lent;
    for (uint32_t i : facts_->cart.shipping) rooms.push_back(ledger_->shipping()[i]);
    int64_t most = money(benefit.caps);
    amount = std::min({amount, all, most < 0 ? all : most});
    auto none = [](size_t, int64_t) { return false; };
    allocate_within(amount, bases, rooms, ledger_->split(), false, none, allocating_, amounts);
  } else {
    for (int64_t base : bases) {
      int64_t given = value == ValueKind::rate     ? share_of(base, rate_bp, mode())
                      : value == ValueKind::amount ? std::min(amount, base)
                                                   : base - amount;
      amounts.push_back(std::max<int64_t>(given, 0));
    }
  }
  int64_t most = money(benefit.caps);
  Int128 sum = std::accumulate(amounts.begin(), amounts.end(), Int128{0});
  if (most >= 0 && sum > most) {
    allocate(most, amounts, ledger_->split(), *lent);
    std::swap(amounts, *lent);
  }
  for (uint32_t i = 0; i < amounts.size(); ++i) {
    standing_->amount_minor +=
        ledger_->take_from_shipping(id_, facts_->cart.shipping[i], amounts[i]);
  }
}

void Granter::grant_gift(const CompiledBenefit& benefit) {
  int64_t times = 1;
  if (!benefit.parts.empty()) {
    times = units_of_selected(*facts_, benefit.parts[0].of) / benefit.parts[0].quantity;
  }
  times = std::min(times, benefit.max_applications);
  if (times == 0) return;
  ProductId chosen = kNoProduct;
  auto available = [&](ProductId product) {
    if (!facts_->session.sees(product)) return false;
    return facts_->cart.pricing.of_one(product).found;
  };
  for (Symbol sku : benefit.skus) {
    ProductId product = find_product(facts_->program(), sku);
    if (!available(product)) continue;
    bool wanted = std::any_of(
        facts_->request.gifts.begin(), facts_->request.gifts.end(),
        [&](const ChosenGift& gift) { return gift.promotion == id_ && gift.product == product; });
    if (chosen == kNoProduct || wanted) chosen = product;
    if (wanted) break;
  }
  if (chosen == kNoProduct) {
    standing_->no_gift = true;
    return;
  }
  const Int128 wanted = Int128{benefit.quantity} * times * whole_unit(facts_->program(), chosen);
  auto quantity = static_cast<int64_t>(std::min<Int128>(wanted, limits.quantity));
  if (benefit.if_missing) quantity -= free_in_cart(benefit, chosen, quantity);
  if (quantity > 0) gifts_->push_back({id_, chosen, quantity});
}

/// Brings units of a gift that are in the cart already to zero; how many there were.
int64_t Granter::free_in_cart(const CompiledBenefit& benefit, ProductId product, int64_t quantity) {
  int64_t found = 0;
  Amounts amounts;
  for (uint32_t group = 0; group < facts_->cart.groups.size() && found < quantity; ++group) {
    const PriceGroup& priced = facts_->cart.groups[group];
    if (priced.product != product) continue;
    int64_t units = std::min(priced.quantity, quantity - found);
    takes_.push_back({group, units, 0});
    amounts.push_back(part_of(ledger_->groups()[group], units, priced.quantity, mode()));
    found += units;
  }
  give(benefit, amounts);
  return found;
}

}  // namespace proviso
