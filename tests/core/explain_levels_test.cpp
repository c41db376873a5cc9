// Explanations by level: what each reader is told, and that worlds which differ only in what a
// reader may not know give them the same bytes. Control: an auditor sees the difference.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

/// Two units of a product of this cost, with a code, and these promotions.
std::string explained(Level level, const std::string& promotions, const std::string& more = "",
                      const std::string& cost = "600") {
  std::string ruleset =
      ruleset_of(R"("products":{"products":[{"sku":"A","list_price":{"GBP":1000},"cost":{"GBP":)" +
                     cost + R"(}}]},"promotions":{"promotions":[)" + promotions + "]}",
                 R"(,"attributes":[{"key":"rank","owner":"account","type":"integer"},
          {"key":"risk","owner":"account","type":"integer","visible_to":"staff"}])" +
                     more);
  std::string out;
  SessionPtr session = session_of(load(ruleset), R"({"account":"acme","segments":["gold"],
    "attributes":[{"attribute":"rank","value":1},{"attribute":"risk","value":2}]})");
  EXPECT_TRUE(json::explain(
      *session, request_of(R"({"id":"1","sku":"A","quantity":2})", R"(,"codes":["ENTERED"])"), out,
      level))
      << out;
  return out;
}

std::string promotion(const std::string& members) {
  return "{" + members + R"(,"benefits":[{"kind":"order","rate_bp":1000}]})";
}
std::string with_condition(const std::string& test) {
  return promotion(R"("key":"p","condition":)" + test);
}

Answer only(const std::string& text) {
  Answer rows = Answer::parse(text)["promotions"];
  EXPECT_EQ(1U, rows.size()) << text;
  return rows.empty() ? Answer() : rows[0];
}

std::vector<std::string> keys(Level level, const std::string& promotions) {
  std::vector<std::string> found;
  const Answer rows = Answer::parse(explained(level, promotions))["promotions"];
  for (const Answer& row : rows) found.push_back(row["promotion"]);
  return found;
}

TEST(ExplainLevels, EachIsToldOfItsPromotions) {
  const std::string all =
      promotion(R"("key":"a-open")") + "," +
      promotion(R"("key":"b-entered","codes":["ENTERED"],"condition":{"any":[]})") + "," +
      promotion(R"("key":"c-code","codes":["OTHER"])") + "," +
      promotion(R"("key":"d-later","schedule":{"from":5000})") + "," +
      promotion(R"("key":"e-others","audience":{"segments":["silver"]})");
  using Names = std::vector<std::string>;
  EXPECT_EQ((Names{"a-open", "b-entered"}), keys(Level::buyer, all));
  EXPECT_EQ((Names{"a-open", "b-entered", "c-code", "d-later"}), keys(Level::sales, all));
  EXPECT_EQ((Names{"a-open", "b-entered", "c-code", "d-later", "e-others"}),
            keys(Level::auditor, all));
}

TEST(ExplainLevels, ABuyerIsNotToldOfTestsOfWhoTheyAre) {
  for (const char* test : {R"({"fact":"segment","op":"in","value":["silver"]})",
                           R"({"fact":"account","op":"eq","value":"other"})",
                           R"({"fact":"customer","op":"eq","value":"eve"})",
                           R"({"fact":"customer.role","op":"in","value":["chief"]})",
                           R"({"fact":"attribute","attribute":"risk","op":"gt","value":5})"}) {
    Answer row = only(explained(Level::buyer, with_condition(test)));
    EXPECT_EQ("condition", row["reason"]) << test;
    EXPECT_FALSE(row.contains("condition")) << test;
    EXPECT_EQ("reason.condition", row["message"]["key"]) << test;
    EXPECT_TRUE(only(explained(Level::sales, with_condition(test))).contains("condition")) << test;
  }
  const char* open = R"({"fact":"attribute","attribute":"rank","op":"gte","value":5})";
  Answer row = only(explained(Level::buyer, with_condition(open)));
  EXPECT_EQ(Answer::parse(R"({"fact":"attribute","op":"gte","attribute":"rank","actual":1,
    "required":5})"),
            row["condition"]);
  EXPECT_EQ(Answer::parse(R"({"promotion":"p","state":"short","op":"gte","name":"rank","actual":1,
    "required":5,"missing":4})"),
            row["message"]["parameters"]);
}

TEST(ExplainLevels, OtherSegmentsAreToldToAuditorsAlone) {
  auto world = [](Level level, const std::string& segment, const std::string& account) {
    return explained(
        level, promotion(R"("key":"p","condition":{"fact":"segment","op":"in","value":[")" +
                         segment + R"("]})") +
                   "," +
                   promotion(R"("key":"q","condition":{"fact":"account","op":"eq","value":")" +
                             account + R"("})") +
                   "," + promotion(R"("key":"r","audience":{"segments":[")" + segment + R"("]})"));
  };
  for (Level level : {Level::buyer, Level::sales}) {
    EXPECT_EQ(world(level, "silver", "elm"), world(level, "bronze", "oak"));
  }
  EXPECT_NE(world(Level::auditor, "silver", "elm"), world(Level::auditor, "bronze", "elm"));
  EXPECT_NE(world(Level::auditor, "silver", "elm"), world(Level::auditor, "silver", "oak"));
}

TEST(ExplainLevels, CostsAndFloorsAreToldToAuditorsAlone) {
  auto world = [](Level level, const std::string& cost, const std::string& rate_bp) {
    return explained(level, promotion(R"("key":"p")"),
                     R"(,"settings":{"floor":{"kind":"margin","rate_bp":)" + rate_bp + "}}", cost);
  };
  for (Level level : {Level::buyer, Level::sales}) {
    EXPECT_EQ(world(level, "760", "2000"), world(level, "855", "1000")) << "both at 9.50";
    EXPECT_EQ(world(level, "100", "1000"), world(level, "900", "0")) << "neither cuts";
  }
  EXPECT_NE(world(Level::auditor, "760", "2000"), world(Level::auditor, "761", "2000"));
}

TEST(ExplainLevels, APromotionDroppedForAFloorHadNoEffect) {
  const std::string benefits = R"("benefits":[{"kind":"order","rate_bp":1000}]})";
  auto world = [&](Level level, const std::string& cost) {
    return explained(level,
                     R"({"key":"p","floor":{"kind":"margin","rate_bp":0,"on_breach":)"
                     R"("drop_promotion"},)" +
                         benefits,
                     "", cost);
  };
  auto nothing = [](Level level) {
    return explained(level,
                     R"({"key":"p","benefits":[{"kind":"lines","unit_price":{"GBP":1000}}]})");
  };
  for (Level level : {Level::buyer, Level::sales}) {
    EXPECT_EQ(nothing(level), world(level, "950"));
    EXPECT_EQ(nothing(level), world(level, "1000"));
  }
  EXPECT_EQ("floor", only(world(Level::auditor, "950"))["reason"]);
}

TEST(ExplainLevels, HiddenPromotionsChangeNothing) {
  const std::string open = promotion(R"("key":"p")");
  std::string nothing = explained(Level::buyer, open);
  for (const char* members :
       {R"("key":"a","codes":["OTHER"])", R"("key":"a","schedule":{"from":5000})",
        R"("key":"a","audience":{"segments":["silver"]},"stacking":{"exclusivity":"all"})",
        R"("key":"a","codes":["ENTERED"],"audience":{"accounts":["elm"]})",
        R"("key":"a","codes":["ENTERED"],"schedule":{"until":900})"}) {
    EXPECT_EQ(nothing, explained(Level::buyer, promotion(members) + "," + open)) << members;
    EXPECT_NE(explained(Level::auditor, open),
              explained(Level::auditor, promotion(members) + "," + open))
        << members;
  }
}

}  // namespace
}  // namespace proviso::test
