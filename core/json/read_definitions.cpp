// Building blocks that promotions use by name. Contract: see read_ruleset.h; whether one uses
// itself is for `compile` to say. Test: tests/core/json/ruleset_test.cpp
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

template <typename T>
void read_named(const Node& node, std::vector<Named<T>>& out, void (*read)(const Node&, T&)) {
  node.list(limits.definitions, out, [&](const Node& item, Named<T>& named) {
    Members members(item);
    members.required("key").key(named.key);
    read(members.required("is"), named.is);
  });
}

}  // namespace

void read_definitions(const Node& node, Definitions& out) {
  Members members(node);
  read_named<Selector>(members.optional("selectors"), out.selectors, read_selector);
  read_named(members.optional("audiences"), out.audiences, read_audience_rule);
  read_named(members.optional("segments"), out.segments, read_condition);
  read_named(members.optional("conditions"), out.conditions, read_condition);
  read_named(members.optional("schedules"), out.schedules, read_schedule);
  read_named(members.optional("benefits"), out.benefits, read_benefit);
}

}  // namespace proviso::json
