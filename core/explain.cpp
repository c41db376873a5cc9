// Explains the promotions of a program against one cart, to a reader of one of three levels.
// Contract: what is told is gathered by watching the walk, never worked out a second time; the
// levels only take away. Test: tests/core/explain_test.cpp
#include <algorithm>
#include <utility>

#include "deciding.h"
#include "match/schedule.h"
#include "proviso/evaluator.h"
#include "workspace.h"

namespace proviso {
namespace {

/// Notes, while the cart is walked, the tests that decided and what each benefit took.
class Notes : public Observer {
 public:
  explicit Notes(const Walk& walk)
      : walk_(walk),
        tests_(walk.candidates().size()),
        steps_(tests_.size()),
        last_(tests_.size()) {}

  void on_open() override {
    for (size_t i = 0; i < steps_.size(); ++i) {
      if (!steps_[i].empty()) last_[i] = std::exchange(steps_[i], {});
    }
  }

  void on_test(uint32_t i, const Facts& facts) override {
    if (!walk_.candidates()[i].waits) return;
    auto test = deciding_test(facts, walk_.promotion(i).condition);
    if (test) tests_[i] = std::move(test);
  }

  void on_grant(uint32_t i, uint32_t benefit, size_t first_entry, size_t first_gift,
                const std::vector<FloorCut>& cuts) override {
    ExplainedStep& step = steps_[i].emplace_back();
    step.benefit = benefit;
    step.kind = walk_.promotion(i).benefits[benefit].kind;
    const auto& entries = walk_.ledger().entries();
    for (size_t e = first_entry; e < entries.size(); ++e) add(step, entries[e]);
    for (size_t gift = first_gift; gift < walk_.gifts().size(); ++gift) {
      step.taken.push_back({ExplainedTake::From::gift, static_cast<uint32_t>(gift), 0});
    }
    for (const FloorCut& cut : cuts) add(step, cut);
  }

  /// The test that decided of a candidate; of one that never came to its turn, on the account's
  /// prices.
  std::optional<DecidingTest> test_of(uint32_t i) const {
    if (tests_[i]) return tests_[i];
    const int64_t* amounts = walk_.cart().subtotals.data();
    Facts facts{walk_.session(), walk_.request(), walk_.cart(), {{amounts, amounts, amounts}}};
    return deciding_test(facts, walk_.promotion(i).condition);
  }

  const std::vector<ExplainedStep>& steps_of(uint32_t i) const { return steps_[i]; }

  /// The floors that one dropped for a floor met when it was last tried.
  std::vector<ExplainedStep> floors_of(uint32_t i) const {
    std::vector<ExplainedStep> steps;
    for (const ExplainedStep& step : last_[i]) {
      if (step.floors.empty()) continue;
      steps.push_back({step.benefit, step.kind, {}, step.floors});
    }
    return steps;
  }

 private:
  void add(ExplainedStep& step, const LedgerEntry& entry) const {
    const auto& lines = walk_.cart().lines;
    bool shipping = entry.slot >= lines.size();
    ExplainedTake take{
        shipping ? ExplainedTake::From::shipping : ExplainedTake::From::line,
        shipping ? entry.slot - static_cast<uint32_t>(lines.size()) : lines[entry.slot],
        -entry.amount_minor};
    for (ExplainedTake& same : step.taken) {
      if (same.from != take.from || same.position != take.position) continue;
      same.amount_minor += take.amount_minor;
      return;
    }
    step.taken.push_back(take);
  }

  /// Each line of the group once, as when its floor first cut.
  void add(ExplainedStep& step, const FloorCut& cut) const {
    const PriceGroup& group = walk_.cart().groups[cut.group];
    for (uint32_t slot = group.first_line; slot < group.first_line + group.line_count; ++slot) {
      uint32_t line = walk_.cart().lines[slot];
      bool known = std::any_of(step.floors.begin(), step.floors.end(),
                               [&](const ExplainedFloor& floor) { return floor.line == line; });
      if (!known) step.floors.push_back({line, cut.unit_floor, cut.room_minor});
    }
  }

  const Walk& walk_;
  std::vector<std::optional<DecidingTest>> tests_;        // by candidate, as all of these
  std::vector<std::vector<ExplainedStep>> steps_, last_;  // of this walk, of the one before
};

bool code_entered(const CompiledPromotion& promotion, const Request& request) {
  if (!promotion.has_codes) return true;
  return std::any_of(request.codes.begin(), request.codes.end(), [&](const EnteredCode& entered) {
    return std::binary_search(promotion.codes.begin(), promotion.codes.end(), entered.code);
  });
}

/// Why a promotion was not considered; the evaluation tested it no further.
Reason unconsidered(const Session& session, const Request& request, PromotionId id) {
  const CompiledPromotion& promotion = session.program->promotions.promotions[id];
  if (!session.may_earn(id)) return Reason::audience;
  if (!schedule_holds(*session.program, promotion.schedule, request.evaluated_at)) {
    return why_not_running(promotion.schedule, request.evaluated_at);
  }
  if (!code_entered(promotion, request)) return Reason::code_missing;
  return Reason::no_matching_line;
}

/// The first candidate that has what another one did not get.
PromotionId displacer(const Walk& walk, uint32_t i, Reason reason) {
  const CompiledPromotion& displaced = walk.promotion(i);
  uint32_t group = walk.standings()[i].full_group;
  for (uint32_t other = 0; other < walk.candidates().size(); ++other) {
    if (other == i || !walk.standings()[other].in) continue;
    const CompiledPromotion& holder = walk.promotion(other);
    bool takes = reason == Reason::order_full;
    if (reason == Reason::excluded) {
      bool of_phase = (holder.phases & phase_bit(displaced.first_phase)) != 0;
      takes = holder.exclusivity == Exclusivity::all ||
              (holder.exclusivity == Exclusivity::phase && of_phase);
    } else if (reason == Reason::group_full) {
      takes = std::find(holder.groups.begin(), holder.groups.end(), group) != holder.groups.end();
    }
    if (takes) return walk.candidates()[other].promotion;
  }
  return kNone;
}

/// Gives gifts their number within their promotion, and what they cost.
void settle_gifts(const Evaluation& evaluation, std::vector<ExplainedStep>& steps) {
  uint32_t number = 0;
  for (ExplainedStep& step : steps) {
    for (ExplainedTake& take : step.taken) {
      if (take.from != ExplainedTake::From::gift) continue;
      take.amount_minor = -evaluation.added[take.position].line.subtotal_minor;
      take.position = number++;
    }
  }
}

/// Takes away what a reader below an auditor is not told; false if they are not told of it at all.
bool reduce(const Session& session, Level level, bool considered, Explanation& explanation) {
  if (level == Level::auditor) return true;
  if (!session.may_earn(explanation.outcome.promotion)) return false;
  if (level == Level::buyer && !considered) return false;
  if (explanation.outcome.reason == Reason::floor) explanation.outcome.reason = Reason::no_effect;
  for (ExplainedStep& step : explanation.steps) step.floors.clear();
  std::erase_if(explanation.steps, [](const ExplainedStep& step) {
    return step.taken.empty() && phase_of(step.kind) != Phase::after;
  });
  if (explanation.test) {
    explanation.test = told_to(level, *session.program, std::move(*explanation.test));
  }
  return true;
}

}  // namespace

bool explain(const Session& opened, const Request& request, std::vector<Explanation>& out,
             Issues& issues, Level level) {
  SessionPtr timed;
  const Session& session = at_instant(opened, request.evaluated_at, timed);
  Evaluation evaluation;
  if (!evaluate(session, request, evaluation, issues)) return false;
  Workspace workspace;
  MatchedCart& cart = workspace.cart;
  auto& candidates = workspace.candidates;
  price_cart(session, request, cart, issues);
  match_promotions(session, request, cart, candidates, issues);
  const PromotionIndex& index = session.program->promotions;
  std::vector<Explanation> all(index.promotions.size());
  for (PromotionId id = 0; id < index.promotions.size(); ++id) {
    all[index.promotions[id].order].outcome = {id, Outcome::ineligible,
                                               unconsidered(session, request, id), 0, 0};
  }
  Walk& walk = workspace.walk;
  walk.begin(session, request, cart, candidates);
  Notes notes(walk);
  settle(walk, workspace.settling, &notes);
  std::vector<uint8_t> considered(all.size());
  auto outcome = evaluation.outcomes.begin();  // of the considered candidates, in their order
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].considered) continue;
    Explanation& explanation = all[walk.promotion(i).order];
    considered[walk.promotion(i).order] = 1;
    explanation.outcome = *outcome++;
    Reason reason = explanation.outcome.reason;
    if (reason == Reason::condition) explanation.test = notes.test_of(i);
    explanation.in_favour_of = displacer(walk, i, reason);
    explanation.steps = reason == Reason::floor ? notes.floors_of(i) : notes.steps_of(i);
    settle_gifts(evaluation, explanation.steps);
  }
  out.clear();
  for (size_t order = 0; order < all.size(); ++order) {
    if (reduce(session, level, considered[order] != 0, all[order])) {
      out.push_back(std::move(all[order]));
    }
  }
  return true;
}

}  // namespace proviso
