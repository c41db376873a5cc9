// Visibility against a naive oracle that asks, for each product on its own, every entitlement that
// names it. PROVISO_TRIPLES: how many (ruleset, account, product) triples, 200,000 when absent.
// Controls: oracles that each forget one rule disagree.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "core/random_catalog.h"

namespace proviso::test {
namespace {

// ---- the oracle -------------------------------------------------------------------------------

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
          const bool priced = !price(*session, id, 1, 0, kNoon).hidden_price;
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
