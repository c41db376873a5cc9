// The promotions part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_limits(const Node& node, UseLimits& out) {
  Members members(node);
  members.optional("uses").integer(0, limits.minor, out.uses);
  members.optional("uses_per_account").integer(0, limits.minor, out.uses_per_account);
}

void read_local_text(const Node& node, LocalText& out) {
  Members members(node);
  members.required("locale").key(out.locale);
  members.optional("title").text(out.title);
  members.optional("teaser").text(out.teaser);
  members.optional("terms").text(out.terms);
  members.optional("image").text(out.image);
}

void read_stacking(const Node& node, Stacking& out) {
  Members members(node);
  members.optional("exclusivity").choice(kExclusivities, out.exclusivity);
  read_keys(members.optional("groups"), limits.groups, out.groups);
  members.optional("reserve").only_true(out.reserve);
}

void read_promotion(const Node& node, Promotion& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.optional("title").text(out.title);
  members.optional("texts").list(limits.locales, out.texts, read_local_text);
  read_priority(members.optional("priority"), out.priority);
  read_audience_rule(members.optional("audience"), out.audience);
  read_schedule(members.optional("schedule"), out.schedule);
  read_keys(members.optional("codes"), limits.codes, out.codes, 1);
  read_limits(members.optional("limits"), out.limits);
  members.optional("limited").only_true(out.limited);
  read_stacking(members.optional("stacking"), out.stacking);
  read_floor(members.optional("floor"), FloorOf::promotion, out.floor);
  Node condition = members.optional("condition");
  if (condition.present()) read_condition(condition, out.condition.emplace());
  members.required("benefits").list(limits.benefits, out.benefits, read_benefit, 1);
}

}  // namespace

void read_promotions(const Node& node, PromotionsPart& out) {
  Members members(node);
  members.required("promotions").list(limits.promotions, out.promotions, read_promotion);
}

}  // namespace proviso::json
