#include "conclude.h"

#include <algorithm>

namespace proviso {
namespace {

/// Each line's amounts, and its adjustments in order of application.
void write_lines(const MatchedCart& cart, const Ledger& ledger, Evaluation& out) {
  out.lines.resize(cart.lines.size());
  std::vector<uint32_t> line_of_slot = cart.lines;
  for (const PriceGroup& group : cart.groups) {
    for (uint32_t slot = group.first_line; slot < group.first_line + group.line_count; ++slot) {
      out.lines[line_of_slot[slot]] = {
          group.unit_price, group.source, ledger.lines()[slot], ledger.lines()[slot], 0, 0};
    }
  }
  for (const LedgerEntry& entry : ledger.entries()) {
    ResultLine& line = out.lines[line_of_slot[entry.slot]];
    line.subtotal_minor += entry.amount_minor;
    ++line.adjustment_count;
  }
  uint32_t next = 0;
  for (ResultLine& line : out.lines) {
    line.first_adjustment = next;
    next += line.adjustment_count;
    line.adjustment_count = 0;
  }
  out.adjustments.resize(next);
  for (const LedgerEntry& entry : ledger.entries()) {
    ResultLine& line = out.lines[line_of_slot[entry.slot]];
    out.adjustments[line.first_adjustment + line.adjustment_count++] = {entry.promotion,
                                                                        -entry.amount_minor};
  }
}

void write_totals(const MatchedCart& cart, const Request& request, const Ledger& ledger,
                  Evaluation& out) {
  Totals& totals = out.totals;
  totals = {};
  totals.subtotal_minor = cart.subtotal_minor;
  for (const LedgerEntry& entry : ledger.entries()) totals.reduction_minor += entry.amount_minor;
  for (const ShippingEntry& entry : request.shipping) totals.shipping_minor += entry.amount_minor;
  totals.total_minor = totals.subtotal_minor - totals.reduction_minor + totals.shipping_minor;
}

PromotionOutcome outcome_of(const Candidate& candidate, const Granted& granted) {
  PromotionOutcome outcome{candidate.promotion, Outcome::applied, Reason::applied,
                           -granted.amount_minor};
  if (!candidate.eligible) {
    outcome.outcome = Outcome::ineligible;
    outcome.reason = candidate.reason;
  } else if (granted.amount_minor == 0) {
    outcome.outcome = Outcome::skipped;
    outcome.reason = granted.had_target ? Reason::no_effect : Reason::no_matching_line;
  }
  return outcome;
}

void write_outcomes(const std::vector<Candidate>& candidates, const std::vector<Granted>& granted,
                    Evaluation& out) {
  out.outcomes.clear();
  out.assumed_uses.clear();
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].considered) continue;
    out.outcomes.push_back(outcome_of(candidates[i], granted[i]));
    bool assumed = candidates[i].eligible && candidates[i].assumes_use;
    if (assumed) out.assumed_uses.push_back(candidates[i].promotion);
  }
}

/// A code is refused unless a promotion with it applied. To a buyer a code that does not exist, has
/// ended, has not begun, is another's or is for products that they cannot see is one and the same.
RefusedCode judge_code(const Session& session, const Request& request, uint32_t position,
                       const std::vector<Candidate>& candidates,
                       const std::vector<Granted>& granted) {
  const Program& program = *session.program;
  RefusedCode code{position, Outcome::ineligible, Reason::code_unknown};
  if (program.source.projection) {
    code = {position, Outcome::undetermined, Reason::code_withheld};
  }
  for (size_t i = 0; i < candidates.size(); ++i) {
    const CompiledPromotion& promotion = program.promotions.promotions[candidates[i].promotion];
    const auto& codes = promotion.codes;
    Symbol entered = request.codes[position].code;
    if (!std::binary_search(codes.begin(), codes.end(), entered)) continue;
    PromotionOutcome outcome = outcome_of(candidates[i], granted[i]);
    if (!candidates[i].running) continue;
    if (outcome.reason == Reason::no_matching_line && !within_sight(session, promotion)) continue;
    if (outcome.outcome == Outcome::applied) return {position, Outcome::applied, Reason::applied};
    if (code.reason == Reason::code_unknown) code = {position, outcome.outcome, outcome.reason};
  }
  return code;
}

void write_codes(const Session& session, const Request& request,
                 const std::vector<Candidate>& candidates, const std::vector<Granted>& granted,
                 Evaluation& out) {
  out.refused_codes.clear();
  out.provisional = false;
  for (uint32_t i = 0; i < request.codes.size(); ++i) {
    RefusedCode code = judge_code(session, request, i, candidates, granted);
    if (code.outcome == Outcome::applied) continue;
    if (code.outcome == Outcome::undetermined) out.provisional = true;
    out.refused_codes.push_back(code);
  }
}

/// Withheld promotions may take anything off the lines, or, coming first, displace every other.
void write_bounds(Evaluation& out) {
  out.total_min_minor = out.provisional ? out.totals.shipping_minor : out.totals.total_minor;
  out.total_max_minor = out.provisional ? out.totals.subtotal_minor + out.totals.shipping_minor
                                        : out.totals.total_minor;
}

int64_t valid_until(const Program& program, const MatchedCart& cart) {
  int64_t until = cart.valid_until;
  const auto& projection = program.source.projection;
  if (projection && projection->valid_until) until = std::min(until, *projection->valid_until);
  return until == INT64_MAX ? -1 : until;
}

}  // namespace

void conclude(const Session& session, const Request& request, const Settled& settled,
              Evaluation& out) {
  write_lines(settled.cart, settled.ledger, out);
  write_totals(settled.cart, request, settled.ledger, out);
  write_outcomes(settled.candidates, settled.granted, out);
  write_codes(session, request, settled.candidates, settled.granted, out);
  write_bounds(out);
  out.valid_until = valid_until(*session.program, settled.cart);
}

}  // namespace proviso
