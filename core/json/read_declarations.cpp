// What a ruleset declares: attributes, history and time zones. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

constexpr int64_t kMaxScale = 9;
constexpr int64_t kDaySeconds = 86'400;

void read_attribute(const Node& node, AttributeRule& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("owner").choice(kAttributeOwners, out.owner);
  members.required("type").choice(kAttributeTypes, out.type);
  members.optional("scale").integer(0, kMaxScale, out.scale);
  members.optional("visible_to").choice(kAttributeVisibilities, out.visible_to);
  members.optional("facet").only_true(out.facet);
}

void read_history(const Node& node, HistoryRule& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("measure").choice(kMeasures, out.measure);
  members.required("period").key(out.period);
  members.optional("roll_up").choice(kRollUps, out.roll_up);
}

void read_transition(const Node& node, Transition& out) {
  Members members(node);
  members.required("at").integer(0, limits.minor, out.at);
  members.required("offset_s").integer(-kDaySeconds, kDaySeconds, out.offset_s);
}

void read_zone(const Node& node, Zone& out) {
  Members members(node);
  members.required("name").key(out.name);
  members.required("offset_s").integer(-kDaySeconds, kDaySeconds, out.offset_s);
  members.required("transitions").list(limits.transitions, out.transitions, read_transition);
  members.required("horizon").integer(0, limits.minor, out.horizon);
}

}  // namespace

void read_declarations(Members& members, Ruleset& out) {
  members.optional("attributes").list(limits.attributes, out.attributes, read_attribute);
  members.optional("history").list(limits.history, out.history, read_history);
  members.optional("zones").list(limits.zones, out.zones, read_zone);
}

}  // namespace proviso::json
