// Grants the benefits of one promotion within a stratum: finds the units, computes what each value
// takes off them, cuts it to caps, floors and what is left, and takes it.
// Contract: amounts are exact until they are rounded once; never a surcharge; a benefit computes on
// the base that it names. The rules: docs/semantics.md, "Units" to "Floors".
// Test: tests/core/cases_test.cpp
#pragma once

#include <vector>

#include "apply/ledger.h"
#include "apply/units.h"
#include "match/eligible.h"
#include "model/pool.h"

namespace proviso {

/// The amounts with which a stratum began.
struct Stratum {
  std::vector<int64_t> groups, lines, shipping;  // by group, slot, entry
  size_t entries = SIZE_MAX;                     // of the ledger then; it holds what they left
};

/// What became of one candidate in one run.
struct Standing {
  Reason reason = Reason::applied;  // why it is not in
  bool tested = false;              // its place is settled
  bool in = false;                  // eligible, and with a place among the others
  bool counted = false;             // it holds its places in groups and order
  uint8_t excluded = 0;             // phases that another one has for itself, by bit
  uint32_t full_group = kNone;      // the stacking group that had no place for it
  bool breached = false;            // a floor cut what it would have given
  bool no_gift = false;             // none of its gifts was to be had
  int64_t amount_minor = 0;         // taken in all
  int64_t points = 0;
};

/// A gift that is to be added to the cart.
struct Gift {
  PromotionId promotion = 0;
  ProductId product = kNoProduct;
  int64_t quantity = 0;
};

/// A floor that cut what a benefit would have given to a group.
struct FloorCut {
  uint32_t group = 0;
  int64_t unit_floor = 0;
  int64_t room_minor = 0;  // before
};

/// What a group can still give: in all, and before it would pass its floor.
struct Room {
  int64_t left = 0;
  int64_t above_floor = INT64_MAX;
};

/// Units that a benefit reduces (of what is measured the smallest ones), and what they cost.
struct Take {
  uint32_t group = 0;
  int64_t units = 0;
  int64_t base = 0;
};

/// The free units that some part of a benefit may use.
struct Stock {
  std::vector<uint32_t> parts;  // by group: those it fits
  std::vector<Supply> supplies;
  std::vector<uint32_t> cheapest, dearest;  // positions in `supplies`
};

/// What one (whole) unit of a group must cost at least for one promotion, in units of a unit price.
int64_t unit_floor(const Facts& facts, uint32_t group, const CompiledPromotion& promotion);

/// Whether a benefit picks pieces, and the group is of a product that is measured.
bool passes_over(const Facts& facts, const CompiledBenefit& benefit, uint32_t group);
/// Groups (ascending) that a benefit's target selects, but those that it passes over.
void find_targets(const Facts& facts, const CompiledBenefit& benefit, std::vector<uint32_t>& out);
/// Whether some benefit of the promotion has anything to be given to.
bool has_target(const Facts& facts, const CompiledPromotion& promotion);
/// The unit price of a benefit that fixes one; nothing if it has none for this buyer.
std::optional<int64_t> fixed_unit_price(const Facts& facts, const CompiledBenefit& benefit);

class Granter {
 public:
  /// Turns to a stratum; all but `phase` must outlast its grants. `cuts`, if not null, is told
  /// which floors cut.
  void open(Phase phase, const Facts& facts, const Stratum& stratum, Ledger& ledger,
            std::vector<Gift>& gifts, std::vector<FloorCut>* cuts) {
    phase_ = phase;
    facts_ = &facts;
    stratum_ = &stratum;
    ledger_ = &ledger;
    gifts_ = &gifts;
    cuts_ = cuts;
  }

  /// Turns to a promotion; the next calls are for its benefits.
  void begin(const CompiledPromotion& promotion, PromotionId id, Standing& standing);
  /// Gives one benefit to the groups of `targets`.
  void grant(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets);
  /// Keeps the units that its benefits used from later promotions, if it says so.
  void end();

 private:
  using Amounts = std::vector<int64_t>;
  enum class Kind : uint8_t {
    shares,
    whole
  };  // each its own; one amount, moved where there is room

  // Units: units of grant_units.cpp
  int64_t free_units(uint32_t group) const;
  int64_t free_base(uint32_t group, Base base) const;
  void use(uint32_t group, int64_t units, Base base);
  void note_used(uint32_t group, int64_t units);
  void sort_by_price(std::vector<uint32_t>& groups, Pick pick) const;
  void take_lines(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets);
  void take_every_nth(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets);
  int64_t take_sets(const CompiledBenefit& benefit);
  int64_t take_buy_get(const CompiledBenefit& benefit);

  // Values: grant_values.cpp
  void give_value(const CompiledBenefit& benefit, ValueKind value, int32_t rate_bp,
                  const std::vector<int64_t>& amounts, Per per);
  void give_rate(const CompiledBenefit& benefit, int32_t rate_bp);
  void give_per_line(const CompiledBenefit& benefit, int32_t rate_bp, int64_t amount);
  void give_steps(const CompiledBenefit& benefit);
  void give_graduated(const CompiledBenefit& benefit);
  void give_slices(const CompiledBenefit& benefit, int64_t counted);
  void give_formula(const CompiledBenefit& benefit);
  int64_t rate_of(const Take& take, int32_t rate_bp) const;
  int64_t per_unit(ValueKind value, int64_t amount, const Take& take) const;
  int64_t reduction(const CompiledStep& step, const Take& take) const;
  std::optional<int64_t> threshold(const CompiledTiers& tiers, const CompiledStep& step) const;
  int64_t next_threshold(const CompiledTiers& tiers, size_t i) const;
  int64_t sum_of_bases() const;

  // Whole kinds: grant_order.cpp
  void grant_bundle(const CompiledBenefit& benefit);
  void grant_order(const CompiledBenefit& benefit, const std::vector<uint32_t>& targets);
  void grant_total(const CompiledBenefit& benefit);
  void grant_shipping(const CompiledBenefit& benefit);
  void grant_gift(const CompiledBenefit& benefit);
  int64_t free_in_cart(const CompiledBenefit& benefit, ProductId product, int64_t quantity);

  // Taking: grant.cpp
  void give_shared(const CompiledBenefit& benefit, int64_t amount, Kind kind);
  void give(const CompiledBenefit& benefit, Amounts& amounts);
  void give_capped(int64_t most, Amounts& amounts);
  void spread(int64_t amount, const Amounts& weights, const std::vector<Room>& rooms,
              Amounts& given);
  bool has_value(const CompiledBenefit& benefit) const;
  int64_t allowance() const;
  Room room(uint32_t group) const;
  void take(uint32_t group, int64_t amount);
  void cap(int64_t most, Amounts& amounts);
  bool cut(uint32_t group, int64_t amount, int64_t& given);
  void breach(uint32_t group, int64_t room);
  int64_t money(const std::vector<int64_t>& by_currency) const;

  const Settings& settings() const { return facts_->program().source.settings; }
  RoundingMode mode() const { return settings().rounding_mode; }
  /// The decimal digits of a group's unit price and quantity together.
  int digits_of(uint32_t group) const {
    const auto& currencies = facts_->program().source.currencies;
    return currencies[facts_->request.currency].unit_price_digits +
           facts_->cart.groups[group].quantity_scale;
  }

  Phase phase_ = Phase::product;
  const Facts* facts_ = nullptr;
  const Stratum* stratum_ = nullptr;
  Ledger* ledger_ = nullptr;
  std::vector<Gift>* gifts_ = nullptr;
  std::vector<FloorCut>* cuts_ = nullptr;
  const CompiledPromotion* promotion_ = nullptr;
  PromotionId id_ = 0;
  Standing* standing_ = nullptr;
  Pool<int64_t> integers_;
  AllocateScratch allocating_;
  std::vector<Room> rooms_;
  Stock stock_;
  std::vector<Take> takes_;
  std::vector<int64_t> weights_, amounts_;
  std::vector<uint32_t> sorted_, reduced_;
  struct Used {
    uint32_t group = 0;
    int64_t units = 0, taken = 0;
  };
  std::vector<Used> used_;  // of a promotion that reserves
};

}  // namespace proviso
