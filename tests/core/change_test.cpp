// A changed Program against the changed ruleset compiled anew: source, what accounts see, prices
// and classes. The control: the Program before the change differs.
#include "proviso/change.h"

#include <gtest/gtest.h>

#include "core/random_catalog.h"
#include "proviso/catalog.h"
#include "proviso/json.h"

namespace proviso::test {
namespace {

/// What an account is told of all products, and its class.
std::string told(const ProgramPtr& program, const std::string& audience) {
  const SessionPtr session = session_of(program, audience);
  std::string page, classes;
  json::catalog(*session, R"({"currency":"GBP","evaluated_at":1000,"page_size":100})", page);
  json::catalog_class(*session, R"({"evaluated_at":1000})", classes);
  return page + classes;
}

std::string text_of(const Ruleset& ruleset) {
  std::string out;
  json::write_ruleset(ruleset, out);
  return out;
}

Change random_change(Random& random, const Ruleset& ruleset) {
  Change change;
  change.version = ruleset.version + 1;
  const auto& said = ruleset.entitlements.entitlements;
  const auto& lists = ruleset.prices.price_lists;
  for (unsigned i = 0; i < 3; ++i) {
    if (chance(random, 50)) {  // one that is there, or a new one
      change.entitlements.push_back(random_entitlement(random, i * 5 + random() % 5));
    }
  }
  if (!said.empty() && chance(random, 40)) {
    const std::string& key = said.back().key;
    bool put = false;
    for (const Entitlement& one : change.entitlements) put = put || one.key == key;
    if (!put) change.removed_entitlements.push_back(key);
  }
  if (chance(random, 60)) {
    change.price_lists.push_back(random_price_list(random, random() % 4));
  } else if (!lists.empty()) {
    change.removed_price_lists.push_back(lists.front().key);
  }
  return change;
}

struct Compared {
  int changes = 0, different = 0, of_before = 0;
};

Compared compare(int rounds) {
  Random random(11);
  Compared compared;
  for (int round = 0; round < rounds; ++round) {
    Issues issues;
    const ProgramPtr before = compile(random_ruleset(random), issues);
    const std::string source_before = text_of(source(*before));
    ProgramPtr changed = before;
    for (int step = 0; step < 3; ++step) {  // changes of changes
      ProgramPtr next = change(*changed, random_change(random, source(*changed)), issues);
      if (next == nullptr) break;
      changed = next;
    }
    if (changed == before) continue;
    ++compared.changes;
    const ProgramPtr anew = compile(source(*changed), issues);
    EXPECT_EQ(source_before, text_of(source(*before)));
    for (int i = 0; i < 3; ++i) {
      const std::string audience = audience_of(random_who(random));
      const std::string right = told(anew, audience);
      compared.different += told(changed, audience) != right ? 1 : 0;
      compared.of_before += told(before, audience) != right ? 1 : 0;
    }
  }
  return compared;
}

TEST(Change, AnswersAsTheChangedRulesetWould) {
  const Compared compared = compare(600);
  EXPECT_LT(500, compared.changes);
  EXPECT_EQ(0, compared.different);
  EXPECT_LT(500, compared.of_before) << "the control";
}

constexpr const char* kRuleset = R"({
  "format": "proviso/1", "id": "shop", "version": 7,
  "currencies": [{"code": "GBP", "exponent": 2}],
  "parts": {
    "products": {"categories": [], "products": [
      {"sku": "bolt", "name": "Bolt", "list_price": {"GBP": 100}}]},
    "prices": {"price_lists": [
      {"key": "net", "currency": "GBP", "priority": 1,
     "entries": [{"sku": "bolt", "unit_price": 90}]},
      {"key": "less", "currency": "GBP", "entries": [],
       "based_on": {"price_list": "net", "change_bp": -1000}}]},
    "entitlements": {"entitlements": [{"key": "all", "effect": "grant"}]}}})";

std::string issues_of(const char* text) {
  Issues issues;
  const ProgramPtr program = json::load(kRuleset, issues);
  const ProgramPtr changed = json::change(*program, text, issues);
  std::string out;
  for (const Issue& issue : issues.list()) {
    out += std::string(name(issue.code)) + " " + issue.pointer + "\n";
  }
  EXPECT_EQ(changed == nullptr, issues.has_errors());
  return out;
}

TEST(Change, APriceFollowsFromAListThatChanged) {
  Issues issues;
  const ProgramPtr program = json::load(kRuleset, issues);
  const ProgramPtr changed = json::change(*program, R"({"version": 8, "price_lists": [
    {"key": "net", "currency": "GBP", "priority": 1,
     "entries": [{"sku": "bolt", "unit_price": 50}]}]})",
                                          issues);
  ASSERT_NE(nullptr, changed);
  const ProductId bolt = 0;
  EXPECT_EQ(81, price(*open_session(program, {}), bolt, 1, 0, 1000).unit_price);
  EXPECT_EQ(45, price(*open_session(changed, {}), bolt, 1, 0, 1000).unit_price);
}

TEST(Change, SaysWhatIsWrong) {
  EXPECT_EQ("", issues_of(R"({"version": 8})"));
  EXPECT_EQ("out_of_range /version\n", issues_of(R"({"version": 7})"));
  EXPECT_EQ("missing_member /version\n", issues_of("{}"));
  EXPECT_EQ("unknown_member /promotions\n", issues_of(R"({"version": 8, "promotions": []})"));
  EXPECT_EQ("unknown_reference /remove_entitlements/0\n",
            issues_of(R"({"version": 8, "remove_entitlements": ["none"]})"));
  EXPECT_EQ("duplicate_key /remove_entitlements/0\n",
            issues_of(R"({"version": 8, "remove_entitlements": ["all"],
                          "entitlements": [{"key": "all", "effect": "deny"}]})"));
  EXPECT_EQ("unknown_reference /entitlements/0/categories/0\n",
            issues_of(R"({"version": 8, "entitlements":
                          [{"key": "new", "effect": "deny", "categories": ["none"]}]})"));
  EXPECT_EQ("unknown_currency /price_lists/0/currency\n", issues_of(R"({"version": 8, "price_lists":
                          [{"key": "new", "currency": "EUR", "entries": []}]})"));
  EXPECT_EQ("unknown_reference /parts/prices/price_lists/0/based_on/price_list\n",
            issues_of(R"({"version": 8, "remove_price_lists": ["net"]})"));
}

}  // namespace
}  // namespace proviso::test
