#include "apply/walk.h"

#include <algorithm>

namespace proviso {

Walk::Walk(const Session& session, const Request& request, const MatchedCart& cart,
           const std::vector<Candidate>& candidates)
    : session_(session),
      request_(request),
      cart_(cart),
      candidates_(candidates),
      ledger_(cart, request,
              {session.program->source.settings.remainders,
               session.program->source.settings.rounding_mode}),
      standings_(candidates.size()),
      net_(cart.subtotals),
      places_(session.program->source.settings.stacking_groups.size()) {}

Facts Walk::facts_at(const int64_t* current, const int64_t* totals) const {
  return {session_, request_, cart_, {{cart_.subtotals.data(), current, net_.data(), totals}}};
}

void Walk::open(const std::vector<Verdict>& verdicts) {
  ledger_.reset();
  gifts_.clear();
  std::fill(places_.begin(), places_.end(), 0);
  order_places_ = 0;
  for (size_t i = 0; i < candidates_.size(); ++i) {
    Standing& standing = standings_[i] = {};
    standing.reason = candidates_[i].reason;
    if (standing.reason == Reason::applied) standing.reason = verdicts[i].out;
    standing.tested = standing.reason != Reason::applied;
  }
}

void Walk::run(const std::vector<Verdict>& verdicts, Observer* observer) {
  observer_ = observer;
  if (observer_) observer_->on_open();
  open(verdicts);
  for (Phase phase : {Phase::product, Phase::order, Phase::shipping, Phase::after}) {
    walk_phase(phase, verdicts);
  }
}

void Walk::walk_phase(Phase phase, const std::vector<Verdict>& verdicts) {
  bool any = false;
  for (size_t i = 0; i < candidates_.size() && !any; ++i) {
    bool out = standings_[i].tested && !standings_[i].in;
    any = !out && (promotion(static_cast<uint32_t>(i)).phases & phase_bit(phase)) != 0;
  }
  if (!any) return;
  net_ = ledger_.groups();
  exclude_for_phase(phase, verdicts);
  for (size_t begin = 0, end; begin < candidates_.size(); begin = end) {
    end = stratum_end(begin);
    walk_stratum(begin, end, phase, verdicts);
  }
}

/// The first eligible promotion that wants the phase for itself has it.
void Walk::exclude_for_phase(Phase phase, const std::vector<Verdict>& verdicts) {
  uint8_t bit = phase_bit(phase);
  uint32_t winner = kNone;
  for (uint32_t i = 0; i < candidates_.size() && winner == kNone; ++i) {
    const CompiledPromotion& candidate = promotion(i);
    if (candidate.exclusivity != Exclusivity::phase || (candidate.phases & bit) == 0) continue;
    if (!standings_[i].tested) test(i, verdicts[i], net_.data());
    if (standings_[i].in) winner = i;
  }
  if (winner == kNone) return;
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    if (i == winner || (promotion(i).phases & bit) == 0) continue;
    standings_[i].excluded |= bit;
    if (standings_[i].tested) continue;
    standings_[i].tested = true;
    standings_[i].reason = Reason::excluded;
  }
}

size_t Walk::stratum_end(size_t begin) const {
  size_t end = begin;
  int32_t priority = promotion(static_cast<uint32_t>(begin)).priority;
  while (end < candidates_.size() && promotion(static_cast<uint32_t>(end)).priority == priority) {
    ++end;
  }
  return end;
}

void Walk::walk_stratum(size_t begin, size_t end, Phase phase,
                        const std::vector<Verdict>& verdicts) {
  bool any = false;
  for (size_t i = begin; i < end; ++i) {
    bool out = standings_[i].tested && !standings_[i].in;
    any = any || (!out && (promotion(static_cast<uint32_t>(i)).phases & phase_bit(phase)) != 0);
  }
  if (!any) return;
  ledger_.open_stratum();
  stratum_.groups = ledger_.groups();
  stratum_.lines = ledger_.lines();
  stratum_.shipping = ledger_.shipping();
  for (size_t i = begin; i < end; ++i) {
    auto candidate = static_cast<uint32_t>(i);
    if (standings_[i].tested || (promotion(candidate).phases & phase_bit(phase)) == 0) continue;
    test(candidate, verdicts[i], stratum_.groups.data());
  }
  Facts facts = facts_at(stratum_.groups.data(), nullptr);
  collect_turns(begin, end, phase, facts);
  if (phase == Phase::product) keep_lowest_fixed_price(facts);
  grant_turns(phase, facts);
}

void Walk::test(uint32_t i, const Verdict& verdict, const int64_t* current) {
  const CompiledPromotion& tested = promotion(i);
  Standing& standing = standings_[i];
  standing.tested = true;
  Facts facts = facts_at(current, verdict.totals);
  if (observer_) observer_->on_test(i, facts);
  if (candidates_[i].waits) {
    if (!holds(facts, tested.condition)) {
      standing.reason = Reason::condition;
    } else {
      standing.reason = candidates_[i].uses;
    }
    if (standing.reason != Reason::applied) return;
  }
  if (!has_target(facts, tested)) {
    standing.reason = Reason::no_matching_line;
    return;
  }
  standing.in = take_places(i);
}

bool Walk::take_places(uint32_t i) {
  const Settings& settings = session_.program->source.settings;
  const CompiledPromotion& placed = promotion(i);
  for (uint32_t group : placed.groups) {
    if (places_[group] < settings.stacking_groups[group].at_most) continue;
    standings_[i].reason = Reason::group_full;
    standings_[i].full_group = group;
    return false;
  }
  if (order_places_ >= settings.max_promotions_per_order.value_or(INT64_MAX)) {
    standings_[i].reason = Reason::order_full;
    return false;
  }
  for (uint32_t group : placed.groups) ++places_[group];
  ++order_places_;
  return true;
}

void Walk::collect_turns(size_t begin, size_t end, Phase phase, const Facts& facts) {
  turn_count_ = 0;
  for (size_t i = begin; i < end; ++i) {
    auto candidate = static_cast<uint32_t>(i);
    if (!standings_[i].in || (standings_[i].excluded & phase_bit(phase)) != 0) continue;
    const auto& benefits = promotion(candidate).benefits;
    for (uint32_t b = 0; b < benefits.size(); ++b) {
      if (phase_of(benefits[b].kind) != phase) continue;
      if (turn_count_ == turns_.size()) turns_.emplace_back();
      Turn& turn = turns_[turn_count_++];
      turn.candidate = candidate;
      turn.benefit = b;
      turn.targets.clear();
      bool by_target = benefits[b].kind == BenefitKind::lines ||
                       benefits[b].kind == BenefitKind::every_nth ||
                       benefits[b].kind == BenefitKind::order;
      if (by_target) find_targets(facts, benefits[b], turn.targets);
    }
  }
}

/// Leaves each group only in the turn with the lowest fixed price for it; the earlier one of
/// equals.
void Walk::keep_lowest_fixed_price(const Facts& facts) {
  std::vector<std::pair<Turn*, int64_t>> fixed;
  for (size_t i = 0; i < turn_count_; ++i) {
    const CompiledBenefit& benefit = promotion(turns_[i].candidate).benefits[turns_[i].benefit];
    bool fixes = benefit.value == ValueKind::unit_price || benefit.value == ValueKind::price_of;
    if (benefit.kind != BenefitKind::lines || !fixes) continue;
    auto price = fixed_unit_price(facts, benefit);
    if (price) fixed.emplace_back(&turns_[i], *price);
  }
  for (size_t i = 0; fixed.size() > 1 && i < fixed.size(); ++i) {
    auto& [turn, price] = fixed[i];
    std::erase_if(turn->targets, [&, own = price, at = i](uint32_t group) {
      for (size_t other = 0; other < fixed.size(); ++other) {
        bool lower = other < at ? fixed[other].second <= own : fixed[other].second < own;
        if (other == at || !lower) continue;
        bool has =
            facts.cart.groups.size() > group && selects(facts,
                                                        promotion(fixed[other].first->candidate)
                                                            .benefits[fixed[other].first->benefit]
                                                            .target,
                                                        group);
        if (has) return true;
      }
      return false;
    });
  }
}

/// A line takes part in only so many promotions of the product phase.
void Walk::drop_full_groups(Turn& turn) const {
  const auto& most = session_.program->source.settings.max_promotions_per_line;
  if (!most) return;
  std::erase_if(turn.targets, [&](uint32_t group) { return ledger_.promotions(group) >= *most; });
}

void Walk::grant_turns(Phase phase, const Facts& facts) {
  Granter granter(phase, facts, stratum_, ledger_, gifts_, observer_ ? &cuts_ : nullptr);
  for (size_t i = 0; i < turn_count_; ++i) {
    Turn& turn = turns_[i];
    bool first = i == 0 || turns_[i - 1].candidate != turn.candidate;
    bool last = i + 1 == turn_count_ || turns_[i + 1].candidate != turn.candidate;
    const CompiledPromotion& granted = promotion(turn.candidate);
    if (first) {
      granter.begin(granted, candidates_[turn.candidate].promotion, standings_[turn.candidate]);
    }
    if (phase == Phase::product) drop_full_groups(turn);
    size_t entries = ledger_.entries().size(), gifts = gifts_.size();
    cuts_.clear();
    if (phase != Phase::after) granter.grant(granted.benefits[turn.benefit], turn.targets);
    if (observer_) observer_->on_grant(turn.candidate, turn.benefit, entries, gifts, cuts_);
    if (last && phase == Phase::product) granter.end();
  }
}

Reason Walk::alone(uint32_t i) const {
  if (candidates_[i].reason != Reason::applied) return candidates_[i].reason;
  const int64_t* subtotals = cart_.subtotals.data();
  Facts facts{session_, request_, cart_, {{subtotals, subtotals, subtotals, nullptr}}};
  if (candidates_[i].waits) {
    if (!holds(facts, promotion(i).condition)) return Reason::condition;
    if (candidates_[i].uses != Reason::applied) return candidates_[i].uses;
  }
  return has_target(facts, promotion(i)) ? Reason::applied : Reason::no_matching_line;
}

int64_t Walk::reduction() const {
  int64_t taken = 0;
  for (const LedgerEntry& entry : ledger_.entries()) taken += entry.amount_minor;
  return taken;
}

}  // namespace proviso
