// Near misses: the numbers are worked out by hand; what saves nothing is not shown; the budget and
// the limits hold.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

const char* const kProducts =
    R"("products":{"products":[{"sku":"CUP","list_price":{"GBP":1000}},
       {"sku":"PLATE","list_price":{"GBP":400}},{"sku":"MUG","list_price":{"GBP":500}}]})";

Answer misses(const std::string& promotions, const std::string& lines, const std::string& more = "",
              const std::string& cart = "") {
  std::string parts = std::string(kProducts) + more;
  if (!promotions.empty()) parts += R"(,"promotions":{"promotions":[)" + promotions + "]}";
  std::string out;
  json::near_misses(*session_of(load(ruleset_of(parts)), "{}"), request_of(lines, cart), out);
  return Answer::parse(out).value("near_misses", Answer(out));
}

std::string line(const std::string& id, const std::string& sku, int64_t quantity) {
  return R"({"id":")" + id + R"(","sku":")" + sku + R"(","quantity":)" + std::to_string(quantity) +
         "}";
}

const char* const kFromThirty =
    R"({"key":"from-30","title":"3.00 off from 30.00",
        "condition":{"fact":"cart.amount","op":"gte","value":{"GBP":3000}},
        "benefits":[{"kind":"order","amount_minor":{"GBP":300}}]})";

// 2 cups 20.00 and a plate 4.00: 6.00 are missing. A cup brings 34.00, less 3.00: 31.00, 7.00 more.
// Two plates bring 32.00, less 3.00: 29.00, 5.00 more: cheaper, and 3.00 are saved.
TEST(NearMisses, TheCheapestLineToAnAmount) {
  EXPECT_EQ(Answer::parse(R"([{"promotion":"from-30","title":"3.00 off from 30.00","sku":"PLATE",
              "line":"2","add_quantity":2,"missing_minor":600,"cost_minor":500,
              "saving_minor":300}])"),
            misses(kFromThirty, line("1", "CUP", 2) + "," + line("2", "PLATE", 1)));
}

// 2 cups and 2 plates: 28.00, a plate more is 32.00 - 5.00: it costs 1.00 less than now.
TEST(NearMisses, TheTotalMayFall) {
  Answer found = misses(R"({"key":"p","condition":{"fact":"cart.amount","op":"gt",
                            "value":{"GBP":3000}},
                            "benefits":[{"kind":"order","amount_minor":{"GBP":500}}]})",
                        line("1", "CUP", 2) + "," + line("2", "PLATE", 2));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(-100, found[0]["cost_minor"]);
  EXPECT_EQ(500, found[0]["saving_minor"]);
  EXPECT_EQ(201, found[0]["missing_minor"]);
}

// Three cups: 10 % of 30.00 is 3.00; one more cup costs 10.00 - 3.00.
TEST(NearMisses, UnitsOfSelectedLinesAlone) {
  Answer found = misses(R"({"key":"p","condition":{"all":[
        {"fact":"lines.quantity","of":{"skus":["CUP"]},"op":"gte","value":3},
        {"fact":"lines.amount","of":{"skus":["CUP"]},"op":"gte","value":{"GBP":2500}}]},
      "benefits":[{"kind":"lines","target":{"skus":["CUP"]},"rate_bp":1000}]})",
                        line("1", "CUP", 2) + "," + line("2", "PLATE", 1));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ("CUP", found[0]["sku"]);
  EXPECT_EQ(1, found[0]["add_quantity"]);
  EXPECT_EQ(700, found[0]["cost_minor"]);
  EXPECT_EQ(300, found[0]["saving_minor"]);
}

// What is already off makes every unit cheaper; a promotion that then gives no more is no gain.
TEST(NearMisses, WhatSavesNothingIsNotShown) {
  const std::string condition =
      R"("condition":{"fact":"cart.amount","op":"gte","value":{"GBP":3000}})";
  const std::string cups = line("1", "CUP", 2);
  EXPECT_EQ(1, misses(kFromThirty, cups).size());  // the control
  EXPECT_EQ(Answer::array(), misses(R"({"key":"points",)" + condition +
                                        R"(,"benefits":[{"kind":"points","points":5}]},
        {"key":"always","benefits":[{"kind":"order","rate_bp":1000}]})",
                                    cups));
  EXPECT_EQ(Answer::array(), misses(R"({"key":"small","stacking":{"exclusivity":"all"},)" +
                                        condition + R"(,"benefits":[{"kind":"order",
        "amount_minor":{"GBP":100}}]},
        {"key":"large","priority":9,"benefits":[{"kind":"order","rate_bp":2000}]})",
                                    cups));
}

// A condition that no growth of one line can meet, and promotions that others keep out.
TEST(NearMisses, NothingForWhatGrowthCannotGive) {
  const std::string benefits = R"("benefits":[{"kind":"order","rate_bp":5000}]})";
  const std::string amount = R"({"fact":"cart.amount","op":"gte","value":{"GBP":3000}})";
  const std::string audience = R"({"key":"a","audience":{"segments":["vip"]},"condition":)";
  const std::string code = R"({"key":"c","codes":["C"],"condition":)";
  const std::string ended = R"({"key":"e","schedule":{"until":1000},"condition":)";
  const std::string cups = line("1", "CUP", 2);
  for (const std::string& promotion : {audience, code, ended}) {
    EXPECT_EQ(Answer::array(), misses(promotion + amount + "," + benefits, cups)) << promotion;
  }
  EXPECT_EQ(1, misses(code + amount + "," + benefits, cups, "", R"(,"codes":["c"])").size());
  const std::string products = R"({"fact":"lines.products","of":{},"op":"gte","value":2})";
  EXPECT_EQ(Answer::array(), misses(R"({"key":"p","condition":{"all":[)" + amount + "," + products +
                                        "]}," + benefits,
                                    cups));
}

// Buy 2 cups, get a plate free: with 1 cup and 2 plates one cup more frees a plate of 4.00.
TEST(NearMisses, TheNextSet) {
  const std::string promotion = R"({"key":"p","benefits":[{"kind":"buy_get",
      "buy":{"of":{"skus":["CUP"]},"quantity":2},"get":{"of":{"skus":["PLATE"]},"quantity":1},
      "rate_bp":10000}]})";
  Answer found = misses(promotion, line("1", "CUP", 1) + "," + line("2", "PLATE", 2));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ("1", found[0]["line"]);
  EXPECT_EQ(1, found[0]["add_quantity"]);
  EXPECT_EQ(600, found[0]["cost_minor"]);
  EXPECT_EQ(400, found[0]["saving_minor"]);
  found = misses(promotion, line("1", "CUP", 2) + "," + line("2", "PLATE", 2));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(2, found[0]["add_quantity"]);  // one set applies already
  EXPECT_EQ(1600, found[0]["cost_minor"]);
  found = misses(promotion, line("1", "CUP", 2));
  EXPECT_EQ(Answer::array(), found);  // a plate is not in the cart, so none is proposed
}

// Every third mug free: the third costs nothing.
TEST(NearMisses, EveryNth) {
  Answer found = misses(R"({"key":"p","benefits":[{"kind":"every_nth","every":3,
      "pick":"cheapest","rate_bp":10000}]})",
                        line("1", "MUG", 2));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(1, found[0]["add_quantity"]);
  EXPECT_EQ(0, found[0]["cost_minor"]);
  EXPECT_EQ(500, found[0]["saving_minor"]);
}

// 5 % from 2 cups, 10 % from 4. With 3: 28.50 now, with 4: 36.00. 7.50 for a cup of 10.00.
TEST(NearMisses, TheNextStepOfABenefit) {
  Answer found = misses(R"({"key":"p","benefits":[{"kind":"lines","tiers":{"by":"quantity",
      "steps":[{"from":2,"rate_bp":500},{"from":4,"rate_bp":1000}]}}]})",
                        line("1", "CUP", 3));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(1, found[0]["add_quantity"]);
  EXPECT_EQ(750, found[0]["cost_minor"]);
  EXPECT_EQ(250, found[0]["saving_minor"]);
  EXPECT_EQ(true, found[0]["next_tier"]);
}

// 9 mugs at 4.50 are 40.50, 10 at 4.00 are 40.00: one more costs -0.50, against 4.50.
TEST(NearMisses, TheNextTierOfAPriceList) {
  const std::string list = R"(,"prices":{"price_lists":[{"key":"mine","currency":"GBP",
      "entries":[{"sku":"MUG","unit_price":450,"tiers":[{"from":10,"unit_price":400},
      {"from":20,"unit_price":400}]}]}]})";
  EXPECT_EQ(Answer::parse(R"([{"price_list":"mine","tier_from":10,"sku":"MUG","line":"1",
              "add_quantity":1,"cost_minor":-50,"saving_minor":500,"next_tier":true}])"),
            misses("", line("1", "MUG", 9), list));
  EXPECT_EQ(Answer::array(), misses("", line("1", "MUG", 10), list));  // the next is no cheaper
}

// 10 % are off first, so 30.00 `current` need 34.00: 4 cups; the estimate knows of the 10 %.
TEST(NearMisses, AmountsThatPromotionsChange) {
  Answer found = misses(R"({"key":"a","benefits":[{"kind":"order","rate_bp":1000}]},
      {"key":"b","priority":5,"condition":{"fact":"cart.amount","at":"current","op":"gte",
       "value":{"GBP":3000}},"benefits":[{"kind":"order","amount_minor":{"GBP":100}}]})",
                        line("1", "CUP", 3));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(1, found[0]["add_quantity"]);
  EXPECT_EQ(300, found[0]["missing_minor"]);
  EXPECT_EQ(800, found[0]["cost_minor"]);  // 36.00 - 1.00 - 27.00
}

struct Loaded {
  SessionPtr session;
  Request request;
};
Loaded two_lines() {
  std::string parts =
      std::string(kProducts) + R"(,"promotions":{"promotions":[)" + kFromThirty + "]}";
  Loaded loaded{session_of(load(ruleset_of(parts)), "{}"), {}};
  Request& request = loaded.request;
  request.evaluated_at = 1000;
  ProductId cup = find_visible(*loaded.session, "CUP", 0),
            plate = find_visible(*loaded.session, "PLATE", 0);
  request.lines = {{request.keep("1"), cup, 2, 0, 0}, {request.keep("2"), plate, 1, 0, 0}};
  return loaded;
}

TEST(NearMisses, NoMoreEvaluationsThanAllowed) {
  Loaded loaded = two_lines();
  std::vector<NearMiss> found;
  Issues issues;
  ASSERT_TRUE(near_misses(*loaded.session, loaded.request, 0, found, issues));
  EXPECT_TRUE(found.empty());
  ASSERT_TRUE(near_misses(*loaded.session, loaded.request, 1, found, issues));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(0, found[0].line);  // the first by id; the cheaper one was not tried
  ASSERT_TRUE(near_misses(*loaded.session, loaded.request, 2, found, issues));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(1, found[0].line);
}

TEST(NearMisses, TheLimitOfALineHolds) {
  const std::string promotion =
      R"({"key":"p","condition":{"fact":"lines.quantity","of":{},"op":"gte",
      "value":1000000001},"benefits":[{"kind":"order","rate_bp":1000}]})";
  EXPECT_EQ(Answer::array(), misses(promotion, line("1", "CUP", 1000000000)));
}

TEST(NearMisses, ACartWithoutPriceIsRefused) {
  Loaded loaded = two_lines();
  loaded.request.lines[0].product = kNoProduct;
  std::vector<NearMiss> found;
  Issues issues;
  EXPECT_FALSE(near_misses(*loaded.session, loaded.request, 64, found, issues));
  EXPECT_TRUE(issues.has_errors());
}

}  // namespace
}  // namespace proviso::test
