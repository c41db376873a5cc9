#include "apply/settle.h"

#include <algorithm>

#include "apply/after.h"

namespace proviso {
namespace {

/// Chooses and walks, again after each promotion that is dropped.
class Settling {
 public:
  Settling(Walk& walk, SettleScratch& scratch, Observer* observer)
      : walk_(walk),
        observer_(observer),
        dropped_(scratch.dropped),
        verdicts_(scratch.verdicts),
        tested_(scratch.tested),
        totals_(scratch.totals) {
    dropped_.assign(walk.candidates().size(), {});
    tested_.assign(dropped_.size(), 0);
    choose();
  }

  /// Promotions that would rather not apply than pass a floor: the first, again and again.
  void drop_breaches() {
    if (!walk_.session().program->has_floors) return;
    for (uint32_t i = 0; i < dropped_.size();) {
      bool breached =
          walk_.standings()[i].breached && walk_.promotion(i).on_breach == OnBreach::drop_promotion;
      if (!breached) {
        ++i;
        continue;
      }
      drop(i, Reason::floor);
      choose();
      i = 0;
    }
  }

  /// Conditions on the amount after everything: of promotions that take part, in reverse order,
  /// each once; also of those that come in when others are dropped.
  void test_totals() {
    for (size_t i = dropped_.size(); i-- > 0;) {
      auto candidate = static_cast<uint32_t>(i);
      bool waits = walk_.promotion(candidate).reads_total && walk_.standings()[i].in;
      if (!waits || tested_[i] != 0) continue;
      tested_[i] = 1;
      totals_ = walk_.ledger().groups();
      totals_.push_back(0);  // of no group: an empty cart has totals too, null means a trial
      verdicts_[i].totals = totals_.data();
      walk_.run(verdicts_, observer_);
      verdicts_[i].totals = nullptr;
      if (walk_.standings()[i].in) continue;
      drop(i, walk_.standings()[i].reason);
      choose();
      i = dropped_.size();
    }
  }

  /// All codes or none: without one of them, no promotion with a code stays. Whether any was
  /// dropped.
  bool drop_incomplete_codes() {
    const Request& request = walk_.request();
    if (!request.all_or_no_codes || request.codes.empty()) return false;
    Afterwards given;
    give_afterwards(walk_, given);
    bool complete =
        std::all_of(request.codes.begin(), request.codes.end(),
                    [&](const EnteredCode& entered) { return is_used(entered.code, given); });
    if (complete) return false;
    for (uint32_t i = 0; i < dropped_.size(); ++i) {
      if (!walk_.promotion(i).has_codes) continue;
      Reason own = walk_.standings()[i].reason;
      bool failed = own == Reason::condition || own == Reason::used_up ||
                    own == Reason::used_up_by_account || own == Reason::currency;
      drop(i, failed ? own : Reason::codes_incomplete);
    }
    choose();
    return true;
  }

  const Chosen& chosen() const { return chosen_; }

 private:
  void drop(size_t candidate, Reason reason) {
    if (dropped_[candidate].out == Reason::applied) dropped_[candidate].out = reason;
  }

  void choose() {
    verdicts_ = dropped_;
    if (walk_.session().program->source.settings.choice == Choice::best) {
      chosen_ = choose_best(walk_, verdicts_);
    } else {
      exclude_all_others(walk_, verdicts_);
    }
    walk_.run(verdicts_, observer_);
  }

  bool gives(uint32_t i, const Afterwards& given) const {
    const Standing& standing = walk_.standings()[i];
    if (!standing.in) return false;
    PromotionId id = walk_.candidates()[i].promotion;
    if (standing.amount_minor > 0 || given.points[i] > 0 || given.terms.promotion == id)
      return true;
    return std::any_of(walk_.gifts().begin(), walk_.gifts().end(),
                       [&](const Gift& gift) { return gift.promotion == id; });
  }

  bool is_used(Symbol code, const Afterwards& given) const {
    for (uint32_t i = 0; i < dropped_.size(); ++i) {
      const auto& codes = walk_.promotion(i).codes;
      if (std::binary_search(codes.begin(), codes.end(), code) && gives(i, given)) return true;
    }
    return false;
  }

  Walk& walk_;
  Observer* observer_;
  std::vector<Verdict>&dropped_, &verdicts_;
  std::vector<uint8_t>& tested_;
  std::vector<int64_t>& totals_;
  Chosen chosen_;
};

}  // namespace

void exclude_all_others(const Walk& walk, std::vector<Verdict>& verdicts) {
  uint32_t winner = kNone;
  for (uint32_t i = 0; i < verdicts.size(); ++i) {
    if (walk.candidates()[i].exclusivity != Exclusivity::all) continue;
    if (verdicts[i].out != Reason::applied) continue;
    verdicts[i].out = walk.alone(i);  // it is never tested in company
    if (verdicts[i].out == Reason::applied && winner == kNone) winner = i;
  }
  for (uint32_t other = 0; winner != kNone && other < verdicts.size(); ++other) {
    if (other == winner || verdicts[other].out != Reason::applied) continue;
    Reason own = walk.alone(other);
    verdicts[other].out = own == Reason::applied ? Reason::excluded : own;
  }
}

Chosen settle(Walk& walk, SettleScratch& scratch, Observer* observer) {
  Settling settling(walk, scratch, observer);
  settling.drop_breaches();
  settling.test_totals();
  if (settling.drop_incomplete_codes()) settling.test_totals();
  return settling.chosen();
}

}  // namespace proviso
