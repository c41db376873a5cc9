#include "apply/walk.h"

#include <algorithm>

namespace proviso {

void Walk::begin(const Session& session, const Request& request, const MatchedCart& cart,
                 const std::vector<Candidate>& candidates) {
  session_ = &session;
  request_ = &request;
  cart_ = &cart;
  candidates_ = &candidates;
  const Settings& settings = session.program->source.settings;
  ledger_.begin(cart, request, {settings.remainders, settings.rounding_mode});
  standings_.resize(candidates.size());
  phases_ = 0;
  any_exclusive_ = false;
  for (const Candidate& candidate : candidates) {
    phases_ |= candidate.phases;
    any_exclusive_ |= candidate.exclusivity == Exclusivity::phase;
  }
  net_ = cart.subtotals;
  places_.resize(settings.stacking_groups.size());
}

Facts Walk::facts_at(const int64_t* current, const int64_t* totals) const {
  return {*session_, *request_, *cart_, {{cart_->subtotals.data(), current, net_.data(), totals}}};
}

void Walk::open(const std::vector<Verdict>& verdicts) {
  ledger_.reset();
  stratum_.entries = SIZE_MAX;
  gifts_.clear();
  std::fill(places_.begin(), places_.end(), 0);
  order_places_ = 0;
  for (size_t i = 0; i < candidates_->size(); ++i) {
    Standing& standing = standings_[i] = {};
    standing.reason = (*candidates_)[i].reason;
    if (standing.reason == Reason::applied) standing.reason = verdicts[i].out;
    standing.tested = standing.reason != Reason::applied;
  }
}

void Walk::run(const std::vector<Verdict>& verdicts, Observer* observer) {
  observer_ = observer;
  if (observer_) observer_->on_open();
  open(verdicts);
  for (Phase phase : {Phase::product, Phase::order, Phase::shipping, Phase::after}) {
    if (has_phase(phase)) walk_phase(phase, verdicts);
  }
}

void Walk::find_participants(Phase phase) {
  participants_.resize(candidates_->size());
  size_t found = 0;
  for (uint32_t i = 0; i < candidates_->size(); ++i) {
    const Standing& standing = standings_[i];
    const bool in_play = standing.in || !standing.tested;
    const bool of_phase = ((*candidates_)[i].phases & phase_bit(phase)) != 0;
    participants_[found] = i;
    found += in_play && of_phase ? 1 : 0;
  }
  participants_.resize(found);
}

void Walk::walk_phase(Phase phase, const std::vector<Verdict>& verdicts) {
  find_participants(phase);
  if (participants_.empty()) return;
  net_ = ledger_.groups();
  if (any_exclusive_) exclude_for_phase(phase, verdicts);
  const auto priority = [&](uint32_t i) { return (*candidates_)[i].priority; };
  const uint32_t* last = participants_.data() + participants_.size();
  for (const uint32_t *begin = participants_.data(), *end = begin; begin != last; begin = end) {
    while (end != last && priority(*end) == priority(*begin)) ++end;
    walk_stratum(begin, end, phase, verdicts);
  }
}

/// The first eligible promotion that wants the phase for itself has it.
void Walk::exclude_for_phase(Phase phase, const std::vector<Verdict>& verdicts) {
  const auto& candidates = *candidates_;
  const uint8_t bit = phase_bit(phase);
  uint32_t winner = kNone;
  for (uint32_t i : participants_) {
    if (candidates[i].exclusivity != Exclusivity::phase) continue;
    if (!standings_[i].tested) test(i, verdicts[i], net_.data());
    if (!standings_[i].in) continue;
    winner = i;
    break;
  }
  if (winner == kNone) return;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    if (i == winner || (candidates[i].phases & bit) == 0) continue;
    standings_[i].excluded |= bit;
    if (standings_[i].tested) continue;
    standings_[i].tested = true;
    standings_[i].reason = Reason::excluded;
  }
  find_participants(phase);
}

void Walk::walk_stratum(const uint32_t* begin, const uint32_t* end, Phase phase,
                        const std::vector<Verdict>& verdicts) {
  ledger_.open_stratum();
  if (stratum_.entries != ledger_.entries().size()) {
    stratum_.entries = ledger_.entries().size();
    stratum_.groups = ledger_.groups();
    stratum_.lines = ledger_.lines();
    stratum_.shipping = ledger_.shipping();
  }
  for (const uint32_t* i = begin; i != end; ++i) {
    if (!standings_[*i].tested) test(*i, verdicts[*i], stratum_.groups.data());
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
  if ((*candidates_)[i].waits) {
    if (!holds(facts, tested.condition)) {
      standing.reason = Reason::condition;
    } else {
      standing.reason = (*candidates_)[i].uses;
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
  const Settings& settings = session_->program->source.settings;
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

void Walk::collect_turns(const uint32_t* begin, const uint32_t* end, Phase phase,
                         const Facts& facts) {
  turn_count_ = 0;
  for (; begin != end; ++begin) {
    const uint32_t candidate = *begin;
    const Standing& standing = standings_[candidate];
    if (!standing.in || (standing.excluded & phase_bit(phase)) != 0) continue;
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
  auto& fixed = fixed_;
  fixed.clear();
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
        const Turn& turn_of_other = *fixed[other].first;
        const CompiledBenefit& its =
            promotion(turn_of_other.candidate).benefits[turn_of_other.benefit];
        if (selected(facts, its.target).has(group) && !passes_over(facts, its, group)) return true;
      }
      return false;
    });
  }
}

/// A line takes part in only so many promotions of the product phase.
void Walk::drop_full_groups(Turn& turn) const {
  const auto& most = session_->program->source.settings.max_promotions_per_line;
  if (!most) return;
  std::erase_if(turn.targets, [&](uint32_t group) { return ledger_.promotions(group) >= *most; });
}

void Walk::grant_turns(Phase phase, const Facts& facts) {
  granter_.open(phase, facts, stratum_, ledger_, gifts_, observer_ ? &cuts_ : nullptr);
  for (size_t i = 0; i < turn_count_; ++i) {
    Turn& turn = turns_[i];
    bool first = i == 0 || turns_[i - 1].candidate != turn.candidate;
    bool last = i + 1 == turn_count_ || turns_[i + 1].candidate != turn.candidate;
    const CompiledPromotion& granted = promotion(turn.candidate);
    if (first) {
      granter_.begin(granted, (*candidates_)[turn.candidate].promotion, standings_[turn.candidate]);
    }
    if (phase == Phase::product) drop_full_groups(turn);
    size_t entries = ledger_.entries().size(), gifts = gifts_.size();
    cuts_.clear();
    if (phase != Phase::after) granter_.grant(granted.benefits[turn.benefit], turn.targets);
    if (observer_) observer_->on_grant(turn.candidate, turn.benefit, entries, gifts, cuts_);
    if (last && phase == Phase::product) granter_.end();
  }
}

Reason Walk::alone(uint32_t i) const {
  if ((*candidates_)[i].reason != Reason::applied) return (*candidates_)[i].reason;
  const int64_t* subtotals = cart_->subtotals.data();
  Facts facts{*session_, *request_, *cart_, {{subtotals, subtotals, subtotals, nullptr}}};
  if ((*candidates_)[i].waits) {
    if (!holds(facts, promotion(i).condition)) return Reason::condition;
    if ((*candidates_)[i].uses != Reason::applied) return (*candidates_)[i].uses;
  }
  return has_target(facts, promotion(i)) ? Reason::applied : Reason::no_matching_line;
}

int64_t Walk::reduction() const {
  int64_t taken = 0;
  for (const LedgerEntry& entry : ledger_.entries()) taken += entry.amount_minor;
  return taken;
}

}  // namespace proviso
