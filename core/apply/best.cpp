// The best set of promotions by branch and bound. Contract: see settle.h; sets are counted, never
// timed, so the answer is the same on every machine. Nodes are visited including a promotion before
// leaving it out, in order of priority and key. A subtree is passed over when what its promotions
// could take at most, each by itself, is no more than the best so far takes.
// Test: tests/core/cases_test.cpp
#include <algorithm>
#include <numeric>

#include "apply/settle.h"
#include "compile/product_match.h"

namespace proviso {
namespace {

/// The most that a promotion can take in any company: all that its targets cost.
int64_t most_of(const Walk& walk, uint32_t candidate) {
  const MatchedCart& cart = walk.cart();
  const int64_t* subtotals = cart.subtotals.data();
  Facts facts{walk.session(), walk.request(), cart, {{subtotals, subtotals, subtotals, subtotals}}};
  int64_t shipping = 0;
  for (const ShippingEntry& entry : walk.request().shipping) shipping += entry.amount_minor;
  Int128 most = 0;
  for (const CompiledBenefit& benefit : walk.promotion(candidate).benefits) {
    if (benefit.kind == BenefitKind::shipping) most += shipping;
    if (benefit.kind == BenefitKind::total) most += shipping;
    bool goods = phase_of(benefit.kind) == Phase::product || benefit.kind == BenefitKind::order ||
                 benefit.kind == BenefitKind::total || benefit.if_missing;
    if (!goods) continue;
    int64_t base = 0;
    for (uint32_t group = 0; group < cart.groups.size(); ++group) {
      bool reached = benefit.target == kNone ||
                     may_select(facts.program(), benefit.target, cart.groups[group].product);
      if (reached) base += cart.groups[group].subtotal_minor;
    }
    bool rate = benefit.value == ValueKind::rate && benefit.base != Base::list;
    bool rounded_once =
        walk.session().program->source.settings.rounding_level == RoundingLevel::benefit;
    if (rate && rounded_once && benefit.kind != BenefitKind::bundle) {
      base = static_cast<int64_t>(divide_up(Int128{base} * benefit.rate_bp, 10000));
    }
    int64_t currency = walk.request().currency;
    bool once = benefit.value == ValueKind::amount &&
                (benefit.kind == BenefitKind::order || benefit.kind == BenefitKind::total);
    if (once) base = std::min(base, std::max<int64_t>(benefit.amounts[currency], 0));
    if (!benefit.caps.empty() && benefit.caps[currency] >= 0) {
      base = std::min(base, benefit.caps[currency]);
    }
    most += base;
  }
  return static_cast<int64_t>(std::min<Int128>(most, cart.subtotal_minor + shipping));
}

class Search {
 public:
  Search(Walk& walk, const std::vector<Verdict>& forced) : walk_(walk) {
    const Settings& settings = walk.session().program->source.settings;
    nodes_ = settings.best_nodes;
    all_ = walk.cart().subtotal_minor;
    for (const ShippingEntry& entry : walk.request().shipping) all_ += entry.amount_minor;
    for (uint32_t i = 0; i < walk.candidates().size(); ++i) {
      if (walk.candidates()[i].reason == Reason::applied && forced[i].out == Reason::applied) {
        open_.push_back(i);
        most_.push_back(most_of(walk, i));
      }
    }
    verdicts_.assign(forced.size(), {Reason::not_chosen, nullptr});
    std::vector<Verdict> by_priority = forced;
    exclude_all_others(walk, by_priority);
    weigh_answer_of_priority(by_priority);
  }

  /// Tries every set, or as many as there are nodes for.
  void search() {
    reach_.assign(open_.size() + 1, 0);
    for (size_t i = open_.size(); i-- > 0;) reach_[i] = std::min(all_, reach_[i + 1] + most_[i]);
    struct Level {
      int64_t taken = 0;  // the most that the members of the set can take
      uint8_t tried = 0;  // with the promotion, without it
    };
    std::vector<Level> levels{{0, 0}};
    while (!levels.empty()) {
      size_t next = levels.size() - 1;
      Level& level = levels.back();
      if (level.tried == 2 || (level.tried == 0 && ends(next, level.taken))) {
        levels.pop_back();
        continue;
      }
      bool with = level.tried++ == 0;
      uint32_t candidate = open_[next];
      verdicts_[candidate].out = with ? Reason::applied : Reason::not_chosen;
      if (with) {
        set_.push_back(candidate);
      } else {
        set_.pop_back();
      }
      levels.push_back({level.taken + (with ? most_[next] : 0), 0});
    }
  }

  const std::vector<uint32_t>& best() const { return best_; }
  bool optimal() const { return gap_ == 0; }
  int64_t gap() const { return gap_; }

 private:
  void weigh_answer_of_priority(const std::vector<Verdict>& forced) {
    walk_.run(forced);
    for (uint32_t i : open_) {
      if (walk_.standings()[i].in && walk_.standings()[i].excluded == 0) best_.push_back(i);
    }
    std::vector<uint32_t> seed = std::move(best_);
    best_.clear();
    value_ = 0;
    set_ = seed;
    for (uint32_t i : seed) verdicts_[i].out = Reason::applied;
    weigh();
    for (uint32_t i : seed) verdicts_[i].out = Reason::not_chosen;
    set_.clear();
  }

  bool feasible() const {
    return std::all_of(set_.begin(), set_.end(), [&](uint32_t i) {
      const Standing& standing = walk_.standings()[i];
      bool alone = walk_.promotion(i).exclusivity != Exclusivity::all || set_.size() == 1;
      return alone && standing.in && standing.excluded == 0;
    });
  }

  /// Fewer promotions, then the bytewise smaller list of keys.
  bool comes_first(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) const {
    if (a.size() != b.size()) return a.size() < b.size();
    const Symbols& symbols = walk_.session().program->symbols;
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(), [&](uint32_t x, uint32_t y) {
          return symbols.text(walk_.promotion(x).key) < symbols.text(walk_.promotion(y).key);
        });
  }

  void weigh() {
    walk_.run(verdicts_);
    if (!feasible()) return;
    int64_t value = walk_.reduction();
    if (value < value_ || (value == value_ && !comes_first(set_, best_))) return;
    value_ = value;
    best_ = set_;
  }

  /// Whether there is nothing more to find below; weighs a set that is complete.
  bool ends(size_t next, int64_t taken) {
    int64_t bound = std::min(all_, taken + reach_[next]);
    // An equal sum may still come from fewer promotions, or the same number with smaller keys.
    if (bound < value_ || (bound == value_ && set_.size() > best_.size())) return true;
    if (nodes_ == 0) {
      gap_ = std::max(gap_, bound - value_);
      return true;
    }
    if (next < open_.size()) return false;
    --nodes_;
    weigh();
    return true;
  }

  Walk& walk_;
  std::vector<uint32_t> open_;
  std::vector<int64_t> most_, reach_;
  std::vector<Verdict> verdicts_;
  std::vector<uint32_t> set_, best_;
  int64_t value_ = -1, all_ = 0, gap_ = 0, nodes_ = 0;
};

}  // namespace

Chosen choose_best(Walk& walk, std::vector<Verdict>& verdicts) {
  Chosen chosen;
  chosen.best = true;
  Search search(walk, verdicts);
  search.search();
  chosen.optimal = search.optimal();
  chosen.gap_minor = search.gap();
  std::vector<uint8_t> in_best(verdicts.size(), 0);
  for (uint32_t i : search.best()) in_best[i] = 1;
  for (uint32_t i = 0; i < verdicts.size(); ++i) {
    if (in_best[i] != 0 || verdicts[i].out != Reason::applied) continue;
    Reason own = walk.alone(i);
    verdicts[i].out = own == Reason::applied ? Reason::not_chosen : own;
  }
  return chosen;
}

}  // namespace proviso
