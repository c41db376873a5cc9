// Visibility against a naive oracle that ranks, for each product on its own, every entitlement
// that names it; the control is an oracle that forgets one rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "core/fixture.h"

namespace proviso::test {
namespace {

using Random = std::mt19937;

bool chance(Random& random, unsigned percent) { return random() % 100 < percent; }
template <typename T>
const T& pick(Random& random, const std::vector<T>& from) {
  return from[random() % from.size()];
}

const std::vector<std::string> kAccounts{"branch", "parent", "holding", "other"};
const std::vector<std::string> kSegments{"s1", "s2", "s3"};

/// A random tree of 8 categories and 40 products with up to three paths each.
Ruleset random_ruleset(Random& random) {
  Ruleset ruleset;
  ruleset.id = "random";
  ruleset.currencies = {{"GBP", 2, 0}};
  for (int i = 0; i < 8; ++i) {
    Category category;
    category.key = "c" + std::to_string(i);
    if (i > 0 && chance(random, 75)) category.parent = "c" + std::to_string(random() % i);
    ruleset.products.categories.push_back(category);
  }
  for (int i = 0; i < 40; ++i) {
    Product product;
    product.sku = "p" + std::to_string(i);
    if (chance(random, 90)) product.category = "c" + std::to_string(random() % 8);
    while (product.category && chance(random, 30)) {
      product.further_categories.push_back("c" + std::to_string(random() % 8));
    }
    ruleset.products.products.push_back(product);
  }
  ruleset.entitlements.fallback =
      chance(random, 50) ? VisibilityDefault::visible : VisibilityDefault::hidden;
  for (unsigned i = 0, count = random() % 12; i < count; ++i) {
    Entitlement entitlement;
    entitlement.key = "e" + std::to_string(i);
    entitlement.effect = chance(random, 50) ? EntitlementEffect::grant : EntitlementEffect::deny;
    if (chance(random, 40)) entitlement.accounts = Keys{pick(random, kAccounts)};
    if (chance(random, 30)) entitlement.segments = Keys{pick(random, kSegments)};
    if (chance(random, 40)) entitlement.categories = Keys{"c" + std::to_string(random() % 8)};
    if (chance(random, 30)) {
      entitlement.skus = Keys{"p" + std::to_string(random() % 40), "no-such-product"};
    }
    ruleset.entitlements.entitlements.push_back(entitlement);
  }
  return ruleset;
}

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

/// Depth of the deepest named category on any path of the product; 0: none.
size_t named_depth(const Ruleset& ruleset, const Product& product, const Entitlement& entitlement) {
  size_t deepest = 0;
  Keys starts = product.further_categories;
  if (product.category) starts.push_back(*product.category);
  for (const std::string& start : starts) {
    for (const std::string& key : path_up(ruleset, start)) {
      if (has(entitlement.categories, key)) {
        deepest = std::max(deepest, path_up(ruleset, key).size());
      }
    }
  }
  return deepest;
}

struct Who {
  Keys accounts;  // the account, then its ancestors
  Keys segments;
};

/// What decides for one product: the greatest (target, nearness, deny) of all that match.
bool oracle_sees(const Ruleset& ruleset, const Product& product, const Who& who, bool deny_wins) {
  std::tuple<size_t, int, bool> best{0, 0, false};
  bool visible = ruleset.entitlements.fallback == VisibilityDefault::visible, found = false;
  for (const Entitlement& entitlement : ruleset.entitlements.entitlements) {
    int nearness = 1;
    if (entitlement.segments) {
      bool member = std::any_of(who.segments.begin(), who.segments.end(),
                                [&](const auto& key) { return has(entitlement.segments, key); });
      if (!member) continue;
      nearness = 2;
    }
    if (entitlement.accounts) {
      nearness = 0;
      for (size_t i = who.accounts.size(); i-- > 0;) {
        if (has(entitlement.accounts, who.accounts[i])) nearness = 100 - static_cast<int>(i);
      }
      if (nearness == 0) continue;
    }
    size_t depth = named_depth(ruleset, product, entitlement);
    if (entitlement.categories && depth == 0) continue;
    if (entitlement.skus && !has(entitlement.skus, product.sku)) continue;
    if (entitlement.skus) depth = 1000;
    bool deny = entitlement.effect == EntitlementEffect::deny;
    std::tuple<size_t, int, bool> rank{depth, nearness, deny == deny_wins};
    if (found && rank < best) continue;
    best = rank;
    found = true;
    visible = !deny;
  }
  return visible;
}

/// Products on which the core and the oracle disagree, over many random rulesets and accounts.
int disagreements(unsigned seed, int rounds, bool deny_wins) {
  Random random(seed);
  int different = 0;
  for (int round = 0; round < rounds; ++round) {
    Ruleset ruleset = random_ruleset(random);
    Issues issues;
    ProgramPtr program = compile(ruleset, issues);
    Who who{{"branch", "parent", "holding"}, {}};
    who.accounts.resize(random() % 4);
    for (const std::string& segment : kSegments) {
      if (chance(random, 50)) who.segments.push_back(segment);
    }
    Answer audience = Answer::object();
    if (!who.accounts.empty()) {
      audience["account"] = who.accounts.front();
      audience["ancestors"] = Keys(who.accounts.begin() + 1, who.accounts.end());
    }
    audience["segments"] = who.segments;
    SessionPtr session = session_of(program, audience.dump());
    for (const Product& product : ruleset.products.products) {
      bool seen = find_visible(*session, product.sku) != kNoProduct;
      different += seen != oracle_sees(ruleset, product, who, deny_wins);
    }
  }
  return different;
}

TEST(Visible, AgreesWithTheOracle) { EXPECT_EQ(0, disagreements(20251122, 2000, true)); }

TEST(Visible, ControlAnOracleInWhichGrantsWinDisagrees) {
  EXPECT_LT(0, disagreements(20251122, 2000, false));
}

}  // namespace
}  // namespace proviso::test
