// Settings, floors and taxes. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_stacking_group(const StackingGroup& group, Writer& out) {
  out.open_object();
  out.member("key", group.key);
  out.member("at_most", group.at_most);
  out.close_object();
}

void write_tax_rate(const TaxRate& rate, Writer& out) {
  out.open_object();
  out.member("category", rate.category);
  out.member("rate_bp", rate.rate_bp);
  out.close_object();
}

void write_tax(const std::optional<Tax>& tax, Writer& out) {
  if (!tax) return;
  out.key("tax");
  out.open_object();
  out.member("prices", name_in(kPriceBases, tax->prices));
  write_choice("rounding", kTaxRoundings, tax->rounding, TaxRounding::line, out);
  out.key("rates");
  out.open_array();
  for (const TaxRate& rate : tax->rates) write_tax_rate(rate, out);
  out.close_array();
  write_text("default_category", tax->default_category, out);
  write_text("shipping_category", tax->shipping_category, out);
  out.close_object();
}

}  // namespace

void write_floor(const std::optional<Floor>& floor, Writer& out) {
  if (!floor) return;
  out.key("floor");
  out.open_object();
  out.member("kind", name_in(kFloorKinds, floor->kind));
  out.member("rate_bp", floor->rate_bp);
  write_choice("on_breach", kOnBreach, floor->on_breach, out);
  out.close_object();
}

void write_settings(const Settings& settings, Writer& out) {
  const Settings standard;
  std::string text;
  Writer members(text);
  members.open_object();
  write_choice("rounding_mode", kRoundingModes, settings.rounding_mode, standard.rounding_mode,
               members);
  write_choice("rounding_level", kRoundingLevels, settings.rounding_level, standard.rounding_level,
               members);
  write_choice("percent_base", kBases, settings.percent_base, standard.percent_base, members);
  write_choice("condition_base", kConditionBases, settings.condition_base, standard.condition_base,
               members);
  write_choice("remainders", kRemainders, settings.remainders, standard.remainders, members);
  write_choice("code_case", kCodeCases, settings.code_case, standard.code_case, members);
  write_choice("choice", kSetChoices, settings.choice, standard.choice, members);
  if (settings.best_nodes != standard.best_nodes) {
    members.member("best_nodes", settings.best_nodes);
  }
  write_integer("max_promotions_per_order", settings.max_promotions_per_order, members);
  write_integer("max_promotions_per_line", settings.max_promotions_per_line, members);
  write_integer("max_reduction_bp", settings.max_reduction_bp, members);
  write_amounts("max_reduction_minor", settings.max_reduction, members);
  write_list("stacking_groups", settings.stacking_groups, members, write_stacking_group);
  write_floor(settings.floor, members);
  write_tax(settings.tax, members);
  members.close_object();
  if (text == "{}") return;  // all as when absent
  out.key("settings");
  out.raw(text);
}

}  // namespace proviso::json
