// Formulas, and tiers. Contract: see write_ruleset.h. Test: tests/core/json/promotion_test.cpp
#include "json/names_promotion.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_fact(const Formula& formula, Writer& out) {
  out.text(name_in(kFormulaFacts, formula.fact));
  write_selector("of", formula.of, out);
  write_choice("at", kAts, formula.at, out);
  if (formula.fact == Fact::history) out.member("history", formula.name);
  if (formula.fact == Fact::attribute) out.member("attribute", formula.name);
}

void write_step(const TierStep& step, Writer& out) {
  out.open_object();
  out.key(name_in(kThresholds, step.threshold));
  if (step.threshold == ThresholdKind::amount) {
    write_amounts(step.from_amount, out);
  } else {
    out.integer(step.from);
  }
  out.key(name_in(kValues, step.value));
  if (step.value == ValueKind::rate) {
    out.integer(step.rate_bp);
  } else {
    write_amounts(step.amount, out);
  }
  out.close_object();
}

}  // namespace

void write_tiers(const Tiers& tiers, Writer& out) {
  out.open_object();
  out.member("by", name_in(kTierBys, tiers.by));
  write_selector("over", tiers.over, out);
  write_choice("at", kAts, tiers.at, out);
  write_choice("mode", kTierModes, tiers.mode, TierMode::volume, out);
  write_text("history", tiers.history, out);
  write_list("steps", tiers.steps, out, write_step);
  out.close_object();
}

void write_formula(const Formula& formula, Writer& out) {
  out.open_object();
  out.key(name_in(kFormulaKinds, formula.kind));
  switch (formula.kind) {
    case Formula::Kind::constant:
      out.integer(formula.constant);
      break;
    case Formula::Kind::fact:
      write_fact(formula, out);
      break;
    case Formula::Kind::quotient:
      write_formula(formula.items.front(), out);
      out.member("by", formula.constant);
      break;
    case Formula::Kind::sum:
    case Formula::Kind::product:
    case Formula::Kind::least:
    case Formula::Kind::greatest:
      out.open_array();
      for (const Formula& item : formula.items) write_formula(item, out);
      out.close_array();
      break;
  }
  out.close_object();
}

}  // namespace proviso::json
