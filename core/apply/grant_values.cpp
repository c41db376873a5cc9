// What a value takes off the units found: rates, amounts, prices, tiers, formulas. Contract: see
// grant.h. Test: tests/core/cases_test.cpp
#include <algorithm>
#include <numeric>

#include "apply/grant.h"

namespace proviso {
namespace {

/// A rate of what n pieces cost, rounded for each piece.
int64_t rate_per_piece(int64_t base, int64_t pieces, int32_t rate_bp, RoundingMode mode) {
  Int128 piece = divide_rounded(Int128{base} * rate_bp, Int128{pieces} * 10000, mode);
  return static_cast<int64_t>(piece * pieces);
}

/// The reduction that leaves each piece at a round price.
int64_t rate_to_price(int64_t base, int64_t pieces, int32_t rate_bp, RoundingMode mode) {
  Int128 piece = divide_price(Int128{base} * (10000 - rate_bp), Int128{pieces} * 10000, mode);
  return static_cast<int64_t>(base - piece * pieces);
}

}  // namespace

int64_t Granter::sum_of_bases() const {
  Int128 sum = 0;
  for (const Take& take : takes_) sum += take.base;
  return static_cast<int64_t>(std::min<Int128>(sum, limits.minor));
}

void Granter::give_value(const CompiledBenefit& benefit, ValueKind value, int32_t rate_bp,
                         const std::vector<int64_t>& by_currency, Per per) {
  if (takes_.empty()) return;
  if (value == ValueKind::rate) return give_rate(benefit, rate_bp);
  if (value == ValueKind::none) return;
  int64_t amount = money(by_currency);
  if (value == ValueKind::price_of) amount = fixed_unit_price(*facts_, benefit).value_or(-1);
  if (amount < 0) return;
  if (value == ValueKind::amount && per == Per::benefit) {
    return give_shared(benefit, amount, Kind::whole);
  }
  if (value == ValueKind::amount && per == Per::line) return give_per_line(benefit, -1, amount);
  amounts_.clear();
  for (const Take& take : takes_) amounts_.push_back(per_unit(value, amount, take));
  give(benefit, amounts_);
}

void Granter::give_rate(const CompiledBenefit& benefit, int32_t rate_bp) {
  switch (settings().rounding_level) {
    case RoundingLevel::benefit:
      return give_shared(benefit, share_of(sum_of_bases(), rate_bp, mode()), Kind::shares);
    case RoundingLevel::line:
      return give_per_line(benefit, rate_bp, 0);
    default:
      break;
  }
  amounts_.clear();
  for (const Take& take : takes_) {
    amounts_.push_back(rate_of(take, rate_bp));
  }
  give(benefit, amounts_);
}

/// A rate (or, below zero, an amount) of each line of the request that the takes cover.
void Granter::give_per_line(const CompiledBenefit& benefit, int32_t rate_bp, int64_t amount) {
  const std::vector<int64_t>& bases = benefit.base == Base::list      ? ledger_->opening_lines()
                                      : benefit.base == Base::current ? ledger_->lines()
                                                                      : stratum_->lines;
  auto lent_amounts = integers_.lend(), lent_weights = integers_.lend();
  auto lent_parts = integers_.lend();
  Amounts &amounts = *lent_amounts, &weights = *lent_weights, &parts = *lent_parts;
  sorted_.clear();
  auto& slots = sorted_;
  for (const Take& take : takes_) {
    const PriceGroup& group = facts_->cart.groups[take.group];
    auto first = bases.begin() + group.first_line;
    weights.assign(first, first + group.line_count);
    allocate(take.base, weights, ledger_->split(), parts);
    for (uint32_t i = 0; i < group.line_count; ++i) {
      amounts.push_back(rate_bp >= 0 ? share_of(parts[i], rate_bp, mode())
                                     : std::min(amount, parts[i]));
      slots.push_back(group.first_line + i);
    }
  }
  cap(money(benefit.caps), amounts);
  size_t next = 0;
  for (const Take& take : takes_) {
    size_t count = facts_->cart.groups[take.group].line_count;
    int64_t given = 0;
    int64_t sum =
        std::accumulate(amounts.begin() + next, amounts.begin() + next + count, int64_t{0});
    bool gives = cut(take.group, sum, given);
    if (gives && given < sum) {
      weights.assign(amounts.begin() + next, amounts.begin() + next + count);
      allocate(given, weights, ledger_->split(), parts);
      std::copy(parts.begin(), parts.end(), amounts.begin() + next);
    }
    int64_t taken = 0;
    for (size_t i = next; gives && i < next + count; ++i) {
      taken += ledger_->take_from_line(id_, take.group, slots[i], amounts[i]);
    }
    standing_->amount_minor += taken;
    if (taken > 0) reduced_.push_back(take.group);
    for (Used& used : used_) used.taken += used.group == take.group ? taken : 0;
    next += count;
  }
}

std::optional<int64_t> Granter::threshold(const CompiledTiers& tiers,
                                          const CompiledStep& step) const {
  if (tiers.threshold == ThresholdKind::count) return step.from;
  if (tiers.threshold == ThresholdKind::amount) {
    int64_t amount = money(step.from_amounts);
    return amount < 0 ? std::nullopt : std::optional(amount);
  }
  const auto& history = facts_->request.history;
  if (tiers.history >= history.size() || history[tiers.history] < 0) return std::nullopt;
  Int128 share = divide_up(Int128{history[tiers.history]} * step.from, 10000);
  return static_cast<int64_t>(std::min<Int128>(share, INT64_MAX));
}

/// Where the step after step `i` begins, of those that have a threshold here.
int64_t Granter::next_threshold(const CompiledTiers& tiers, size_t i) const {
  while (++i < tiers.steps.size()) {
    if (auto from = threshold(tiers, tiers.steps[i])) return *from;
  }
  return INT64_MAX;
}

void Granter::give_steps(const CompiledBenefit& benefit) {
  const CompiledTiers& tiers = benefit.tiers;
  if (tiers.graduated && tiers.by == TierBy::quantity) return give_graduated(benefit);
  SelectorId family = tiers.over_target ? benefit.target : tiers.over;
  int64_t counted = tiers.by == TierBy::quantity ? units_of_selected(*facts_, family)
                                                 : amount_of_selected(*facts_, family, tiers.at);
  if (tiers.graduated) return give_slices(benefit, counted);
  const CompiledStep* reached = nullptr;
  for (const CompiledStep& step : tiers.steps) {
    auto from = threshold(tiers, step);
    if (from && *from <= counted) reached = &step;
  }
  if (!reached) return;
  if (benefit.kind == BenefitKind::lines) {
    return give_value(benefit, reached->value, reached->rate_bp, reached->amounts, Per::unit);
  }
  int64_t amount = reached->value == ValueKind::rate
                       ? share_of(sum_of_bases(), reached->rate_bp, mode())
                       : money(reached->amounts);
  bool rate = reached->value == ValueKind::rate;
  give_shared(benefit, amount, rate ? Kind::shares : Kind::whole);
}

/// An amount off each unit of one group, or what they cost above a unit price.
int64_t Granter::per_unit(ValueKind value, int64_t amount, const Take& take) const {
  Int128 sum = 0;
  if (value == ValueKind::amount) {
    const int64_t one = facts_->cart.groups[take.group].whole_unit();
    sum = divide_rounded(Int128{amount} * take.units, one, mode());
  } else {
    sum = take.base - amount_of(amount, take.units, digits_of(take.group), mode());
  }
  return static_cast<int64_t>(std::clamp<Int128>(sum, 0, take.base));
}

/// A rate of units of one group, at the rounding level; `line` is not for a single group. What is
/// measured is one piece.
int64_t Granter::rate_of(const Take& take, int32_t rate_bp) const {
  const int64_t pieces = facts_->cart.groups[take.group].measured() ? 1 : take.units;
  int64_t amount = 0;
  switch (settings().rounding_level) {
    case RoundingLevel::unit:
      amount = rate_per_piece(take.base, pieces, rate_bp, mode());
      break;
    case RoundingLevel::final_price:
      amount = rate_to_price(take.base, pieces, rate_bp, mode());
      break;
    default:
      return share_of(take.base, rate_bp, mode());
  }
  return std::clamp<int64_t>(amount, 0, take.base);
}

/// What a step takes off some units of one group, rounded on its own.
int64_t Granter::reduction(const CompiledStep& step, const Take& take) const {
  if (step.value == ValueKind::rate) return rate_of(take, step.rate_bp);
  int64_t amount = money(step.amounts);
  return amount < 0 ? 0 : per_unit(step.value, amount, take);
}

/// Units numbered from 1 in order of `pick`; each at the last step that its number reaches.
void Granter::give_graduated(const CompiledBenefit& benefit) {
  const auto price = [&](uint32_t i) { return facts_->cart.groups[takes_[i].group].unit_price; };
  sorted_.resize(takes_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0);
  std::sort(sorted_.begin(), sorted_.end(), [&](uint32_t a, uint32_t b) {
    const int64_t x = price(a), y = price(b);
    if (x != y) return benefit.pick == Pick::cheapest ? x < y : x > y;
    return a < b;
  });
  amounts_.assign(takes_.size(), 0);
  int64_t before = 0;  // units numbered so far
  for (uint32_t position : sorted_) {
    const Take& all = takes_[position];
    const int64_t end = before + all.units;
    for (size_t i = 0; i < benefit.tiers.steps.size(); ++i) {
      auto from = threshold(benefit.tiers, benefit.tiers.steps[i]);
      if (!from) continue;
      int64_t next = next_threshold(benefit.tiers, i);
      int64_t first = std::max(before, std::max<int64_t>(*from, 1) - 1);
      int64_t last = std::min(end, next == INT64_MAX ? next : std::max<int64_t>(next, 1) - 1);
      if (first >= last) continue;
      Take part{all.group, last - first, 0};
      part.base =
          part_of(free_base(all.group, benefit.base), part.units, free_units(all.group), mode());
      amounts_[position] += reduction(benefit.tiers.steps[i], part);
    }
    before = end;
  }
  give(benefit, amounts_);
}

/// Each part of the counted amount at its own rate, summed exactly.
void Granter::give_slices(const CompiledBenefit& benefit, int64_t counted) {
  const auto& steps = benefit.tiers.steps;
  Int128 sum = 0;
  for (size_t i = 0; i < steps.size(); ++i) {
    auto from = threshold(benefit.tiers, steps[i]);
    if (!from || *from >= counted) continue;
    int64_t next = std::min(counted, next_threshold(benefit.tiers, i));
    sum += static_cast<Int128>(std::max<int64_t>(next - *from, 0)) * steps[i].rate_bp;
  }
  give_shared(benefit, static_cast<int64_t>(divide_rounded(sum, 10000, mode())), Kind::shares);
}

void Granter::give_formula(const CompiledBenefit& benefit) {
  auto value = value_of(*facts_, benefit.formula);
  if (!value || *value <= 0) return;
  give_shared(benefit, static_cast<int64_t>(std::min<Int128>(*value, limits.minor)), Kind::whole);
}

}  // namespace proviso
