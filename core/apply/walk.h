// Walks the phases and strata once, for a given set of promotions: tests those whose condition
// waits, gives out places, grants benefits. Contract: no result depends on the order of candidates
// in the ruleset; what is told to stay out stays out. Test: tests/core/cases_test.cpp
#pragma once

#include <utility>
#include <vector>

#include "apply/grant.h"

namespace proviso {

/// What is settled of a candidate before a walk.
struct Verdict {
  Reason out = Reason::applied;     // anything else: it stays out, for this reason
  const int64_t* totals = nullptr;  // the amounts by group after all promotions, once known
};

/// Is told what happens in a walk; for explanations.
class Observer {
 public:
  virtual ~Observer() = default;
  /// A walk begins; what was told of the one before no longer stands.
  virtual void on_open() = 0;
  /// A promotion is tested on these facts.
  virtual void on_test(uint32_t candidate, const Facts& facts) = 0;
  /// Its benefit was granted: entries [first_entry, end) of the ledger are from it, and so are the
  /// gifts from `first_gift` on; `cuts` are the floors that it met.
  virtual void on_grant(uint32_t candidate, uint32_t benefit, size_t first_entry, size_t first_gift,
                        const std::vector<FloorCut>& cuts) = 0;
};

class Walk {
 public:
  /// Turns to a cart; all four must outlast the walk, or the next one of these calls.
  void begin(const Session& session, const Request& request, const MatchedCart& cart,
             const std::vector<Candidate>& candidates);

  /// Starts afresh and walks.
  void run(const std::vector<Verdict>& verdicts, Observer* observer = nullptr);
  /// What keeps a candidate from applying alone, on the account's prices; `applied`: nothing.
  Reason alone(uint32_t candidate) const;

  const CompiledPromotion& promotion(uint32_t candidate) const {
    return session_->program->promotions.promotions[(*candidates_)[candidate].promotion];
  }
  const std::vector<Candidate>& candidates() const { return *candidates_; }
  const std::vector<Standing>& standings() const { return standings_; }
  const Ledger& ledger() const { return ledger_; }
  const std::vector<Gift>& gifts() const { return gifts_; }
  /// Whether some candidate has a part in a phase.
  bool has_phase(Phase phase) const { return (phases_ & phase_bit(phase)) != 0; }
  /// What was taken off goods and shipping.
  int64_t reduction() const;
  const Session& session() const { return *session_; }
  const Request& request() const { return *request_; }
  const MatchedCart& cart() const { return *cart_; }

 private:
  struct Turn {
    uint32_t candidate = 0;
    uint32_t benefit = 0;
    std::vector<uint32_t> targets;  // groups
  };

  void open(const std::vector<Verdict>& verdicts);
  /// Finds the candidates that have, or may yet come to have, a part in a phase.
  void find_participants(Phase phase);
  void walk_phase(Phase phase, const std::vector<Verdict>& verdicts);
  void exclude_for_phase(Phase phase, const std::vector<Verdict>& verdicts);
  void walk_stratum(const uint32_t* begin, const uint32_t* end, Phase phase,
                    const std::vector<Verdict>& verdicts);
  void test(uint32_t candidate, const Verdict& verdict, const int64_t* current);
  bool take_places(uint32_t candidate);
  void collect_turns(const uint32_t* begin, const uint32_t* end, Phase phase, const Facts& facts);
  void keep_lowest_fixed_price(const Facts& facts);
  void drop_full_groups(Turn& turn) const;
  void grant_turns(Phase phase, const Facts& facts);
  Facts facts_at(const int64_t* current, const int64_t* totals) const;

  const Session* session_ = nullptr;
  const Request* request_ = nullptr;
  const MatchedCart* cart_ = nullptr;
  const std::vector<Candidate>* candidates_ = nullptr;
  Observer* observer_ = nullptr;
  Ledger ledger_;
  Stratum stratum_;
  std::vector<Standing> standings_;
  std::vector<uint32_t> participants_;  // in a phase, by rank
  uint8_t phases_ = 0;                  // in which some candidate has a part, by bit
  bool any_exclusive_ = false;          // some candidate wants a phase for itself
  std::vector<int64_t> net_;            // as the phase began
  std::vector<int64_t> places_;         // taken, by stacking group
  int64_t order_places_ = 0;
  std::vector<Turn> turns_;
  size_t turn_count_ = 0;
  std::vector<std::pair<Turn*, int64_t>> fixed_;  // turns that fix a price
  Granter granter_;
  std::vector<Gift> gifts_;
  std::vector<FloorCut> cuts_;  // of one grant, if somebody observes
};

}  // namespace proviso
