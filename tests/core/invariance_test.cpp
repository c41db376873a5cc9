// No outcome depends on the order of an array: every case, with every list of its ruleset and its
// cart reversed, gives the same decision bytes. The control: another quantity gives others.
#include <gtest/gtest.h>

#include "core/case_files.h"
#include "proviso/json.h"

namespace proviso::test {
namespace {

std::string decide(const Json& ruleset, const Json& request) {
  Issues issues;
  ProgramPtr program = json::load(ruleset.dump(), issues);
  if (!program) return "";
  std::string text = request.dump(), out;
  SessionPtr session = json::bind_request(program, text, issues);
  if (!session) return "";
  return json::decision(*session, text, out, json::RequestForm::whole) ? out : "";
}

void reverse(Json& list) {
  if (list.is_array()) std::reverse(list.begin(), list.end());
}

Json reversed_ruleset(Json ruleset) {
  Json& parts = ruleset["parts"];
  reverse(parts["products"]["products"]);
  reverse(parts["products"]["categories"]);
  if (parts["products"]["categories"].is_null()) parts["products"].erase("categories");
  if (parts.contains("prices")) reverse(parts["prices"]["price_lists"]);
  if (parts.contains("entitlements")) reverse(parts["entitlements"]["entitlements"]);
  reverse(parts["promotions"]["promotions"]);
  return ruleset;
}

TEST(Invariance, OrderOfListsChangesNoDecision) {
  int compared = 0;
  for (const Case& c : all_cases()) {
    std::string before = decide(c.ruleset, c.spec["request"]);
    if (before.empty()) continue;
    Json request = c.spec["request"];
    reverse(request["cart"]["lines"]);
    EXPECT_EQ(before, decide(reversed_ruleset(c.ruleset), request)) << c.file << c.spec["name"];
    ++compared;
  }
  EXPECT_GT(compared, 80);
}

TEST(Invariance, ControlAnotherQuantityIsAnotherDecision) {
  for (const Case& c : all_cases()) {
    std::string before = decide(c.ruleset, c.spec["request"]);
    if (before.empty() || c.spec["request"]["cart"]["lines"].empty()) continue;
    Json request = c.spec["request"];
    Json& quantity = request["cart"]["lines"][0]["quantity"];
    quantity = quantity.get<int64_t>() + 1;
    EXPECT_NE(before, decide(c.ruleset, request)) << c.file << c.spec["name"];
  }
}

}  // namespace
}  // namespace proviso::test
