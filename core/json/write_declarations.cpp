// What a ruleset declares: attributes, history and time zones. Contract: see write_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/write_ruleset.h"

namespace proviso::json {
namespace {

void write_attribute(const AttributeRule& attribute, Writer& out) {
  out.open_object();
  out.member("key", attribute.key);
  out.member("owner", name_in(kAttributeOwners, attribute.owner));
  out.member("type", name_in(kAttributeTypes, attribute.type));
  if (attribute.scale != 0) out.member("scale", attribute.scale);
  write_choice("visible_to", kAttributeVisibilities, attribute.visible_to,
               AttributeVisibility::buyer, out);
  write_true("facet", attribute.facet, out);
  out.close_object();
}

void write_history(const HistoryRule& history, Writer& out) {
  out.open_object();
  out.member("key", history.key);
  out.member("measure", name_in(kMeasures, history.measure));
  out.member("period", history.period);
  write_choice("roll_up", kRollUps, history.roll_up, RollUp::account, out);
  out.close_object();
}

void write_zone(const Zone& zone, Writer& out) {
  out.open_object();
  out.member("name", zone.name);
  out.member("offset_s", zone.offset_s);
  out.key("transitions");
  out.open_array();
  for (const Transition& transition : zone.transitions) {
    out.open_object();
    out.member("at", transition.at);
    out.member("offset_s", transition.offset_s);
    out.close_object();
  }
  out.close_array();
  out.member("horizon", zone.horizon);
  out.close_object();
}

}  // namespace

void write_declarations(const Ruleset& ruleset, Writer& out) {
  write_list("attributes", ruleset.attributes, out, write_attribute);
  write_list("history", ruleset.history, out, write_history);
  write_list("zones", ruleset.zones, out, write_zone);
}

}  // namespace proviso::json
