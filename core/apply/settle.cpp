#include "apply/settle.h"

#include <algorithm>

namespace proviso {
namespace {

void drop(std::vector<Verdict>& verdicts, size_t candidate, Reason reason) {
  if (verdicts[candidate].out == Reason::applied) verdicts[candidate].out = reason;
}

/// Promotions that would rather not apply than pass a floor: the first, again and again.
void drop_breaches(Walk& walk, std::vector<Verdict>& verdicts) {
  if (!walk.session().program->has_floors) return;
  for (uint32_t i = 0; i < verdicts.size();) {
    bool breached =
        walk.standings()[i].breached && walk.promotion(i).on_breach == OnBreach::drop_promotion;
    if (!breached) {
      ++i;
      continue;
    }
    drop(verdicts, i, Reason::floor);
    walk.run(verdicts);
    i = 0;
  }
}

/// Conditions on the amount after everything, in reverse order, each once.
void test_totals(Walk& walk, std::vector<Verdict>& verdicts) {
  for (size_t i = verdicts.size(); i-- > 0;) {
    auto candidate = static_cast<uint32_t>(i);
    if (!walk.promotion(candidate).reads_total || !walk.standings()[i].in) continue;
    std::vector<int64_t> totals = walk.ledger().groups();
    verdicts[i].totals = totals.data();
    walk.run(verdicts);
    verdicts[i].totals = nullptr;
    if (!walk.standings()[i].in) drop(verdicts, i, walk.standings()[i].reason);
  }
}

bool gives(const Walk& walk, uint32_t i) {
  const Standing& standing = walk.standings()[i];
  if (!standing.in) return false;
  if (standing.amount_minor > 0) return true;
  if ((walk.promotion(i).phases & phase_bit(Phase::after)) != 0) return true;
  PromotionId id = walk.candidates()[i].promotion;
  return std::any_of(walk.gifts().begin(), walk.gifts().end(),
                     [&](const Gift& gift) { return gift.promotion == id; });
}

/// All codes or none: without one of them, no promotion with a code stays.
void drop_incomplete_codes(Walk& walk, std::vector<Verdict>& verdicts) {
  const Request& request = walk.request();
  if (!request.all_or_no_codes || request.codes.empty()) return;
  bool complete =
      std::all_of(request.codes.begin(), request.codes.end(), [&](const EnteredCode& entered) {
        for (uint32_t i = 0; i < verdicts.size(); ++i) {
          const auto& codes = walk.promotion(i).codes;
          bool has = std::binary_search(codes.begin(), codes.end(), entered.code);
          if (has && gives(walk, i)) return true;
        }
        return false;
      });
  if (complete) return;
  for (uint32_t i = 0; i < verdicts.size(); ++i) {
    if (walk.promotion(i).has_codes) drop(verdicts, i, Reason::codes_incomplete);
  }
  walk.run(verdicts);
}

}  // namespace

void exclude_all_others(Walk& walk, std::vector<Verdict>& verdicts) {
  for (uint32_t i = 0; i < verdicts.size(); ++i) {
    if (walk.promotion(i).exclusivity != Exclusivity::all || !walk.eligible_alone(i)) continue;
    for (size_t other = 0; other < verdicts.size(); ++other) {
      if (other != i) verdicts[other].out = Reason::excluded;
    }
    return;
  }
}

Chosen settle(Walk& walk, Observer* observer) {
  std::vector<Verdict> verdicts(walk.candidates().size());
  exclude_all_others(walk, verdicts);
  Chosen chosen;
  if (walk.session().program->source.settings.choice == Choice::best) {
    chosen = choose_best(walk, verdicts);
  }
  walk.run(verdicts);
  drop_breaches(walk, verdicts);
  test_totals(walk, verdicts);
  drop_incomplete_codes(walk, verdicts);
  if (observer) walk.run(verdicts, observer);
  return chosen;
}

}  // namespace proviso
