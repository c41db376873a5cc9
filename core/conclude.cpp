#include "conclude.h"

#include <algorithm>

#include "match/price.h"
#include "model/few.h"

namespace proviso {
namespace {

using Candidates = std::vector<Candidate>;

/// Where each line and shipping entry stands in the result, by slot, and its adjustments: counted,
/// then laid one after another, those of one in order of application.
void write_adjustments(const Walk& walk, ResultScratch& scratch, Evaluation& out) {
  const auto& entries = walk.ledger().entries();
  auto& [places, ends] = scratch;
  places = walk.cart().lines;
  const auto lines = static_cast<uint32_t>(places.size());
  for (uint32_t i = 0; i < out.shipping.size(); ++i) places.push_back(lines + i);
  ends.assign(places.size(), 0);
  for (const LedgerEntry& entry : entries) ++ends[places[entry.slot]];
  uint32_t next = 0;
  auto lay = [&](uint32_t& end, uint32_t& first, uint32_t& count) {
    first = next;
    count = end;
    next += end;
    end = first;
  };
  for (uint32_t i = 0; i < lines; ++i) {
    lay(ends[i], out.lines[i].first_adjustment, out.lines[i].adjustment_count);
  }
  for (uint32_t i = 0; i < out.shipping.size(); ++i) {
    ResultShipping& entry = out.shipping[i];
    lay(ends[lines + i], entry.first_adjustment, entry.adjustment_count);
  }
  out.adjustments.resize(next);
  for (const LedgerEntry& entry : entries) {
    out.adjustments[ends[places[entry.slot]]++] = {entry.promotion, -entry.amount_minor};
  }
}

/// Each line's and shipping entry's amounts.
void write_lines(const Walk& walk, Evaluation& out) {
  const MatchedCart& cart = walk.cart();
  const Ledger& ledger = walk.ledger();
  out.lines.resize(cart.lines.size());
  out.shipping.assign(ledger.shipping().size(), {});
  for (const PriceGroup& group : cart.groups) {
    for (uint32_t slot = group.first_line; slot < group.first_line + group.line_count; ++slot) {
      ResultLine& line = out.lines[cart.lines[slot]];
      line.unit_price = group.unit_price;
      line.source = group.source;
      line.subtotal_minor = ledger.opening_lines()[slot];
      line.total_minor = ledger.lines()[slot];
      line.tax = {};
    }
  }
  for (size_t i = 0; i < out.shipping.size(); ++i) {
    out.shipping[i].total_minor = ledger.shipping()[i];
  }
}

/// Gifts cost what the account pays for one unit, and all of it is taken off.
bool write_gifts(const Walk& walk, Evaluation& out, Issues& issues) {
  const Request& request = walk.request();
  const Settings& settings = walk.session().program->source.settings;
  int digits = walk.session().program->source.currencies[request.currency].unit_price_digits;
  out.added.clear();
  for (const Gift& gift : walk.gifts()) {
    FoundPrice found = walk.cart().pricing.of_one(gift.product);
    const int scale = walk.session().program->products.rows[gift.product].quantity_scale;
    Int128 amount =
        amount_of(found.unit_price, gift.quantity, digits + scale, settings.rounding_mode);
    if (!fits(amount)) {
      issues.add(IssueCode::amount_too_large, "/cart");
      return false;
    }
    AddedLine& added = out.added.emplace_back();
    added.promotion = gift.promotion;
    added.product = gift.product;
    added.quantity = gift.quantity;
    added.line.unit_price = found.unit_price;
    added.line.source = found.source;
    added.line.subtotal_minor = static_cast<int64_t>(amount);
    added.line.first_adjustment = static_cast<uint32_t>(out.adjustments.size());
    if (amount == 0) continue;
    added.line.adjustment_count = 1;
    out.adjustments.push_back({gift.promotion, -added.line.subtotal_minor});
  }
  return true;
}

bool write_totals(const Request& request, Evaluation& out, Issues& issues) {
  Int128 subtotal = 0, reduction = 0, shipping = 0;
  for (const ResultLine& line : out.lines) subtotal += line.subtotal_minor;
  for (const AddedLine& added : out.added) subtotal += added.line.subtotal_minor;
  for (const Adjustment& adjustment : out.adjustments) reduction -= adjustment.amount_minor;
  for (const ShippingEntry& entry : request.shipping) shipping += entry.amount_minor;
  if (!fits(subtotal) || !fits(subtotal + shipping)) {
    issues.add(IssueCode::amount_too_large, "/cart");
    return false;
  }
  Totals& totals = out.totals;
  totals = {};
  totals.subtotal_minor = static_cast<int64_t>(subtotal);
  totals.reduction_minor = static_cast<int64_t>(reduction);
  totals.shipping_minor = static_cast<int64_t>(shipping);
  totals.total_minor = static_cast<int64_t>(subtotal - reduction + shipping);
  return true;
}

TaxedAmount taxed(int64_t amount, int32_t rate_bp, PriceBasis prices) {
  TaxedAmount out{rate_bp, amount, amount};
  if (prices == PriceBasis::net) {
    out.gross_minor += share_of(amount, rate_bp, RoundingMode::half_up);
  } else {
    out.net_minor -= static_cast<int64_t>(
        divide_rounded(Int128{amount} * rate_bp, 10000 + rate_bp, RoundingMode::half_up));
  }
  return out;
}

/// Net and gross of each line, and their totals: sums of the lines, or once per rate.
void write_taxes(const Walk& walk, Evaluation& out) {
  const Program& program = *walk.session().program;
  if (!program.source.settings.tax) return;
  const Tax& tax = *program.source.settings.tax;
  Few<std::pair<int32_t, int64_t>, limits.tax_rates + 1> by_rate;
  Totals& totals = out.totals;
  auto add = [&](int64_t amount, int32_t rate_bp, TaxedAmount& of_line) {
    of_line = taxed(amount, rate_bp, tax.prices);
    totals.net_minor += of_line.net_minor;
    totals.gross_minor += of_line.gross_minor;
    if (tax.rounding == TaxRounding::line) return;
    for (auto& [rate, sum] : by_rate) {
      if (rate == rate_bp) {
        sum += amount;
        return;
      }
    }
    by_rate.push_back({rate_bp, amount});
  };
  for (size_t i = 0; i < out.lines.size(); ++i) {
    add(out.lines[i].total_minor, program.products.rows[walk.request().lines[i].product].tax_bp,
        out.lines[i].tax);
  }
  for (AddedLine& added : out.added) {
    add(0, program.products.rows[added.product].tax_bp, added.line.tax);
  }
  int32_t shipping_bp = tax_rate_of(program.source, tax.shipping_category);
  for (ResultShipping& entry : out.shipping) add(entry.total_minor, shipping_bp, entry.tax);
  if (tax.rounding == TaxRounding::line) return;
  totals.net_minor = totals.gross_minor = 0;
  for (const auto& [rate_bp, sum] : by_rate) {
    TaxedAmount of_rate = taxed(sum, rate_bp, tax.prices);
    totals.net_minor += of_rate.net_minor;
    totals.gross_minor += of_rate.gross_minor;
  }
}

void write_outcome(const Walk& walk, uint32_t i, PromotionOutcome& outcome) {
  const Candidate& candidate = walk.candidates()[i];
  const Standing& standing = walk.standings()[i];
  outcome.promotion = candidate.promotion;
  outcome.outcome = Outcome::applied;
  outcome.reason = standing.reason;
  outcome.amount_minor = -standing.amount_minor;
  switch (standing.reason) {
    case Reason::applied:
      break;
    case Reason::fact_withheld:
      outcome.outcome = Outcome::undetermined;
      break;
    case Reason::currency:
    case Reason::condition:
    case Reason::used_up:
    case Reason::used_up_by_account:
    case Reason::not_started:
    case Reason::ended:
    case Reason::not_now:
      outcome.outcome = Outcome::ineligible;
      break;
    default:
      outcome.outcome = candidate.considered ? Outcome::skipped : Outcome::ineligible;
  }
}

/// Whether a promotion that is in gave anything.
void judge(const Walk& walk, uint32_t i, const Evaluation& out, PromotionOutcome& outcome) {
  if (outcome.outcome != Outcome::applied) return;
  PromotionId id = outcome.promotion;
  for (const AddedLine& added : out.added) {
    if (added.promotion == id) outcome.amount_minor -= added.line.subtotal_minor;
  }
  bool gift = std::any_of(out.added.begin(), out.added.end(),
                          [&](const AddedLine& added) { return added.promotion == id; });
  bool terms = out.payment_terms.promotion == id;
  if (outcome.amount_minor != 0 || outcome.points > 0 || gift || terms) return;
  outcome.outcome = Outcome::skipped;
  bool no_gift = walk.standings()[i].no_gift;
  outcome.reason = no_gift ? Reason::gift_unavailable : Reason::no_effect;
}

/// Outcomes by candidate; the considered ones go into the answer.
void write_outcomes(const Walk& walk, Afterwards& given, std::vector<PromotionOutcome>& outcomes,
                    Evaluation& out) {
  outcomes.clear();
  give_afterwards(walk, given);
  out.payment_terms = given.terms;
  out.points = 0;
  for (uint32_t i = 0; i < walk.candidates().size(); ++i) {
    PromotionOutcome& outcome = outcomes.emplace_back();
    write_outcome(walk, i, outcome);
    outcome.points = given.points[i];
    out.points += given.points[i];
  }
  out.outcomes.clear();
  out.assumed_uses.clear();
  for (uint32_t i = 0; i < outcomes.size(); ++i) {
    const Candidate& candidate = walk.candidates()[i];
    judge(walk, i, out, outcomes[i]);
    if (!candidate.considered) continue;
    out.outcomes.push_back(outcomes[i]);
    bool eligible =
        outcomes[i].outcome == Outcome::applied || outcomes[i].outcome == Outcome::skipped;
    if (eligible && candidate.assumes_use) out.assumed_uses.push_back(candidate.promotion);
  }
}

/// A code is refused unless a promotion with it applied; that a floor stopped it is not told. To a
/// buyer a code that does not exist, has ended, has not begun, is another's or is for products that
/// they cannot see is one and the same.
RefusedCode judge_code(const Walk& walk, uint32_t position,
                       const std::vector<PromotionOutcome>& outcomes) {
  const Session& session = walk.session();
  const Program& program = *session.program;
  const Candidates& candidates = walk.candidates();
  RefusedCode code{position, Outcome::ineligible, Reason::code_unknown};
  if (program.source.projection) {
    code = {position, Outcome::undetermined, Reason::code_withheld};
  }
  for (size_t i = 0; i < candidates.size(); ++i) {
    const CompiledPromotion& promotion = program.promotions.promotions[candidates[i].promotion];
    const auto& codes = promotion.codes;
    Symbol entered = walk.request().codes[position].code;
    if (!std::binary_search(codes.begin(), codes.end(), entered)) continue;
    const PromotionOutcome& outcome = outcomes[i];
    if (!candidates[i].running) continue;
    if (outcome.reason == Reason::no_matching_line && !within_sight(session, promotion)) continue;
    if (outcome.outcome == Outcome::applied) return {position, Outcome::applied, Reason::applied};
    Reason reason = outcome.reason == Reason::floor ? Reason::no_effect : outcome.reason;
    if (code.reason == Reason::code_unknown) code = {position, outcome.outcome, reason};
  }
  return code;
}

void write_codes(const Walk& walk, const std::vector<PromotionOutcome>& outcomes, Evaluation& out) {
  out.refused_codes.clear();
  out.provisional = false;
  for (const PromotionOutcome& outcome : outcomes) {
    if (outcome.outcome == Outcome::undetermined) out.provisional = true;
  }
  for (uint32_t i = 0; i < walk.request().codes.size(); ++i) {
    RefusedCode code = judge_code(walk, i, outcomes);
    if (code.outcome == Outcome::applied) continue;
    if (code.outcome == Outcome::undetermined) out.provisional = true;
    out.refused_codes.push_back(code);
  }
  const auto& projection = walk.session().program->source.projection;
  bool may_be_cut = projection && projection->floors_withheld;
  if (may_be_cut && out.totals.reduction_minor > 0) out.provisional = true;
}

/// Withheld promotions may take anything off lines and shipping, or, coming first, displace every
/// other.
void write_bounds(Evaluation& out) {
  out.total_min_minor = out.provisional ? 0 : out.totals.total_minor;
  out.total_max_minor = out.totals.total_minor;
  if (out.provisional) out.total_max_minor += out.totals.reduction_minor;
}

int64_t valid_until(const Program& program, const MatchedCart& cart) {
  int64_t until = cart.valid_until;
  const auto& projection = program.source.projection;
  if (projection && projection->valid_until) until = std::min(until, *projection->valid_until);
  return until == INT64_MAX ? -1 : until;
}

}  // namespace

bool conclude(Workspace& workspace, const Chosen& chosen, Evaluation& out, Issues& issues) {
  const Walk& walk = workspace.walk;
  write_lines(walk, out);
  write_adjustments(walk, workspace.concluding, out);
  if (!write_gifts(walk, out, issues)) return false;
  if (!write_totals(walk.request(), out, issues)) return false;
  write_taxes(walk, out);
  write_outcomes(walk, workspace.afterwards, workspace.outcomes, out);
  write_codes(walk, workspace.outcomes, out);
  write_bounds(out);
  out.chose_best = chosen.best;
  out.optimal = chosen.optimal;
  out.gap_minor = chosen.gap_minor;
  out.valid_until = valid_until(*walk.session().program, walk.cart());
  return true;
}

}  // namespace proviso
