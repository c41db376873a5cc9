// Promotions as one account's browser may hold them: keys that it cannot see are gone from
// selectors, tests of who asks are worked out, definitions of conditions and benefits are written
// out. Contract: decides as the whole does; see project.cpp. Test: tests/core/project_test.cpp
#pragma once

#include "match/eligible.h"

namespace proviso {

/// What the account sees.
struct Sight {
  const std::vector<ProductId>& products;
  const std::vector<Symbol>& brands;          // sorted
  const std::vector<uint8_t>& category_seen;  // by node
};

class PromotionProjector {
 public:
  PromotionProjector(const Session& session, Sight sight, int64_t at)
      : session_(session), program_(*session.program), sight_(sight), at_(at) {
    request_.evaluated_at = at;
  }

  Promotion project(PromotionId id);
  /// Adds what the projected promotions use: definitions of selectors, history.
  void finish(Ruleset& out);
  int64_t valid_until() const { return valid_until_; }

 private:
  bool sees_sku(const std::string& sku) const;
  std::string no_sku() const;
  bool sees_category(const std::string& key) const;
  bool sees_brand(const std::string& key) const;
  bool tells(const std::string& attribute) const;

  Condition project_condition(const Condition& source, uint32_t id);
  Condition fold(const CompiledCondition& test);
  Selector project_selector(const Selector& source);
  void project_optional(std::optional<Selector>& selector);
  void hide_attributes(const Selector& source, Selector& copy) const;
  Benefit project_benefit(const Benefit& source);
  void project_formula(Formula& formula);
  void note_history(const std::string& key);

  const Session& session_;
  const Program& program_;
  Sight sight_;
  int64_t at_;
  Request request_;  // of nothing: for tests of who asks
  MatchedCart cart_;
  int64_t valid_until_ = INT64_MAX;
  Keys selectors_, history_;  // used
};

}  // namespace proviso
