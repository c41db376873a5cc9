// Reads thresholds and prices of one cart, and solves for a line's quantity. Contract: see needs.h.
// Test: tests/core/near_misses_test.cpp
#include "needs.h"

#include <algorithm>

#include "apply/units.h"
#include "match/price.h"

namespace proviso {
namespace {

Need plain(Need::Kind kind) {
  Need need;
  need.kind = kind;
  return need;
}

std::vector<uint8_t> selected_by(const Facts& facts, SelectorId selector) {
  std::vector<uint8_t> flags(facts.cart.groups.size(), 0);
  selected(facts, selector).for_each([&](uint32_t group) { flags[group] = 1; });
  return flags;
}

/// At least `wanted` of the units, or of the amount, that a selector matches.
Need at_least(const Facts& facts, SelectorId of, bool by_units, At at, int64_t wanted) {
  Need need = plain(Need::Kind::threshold);
  Threshold& threshold = need.threshold;
  threshold.by_units = by_units;
  threshold.wanted = wanted;
  threshold.selected = selected_by(facts, of);
  const Units units = by_units ? exact_units_of_selected(facts, of) : Units{};
  threshold.actual = by_units ? units.whole : amount_of_selected(facts, of, at);
  threshold.parts = units.parts;
  threshold.moved = !by_units && at != At::subtotal;
  if (threshold.moved) {
    const int64_t* amounts = facts.moment.at(at);
    threshold.amounts.assign(amounts, amounts + facts.cart.groups.size());
  }
  return threshold.actual >= wanted ? plain(Need::Kind::met) : need;
}

Need need_of_test(const Facts& facts, const CompiledCondition& test) {
  if (test_holds(facts, test)) return plain(Need::Kind::met);
  auto limit = required(facts, test);
  if (!limit || (test.op != Op::gte && test.op != Op::gt)) return plain(Need::Kind::never);
  int64_t wanted = *limit + (test.op == Op::gt ? 1 : 0);
  if (test.fact == Fact::cart_amount) return at_least(facts, kNone, false, test.at, wanted);
  if (test.fact == Fact::lines_amount) return at_least(facts, test.of, false, test.at, wanted);
  if (test.fact == Fact::lines_quantity) return at_least(facts, test.of, true, test.at, wanted);
  if (test.fact != Fact::lines_max_quantity) return plain(Need::Kind::never);
  Need need = plain(Need::Kind::threshold);
  need.threshold.by_units = need.threshold.of_one_group = true;
  need.threshold.wanted = wanted;
  need.threshold.selected = selected_by(facts, test.of);
  return need;
}

/// The threshold of a step; nothing if it has none for this request.
std::optional<int64_t> threshold_of(const Facts& facts, const CompiledTiers& tiers,
                                    const CompiledStep& step) {
  if (tiers.threshold == ThresholdKind::count) return step.from;
  if (tiers.threshold == ThresholdKind::amount) {
    int64_t amount = step.from_amounts[facts.request.currency];
    return amount < 0 ? std::nullopt : std::optional(amount);
  }
  const auto& history = facts.request.history;
  if (tiers.history >= history.size() || history[tiers.history] < 0) return std::nullopt;
  Int128 share = divide_up(Int128{history[tiers.history]} * step.from, 10000);
  return static_cast<int64_t>(std::min<Int128>(share, limits.minor));
}

/// The first step that is not reached.
Need need_of_step(const Facts& facts, const CompiledBenefit& benefit) {
  const CompiledTiers& tiers = benefit.tiers;
  SelectorId family = tiers.over_target ? benefit.target : tiers.over;
  bool by_units = tiers.by == TierBy::quantity;
  for (const CompiledStep& step : tiers.steps) {
    auto from = threshold_of(facts, tiers, step);
    if (!from) continue;
    Need need = at_least(facts, family, by_units, tiers.at, *from);
    if (need.kind != Need::Kind::met) return need;
  }
  return plain(Need::Kind::never);
}

/// One complete set more of these parts; at most `max_sets` are allowed.
Need need_of_set(const Facts& facts, const std::vector<CompiledPart>& parts, int64_t max_sets) {
  Need need = plain(Need::Kind::set);
  std::vector<Supply> supplies;
  for (uint32_t group = 0; group < facts.cart.groups.size(); ++group) {
    Supply supply{group, facts.cart.groups[group].quantity, 0};
    for (uint32_t part = 0; part < parts.size(); ++part) {
      const bool piece = !facts.cart.groups[group].measured();
      if (piece && selected(facts, parts[part].of).has(group)) supply.parts |= 1U << part;
    }
    need.set.parts.push_back(supply.parts);
    if (supply.parts != 0) supplies.push_back(supply);
  }
  ByPart<int64_t> quantities;
  for (const CompiledPart& part : parts) quantities.push_back(part.quantity);
  const ByParts there = capacities(supplies, parts.size());
  int64_t sets = complete_sets(there, quantities);
  if (sets >= max_sets) return plain(Need::Kind::never);
  for (uint32_t set = 0; set < there.size(); ++set) {
    int64_t wanted = 0;
    for (size_t part = 0; part < parts.size(); ++part) {
      if ((set >> part & 1) != 0) wanted += (sets + 1) * quantities[part];
    }
    need.set.short_of.push_back(wanted - there[set]);
  }
  return need;
}

/// The pieces that a selector matches: what is measured has none.
int64_t pieces_of_selected(const Facts& facts, SelectorId selector) {
  int64_t pieces = 0;
  selected(facts, selector).for_each([&](uint32_t at) {
    const PriceGroup& group = facts.cart.groups[at];
    if (!group.measured()) pieces += group.quantity;
  });
  return pieces;
}

/// At least `wanted` of the pieces that a selector matches.
Need at_least_pieces(const Facts& facts, SelectorId of, int64_t wanted) {
  Need need = plain(Need::Kind::threshold);
  Threshold& threshold = need.threshold;
  threshold.by_units = true;
  threshold.wanted = wanted;
  threshold.selected = selected_by(facts, of);
  for (size_t group = 0; group < threshold.selected.size(); ++group) {
    if (facts.cart.groups[group].measured()) threshold.selected[group] = 0;
  }
  threshold.actual = pieces_of_selected(facts, of);
  return threshold.actual >= wanted ? plain(Need::Kind::met) : need;
}

/// The next application of a `buy_get` that is bought by amount.
Need need_of_purchase(const Facts& facts, const CompiledBenefit& benefit, int64_t max_sets) {
  int64_t amount = benefit.buy_amounts[facts.request.currency];
  if (amount <= 0) return plain(Need::Kind::never);
  SelectorId buy = benefit.parts[0].of, get = benefit.parts[1].of;
  int64_t each = benefit.parts[1].quantity;
  int64_t times = std::min(amount_of_selected(facts, buy, At::subtotal) / amount,
                           pieces_of_selected(facts, get) / each);
  if (times >= max_sets) return plain(Need::Kind::never);
  Int128 wanted = Int128{amount} * (times + 1);
  if (!fits(wanted)) return plain(Need::Kind::never);
  Need need = plain(Need::Kind::all);
  need.items.push_back(at_least(facts, buy, false, At::subtotal, static_cast<int64_t>(wanted)));
  need.items.push_back(at_least_pieces(facts, get, each * (times + 1)));
  return need;
}

/// The least quantity in [low, high) whose amount at this price is `wanted`; `high` if none is.
int64_t quantity_for(int64_t unit_price, int64_t wanted, int64_t low, int64_t high, int digits,
                     RoundingMode mode) {
  if (unit_price <= 0) return high;
  Int128 enough = divide_up(Int128{wanted} * power_of_ten(digits), unit_price);
  int64_t end = static_cast<int64_t>(std::clamp<Int128>(enough, low, high));
  while (low < end) {  // rounding may let a little less suffice
    int64_t middle = low + (end - low) / 2;
    bool reaches = amount_of(unit_price, middle, digits, mode) >= wanted;
    reaches ? end = middle : low = middle + 1;
  }
  return end;
}

/// Units to add to a group until its subtotal is `wanted`, at whatever tier it then has.
std::optional<int64_t> units_for_subtotal(const Facts& facts, uint32_t position, int64_t wanted) {
  const PriceGroup& group = facts.cart.groups[position];
  const Program& program = facts.program();
  const CurrencyRule& currency = program.source.currencies[facts.request.currency];
  const int digits = currency.unit_price_digits + group.quantity_scale;
  RoundingMode mode = program.source.settings.rounding_mode;
  std::vector<PriceTier> tiers;
  if (group.source.price_list != kNone) {
    tiers = facts.cart.pricing.tiers(group.product);
  }
  int64_t low = group.quantity + 1, price = group.unit_price;
  for (const PriceTier& tier : tiers) {
    int64_t from = tier.from;
    if (from > low) {
      int64_t found = quantity_for(price, wanted, low, from, digits, mode);
      if (found < from) return found - group.quantity;
    }
    low = std::max(low, from);
    if (from > group.quantity) price = tier.unit_price;
  }
  int64_t end = limits.quantity + group.quantity + 1;
  int64_t found = quantity_for(price, wanted, low, end, digits, mode);
  return found < end ? std::optional(found - group.quantity) : std::nullopt;
}

/// The smallest units of a group that make up what is missing of whole ones.
int64_t units_for_units(const PriceGroup& group, int64_t missing, int64_t parts) {
  if (!group.measured()) return missing;
  const int64_t part = Units::kParts / group.whole_unit();
  const Int128 lacks = Int128{missing} * Units::kParts - parts;
  return static_cast<int64_t>(std::min<Int128>(divide_up(lacks, part), limits.minor));
}

std::optional<Growth> growth_to(const Facts& facts, const Threshold& threshold, uint32_t group) {
  if (threshold.selected[group] == 0) return std::nullopt;
  const PriceGroup& priced = facts.cart.groups[group];
  if (threshold.of_one_group) {
    const Int128 wanted = Int128{threshold.wanted} * priced.whole_unit();
    return Growth{static_cast<int64_t>(std::min<Int128>(wanted, limits.minor)) - priced.quantity, 0,
                  false};
  }
  int64_t missing = threshold.wanted - threshold.actual;
  if (threshold.by_units) {
    return Growth{units_for_units(priced, missing, threshold.parts), 0, false};
  }
  Int128 subtotal = Int128{priced.subtotal_minor} + missing;
  if (threshold.moved && threshold.amounts[group] > 0) {  // further units are reduced alike
    subtotal = divide_up((Int128{threshold.amounts[group]} + missing) * priced.subtotal_minor,
                         threshold.amounts[group]);
  }
  if (!fits(subtotal)) return std::nullopt;
  auto units = units_for_subtotal(facts, group, static_cast<int64_t>(subtotal));
  if (!units) return std::nullopt;
  return Growth{*units, missing, threshold.moved};
}

std::optional<Growth> growth_to_set(const SetNeed& need, uint32_t group) {
  Growth growth;
  for (uint32_t set = 1; set < need.short_of.size(); ++set) {
    if (need.short_of[set] <= 0) continue;
    if ((need.parts[group] & set) == 0) return std::nullopt;
    growth.units = std::max(growth.units, need.short_of[set]);
  }
  return growth;
}

}  // namespace

Need need_of_condition(const Facts& facts, uint32_t id) {
  const CompiledCondition& condition = facts.program().promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) return need_of_test(facts, condition);
  if (condition.kind == Condition::Kind::negation) {
    Need item = need_of_condition(facts, condition.items.front());
    return plain(item.kind == Need::Kind::met ? Need::Kind::never : Need::Kind::met);
  }
  bool all = condition.kind == Condition::Kind::all;
  Need need = plain(all ? Need::Kind::all : Need::Kind::any);
  for (uint32_t item : condition.items) {
    need.items.push_back(need_of_condition(facts, item));
    Need::Kind kind = need.items.back().kind;
    if (all && kind == Need::Kind::never) return plain(kind);
    if (!all && kind == Need::Kind::met) return plain(kind);
  }
  auto settled = [&](const Need& item) {
    return item.kind == (all ? Need::Kind::met : Need::Kind::never);
  };
  bool none = std::all_of(need.items.begin(), need.items.end(), settled);
  return none ? plain(all ? Need::Kind::met : Need::Kind::never) : need;
}

Need need_of_benefit(const Facts& facts, const CompiledBenefit& benefit) {
  if (benefit.value == ValueKind::tiers) return need_of_step(facts, benefit);
  int64_t max_sets = benefit.max_applications;
  if (benefit.kind == BenefitKind::bundle) return need_of_set(facts, benefit.parts, max_sets);
  if (benefit.kind == BenefitKind::every_nth) {
    return need_of_set(facts, {{benefit.target, benefit.every, true}}, max_sets);
  }
  if (benefit.kind != BenefitKind::buy_get) return plain(Need::Kind::never);
  max_sets = std::min(max_sets, benefit.max_units / benefit.parts[1].quantity);
  return benefit.buy_amounts.empty() ? need_of_set(facts, benefit.parts, max_sets)
                                     : need_of_purchase(facts, benefit, max_sets);
}

std::optional<Growth> growth_of(const Facts& facts, const Need& need, uint32_t group) {
  if (need.kind == Need::Kind::met) return Growth{};
  if (need.kind == Need::Kind::never) return std::nullopt;
  if (need.kind == Need::Kind::threshold) return growth_to(facts, need.threshold, group);
  if (need.kind == Need::Kind::set) return growth_to_set(need.set, group);
  bool all = need.kind == Need::Kind::all;
  std::optional<Growth> found;
  for (const Need& item : need.items) {
    auto growth = growth_of(facts, item, group);
    if (!growth && all) return std::nullopt;
    if (!growth) continue;
    bool better = !found || (all ? growth->units > found->units : growth->units < found->units);
    if (better) found = growth;
  }
  return found;
}

}  // namespace proviso
