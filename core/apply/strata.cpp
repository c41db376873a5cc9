#include "apply/strata.h"

#include "apply/benefit.h"
#include "match/select.h"
#include "model/vocabulary.h"

namespace proviso {
namespace {

/// One benefit to be granted in a stratum.
struct Turn {
  uint32_t candidate = 0;
  const CompiledBenefit* benefit = nullptr;
  std::vector<uint32_t> targets;  // groups
};

std::vector<uint32_t> target_groups(const Program& program, const CompiledBenefit& benefit,
                                    const MatchedCart& cart) {
  std::vector<uint32_t> targets;
  for (uint32_t group = 0; group < cart.groups.size(); ++group) {
    if (selects(program, benefit.target, cart.groups[group].product)) targets.push_back(group);
  }
  return targets;
}

/// Leaves each group only in the turn with the lowest fixed price for it; the earlier one of
/// equals.
void keep_lowest_fixed_price(std::vector<Turn>& turns, size_t groups, CurrencyId currency) {
  std::vector<Turn*> lowest(groups, nullptr);
  auto fixed = [](const Turn& turn) { return turn.benefit->kind == BenefitKind::fixed_unit_price; };
  for (Turn& turn : turns) {
    if (!fixed(turn)) continue;
    for (uint32_t group : turn.targets) {
      Turn*& best = lowest[group];
      if (!best || turn.benefit->amounts[currency] < best->benefit->amounts[currency]) best = &turn;
    }
  }
  for (Turn& turn : turns) {
    if (!fixed(turn)) continue;
    std::erase_if(turn.targets, [&](uint32_t group) { return lowest[group] != &turn; });
  }
}

int64_t grant_turn(Grant& grant, PromotionId promotion, const Turn& turn) {
  const CompiledBenefit& benefit = *turn.benefit;
  switch (benefit.kind) {
    case BenefitKind::percent_off_lines:
    case BenefitKind::percent_off_order:
      return grant_percent(grant, promotion, benefit.rate_bp, turn.targets);
    case BenefitKind::fixed_unit_price:
      return grant_fixed_unit_price(grant, promotion, benefit.amounts[grant.currency],
                                    turn.targets);
    case BenefitKind::amount_off_order:
      return grant_amount(grant, promotion, benefit.amounts[grant.currency]);
  }
  return 0;
}

/// The turns of candidates [begin, end) in a phase, in key order; benefits in their own order.
std::vector<Turn> turns_of(const Program& program, const Request& request, const MatchedCart& cart,
                           const std::vector<Candidate>& candidates, size_t begin, size_t end,
                           Phase phase) {
  std::vector<Turn> turns;
  for (size_t i = begin; i < end; ++i) {
    if (!candidates[i].eligible) continue;
    const auto& promotion = program.promotions.promotions[candidates[i].promotion];
    for (const CompiledBenefit& benefit : promotion.benefits) {
      if (phase_of(benefit.kind) != phase) continue;
      if (!benefit.amounts.empty() && benefit.amounts[request.currency] < 0) continue;
      turns.push_back({static_cast<uint32_t>(i), &benefit, target_groups(program, benefit, cart)});
    }
  }
  return turns;
}

/// One past the last candidate of the stratum that begins at `begin`.
size_t stratum_end(const Program& program, const std::vector<Candidate>& candidates, size_t begin) {
  const auto& promotions = program.promotions.promotions;
  size_t end = begin;
  while (end < candidates.size() && promotions[candidates[end].promotion].priority ==
                                        promotions[candidates[begin].promotion].priority) {
    ++end;
  }
  return end;
}

}  // namespace

std::vector<Granted> apply_promotions(const Program& program, const Request& request,
                                      const MatchedCart& cart,
                                      const std::vector<Candidate>& candidates, Ledger& ledger) {
  std::vector<Granted> granted(candidates.size());
  for (Phase phase : {Phase::product, Phase::order}) {
    for (size_t begin = 0, end; begin < candidates.size(); begin = end) {
      end = stratum_end(program, candidates, begin);
      auto turns = turns_of(program, request, cart, candidates, begin, end, phase);
      if (turns.empty()) continue;
      for (const Turn& turn : turns) {
        if (!turn.targets.empty()) granted[turn.candidate].had_target = true;
      }
      keep_lowest_fixed_price(turns, cart.groups.size(), request.currency);
      Base base{ledger.groups(), ledger.lines()};
      Grant grant{program, cart, base, ledger, request.currency};
      for (const Turn& turn : turns) {
        granted[turn.candidate].amount_minor +=
            grant_turn(grant, candidates[turn.candidate].promotion, turn);
      }
    }
  }
  return granted;
}

}  // namespace proviso
