// Compiles entitlements: audiences and what they name. Ranks are worked out when an account is
// bound (match/visible.cpp). Test: tests/core/compile_test.cpp
#include "compile/compiler.h"

namespace proviso {

void compile_entitlements(Program& program, Issues& issues) {
  const EntitlementsPart& part = program.source.entitlements;
  program.entitlements.visible_by_default = part.fallback == VisibilityDefault::visible;
  Symbols keys;
  for (size_t i = 0; i < part.entitlements.size(); ++i) {
    const Entitlement& entitlement = part.entitlements[i];
    std::string pointer = pointer_join("/parts/entitlements/entitlements", i);
    if (keys.find(entitlement.key) != kNoSymbol) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), entitlement.key);
    }
    keys.intern(entitlement.key);
    CompiledEntitlement compiled;
    compiled.grant = entitlement.effect == EntitlementEffect::grant;
    AudienceRule audience;
    audience.accounts = entitlement.accounts;
    audience.segments = entitlement.segments;
    compiled.audience = compile_audience(program, audience, pointer, issues);
    compiled.any_product = !entitlement.skus;
    if (entitlement.skus) compiled.skus = intern_keys(program, *entitlement.skus);
    compiled.any_category = !entitlement.categories;
    if (entitlement.categories) {
      compiled.categories = require_categories(program, *entitlement.categories,
                                               pointer_join(pointer, "categories"), issues);
    }
    program.entitlements.entitlements.push_back(std::move(compiled));
  }
}

}  // namespace proviso
