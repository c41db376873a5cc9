// Explanations: every promotion once, with the first test that failed and its numbers.
#include <gtest/gtest.h>

#include <map>

#include "core/fixture.h"

namespace proviso::test {
namespace {

const char* const kParts =
    R"("products":{"products":[{"sku":"A","list_price":{"GBP":1000}}]},
       "promotions":{"promotions":[
         {"key":"applied","benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"audience","audience":{"segments":["x"]},
          "benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"code","codes":["C"],"benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"ended","schedule":{"until":1000},
          "benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"later","schedule":{"from":1001},
          "benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"no-line","benefits":[{"kind":"lines","rate_bp":1000,
          "target":{"skus":["B"]}}]},
         {"key":"second-test","condition":{"all":[
           {"fact":"cart.amount","op":"gte","value":{"GBP":500}},
           {"any":[{"fact":"lines.quantity","of":{"skus":["A"]},"op":"gte","value":7}]}]},
          "benefits":[{"kind":"order","rate_bp":1000}]},
         {"key":"unless","condition":{"not":
           {"fact":"cart.amount","op":"gt","value":{"GBP":100}}},
          "benefits":[{"kind":"order","rate_bp":1000}]}]})";

TEST(Explain, EveryPromotionHasOneReason) {
  ProgramPtr program = load(ruleset_of(kParts));
  std::string out;
  ASSERT_TRUE(json::explain(*session_of(program, "{}"),
                            request_of(R"({"id":"1","sku":"A","quantity":2})"), out));
  Answer answer = Answer::parse(out)["promotions"];
  std::vector<std::string> reasons;
  for (const Answer& row : answer) {
    reasons.push_back(row["promotion"].get<std::string>() + " " + row["reason"].get<std::string>());
  }
  EXPECT_EQ(
      (std::vector<std::string>{"applied applied", "audience audience", "code code_missing",
                                "ended ended", "later not_started", "no-line no_matching_line",
                                "second-test condition", "unless condition"}),
      reasons);
}

/// Explanations by promotion's key.
std::map<std::string, Answer> explained(const std::string& ruleset, std::string_view request,
                                        Level level = Level::auditor,
                                        std::string_view audience = "{}") {
  std::string out;
  EXPECT_TRUE(json::explain(*session_of(load(ruleset), audience), request, out, level)) << out;
  std::map<std::string, Answer> found;
  const Answer rows = Answer::parse(out)["promotions"];
  for (const Answer& row : rows) found[row["promotion"]] = row;
  return found;
}

/// A shop of two products with these promotions.
std::string shop(std::string_view promotions, std::string_view settings = "{}") {
  return ruleset_of(R"("products":{"products":[
      {"sku":"A","list_price":{"GBP":1000},"cost":{"GBP":600}},
      {"sku":"B","list_price":{"GBP":400}}]},"promotions":{"promotions":[)" +
                        std::string(promotions) + "]}",
                    R"(,"settings":)" + std::string(settings));
}

const std::string kTwoOfA = request_of(R"({"id":"1","sku":"A","quantity":2})");

TEST(Explain, NamesTheTestThatDecided) {
  auto rows = explained(ruleset_of(kParts), kTwoOfA);
  EXPECT_EQ(Answer::parse(R"({"pointer":"/condition/all/1/any/0","fact":"lines.quantity",
    "op":"gte","actual":2,"required":7})"),
            rows["second-test"]["condition"]);
  EXPECT_EQ(Answer::parse(R"({"pointer":"/condition/not","fact":"cart.amount","op":"gt",
    "negated":true,"at":"subtotal","actual":2000,"required":100})"),
            rows["unless"]["condition"]);
  EXPECT_FALSE(rows["applied"].contains("condition"));
}

TEST(Explain, BelowANotTheTestThatHoldsDecided) {
  auto rows = explained(shop(R"({"key":"p","condition":{"not":{"any":[
      {"fact":"cart.amount","op":"gt","value":{"GBP":9999}},
      {"fact":"lines.quantity","of":{"skus":["A"]},"op":"eq","value":2}]}},
      "benefits":[{"kind":"order","rate_bp":1000}]})"),
                        kTwoOfA);
  EXPECT_EQ("/condition/not/any/1", rows["p"]["condition"]["pointer"]);
}

TEST(Explain, AConditionOnTheTotalIsExplainedByItsTrial) {
  auto rows = explained(shop(R"({"key":"p","condition":
      {"fact":"cart.amount","at":"total","op":"gte","value":{"GBP":1900}},
      "benefits":[{"kind":"order","rate_bp":1000}]})"),
                        kTwoOfA);
  EXPECT_EQ("condition", rows["p"]["reason"]);
  EXPECT_EQ(1800, rows["p"]["condition"]["actual"]);
  EXPECT_EQ("total", rows["p"]["condition"]["at"]);
  EXPECT_FALSE(rows["p"].contains("steps")) << "what a trial gave is not in the result";
}

TEST(Explain, NamesWhoTookThePlace) {
  const std::string give = R"("benefits":[{"kind":"order","rate_bp":1000}]})";
  auto group = explained(shop(R"({"key":"a","stacking":{"groups":["other"]},)" + give +
                                  R"(,{"key":"b","stacking":{"groups":["one"]},)" + give +
                                  R"(,{"key":"c","stacking":{"groups":["other","one"]},)" + give,
                              R"({"stacking_groups":[{"key":"one","at_most":1},
                                 {"key":"other","at_most":2}]})"),
                         kTwoOfA);
  EXPECT_EQ("group_full", group["c"]["reason"]);
  EXPECT_EQ("b", group["c"]["in_favour_of"]);
  auto order = explained(
      shop(R"({"key":"a",)" + give + R"(,{"key":"b",)" + give, R"({"max_promotions_per_order":1})"),
      kTwoOfA);
  EXPECT_EQ("order_full", order["b"]["reason"]);
  EXPECT_EQ("a", order["b"]["in_favour_of"]);
  for (const char* exclusivity : {"all", "phase"}) {
    auto rows =
        explained(shop(R"({"key":"a",)" + give + R"(,{"key":"b","stacking":{"exclusivity":")" +
                       exclusivity + R"("},)" + give),
                  kTwoOfA);
    EXPECT_EQ("excluded", rows["a"]["reason"]) << exclusivity;
    EXPECT_EQ("b", rows["a"]["in_favour_of"]) << exclusivity;
    EXPECT_FALSE(rows["b"].contains("in_favour_of")) << exclusivity;
  }
}

TEST(Explain, StepsAddUpToTheLedger) {
  auto rows = explained(shop(R"({"key":"p","benefits":[
      {"kind":"order","rate_bp":1000},{"kind":"lines","amount_minor":{"GBP":100}},
      {"kind":"gift","skus":["B"]},{"kind":"shipping","rate_bp":5000},
      {"kind":"points","points":3}]})"),
                        request_of(R"({"id":"1","sku":"A","quantity":2})",
                                   R"(,"shipping":[{"id":"s","amount_minor":500}])"));
  EXPECT_EQ(Answer::parse(R"([
    {"benefit":1,"phase":"product","lines":[{"line":"1","amount_minor":-200}],"shipping":[]},
    {"benefit":0,"phase":"order","lines":[{"line":"1","amount_minor":-180}],"shipping":[]},
    {"benefit":2,"phase":"order","lines":[{"line":"gift:p","amount_minor":-400}],"shipping":[]},
    {"benefit":3,"phase":"shipping","lines":[],"shipping":[{"id":"s","amount_minor":-250}]},
    {"benefit":4,"phase":"after","lines":[],"shipping":[]}])"),
            rows["p"]["steps"]);
  EXPECT_EQ(-1030, rows["p"]["amount_minor"]);
  EXPECT_EQ(3, rows["p"]["points"]);
}

TEST(Explain, TellsAuditorsWhichFloorsCut) {
  std::string half = R"({"key":"p","benefits":[{"kind":"lines","rate_bp":5000}]})";
  std::string drops = R"({"key":"p","floor":{"kind":"margin","rate_bp":0,
    "on_breach":"drop_promotion"},"benefits":[{"kind":"lines","rate_bp":5000}]})";
  const Answer floors = Answer::parse(R"([{"line":"1","unit_floor":750,"room_minor":500}])");
  const char* const floor = R"({"floor":{"kind":"margin","rate_bp":2000}})";
  auto clipped = explained(shop(half, floor), kTwoOfA)["p"];
  EXPECT_EQ(floors, clipped["steps"][0]["floors"]);
  EXPECT_EQ(-500, clipped["steps"][0]["lines"][0]["amount_minor"]);
  auto dropped = explained(shop(drops, floor), kTwoOfA)["p"];
  EXPECT_EQ("floor", dropped["reason"]);
  EXPECT_EQ(floors, dropped["steps"][0]["floors"]);
  EXPECT_EQ(Answer::array(), dropped["steps"][0]["lines"]);
}

}  // namespace
}  // namespace proviso::test
