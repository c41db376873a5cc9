// Which units a benefit reduces. Contract: see grant.h; units that another promotion reserved are
// out of reach. Test: tests/core/cases_test.cpp
#include <algorithm>
#include <numeric>

#include "apply/grant.h"
#include "apply/units.h"

namespace proviso {

int64_t Granter::free_units(uint32_t group) const {
  const auto& most = settings().max_promotions_per_line;
  bool full =
      most && promotion_->phases & phase_bit(Phase::product) && ledger_->promotions(group) >= *most;
  if (full) return 0;
  return facts_->cart.groups[group].quantity - ledger_->reserved()[group].units;
}

int64_t Granter::free_base(uint32_t group, Base base) const {
  const Reserved& reserved = ledger_->reserved()[group];
  const PriceGroup& priced = facts_->cart.groups[group];
  int64_t amount = 0;
  if (base == Base::list) {
    amount = part_of(priced.subtotal_minor, free_units(group), priced.quantity, mode());
  } else if (base == Base::current) {
    amount = ledger_->groups()[group] - reserved.left;
  } else {
    amount = stratum_->groups[group] - reserved.base;
  }
  return std::max<int64_t>(amount, 0);
}

void Granter::note_used(uint32_t group, int64_t units) {
  if (!promotion_->reserve) return;
  for (Used& used : used_) {
    if (used.group == group) {
      used.units = std::max(used.units, units);
      return;
    }
  }
  used_.push_back({group, units, 0});
}

void Granter::use(uint32_t group, int64_t units, Base base) {
  if (units <= 0) return;
  takes_.push_back(
      {group, units, part_of(free_base(group, base), units, free_units(group), mode())});
  note_used(group, units);
}

void Granter::sort_by_price(std::vector<uint32_t>& groups, Pick pick) const {
  std::sort(groups.begin(), groups.end(), [&](uint32_t a, uint32_t b) {
    int64_t x = facts_->cart.groups[a].unit_price, y = facts_->cart.groups[b].unit_price;
    if (x != y) return pick == Pick::cheapest ? x < y : x > y;
    return a < b;
  });
}

void Granter::take_lines(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets) {
  if (benefit.max_units == INT64_MAX) {
    for (uint32_t group : targets) {
      use(group, std::min(free_units(group), benefit.max_units_per_line), benefit.base);
    }
    return;
  }
  sorted_ = targets;
  sort_by_price(sorted_, benefit.pick);
  int64_t left = benefit.max_units;
  for (uint32_t group : sorted_) {
    int64_t units = std::min({free_units(group), benefit.max_units_per_line, left});
    use(group, units, benefit.base);
    left -= units;
  }
  std::sort(takes_.begin(), takes_.end(),
            [](const Take& a, const Take& b) { return a.group < b.group; });
}

/// How many of the numbers first, first + step, ... (`count` of them) are below `end`.
static int64_t hits_below(int64_t end, int64_t first, int64_t step, int64_t count) {
  if (end <= first) return 0;
  return std::min((end - first + step - 1) / step, count);
}

void Granter::take_every_nth(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets) {
  sorted_ = targets;
  sort_by_price(sorted_, benefit.pick);
  int64_t all = 0;
  for (uint32_t group : sorted_) all += free_units(group);
  int64_t groups = std::min(all / benefit.every, benefit.max_applications);
  if (groups == 0) return;
  int64_t first = benefit.each_group ? benefit.position - 1 : (benefit.position - 1) * groups;
  int64_t step = benefit.each_group ? benefit.every : 1;
  int64_t begin = 0;
  for (uint32_t group : sorted_) {
    int64_t end = begin + free_units(group);
    int64_t units = hits_below(end, first, step, groups) - hits_below(begin, first, step, groups);
    use(group, units, benefit.base);
    begin = end;
  }
  std::sort(takes_.begin(), takes_.end(),
            [](const Take& a, const Take& b) { return a.group < b.group; });
}

namespace {

template <typename Free>
void fill_stock(const Facts& facts, const CompiledBenefit& benefit, uint32_t parts, Free&& free,
                Stock& stock) {
  stock.supplies.clear();
  stock.parts.assign(facts.cart.groups.size(), 0);
  for (uint32_t part = 0; part < benefit.parts.size(); ++part) {
    if ((parts >> part & 1) == 0) continue;
    selected(facts, benefit.parts[part].of).for_each([&](uint32_t group) {
      if (!passes_over(facts, benefit, group)) stock.parts[group] |= 1U << part;
    });
  }
  for (uint32_t group = 0; group < stock.parts.size(); ++group) {
    if (stock.parts[group] == 0) continue;
    const Supply supply{group, free(group), stock.parts[group]};
    if (supply.units > 0) stock.supplies.push_back(supply);
  }
  stock.cheapest.resize(stock.supplies.size());
  std::iota(stock.cheapest.begin(), stock.cheapest.end(), 0);
  stock.dearest = stock.cheapest;
  auto price = [&](uint32_t i) { return facts.cart.groups[stock.supplies[i].group].unit_price; };
  std::sort(stock.cheapest.begin(), stock.cheapest.end(), [&](uint32_t a, uint32_t b) {
    return price(a) != price(b) ? price(a) < price(b) : a < b;
  });
  std::sort(stock.dearest.begin(), stock.dearest.end(), [&](uint32_t a, uint32_t b) {
    return price(a) != price(b) ? price(a) > price(b) : a < b;
  });
}

}  // namespace

/// Turns what was assigned into takes: units of rewarded parts, one take a group.
int64_t Granter::take_sets(const CompiledBenefit& benefit) {
  auto parts = static_cast<uint32_t>(benefit.parts.size());
  Stock& stock = stock_;
  auto free = [this](uint32_t group) { return free_units(group); };
  fill_stock(*facts_, benefit, (1U << parts) - 1, free, stock);
  ByPart<int64_t> quantities, demands;
  for (const CompiledPart& part : benefit.parts) quantities.push_back(part.quantity);
  int64_t sets = complete_sets(capacities(stock.supplies, parts), quantities);
  sets = std::min(sets, benefit.max_applications);
  if (sets == 0) return 0;
  ByPart<uint32_t> part_order(parts, 0);
  std::iota(part_order.begin(), part_order.end(), 0);
  for (int64_t quantity : quantities) demands.push_back(sets * quantity);
  const auto& order = benefit.pick == Pick::cheapest ? stock.cheapest : stock.dearest;
  auto lent = integers_.lend();
  Amounts& units = *lent;
  units.assign(facts_->cart.groups.size(), 0);
  assign(stock.supplies, demands, part_order, {parts, &order},
         [&](uint32_t group, uint32_t, int64_t given) { units[group] += given; });
  for (uint32_t group = 0; group < units.size(); ++group) use(group, units[group], benefit.base);
  return sets;
}

int64_t Granter::take_buy_get(const CompiledBenefit& benefit) {
  bool by_amount = !benefit.buy_amounts.empty();
  int64_t buy = benefit.parts[0].quantity, get = benefit.parts[1].quantity;
  Stock& stock = stock_;
  auto free = [this](uint32_t group) { return free_units(group); };
  fill_stock(*facts_, benefit, by_amount ? 2 : 3, free, stock);
  auto capacity = capacities(stock.supplies, 2);
  int64_t bought = 0;  // applications that were paid for
  if (by_amount) {
    int64_t amount = money(benefit.buy_amounts);
    if (amount <= 0) return 0;
    bought = amount_of_selected(*facts_, benefit.parts[0].of, At::subtotal) / amount;
  } else {
    bought = std::min(capacity[1] / buy, capacity[3] / buy);
  }
  bought = std::min(bought, benefit.max_applications);
  int64_t times = std::min({bought, capacity[2] / get, benefit.max_units / get});
  if (!by_amount) times = std::min(times, capacity[3] / (buy + get));
  int64_t extra = 0;  // get units of a last, incomplete application
  if (benefit.partial && bought > times) {
    int64_t spare = by_amount ? INT64_MAX : capacity[3] - (times + 1) * buy - times * get;
    extra = std::min({get - 1, capacity[2] - times * get, benefit.max_units - times * get, spare});
    extra = std::max<int64_t>(extra, 0);
  }
  if (times == 0 && extra == 0) return 0;
  const ByPart<int64_t> demands{by_amount ? 0 : (times + (extra > 0 ? 1 : 0)) * buy,
                                times * get + extra};
  const auto& order = benefit.pick == Pick::cheapest ? stock.cheapest : stock.dearest;
  auto lent_got = integers_.lend(), lent_used = integers_.lend();
  Amounts &got = *lent_got, &used = *lent_used;
  got.assign(facts_->cart.groups.size(), 0);
  used.assign(got.size(), 0);
  assign(stock.supplies, demands, {1, 0}, {&stock.dearest, &order},
         [&](uint32_t group, uint32_t part, int64_t given) {
           used[group] += given;
           if (part == 1) got[group] += given;
         });
  for (uint32_t group = 0; group < got.size(); ++group) {
    use(group, got[group], benefit.base);
    if (used[group] > 0) note_used(group, used[group]);
  }
  return times + (extra > 0 ? 1 : 0);
}

}  // namespace proviso
