// Explanations: every promotion once, with the first test that failed and its numbers.
#include <gtest/gtest.h>

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

TEST(Explain, NamesTheTestThatDecided) {
  ProgramPtr program = load(ruleset_of(kParts));
  SessionPtr session = session_of(program, "{}");
  Request request;
  request.evaluated_at = 1000;
  request.lines = {{request.keep("1"), 0, 2}};
  std::vector<Explanation> rows;
  Issues issues;
  ASSERT_TRUE(explain(*session, request, rows, issues));
  EXPECT_EQ("/condition/all/1/any/0", rows[6].condition_pointer);
  EXPECT_EQ(2, rows[6].actual);
  EXPECT_EQ(7, rows[6].required);
  EXPECT_EQ("/condition/not", rows[7].condition_pointer);
  EXPECT_EQ(2000, rows[7].actual);
}

}  // namespace
}  // namespace proviso::test
