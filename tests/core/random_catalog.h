// Small random rulesets that use everything that visibility and prices have, and who may ask.
// Contract: functions of the Random. Test: tests/core/visible_test.cpp
#pragma once

#include <random>

#include "core/fixture.h"

namespace proviso::test {

using Random = std::mt19937;

inline constexpr int kProducts = 70;  // more than a word of bits
inline constexpr int64_t kNoon = 1000;

inline bool chance(Random& random, unsigned percent) { return random() % 100 < percent; }
template <typename List>
auto pick(Random& random, const List& from) {
  return from[random() % from.size()];
}
inline std::string numbered(const char* letter, unsigned number) {
  return letter + std::to_string(number);
}

inline const Keys kAccounts{"branch", "parent", "holding", "other"};
inline const Keys kSegments{"s1", "s2", "s3"};
inline const Keys kContracts{"k1", "k2"};
inline const Keys kWords{"Anvil", "beam", "Bolt", "bolts", "cable-tie", "Zinc", "azure"};

inline AttributeTest random_test(Random& random) {
  const Op ops[] = {Op::eq, Op::ne, Op::gt, Op::gte, Op::lt, Op::lte, Op::in, Op::not_in};
  AttributeTest test;
  test.attribute = "size";
  test.op = ops[random() % std::size(ops)];
  test.values = {static_cast<int64_t>(random() % 5)};
  if (test.op == Op::in || test.op == Op::not_in)
    test.values.push_back(static_cast<int64_t>(random() % 5));
  return test;
}

inline Schedule random_schedule(Random& random) {
  Schedule schedule;
  if (chance(random, 60)) schedule.from = kNoon - 1 + static_cast<int64_t>(random() % 3);
  if (chance(random, 60) && !schedule.from) {
    schedule.until = kNoon - 1 + static_cast<int64_t>(random() % 3);
  }
  return schedule;
}

inline Entitlement random_entitlement(Random& random, unsigned number) {
  const std::vector<EntitlementEffect> effects{EntitlementEffect::grant, EntitlementEffect::grant,
                                               EntitlementEffect::deny, EntitlementEffect::deny,
                                               EntitlementEffect::pass};
  Entitlement said;
  said.key = numbered("e", number);
  said.effect = chance(random, 4) ? EntitlementEffect::block : pick(random, effects);
  if (chance(random, 20)) said.of = EntitlementOf::price;
  if (chance(random, 20)) said.priority = static_cast<int32_t>(random() % 3) - 1;
  if (chance(random, 40)) said.audience.accounts = Keys{pick(random, kAccounts)};
  if (chance(random, 30)) said.audience.segments = Keys{pick(random, kSegments)};
  if (chance(random, 15)) said.audience.contracts = Keys{pick(random, kContracts)};
  if (chance(random, 10)) said.audience.regions = Keys{chance(random, 50) ? "north" : "south"};
  if (chance(random, 15)) said.schedule = random_schedule(random);
  Selector& names = said.products;
  while (chance(random, 45)) {
    if (!names.categories) names.categories.emplace();
    names.categories->push_back(numbered("c", random() % 8));
  }
  if (chance(random, 25)) names.skus = Keys{numbered("p", random() % kProducts), "no-such"};
  if (chance(random, 15)) names.brands = Keys{numbered("b", random() % 3)};
  if (chance(random, 15)) names.attributes.push_back(random_test(random));
  if (chance(random, 10)) names.use = "core";
  return said;
}

inline PriceList random_price_list(Random& random, unsigned number) {
  PriceList list;
  list.key = numbered("list", number);
  list.currency = "GBP";
  if (chance(random, 50)) list.audience.accounts = Keys{pick(random, kAccounts)};
  if (chance(random, 30)) list.audience.segments = Keys{pick(random, kSegments)};
  if (chance(random, 30)) list.schedule = random_schedule(random);
  for (unsigned i = 0; i < kProducts; ++i) {
    if (!chance(random, 20)) continue;
    PriceEntry entry{numbered("p", i), 95 + static_cast<int64_t>(random() % 12), {}};
    if (chance(random, 20)) entry.tiers = {{5, entry.unit_price - 3}};
    list.entries.push_back(entry);
  }
  return list;
}

/// A random tree of 8 categories, and products with up to three paths each.
inline Ruleset random_ruleset(Random& random) {
  Ruleset ruleset;
  ruleset.id = "random";
  ruleset.currencies = {{"GBP", 2, 0}};
  AttributeRule size;
  size.key = "size";
  size.type = AttributeType::integer;
  size.facet = true;
  ruleset.attributes = {size};
  Selector core;
  core.brands = Keys{"b0", "b1"};
  ruleset.definitions.selectors.push_back({"core", core});
  for (unsigned i = 0; i < 8; ++i) {
    Category category;
    category.key = numbered("c", i);
    if (i > 0 && chance(random, 75)) category.parent = numbered("c", random() % i);
    ruleset.products.categories.push_back(category);
  }
  for (unsigned i = 0; i < kProducts; ++i) {
    Product product;
    product.sku = numbered("p", i);
    product.name = pick(random, kWords) + " " + pick(random, kWords);
    if (chance(random, 90))
      product.list_price = {{"GBP", 100 + static_cast<int64_t>(random() % 9)}};
    if (chance(random, 90)) product.category = numbered("c", random() % 8);
    while (product.category && chance(random, 30)) {
      product.further_categories.push_back(numbered("c", random() % 8));
    }
    if (chance(random, 70)) product.brand = numbered("b", random() % 4);
    if (chance(random, 80)) {
      product.attributes.push_back({"size", static_cast<int64_t>(random() % 5)});
    }
    ruleset.products.products.push_back(product);
  }
  auto either = [&] {
    return chance(random, 60) ? VisibilityDefault::visible : VisibilityDefault::hidden;
  };
  ruleset.entitlements.fallback = either();
  ruleset.entitlements.prices_fallback = either();
  for (unsigned i = 0, count = random() % 3; i < count; ++i) {
    ruleset.prices.price_lists.push_back(random_price_list(random, i));
  }
  for (unsigned i = 0, count = random() % 14; i < count; ++i) {
    ruleset.entitlements.entitlements.push_back(random_entitlement(random, i));
  }
  return ruleset;
}

struct Who {
  Keys accounts;  // the account, then its ancestors
  Keys segments, contracts;
  std::string region;
};

inline Who random_who(Random& random) {
  Who who{{"branch", "parent", "holding"}, {}, {}, chance(random, 50) ? "north" : ""};
  who.accounts.resize(random() % 4);
  for (const std::string& segment : kSegments) {
    if (chance(random, 50)) who.segments.push_back(segment);
  }
  for (const std::string& contract : kContracts) {
    if (chance(random, 30)) who.contracts.push_back(contract);
  }
  return who;
}

inline std::string audience_of(const Who& who) {
  Answer audience = Answer::object();
  if (!who.accounts.empty()) {
    audience["account"] = who.accounts.front();
    audience["ancestors"] = Keys(who.accounts.begin() + 1, who.accounts.end());
  }
  audience["segments"] = who.segments;
  audience["contracts"] = who.contracts;
  if (!who.region.empty()) audience["region"] = who.region;
  return audience.dump();
}

}  // namespace proviso::test
