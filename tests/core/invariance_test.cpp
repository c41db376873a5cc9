// No outcome depends on the order of an array or on how lines are split and named: every case, with
// every list reversed or every line split, gives the same decision. Controls: another quantity
// gives another decision; per-line rounding is not invariant.
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
  SessionPtr session = json::open_session_of_request(program, text, issues);
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
  if (parts.contains("promotions")) reverse(parts["promotions"]["promotions"]);
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

/// Total and applied amounts, without lines.
Json summary(const Json& ruleset, const Json& request) {
  Issues issues;
  ProgramPtr program = json::load(ruleset.dump(), issues);
  std::string text = request.dump(), out;
  SessionPtr session = program ? json::open_session_of_request(program, text, issues) : nullptr;
  if (!session || !json::evaluate(*session, text, out, json::RequestForm::whole)) return nullptr;
  Json result = Json::parse(out);
  return {{"totals", result["totals"]}, {"applied", result["applied"]}};
}

/// The request with each line of several units split in two; the new id sorts after the old one.
Json split(Json request) {
  Json lines = Json::array();
  for (Json line : request["cart"]["lines"]) {
    Json part = line;
    int64_t quantity = line["quantity"], taken = quantity / 3;
    if (taken == 0) taken = quantity / 2;
    part["id"] = line["id"].get<std::string>() + "-split";
    part["quantity"] = taken;
    line["quantity"] = quantity - taken;
    if (taken > 0) lines.push_back(part);
    lines.push_back(line);
  }
  request["cart"]["lines"] = lines;
  return request;
}

TEST(Invariance, SplittingALineChangesNoTotal) {
  int compared = 0;
  for (const Case& c : all_cases()) {
    Json before = summary(c.ruleset, c.spec["request"]);
    bool per_line = c.ruleset.dump().find(R"("per":"line")") != std::string::npos;
    if (before.is_null() || c.file == "rounding_line" || per_line) continue;
    EXPECT_EQ(before, summary(c.ruleset, split(c.spec["request"]))) << c.spec["name"];
    ++compared;
  }
  EXPECT_GT(compared, 80);
}

/// A tied cent between two products decides what half off one of them is worth.
TEST(Invariance, ASplitMovesNoTiedCent) {
  Json ruleset = Json::parse(R"({"format":"proviso/1","id":"t","version":1,
    "currencies":[{"code":"GBP","exponent":2,"unit_price_digits":1}],
    "parts":{"products":{"products":[{"sku":"A","list_price":{"GBP":50}},
                                     {"sku":"B","list_price":{"GBP":25}}]},
     "promotions":{"promotions":[
      {"key":"ten","priority":1,"benefits":[{"kind":"lines","rate_bp":1000}]},
      {"key":"half","priority":2,"benefits":[{"kind":"lines","rate_bp":5000,
       "target":{"skus":["A"]}}]}]}}})");
  Json request = Json::parse(R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[
    {"id":"b","sku":"A","quantity":1},{"id":"c","sku":"B","quantity":2}]}})");
  EXPECT_EQ(7, summary(ruleset, request)["totals"]["total_minor"]);
  EXPECT_EQ(7, summary(ruleset, split(request))["totals"]["total_minor"]);
  request["cart"]["lines"][1]["id"] = "a";
  EXPECT_EQ(6, summary(ruleset, request)["totals"]["total_minor"]) << "the tie follows the ids";
}

TEST(Invariance, ControlPerLineRoundingIsNotInvariant) {
  for (const Case& c : all_cases()) {
    if (c.file != "rounding_line") continue;
    Json request = c.spec["request"];
    request["cart"]["lines"] = Json::array({{{"id", "1"}, {"sku", "P105"}, {"quantity", 2}}});
    EXPECT_NE(summary(c.ruleset, request), summary(c.ruleset, split(request)));
    return;
  }
}

}  // namespace
}  // namespace proviso::test
