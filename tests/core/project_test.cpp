// Projections: what an account's browser may hold, and nothing that hangs on what it may not see.
#include <gtest/gtest.h>

#include "core/case_files.h"
#include "core/fixture.h"

namespace proviso::test {
namespace {

/// A world with one thing of every hidden kind; `hidden` fills each of them.
std::string world(const std::string& hidden) {
  std::string text = R"("products":{"categories":[{"key":"open"},{"key":"shut-H"}],
      "products":[{"sku":"SEEN","category":"open","brand":"seen","list_price":{"GBP":1000},
                   "cost":{"GBP":600},"attributes":[{"attribute":"margin","value":3}]},
                  {"sku":"H","category":"shut-H","brand":"brand-H","list_price":{"GBP":77}}]},
    "prices":{"price_lists":[
      {"key":"mine","currency":"GBP","priority":2,"audience":{"accounts":["me"]},
       "entries":[{"sku":"SEEN","unit_price":900},{"sku":"H","unit_price":50}]},
      {"key":"theirs-H","currency":"GBP","priority":1,"audience":{"accounts":["them"]},
       "entries":[{"sku":"SEEN","unit_price":700}]},
      {"key":"shadowed","currency":"GBP","priority":3,
       "entries":[{"sku":"SEEN","unit_price":950}]}]},
    "entitlements":{"entitlements":[{"key":"no-H","effect":"deny","skus":["H"]}]},
    "promotions":{"promotions":[
      {"key":"mine","condition":{"fact":"lines.quantity","of":{"skus":["SEEN","H"],
         "categories":["open","shut-H"]},"op":"gte","value":2},"limits":{"uses":41},
       "benefits":[{"kind":"lines","rate_bp":1000,
         "target":{"attributes":[{"attribute":"margin","op":"gte","value":2}]}}]},
      {"key":"coded-H","codes":["CODE-H"],"benefits":[{"kind":"order","rate_bp":1}]},
      {"key":"theirs-H","audience":{"accounts":["them"]},
       "benefits":[{"kind":"order","rate_bp":1}]},
      {"key":"for-H","benefits":[{"kind":"lines","rate_bp":1,
         "target":{"skus":["H"]}}]},
      {"key":"brand-H","benefits":[{"kind":"lines","rate_bp":1,
         "target":{"brands":["brand-H"]}}]}]})";
  std::string filled;
  for (size_t i = 0; i < text.size(); ++i) {
    bool mark = text[i] == 'H' && (text[i - 1] == '"' || text[i - 1] == '-');
    filled += mark ? hidden : std::string(1, text[i]);
  }
  return ruleset_of(filled,
                    R"(,"attributes":[{"key":"margin","owner":"product","type":"integer",
                        "visible_to":"staff"}])");
}

std::string project(const std::string& ruleset, const std::string& audience) {
  std::string out;
  json::projection(*session_of(load(ruleset), audience), R"({"evaluated_at":1000})", out);
  return out;
}

const char* const kMe = R"({"account":"me"})";

TEST(Project, WorldsThatDifferInWhatIsHiddenProjectAlike) {
  std::string one = project(world("H"), kMe);
  EXPECT_EQ(one, project(world("SECRET"), kMe));
  EXPECT_NE(one, project(world("H"), "{}")) << "control: another account has another projection";
}

TEST(Project, HoldsNothingThatIsNotTold) {
  std::string text = project(world("SECRET"), kMe);
  for (const char* hidden : {"SECRET", "cost", "600", "codes\":[", "41", "uses", "audience",
                             "margin", "950", "700", "them"}) {
    EXPECT_EQ(std::string::npos, text.find(hidden)) << hidden << " in " << text;
  }
}

TEST(Project, DecidesAsTheWholeDoes) {
  std::string request = request_of(R"({"id":"1","sku":"SEEN","quantity":2})");
  std::string whole, part;
  ProgramPtr projected = load(project(world("H"), kMe));
  ASSERT_TRUE(json::decision(*session_of(load(world("H")), kMe), request, whole));
  ASSERT_TRUE(json::decision(*session_of(projected, "{}"), request, part));
  EXPECT_EQ(whole, part);
  Answer answer = evaluate(*session_of(projected, "{}"), request);
  EXPECT_EQ(1620, answer["totals"]["total_minor"]);
  EXPECT_EQ("mine", answer["basis"]["assumed"][0]["promotion"]);
}

/// For every case without codes: the projection for its audience makes the same decision.
TEST(Project, DecidesEveryCaseAsTheWholeDoes) {
  int compared = 0;
  for (const Case& c : all_cases()) {
    Json request = c.spec["request"];
    if (request["cart"].contains("codes") || request.contains("facts")) continue;
    Issues issues;
    ProgramPtr program = json::load(c.ruleset.dump(), issues);
    SessionPtr session = json::open_session_of_request(program, request.dump(), issues);
    if (!session) continue;
    std::string whole, part, projection;
    if (!json::decision(*session, request.dump(), whole, json::RequestForm::whole)) continue;
    std::string at = Json{{"evaluated_at", request["evaluated_at"]}}.dump();
    ASSERT_TRUE(json::projection(*session, at, projection));
    request.erase("audience");
    ASSERT_TRUE(json::decision(*session_of(load(projection), "{}"), request.dump(), part)) << part;
    EXPECT_EQ(whole, part) << c.file << ": " << c.spec["name"];
    ++compared;
  }
  EXPECT_GT(compared, 60);
}

TEST(Project, EndsWhenASchedulePromisesAChange) {
  std::string parts = R"("products":{"products":[{"sku":"A","list_price":{"GBP":10}}]},
    "promotions":{"promotions":[
      {"key":"now","schedule":{"until":5000},"benefits":[{"kind":"order","rate_bp":1}]},
      {"key":"soon","schedule":{"from":3000},
       "benefits":[{"kind":"order","rate_bp":1}]}]})";
  Answer projected = Answer::parse(project(ruleset_of(parts), "{}"));
  EXPECT_EQ(3000, projected["projection"]["valid_until"]);
  EXPECT_EQ(1u, projected["parts"]["promotions"]["promotions"].size());
}

}  // namespace
}  // namespace proviso::test
