// A change of a ruleset. Contract: reads the shape of schema/change.schema.json.
// Test: tests/core/change_test.cpp
#include "json/names.h"
#include "json/read_ruleset.h"

namespace proviso::json {

void read_change(std::string_view text, Change& out, Issues& issues) {
  Value document;
  if (!parse(text, kRulesetLimits, document, issues)) return;
  Node root(document, issues);
  Members members(root);
  members.required("version").integer(0, limits.minor, out.version);
  members.optional("entitlements").list(limits.entitlements, out.entitlements, read_entitlement);
  members.optional("price_lists").list(limits.price_lists, out.price_lists, read_price_list);
  read_keys(members.optional("remove_entitlements"), limits.entitlements, out.removed_entitlements);
  read_keys(members.optional("remove_price_lists"), limits.price_lists, out.removed_price_lists);
}

}  // namespace proviso::json
