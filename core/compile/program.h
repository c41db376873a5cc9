// A Program's parts in compiled form. Contract: immutable after `compile`; every key is a Symbol,
// every list is in the order in which it is walked; `source` is kept for texts and projections.
// Test: tests/core/compile_test.cpp
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compile/catalog_index.h"
#include "model/possible.h"
#include "model/symbols.h"
#include "model/vocabulary.h"
#include "proviso/program.h"

namespace proviso {

// ---- promotions -----------------------------------------------------------------------------

using SelectorId = uint32_t;

struct CompiledTest {
  Symbol attribute = kNoSymbol;
  bool of_line = false;  // of the line, else of its product
  Op op = Op::eq;
  std::vector<int64_t> values;  // sorted

  bool operator==(const CompiledTest&) const = default;
};

enum class Wanted : uint8_t { either, yes, no };

struct CompiledSelector {
  bool any_sku = true, any_category = true, any_brand = true;  // the member was absent
  std::vector<ProductId> products;                             // of its SKUs, sorted
  std::vector<Symbol> brands;                                  // sorted
  std::vector<uint32_t> categories;                            // nodes, sorted
  std::vector<CompiledTest> tests;
  bool has_price = false;
  Op price_op = Op::eq;
  std::vector<int64_t> prices;  // by currency; -1: none
  Wanted sale = Wanted::either, discounted = Wanted::either, bought = Wanted::either;
  bool reads_discounted = false;  // here or in a nested one
  bool by_product = true;         // the product alone decides, here and in all nested ones
  std::vector<SelectorId> also;   // must hold too: `use`
  bool has_any = false;
  std::vector<SelectorId> any;
  SelectorId negated = kNone;

  bool operator==(const CompiledSelector&) const = default;
};

struct CompiledCondition {
  Condition::Kind kind = Condition::Kind::all;
  std::vector<uint32_t> items;
  Fact fact = Fact::cart_amount;
  SelectorId of = kNone;
  At at = At::subtotal;
  Op op = Op::gte;
  Symbol attribute = kNoSymbol;
  AttributeOwner owner = AttributeOwner::cart;
  uint32_t history = kNone;  // position in Ruleset::history
  bool age_days = false;
  int64_t count = 0;
  std::vector<int64_t> amounts;  // by currency; -1: none
  std::vector<int64_t> values;   // keys or attribute values, sorted
};

/// Nodes in postfix order: operands before their operator.
struct FormulaNode {
  Formula::Kind kind = Formula::Kind::constant;
  uint32_t operands = 0;
  int64_t constant = 0;
  CompiledCondition fact;  // of a fact: how it is read
};

struct CompiledStep {
  int64_t from = 0;                   // count or basis points
  std::vector<int64_t> from_amounts;  // by currency; empty: no amount
  ValueKind value = ValueKind::rate;
  int32_t rate_bp = 0;
  std::vector<int64_t> amounts;  // by currency; -1: none
};

struct CompiledTiers {
  TierBy by = TierBy::quantity;
  ThresholdKind threshold = ThresholdKind::count;
  SelectorId over = kNone;
  bool over_target = true;  // `over` was absent
  At at = At::subtotal;
  bool graduated = false;
  uint32_t history = kNone;
  std::vector<CompiledStep> steps;
};

struct CompiledPart {
  SelectorId of = kNone;
  int64_t quantity = 1;
  bool rewarded = true;
};

struct CompiledBenefit {
  BenefitKind kind = BenefitKind::lines;
  ValueKind value = ValueKind::none;
  Base base = Base::stratum;
  Per per = Per::unit;
  Pick pick = Pick::cheapest;
  int32_t rate_bp = 0;
  SelectorId target = kNone;     // kNone: every line
  std::vector<int64_t> amounts;  // amount, unit price or price by currency; -1: none
  std::vector<int64_t> caps;     // by currency; -1 or empty: none
  int64_t max_units = INT64_MAX, max_units_per_line = INT64_MAX, max_applications = INT64_MAX;
  std::vector<CompiledPart> parts;   // of bundle, buy_get; of gift: per
  std::vector<int64_t> buy_amounts;  // of buy_get by amount
  bool partial = false, each_group = false, if_missing = false;
  int64_t every = 1, position = 1;
  bool by_piece = false;  // it picks pieces: what is measured has none
  Symbol price_of = kNoSymbol;
  std::vector<Symbol> methods;  // sorted
  bool any_method = true;
  std::vector<Symbol> skus;  // of gift, as written
  int64_t quantity = 1;
  int64_t points = 0;
  std::vector<int64_t> per_amounts;  // of points; empty: once
  int32_t days = 0;
  CompiledTiers tiers;
  std::vector<FormulaNode> formula;
};

/// What every evaluation reads comes first.
struct CompiledPromotion {
  CompiledSchedule schedule;
  uint32_t order = 0;  // rank by priority, then key bytewise
  int32_t priority = 0;
  uint64_t currencies = 0;  // bit by currency: some benefit has its amounts in it
  uint8_t phases = 0;       // bit by Phase in which a benefit lies
  Phase first_phase = Phase::product;
  Exclusivity exclusivity = Exclusivity::none;
  OnBreach on_breach = OnBreach::clip;
  bool has_codes = false;
  bool limited = false;
  bool reserve = false;
  bool reads_total = false;   // its condition reads the amount after all promotions
  bool reads_state = false;   // its condition depends on what other promotions took
  bool reads_bought = false;  // it depends on what was bought before
  bool one_target = false;    // a line that it matches is one that every benefit can be given to
  uint32_t condition = kNone;
  std::vector<SelectorId> selectors;  // those it must match one of; empty: matches every cart
  std::vector<CompiledBenefit> benefits;
  std::vector<uint32_t> groups;              // positions in Settings::stacking_groups
  int64_t uses = -1, uses_per_account = -1;  // -1: no limit, or not told
  CompiledFloor floor;
  std::vector<uint32_t> history;  // facts about the past that it depends on
  std::vector<Symbol> codes;      // sorted, of Program::codes
  Symbol key = kNoSymbol;
  CompiledAudience audience;
};

/// Promotions by a key (a product, a symbol, a node), each list ascending, in one piece of memory.
class Postings {
 public:
  /// From pairs of key (high half) and promotion (low half), sorted and unique.
  void build(const std::vector<uint64_t>& pairs);
  /// The list of a key. From its start on kReadable may be read, whatever its size.
  std::span<const PromotionId> of(uint32_t key) const {
    if (uint64_t{key} + 1 >= starts_.size()) return {promotions_.data(), size_t{0}};  // kNone too
    return {promotions_.data() + starts_[key], promotions_.data() + starts_[key + 1]};
  }
  static constexpr size_t kReadable = 4;

 private:
  SharedVector<uint32_t> starts_;         // by key, and one past the last
  SharedVector<PromotionId> promotions_;  // and kReadable more
};

struct PromotionIndex {
  SharedVector<CompiledPromotion> promotions;           // as in the source
  SharedVector<CompiledSelector> selectors;             // each once
  std::unordered_multimap<uint64_t, SelectorId> alike;  // by hash; while promotions are compiled
  SharedVector<CompiledCondition> conditions;
  // Definitions: a key's position by Symbol, and what it was compiled to by position.
  SharedVector<uint32_t> selector_of_symbol, condition_of_symbol, benefit_of_symbol;
  std::vector<SelectorId> named_selectors;
  std::vector<uint32_t> named_conditions;
  Postings by_product, by_brand, by_category;  // by what they name; none with codes
  // By category: the nearest one that by_category has, at it or above it; the next one above it.
  SharedVector<uint32_t> named_at, named_above;
  std::vector<PromotionId> anywhere;    // without an anchor, without codes
  Postings by_code;                     // by symbol of Program::codes
  SharedVector<PromotionId> of_symbol;  // a promotion's key to its position
  SharedVector<uint32_t> rank;          // by PromotionId: CompiledPromotion::order, side by side
  SharedVector<PromotionId> by_rank;
};

struct Program {
  Ruleset source;
  Symbols symbols;
  Symbols codes;
  ProductIndex products;
  PriceIndex prices;
  EntitlementIndex entitlements;
  PromotionIndex promotions;

  std::vector<int64_t> max_reductions;  // by currency; -1: none
  CompiledFloor floor;                  // of the settings
  bool has_floors = false;              // some unit has a lowest price
  bool has_measured = false;            // some product has a quantity scale

  size_t currencies() const { return source.currencies.size(); }
};

/// The answers that a condition may have, where `test(compiled)` gives those of one test.
template <typename F>
Possible answers_of(const Program& program, uint32_t id, F&& test) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) return test(condition);
  if (condition.kind == Condition::Kind::negation) {
    return opposite(answers_of(program, condition.items.front(), test));
  }
  bool all = condition.kind == Condition::Kind::all;
  Possible answers = certainly(all);
  for (uint32_t item : condition.items) {
    Possible one = answers_of(program, item, test);
    answers = all ? both(answers, one) : either(answers, one);
  }
  return answers;
}

// ---- look-ups for adapters; kNone where the program lacks it ---------------------------------

Symbol find_symbol(const Program& program, std::string_view key);
Symbol find_code(const Program& program, std::string_view as_typed);
ProductId find_product(const Program& program, Symbol sku);
PromotionId find_promotion(const Program& program, Symbol key);
CurrencyId find_currency(const Program& program, std::string_view code);
uint32_t find_category(const Program& program, Symbol key);
/// The rate of a tax category, or of the default one; 0 where the ruleset has no taxes.
int32_t tax_rate_of(const Ruleset& ruleset, const std::optional<std::string>& category);
/// The smallest units in one unit of a product: 1, but for what is measured.
int64_t whole_unit(const Program& program, ProductId product);
/// The product as its author wrote it.
const Product& source_of(const Program& program, ProductId product);
/// The entry of a price list (position in the source) for a product, or null.
const PriceEntry* find_entry(const Program& program, uint32_t price_list, ProductId product);

}  // namespace proviso
