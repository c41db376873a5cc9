// Compiles promotions: conditions, benefits, and where each stands among others.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

/// Whether a benefit can be given to a cart without any line that its own selectors match.
bool needs_no_line(const CompiledBenefit& benefit) {
  switch (benefit.kind) {
    case BenefitKind::lines:
    case BenefitKind::every_nth:
    case BenefitKind::order:
    case BenefitKind::points:
      return benefit.target == kNone;
    case BenefitKind::gift:
      return benefit.parts.empty();
    case BenefitKind::bundle:
    case BenefitKind::buy_get:
      return false;
    default:
      return true;
  }
}

/// A benefit for every line, or one that needs none where the condition can hold without the lines
/// that it selects: then the promotion matches every cart.
bool matches_every_cart(const Program& program, const CompiledPromotion& promotion) {
  bool every_line = false, order = false;
  for (const CompiledBenefit& benefit : promotion.benefits) {
    if (!needs_no_line(benefit)) continue;
    bool by_line = phase_of(benefit.kind) == Phase::product || benefit.kind == BenefitKind::points;
    (by_line ? every_line : order) = true;
  }
  return every_line || (order && may_hold_without_lines(program, promotion.condition));
}

/// Whether a condition reads what promotions took, and whether after all of them.
void note_state(const Program& program, uint32_t id, CompiledPromotion& promotion) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  for (uint32_t item : condition.items) note_state(program, item, promotion);
  if (condition.kind != Condition::Kind::test) return;
  bool amount = condition.fact == Fact::cart_amount || condition.fact == Fact::lines_amount;
  if (amount && condition.at != At::subtotal) promotion.reads_state = true;
  if (amount && condition.at == At::total) promotion.reads_total = true;
  bool lines = condition.of != kNone && condition.fact != Fact::bought;
  if (lines && program.promotions.selectors[condition.of].reads_discounted) {
    promotion.reads_state = true;
  }
}

/// Whether a selector, or one in it, satisfies `asks`.
template <typename F>
bool any_selector(const Program& program, SelectorId id, F&& asks) {
  if (id == kNone) return false;
  const CompiledSelector& selector = program.promotions.selectors[id];
  if (asks(selector) || any_selector(program, selector.negated, asks)) return true;
  auto nested = [&](SelectorId item) { return any_selector(program, item, asks); };
  return std::any_of(selector.any.begin(), selector.any.end(), nested) ||
         std::any_of(selector.also.begin(), selector.also.end(), nested);
}

void note_past(const CompiledCondition& fact, CompiledPromotion& promotion) {
  if (fact.fact == Fact::history) promotion.history.push_back(fact.history);
  if (fact.fact == Fact::bought) promotion.reads_bought = true;
}

void note_past(const Program& program, uint32_t condition, CompiledPromotion& promotion) {
  const CompiledCondition& compiled = program.promotions.conditions[condition];
  for (uint32_t item : compiled.items) note_past(program, item, promotion);
  if (compiled.kind == Condition::Kind::test) note_past(compiled, promotion);
}

/// Notes the facts about the past that a promotion depends on: a projection may lack them.
void note_past(const Program& program, CompiledPromotion& promotion) {
  if (promotion.condition != kNone) note_past(program, promotion.condition, promotion);
  for (const CompiledBenefit& benefit : promotion.benefits) {
    if (benefit.tiers.history != kNone) promotion.history.push_back(benefit.tiers.history);
    for (const FormulaNode& node : benefit.formula) {
      if (node.kind == Formula::Kind::fact) note_past(node.fact, promotion);
    }
  }
  for (SelectorId selector : promotion.selectors) {
    promotion.reads_bought = promotion.reads_bought ||
                             any_selector(program, selector, [](const CompiledSelector& compiled) {
                               return compiled.bought != Wanted::either;
                             });
  }
}

/// Whether all that it selects is one target, which nothing that happens in a cart changes.
bool has_one_target(const Program& program, const CompiledPromotion& promotion) {
  if (promotion.selectors.size() != 1) return false;
  const SelectorId target = promotion.selectors.front();
  if (program.promotions.selectors[target].reads_discounted) return false;
  return std::all_of(promotion.benefits.begin(), promotion.benefits.end(),
                     [&](const CompiledBenefit& benefit) {
                       const bool of_lines = benefit.kind == BenefitKind::lines ||
                                             benefit.kind == BenefitKind::every_nth ||
                                             benefit.kind == BenefitKind::order;
                       const bool passes_over = benefit.by_piece && program.has_measured;
                       return of_lines && benefit.target == target && !passes_over;
                     });
}

void compile_stacking(Program& program, const Promotion& source, const std::string& pointer,
                      CompiledPromotion& promotion, Issues& issues) {
  promotion.exclusivity = source.stacking.exclusivity;
  promotion.reserve = source.stacking.reserve;
  std::string groups = pointer_join(pointer_join(pointer, "stacking"), "groups");
  const auto& declared = program.source.settings.stacking_groups;
  for (size_t i = 0; i < source.stacking.groups.size(); ++i) {
    auto found = std::find_if(declared.begin(), declared.end(), [&](const StackingGroup& group) {
      return group.key == source.stacking.groups[i];
    });
    if (found == declared.end()) {
      add_named(issues, IssueCode::unknown_reference, pointer_join(groups, i),
                source.stacking.groups[i]);
    } else {
      promotion.groups.push_back(static_cast<uint32_t>(found - declared.begin()));
    }
  }
  std::sort(promotion.groups.begin(), promotion.groups.end());
  promotion.groups.erase(std::unique(promotion.groups.begin(), promotion.groups.end()),
                         promotion.groups.end());
  promotion.floor = compile_floor(source.floor);
  if (source.floor) promotion.on_breach = source.floor->on_breach.value_or(OnBreach::clip);
}

void compile_codes(Program& program, const Promotion& source, CompiledPromotion& promotion) {
  bool fold = program.source.settings.code_case == CodeCase::insensitive;
  promotion.has_codes = !source.codes.empty();
  for (const std::string& code : source.codes) {
    promotion.codes.push_back(program.codes.intern(fold ? fold_code(code) : code));
  }
  std::sort(promotion.codes.begin(), promotion.codes.end());
  promotion.codes.erase(std::unique(promotion.codes.begin(), promotion.codes.end()),
                        promotion.codes.end());
}

/// The currencies in which a benefit has all of its amounts, a bit each.
uint64_t currencies_of(const Program& program, const CompiledBenefit& benefit) {
  uint64_t all = 0;
  auto has = [](const std::vector<int64_t>& amounts, CurrencyId currency) {
    return amounts.empty() || amounts[currency] >= 0;
  };
  for (CurrencyId i = 0; i < program.currencies(); ++i) {
    bool whole =
        has(benefit.amounts, i) && has(benefit.per_amounts, i) && has(benefit.buy_amounts, i);
    if (whole) all |= uint64_t{1} << i;
  }
  return all;
}

CompiledPromotion compile_promotion(Program& program, const Promotion& source,
                                    const std::string& pointer, Issues& issues) {
  CompiledPromotion promotion;
  promotion.key = program.symbols.intern(source.key);
  promotion.priority = source.priority;
  promotion.audience =
      compile_audience(program, source.audience, pointer_join(pointer, "audience"), issues);
  promotion.schedule =
      compile_schedule(program, source.schedule, pointer_join(pointer, "schedule"), issues);
  compile_codes(program, source, promotion);
  promotion.uses = source.limits.uses.value_or(-1);
  promotion.uses_per_account = source.limits.uses_per_account.value_or(-1);
  promotion.limited = source.limited || source.limits.uses.has_value() ||
                      source.limits.uses_per_account.has_value();
  compile_stacking(program, source, pointer, promotion, issues);
  if (source.condition) {
    promotion.condition =
        compile_condition(program, *source.condition, pointer_join(pointer, "condition"),
                          promotion.selectors, issues);
    if (promotion.condition != kNone) note_state(program, promotion.condition, promotion);
  }
  for (size_t i = 0; i < source.benefits.size(); ++i) {
    std::string at = pointer_join(pointer_join(pointer, "benefits"), i);
    promotion.benefits.push_back(
        compile_benefit(program, source.benefits[i], at, promotion.selectors, issues));
    promotion.phases |= phase_bit(phase_of(promotion.benefits.back().kind));
    promotion.currencies |= currencies_of(program, promotion.benefits.back());
  }
  for (Phase phase : {Phase::after, Phase::shipping, Phase::order, Phase::product}) {
    if ((promotion.phases & phase_bit(phase)) != 0) promotion.first_phase = phase;
  }
  note_past(program, promotion);
  std::sort(promotion.selectors.begin(), promotion.selectors.end());
  promotion.selectors.erase(std::unique(promotion.selectors.begin(), promotion.selectors.end()),
                            promotion.selectors.end());
  promotion.one_target = has_one_target(program, promotion);
  if (matches_every_cart(program, promotion)) {
    promotion.selectors.clear();
    promotion.one_target = false;
  }
  return promotion;
}

}  // namespace

CompiledFloor compile_floor(const std::optional<Floor>& floor) {
  if (!floor) return {};
  return {true, floor->kind, floor->rate_bp};
}

void compile_promotions(Program& program, Issues& issues) {
  const auto& sources = program.source.promotions.promotions;
  PromotionIndex& index = program.promotions;
  index.promotions.reserve(sources.size());
  for (PromotionId i = 0; i < sources.size(); ++i) {
    std::string pointer = pointer_join("/parts/promotions/promotions", i);
    index.promotions.push_back(compile_promotion(program, sources[i], pointer, issues));
    program.has_floors = program.has_floors || sources[i].floor.has_value();
    if (!claim(index.of_symbol, index.promotions.back().key, i)) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), sources[i].key);
    }
  }
  if (!issues.has_errors()) index_promotions(program);
}

}  // namespace proviso
