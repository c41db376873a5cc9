// The entitlements part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
void read_entitlement(const Node& node, Entitlement& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("effect").choice(kEffects, out.effect);
  members.optional("of").choice(kEntitlementsOf, out.of);
  members.optional("priority").integer(-limits.priority, limits.priority, out.priority);
  read_audience_rule(members.optional("audience"), out.audience);
  read_schedule(members.optional("schedule"), out.schedule);
  read_product_members(members, out.products);
}

void read_entitlements(const Node& node, EntitlementsPart& out) {
  Members members(node);
  members.optional("default").choice(kVisibilityDefaults, out.fallback);
  members.optional("prices").choice(kVisibilityDefaults, out.prices_fallback);
  members.required("entitlements").list(limits.entitlements, out.entitlements, read_entitlement);
}

}  // namespace proviso::json
