// The entitlements part of a ruleset. Contract: see read_ruleset.h.
// Test: tests/core/json/ruleset_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {
namespace {

void read_entitlement(const Node& node, Entitlement& out) {
  Members members(node);
  members.required("key").key(out.key);
  members.required("effect").choice(kEffects, out.effect);
  read_keys(members.optional("accounts"), out.accounts);
  read_keys(members.optional("segments"), out.segments);
  read_keys(members.optional("skus"), out.skus);
  read_keys(members.optional("categories"), out.categories);
}

}  // namespace

void read_entitlements(const Node& node, EntitlementsPart& out) {
  Members members(node);
  members.optional("default").choice(kVisibilityDefaults, out.fallback);
  members.required("entitlements").list(limits.entitlements, out.entitlements, read_entitlement);
}

}  // namespace proviso::json
