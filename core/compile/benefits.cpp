// Compiles benefits: typed values by currency, selectors, tiers.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

/// Compiles the pieces of one benefit, each at its pointer.
class BenefitCompiler {
 public:
  BenefitCompiler(Program& program, const std::string& pointer, std::vector<SelectorId>& selectors,
                  Issues& issues)
      : program_(program), pointer_(pointer), selectors_(selectors), issues_(issues) {}

  CompiledBenefit compile(const Benefit& benefit) {
    CompiledBenefit out;
    take_numbers(benefit, out);
    if (benefit.target) out.target = select(*benefit.target, at("target"));
    take_amounts(benefit, out);
    take_parts(benefit, out);
    for (const std::string& sku : benefit.skus) out.skus.push_back(program_.symbols.intern(sku));
    out.any_method = !benefit.methods;
    if (benefit.methods) out.methods = intern_keys(program_, *benefit.methods);
    if (!benefit.price_of.empty()) out.price_of = program_.symbols.intern(benefit.price_of);
    if (benefit.tiers) out.tiers = tiers(*benefit.tiers, benefit);
    out.by_piece = picks_pieces(out);
    if (benefit.formula) {
      out.formula = compile_formula(program_, *benefit.formula, at("formula"), selectors_, issues_);
    }
    return out;
  }

 private:
  std::string at(const char* member) const { return pointer_join(pointer_, member); }

  /// Whether it chooses among the units of its lines, or numbers them.
  static bool picks_pieces(const CompiledBenefit& benefit) {
    const bool capped = benefit.max_units != INT64_MAX || benefit.max_units_per_line != INT64_MAX;
    const bool numbered = benefit.tiers.graduated && benefit.tiers.by == TierBy::quantity;
    return benefit.kind == BenefitKind::bundle || benefit.kind == BenefitKind::buy_get ||
           benefit.kind == BenefitKind::every_nth ||
           (benefit.kind == BenefitKind::lines && (capped || numbered));
  }

  SelectorId select(const Selector& selector, const std::string& pointer) {
    selectors_.push_back(compile_selector(program_, selector, pointer, issues_));
    return selectors_.back();
  }

  void take_numbers(const Benefit& benefit, CompiledBenefit& out) {
    out.kind = benefit.kind;
    out.value = benefit.value;
    out.base = benefit.base.value_or(program_.source.settings.percent_base);
    out.per = benefit.per;
    bool bundle = benefit.kind == BenefitKind::bundle;
    out.pick = benefit.pick.value_or(bundle ? Pick::dearest : Pick::cheapest);
    out.rate_bp = benefit.rate_bp;
    out.max_units = benefit.max_units.value_or(INT64_MAX);
    out.max_units_per_line = benefit.max_units_per_line.value_or(INT64_MAX);
    out.max_applications = benefit.max_applications.value_or(INT64_MAX);
    out.partial = benefit.partial;
    out.each_group = benefit.each_group;
    out.if_missing = benefit.if_missing;
    out.every = benefit.every;
    out.position = benefit.position;
    if (benefit.position == 0) out.position = benefit.each_group ? benefit.every : 1;
    if (out.position > out.every) issues_.add(IssueCode::wrong_value, at("position"));
    out.quantity = benefit.quantity;
    out.points = benefit.points;
    out.days = benefit.days;
  }

  void take_amounts(const Benefit& benefit, CompiledBenefit& out) {
    auto money = [&](const std::vector<CurrencyAmount>& amounts, const char* member) {
      return by_currency(program_, amounts, at(member), issues_);
    };
    if (benefit.value == ValueKind::amount) out.amounts = money(benefit.amount, "amount_minor");
    if (benefit.value == ValueKind::price) out.amounts = money(benefit.amount, "price_minor");
    if (benefit.value == ValueKind::unit_price) out.amounts = money(benefit.amount, "unit_price");
    if (!benefit.cap.empty()) out.caps = money(benefit.cap, "cap_minor");
    if (!benefit.per_amount.empty()) out.per_amounts = money(benefit.per_amount, "per_minor");
    if (!benefit.buy_amount.empty()) {
      out.buy_amounts =
          by_currency(program_, benefit.buy_amount, at("buy") + "/amount_minor", issues_);
    }
  }

  void take_parts(const Benefit& benefit, CompiledBenefit& out) {
    const char* const buy_get[] = {"buy", "get"};
    for (size_t i = 0; i < benefit.parts.size(); ++i) {
      std::string pointer = pointer_join(at("parts"), i);
      if (benefit.kind == BenefitKind::buy_get) pointer = at(buy_get[i]);
      if (benefit.kind == BenefitKind::gift) pointer = at("per");
      SelectorId of = select(benefit.parts[i].of, pointer_join(pointer, "of"));
      bool rewarded = benefit.kind == BenefitKind::bundle || i == 1;
      out.parts.push_back({of, benefit.parts[i].quantity, rewarded});
    }
  }

  CompiledTiers tiers(const Tiers& source, const Benefit& benefit) {
    CompiledTiers out;
    std::string pointer = at("tiers");
    out.by = source.by;
    out.at = source.at.value_or(program_.source.settings.condition_base);
    if (out.at == At::total) {
      issues_.add(IssueCode::wrong_value, pointer_join(pointer, "at"),
                  "tiers cannot read what they change");
    }
    out.graduated = source.mode == TierMode::graduated;
    out.over_target = !source.over;
    if (source.over) out.over = select(*source.over, pointer_join(pointer, "over"));
    if (!source.history.empty()) {
      out.history =
          require_history(program_, source.history, pointer_join(pointer, "history"), issues_);
    }
    out.threshold = source.steps.front().threshold;
    for (size_t i = 0; i < source.steps.size(); ++i) {
      std::string step = pointer_join(pointer_join(pointer, "steps"), i);
      out.steps.push_back(this->step(source.steps[i], step));
      check_step(source, i, benefit, step);
    }
    return out;
  }

  CompiledStep step(const TierStep& source, const std::string& pointer) {
    CompiledStep out;
    out.from = source.from;
    out.value = source.value;
    out.rate_bp = source.rate_bp;
    if (source.threshold == ThresholdKind::amount) {
      out.from_amounts =
          by_currency(program_, source.from_amount, pointer_join(pointer, "from_minor"), issues_);
    }
    if (source.value != ValueKind::rate) {
      bool unit_price = source.value == ValueKind::unit_price;
      out.amounts =
          by_currency(program_, source.amount,
                      pointer_join(pointer, unit_price ? "unit_price" : "amount_minor"), issues_);
    }
    return out;
  }

  void check_step(const Tiers& source, size_t i, const Benefit& benefit,
                  const std::string& pointer) {
    const TierStep& step = source.steps[i];
    bool by_amount = source.by == TierBy::amount;
    bool graduated = source.mode == TierMode::graduated;
    bool fits = step.threshold == ThresholdKind::share ||
                (step.threshold == ThresholdKind::amount) == by_amount;
    bool one_kind = step.threshold == source.steps.front().threshold;
    bool shares = step.threshold == ThresholdKind::share;
    if (!fits || !one_kind || (shares && source.history.empty())) {
      issues_.add(IssueCode::wrong_value, pointer, "the threshold does not fit these tiers");
    }
    bool unit_price = step.value == ValueKind::unit_price && benefit.kind != BenefitKind::lines;
    bool sliced = graduated && (by_amount || benefit.kind != BenefitKind::lines) &&
                  step.value != ValueKind::rate;
    if (unit_price || sliced || (graduated && benefit.kind == BenefitKind::shipping)) {
      issues_.add(IssueCode::wrong_value, pointer);
    }
    if (graduated && !by_amount && benefit.kind == BenefitKind::order) {
      issues_.add(IssueCode::wrong_value, pointer, "graduated by quantity is for lines");
    }
    if (i > 0 && !ascends(source.steps[i - 1], step)) {
      issues_.add(IssueCode::tiers_not_ascending, pointer);
    }
  }

  static bool ascends(const TierStep& before, const TierStep& step) {
    if (step.threshold != ThresholdKind::amount) return before.from < step.from;
    for (const CurrencyAmount& amount : step.from_amount) {
      for (const CurrencyAmount& earlier : before.from_amount) {
        if (earlier.currency == amount.currency && earlier.value >= amount.value) return false;
      }
    }
    return true;
  }

  Program& program_;
  const std::string& pointer_;
  std::vector<SelectorId>& selectors_;
  Issues& issues_;
};

}  // namespace

CompiledBenefit compile_benefit(Program& program, const Benefit& benefit,
                                const std::string& pointer, std::vector<SelectorId>& selectors,
                                Issues& issues) {
  const Benefit* meant = &benefit;
  const auto& named = program.source.definitions.benefits;
  for (size_t steps = 0; meant->kind == BenefitKind::use; ++steps) {
    uint32_t position =
        at_symbol(program.promotions.benefit_of_symbol, program.symbols.find(meant->use));
    bool cycle = steps > named.size();
    if (position == kNone || cycle) {
      add_named(issues, cycle ? IssueCode::definition_cycle : IssueCode::unknown_reference,
                pointer_join(pointer, "use"), meant->use);
      return {};
    }
    meant = &named[position].is;
  }
  return BenefitCompiler(program, pointer, selectors, issues).compile(*meant);
}

}  // namespace proviso
