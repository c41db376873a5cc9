// Compiles entitlements, into the products that they name at each depth, and the rules of segments.
// Ranks are worked out when an account is bound (match/visible.cpp).
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"
#include "compile/product_set.h"

namespace proviso {
namespace {

std::vector<EntitlementLayer> layers_of(const Program& program, SelectorId id, ProductSets& sets) {
  const CompiledSelector& selector = program.promotions.selectors[id];
  std::vector<EntitlementLayer> layers;
  if (selector.any_sku && !selector.any_category) {
    for (uint32_t node : selector.categories) {
      const uint32_t depth = kDepthCategory + program.products.categories[node].depth;
      layers.push_back({depth, node, sets.of(id, node)});
    }
    return layers;
  }
  const bool nested = !selector.also.empty();
  const bool narrower = !selector.any_brand || !selector.tests.empty() || nested;
  uint32_t depth = narrower ? kDepthBrand : kDepthEverything;
  if (!selector.any_sku) depth = kDepthProduct;
  layers.push_back({depth, kNone, sets.of(id)});
  return layers;
}

}  // namespace

CompiledEntitlement compile_entitlement(Program& program, const Entitlement& entitlement,
                                        const std::string& pointer, ProductSets& sets,
                                        Issues& issues) {
  CompiledEntitlement compiled;
  compiled.effect = entitlement.effect;
  compiled.of = entitlement.of;
  compiled.priority = entitlement.priority;
  compiled.audience =
      compile_audience(program, entitlement.audience, pointer_join(pointer, "audience"), issues);
  compiled.schedule =
      compile_schedule(program, entitlement.schedule, pointer_join(pointer, "schedule"), issues);
  const SelectorId id = compile_selector(program, entitlement.products, pointer, issues);
  if (!program.promotions.selectors[id].by_product) {
    issues.add(IssueCode::not_by_product, pointer);
  }
  if (!issues.has_errors()) compiled.layers = layers_of(program, id, sets);
  return compiled;
}

namespace {

/// Whether a condition reads nothing but who asks.
bool is_about_who(const Program& program, uint32_t id) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) {
    const Fact fact = condition.fact;
    const bool of_who =
        condition.owner == AttributeOwner::account || condition.owner == AttributeOwner::customer;
    if (fact == Fact::attribute) return of_who && !condition.age_days;
    return fact == Fact::segment || fact == Fact::customer_role ||
           (fact >= Fact::customer && fact <= Fact::channel);
  }
  return std::all_of(condition.items.begin(), condition.items.end(),
                     [&](uint32_t item) { return is_about_who(program, item); });
}

}  // namespace

void compile_segments(Program& program, Issues& issues) {
  const auto& rules = program.source.definitions.segments;
  std::vector<SelectorId> read;
  SharedVector<uint32_t> claimed;
  for (uint32_t i = 0; i < rules.size(); ++i) {
    const std::string pointer = pointer_join("/definitions/segments", i);
    const Symbol key = program.symbols.intern(rules[i].key);
    if (!claim(claimed, key, i)) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), rules[i].key);
    }
    const std::string at = pointer_join(pointer, "is");
    const uint32_t id = compile_condition(program, rules[i].is, at, read, issues);
    if (id == kNone) continue;
    if (!is_about_who(program, id)) issues.add(IssueCode::not_about_who, at);
    program.entitlements.segments.emplace_back(key, id);
  }
}

void compile_entitlements(Program& program, Issues& issues) {
  const EntitlementsPart& part = program.source.entitlements;
  EntitlementIndex& index = program.entitlements;
  index.visible_by_default = part.fallback == VisibilityDefault::visible;
  index.prices_by_default = part.prices_fallback == VisibilityDefault::visible;
  ProductSets sets(program);
  SharedVector<uint32_t> claimed;
  Symbols keys;
  for (uint32_t i = 0; i < part.entitlements.size(); ++i) {
    const Entitlement& entitlement = part.entitlements[i];
    const std::string pointer = pointer_join("/parts/entitlements/entitlements", i);
    if (!claim(claimed, keys.intern(entitlement.key), i)) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), entitlement.key);
    }
    index.entitlements.push_back(compile_entitlement(program, entitlement, pointer, sets, issues));
  }
}

}  // namespace proviso
