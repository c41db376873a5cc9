// Promotions. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_limits(const UseLimits& limits, Writer& out) {
  if (!limits.uses && !limits.uses_per_account) return;
  out.key("limits");
  out.open_object();
  write_integer("uses", limits.uses, out);
  write_integer("uses_per_account", limits.uses_per_account, out);
  out.close_object();
}

void write_local_text(const LocalText& text, Writer& out) {
  out.open_object();
  out.member("locale", text.locale);
  write_text("title", text.title, out);
  write_text("teaser", text.teaser, out);
  write_text("terms", text.terms, out);
  write_text("image", text.image, out);
  out.close_object();
}

void write_key(const std::string& key, Writer& out) { out.text(key); }

void write_stacking(const Stacking& stacking, Writer& out) {
  bool stands_alone = stacking.exclusivity != Exclusivity::none;
  if (!stands_alone && stacking.groups.empty() && !stacking.reserve) return;
  out.key("stacking");
  out.open_object();
  write_choice("exclusivity", kExclusivities, stacking.exclusivity, Exclusivity::none, out);
  write_list("groups", stacking.groups, out, write_key);
  write_true("reserve", stacking.reserve, out);
  out.close_object();
}

void write_promotion(const Promotion& promotion, Writer& out) {
  out.open_object();
  out.member("key", promotion.key);
  write_text("title", promotion.title, out);
  write_list("texts", promotion.texts, out, write_local_text);
  write_priority(promotion.priority, out);
  write_audience_member(promotion.audience, out);
  write_schedule_member(promotion.schedule, out);
  write_list("codes", promotion.codes, out, write_key);
  write_limits(promotion.limits, out);
  write_true("limited", promotion.limited, out);
  write_stacking(promotion.stacking, out);
  write_floor(promotion.floor, out);
  if (promotion.condition) {
    out.key("condition");
    write_condition(*promotion.condition, out);
  }
  out.key("benefits");
  out.open_array();
  for (const Benefit& benefit : promotion.benefits) write_benefit(benefit, out);
  out.close_array();
  out.close_object();
}

}  // namespace

void write_promotions(const PromotionsPart& part, Writer& out) {
  out.open_object();
  out.key("promotions");
  out.open_array();
  for (const Promotion& promotion : part.promotions) write_promotion(promotion, out);
  out.close_array();
  out.close_object();
}

}  // namespace proviso::json
