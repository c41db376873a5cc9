// Visibility against a naive oracle that asks, for each product on its own, every entitlement that
// names it. PROVISO_TRIPLES: how many (ruleset, account, product) triples, 200,000 when absent.
// Controls: oracles that each forget one rule disagree.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <tuple>

#include "core/fixture.h"

namespace proviso::test {
namespace {

using Random = std::mt19937;

constexpr int kProducts = 70;  // more than a word of bits
constexpr int64_t kNoon = 1000;

bool chance(Random& random, unsigned percent) { return random() % 100 < percent; }
template <typename T>
const T& pick(Random& random, const std::vector<T>& from) {
  return from[random() % from.size()];
}
std::string numbered(const char* letter, unsigned number) {
  return letter + std::to_string(number);
}

const Keys kAccounts{"branch", "parent", "holding", "other"};
const Keys kSegments{"s1", "s2", "s3"};
const Keys kContracts{"k1", "k2"};

AttributeTest random_test(Random& random) {
  const Op ops[] = {Op::eq, Op::ne, Op::gt, Op::gte, Op::lt, Op::lte, Op::in, Op::not_in};
  AttributeTest test;
  test.attribute = "size";
  test.op = ops[random() % std::size(ops)];
  test.values = {static_cast<int64_t>(random() % 5)};
  if (test.op == Op::in || test.op == Op::not_in) test.values.push_back(static_cast<int64_t>(random() % 5));
  return test;
}

Schedule random_schedule(Random& random) {
  Schedule schedule;
  if (chance(random, 60)) schedule.from = kNoon - 1 + static_cast<int64_t>(random() % 3);
  if (chance(random, 60) && !schedule.from) {
    schedule.until = kNoon - 1 + static_cast<int64_t>(random() % 3);
  }
  return schedule;
}

Entitlement random_entitlement(Random& random, unsigned number) {
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

/// A random tree of 8 categories, and products with up to three paths each.
Ruleset random_ruleset(Random& random) {
  Ruleset ruleset;
  ruleset.id = "random";
  ruleset.currencies = {{"GBP", 2, 0}};
  ruleset.attributes = {
      {"size", AttributeOwner::product, AttributeType::integer, 0, AttributeVisibility::buyer}};
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
    product.list_price = {{"GBP", 100}};
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
  for (unsigned i = 0, count = random() % 14; i < count; ++i) {
    ruleset.entitlements.entitlements.push_back(random_entitlement(random, i));
  }
  return ruleset;
}

// ---- the oracle -------------------------------------------------------------------------------

struct Who {
  Keys accounts;  // the account, then its ancestors
  Keys segments, contracts;
  std::string region;
};

/// A rule that an oracle forgets, for controls.
enum class Forget { nothing, deny_wins, pass, block, priority, nearness, depth, schedule };

const Category& category(const Ruleset& ruleset, const std::string& key) {
  const auto& all = ruleset.products.categories;
  return *std::find_if(all.begin(), all.end(), [&](const Category& c) { return c.key == key; });
}

/// The category and all above it, itself first.
Keys path_up(const Ruleset& ruleset, const std::string& key) {
  Keys path{key};
  while (category(ruleset, path.back()).parent) {
    path.push_back(*category(ruleset, path.back()).parent);
  }
  return path;
}

bool has(const std::optional<Keys>& keys, const std::string& key) {
  return keys && std::find(keys->begin(), keys->end(), key) != keys->end();
}

bool shares(const std::optional<Keys>& keys, const Keys& own) {
  return std::any_of(own.begin(), own.end(),
                     [&](const std::string& key) { return has(keys, key); });
}

bool passes(const AttributeTest& test, const Product& product) {
  const bool missing_holds = test.op == Op::ne || test.op == Op::not_in;
  if (product.attributes.empty()) return missing_holds;
  const AttributeValue& value = product.attributes.front().value;
  const bool listed = std::find(test.values.begin(), test.values.end(), value) != test.values.end();
  const int64_t is = std::get<int64_t>(value), limit = std::get<int64_t>(test.values.front());
  switch (test.op) {
    case Op::eq:
    case Op::in:
      return listed;
    case Op::ne:
    case Op::not_in:
      return !listed;
    case Op::gt:
      return is > limit;
    case Op::gte:
      return is >= limit;
    case Op::lt:
      return is < limit;
    default:
      return is <= limit;
  }
}

/// Every depth at which an entitlement names a product: a product 1000, a category 2 and more, a
/// brand or an attribute 1, everything 0.
std::vector<int> depths_of(const Ruleset& ruleset, const Selector& names, const Product& product) {
  const std::string brand = product.brand.value_or("");
  if (names.skus && !has(names.skus, product.sku)) return {};
  if (names.brands && !has(names.brands, brand)) return {};
  if (names.use && brand != "b0" && brand != "b1") return {};
  if (!names.attributes.empty() && !passes(names.attributes.front(), product)) return {};
  std::vector<int> depths;
  Keys starts = product.further_categories;
  if (product.category) starts.push_back(*product.category);
  for (const std::string& start : starts) {
    for (const std::string& key : path_up(ruleset, start)) {
      if (has(names.categories, key)) {
        depths.push_back(1 + static_cast<int>(path_up(ruleset, key).size()));
      }
    }
  }
  if (names.categories && depths.empty()) return {};
  if (names.skus) return {1000};
  if (names.categories) return depths;
  return {names.brands || names.use || !names.attributes.empty() ? 1 : 0};
}

/// How near it is to the one who asks: the account 100, a contract 3, a segment 2, everyone 1; 0:
/// it is not for them.
int nearness_of(const AudienceRule& rule, const Who& who) {
  if (rule.regions && !has(rule.regions, who.region)) return 0;
  if (rule.segments && !shares(rule.segments, who.segments)) return 0;
  if (rule.contracts && !shares(rule.contracts, who.contracts)) return 0;
  if (rule.accounts) {
    for (size_t i = 0; i < who.accounts.size(); ++i) {
      if (has(rule.accounts, who.accounts[i])) return 100 - static_cast<int>(i);
    }
    return 0;
  }
  return rule.contracts ? 3 : rule.segments ? 2 : 1;
}

struct Said {
  int priority = 0, depth = 0, nearness = 0, effect = 0;  // effect: grant 0, pass 1, deny 2
};

/// What decides for one product, asked from the most specific on.
bool oracle_shows(const Ruleset& ruleset, const Product& product, const Who& who, EntitlementOf of,
                  Forget forget) {
  std::vector<Said> all;
  for (const Entitlement& said : ruleset.entitlements.entitlements) {
    const int nearness = nearness_of(said.audience, who);
    const bool runs = (!said.schedule.from || *said.schedule.from <= kNoon) &&
                      (!said.schedule.until || kNoon < *said.schedule.until);
    if (said.of != of || nearness == 0 || (!runs && forget != Forget::schedule)) continue;
    for (int depth : depths_of(ruleset, said.products, product)) {
      if (said.effect == EntitlementEffect::block && forget != Forget::block) return false;
      const bool pass = said.effect == EntitlementEffect::pass;
      if (pass && forget == Forget::pass) continue;
      int effect = pass ? 1 : said.effect == EntitlementEffect::grant ? 0 : 2;
      if (forget == Forget::deny_wins) effect = 2 - effect;
      all.push_back({forget == Forget::priority ? 0 : said.priority,
                     forget == Forget::depth ? 0 : depth, forget == Forget::nearness ? 0 : nearness,
                     effect});
    }
  }
  std::sort(all.begin(), all.end(), [](const Said& a, const Said& b) {
    return std::tuple(a.priority, -a.depth, -a.nearness, -a.effect) <
           std::tuple(b.priority, -b.depth, -b.nearness, -b.effect);
  });
  for (size_t i = 0; i < all.size();) {
    if (all[i].effect != 1) return (all[i].effect == 0) == (forget != Forget::deny_wins);
    const Said passed = all[i];
    while (i < all.size() && all[i].priority == passed.priority && all[i].depth == passed.depth) {
      ++i;
    }
  }
  const auto& part = ruleset.entitlements;
  const auto fallback = of == EntitlementOf::product ? part.fallback : part.prices_fallback;
  return fallback == VisibilityDefault::visible;
}

// ---- the comparison ---------------------------------------------------------------------------

Who random_who(Random& random) {
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

std::string audience_of(const Who& who) {
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

struct Compared {
  int64_t triples = 0, visible = 0, different = 0;
};

Compared compare(unsigned seed, int64_t triples, Forget forget) {
  Random random(seed);
  Compared compared;
  while (compared.triples < triples) {
    const Ruleset ruleset = random_ruleset(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    for (int accounts = 0; accounts < 8; ++accounts) {
      const Who who = random_who(random);
      SessionPtr session = session_of(program, audience_of(who));
      for (const Product& product : ruleset.products.products) {
        const ProductId id = find_visible(*session, product.sku, kNoon);
        bool seen = oracle_shows(ruleset, product, who, EntitlementOf::product, forget);
        compared.different += (id != kNoProduct) != seen;
        if (id != kNoProduct) {
          const bool priced = price(*session, id, 1, 0, kNoon).priced;
          seen = oracle_shows(ruleset, product, who, EntitlementOf::price, forget);
          compared.different += priced != seen;
          ++compared.visible;
        }
        ++compared.triples;
      }
    }
  }
  return compared;
}

TEST(Visible, AgreesWithTheOracle) {
  const char* asked = std::getenv("PROVISO_TRIPLES");
  const int64_t triples = asked == nullptr ? 200000 : std::atoll(asked);
  const Compared compared = compare(20251122, triples, Forget::nothing);
  EXPECT_EQ(0, compared.different);
  EXPECT_GT(compared.visible, triples / 4);
  EXPECT_LT(compared.visible, triples * 3 / 4);
  std::printf("visibility: %lld triples, %lld visible, %lld different\n",
              static_cast<long long>(compared.triples), static_cast<long long>(compared.visible),
              static_cast<long long>(compared.different));
}

TEST(Visible, ControlOraclesThatForgetARuleDisagree) {
  for (Forget forget : {Forget::deny_wins, Forget::pass, Forget::block, Forget::priority,
                        Forget::nearness, Forget::depth, Forget::schedule}) {
    EXPECT_LT(0, compare(20251122, 50000, forget).different) << static_cast<int>(forget);
  }
}

}  // namespace
}  // namespace proviso::test
