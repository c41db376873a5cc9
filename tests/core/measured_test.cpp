// Products whose quantities have decimal digits, beyond their prices and benefits, which
// tests/cases/measured.json has: catalogs, decisions from outside, near misses, the check, and what
// a projection keeps. Numbers are worked out by hand.
#include <gtest/gtest.h>

#include "core/fixture.h"
#include "proviso/check.h"

namespace proviso::test {
namespace {

/// Cable at 0.80 a metre and plugs at 2.00, with these promotions and price lists.
std::string shop(const std::string& promotions, const std::string& lists = "",
                 const std::string& of_cable = "", int scale = 3) {
  return ruleset_of(R"("products":{"products":[{"sku":"CABLE","list_price":{"GBP":80},"unit":"m",
                       "cost":{"GBP":70},"quantity_scale":)" +
                    std::to_string(scale) + of_cable +
                    R"(},{"sku":"PLUG","list_price":{"GBP":200}}]},"prices":{"price_lists":[)" +
                    lists + R"(]},"promotions":{"promotions":[)" + promotions + "]}");
}

SessionPtr open(const std::string& ruleset) { return session_of(load(ruleset), "{}"); }

std::string cable(int64_t quantity) {
  return R"({"id":"1","sku":"CABLE","quantity":)" + std::to_string(quantity) + "}";
}
const char* const kPlug = R"({"id":"2","sku":"PLUG","quantity":1})";

Answer misses(const std::string& ruleset, const std::string& lines) {
  std::string out;
  json::near_misses(*open(ruleset), request_of(lines), out);
  return Answer::parse(out).value("near_misses", Answer(out));
}

std::string list(const std::string& tiers) {
  return R"({"key":"mine","currency":"GBP","entries":[{"sku":"CABLE","unit_price":75,"tiers":[)" +
         tiers + "]}]}";
}

TEST(Measured, ACatalogShowsThePriceOfAUnitAndHowToReadQuantities) {
  const SessionPtr session = open(shop("", list(R"({"from":1000,"unit_price":70},
      {"from":2500,"unit_price":60})")));
  std::string page, prices;
  json::catalog(*session, R"({"currency":"GBP","evaluated_at":0})", page);
  Answer item = Answer::parse(page)["products"][0];
  EXPECT_EQ(70, item["unit_price"]);  // of a metre; a millimetre alone would be at 0.75
  EXPECT_EQ(3, item["quantity_scale"]);
  EXPECT_EQ("m", item["unit"]);
  EXPECT_EQ(2500, item["tiers"][1]["from"]);
  EXPECT_FALSE(Answer::parse(page)["products"][1].contains("quantity_scale"));
  json::prices(*session, R"({"currency":"GBP","evaluated_at":0,"skus":["CABLE"]})", prices);
  EXPECT_EQ(70, Answer::parse(prices)["prices"][0]["unit_price"]);
  json::prices(*session, R"({"currency":"GBP","evaluated_at":0,"skus":["CABLE"],"quantity":999})",
               prices);
  EXPECT_EQ(75, Answer::parse(prices)["prices"][0]["unit_price"]);
}

// 10 % off a metre of 0.80: 0.08. Of a millimetre it would be nothing.
TEST(Measured, ABadgeIsForAUnitOrForTheLeastThatIsSold) {
  const std::string tenth = R"({"key":"p","benefits":[{"kind":"lines","rate_bp":1000}]})";
  const auto saving = [&](const std::string& of_cable) {
    std::string page;
    json::catalog(*open(shop(tenth, "", of_cable)),
                  R"({"currency":"GBP","evaluated_at":0,"badges":true})", page);
    return Answer::parse(page)["products"][0]["promotion"]["saving_minor"];
  };
  EXPECT_EQ(8, saving(""));
  EXPECT_EQ(40, saving(R"(,"min_quantity":5000)"));
  EXPECT_EQ(12, saving(R"(,"step_quantity":1500)"));
}

TEST(Measured, DecidesProductsFromOutsideByTheUnit) {
  const SessionPtr session = open(shop("", list(R"({"from":1000,"unit_price":70})")));
  std::string out;
  ASSERT_TRUE(json::decide(*session, R"({"currency":"GBP","evaluated_at":0,"products":[
      {"sku":"CABLE","quantity_scale":3},{"sku":"CABLE"}]})",
                           out));
  const Answer decided = Answer::parse(out)["products"];
  EXPECT_EQ(70, decided[0]["unit_price"]);
  EXPECT_EQ(75, decided[1]["unit_price"]);  // the control: one of what it is not told of
  EXPECT_FALSE(json::decide(*session, R"({"currency":"GBP","evaluated_at":0,"products":[
      {"sku":"CABLE","quantity_scale":7}]})",
                            out));
}

// 2.5 m and a plug are 3.5 units: of 10 another 6.5 m are missing, or 7 plugs. 9 m are 7.20, with
// the plug 9.20, less 10 %: 8.28, now 4.00. The plugs would cost more.
TEST(Measured, NearMissesGrowByTheSmallestUnit) {
  const std::string from_ten = R"({"key":"p","condition":{"fact":"lines.quantity","of":{},
      "op":"gte","value":10},"benefits":[{"kind":"lines","rate_bp":1000}]})";
  EXPECT_EQ(Answer::parse(R"([{"promotion":"p","sku":"CABLE","line":"1","add_quantity":6500,
      "quantity_scale":3,"unit":"m","cost_minor":428,"saving_minor":92}])"),
            misses(shop(from_ten), cable(2500) + "," + kPlug));
}

// Of 10.00 there are 2.00. 12.494 m cost 9.9952, which rounds to it; sold by half a metre, 12.5 m.
TEST(Measured, NearMissesEndWhereItIsSold) {
  const std::string from_amount = R"({"key":"p","condition":{"fact":"cart.amount","op":"gte",
      "value":{"GBP":1000}},"benefits":[{"kind":"order","amount_minor":{"GBP":100}}]})";
  Answer found = misses(shop(from_amount), cable(2500));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(9994, found[0]["add_quantity"]);
  found = misses(shop(from_amount, "", R"(,"step_quantity":500)"), cable(2500));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(10000, found[0]["add_quantity"]);
}

TEST(Measured, NearMissesReachTiersAndProposeNoSets) {
  const std::string buy_get = R"({"key":"p","benefits":[{"kind":"buy_get",
      "buy":{"of":{},"quantity":1},"get":{"quantity":1},"rate_bp":10000}]})";
  Answer found = misses(shop(buy_get), cable(1000) + "," + kPlug);
  ASSERT_EQ(1, found.size());
  EXPECT_EQ("PLUG", found[0]["sku"]);
  EXPECT_EQ(Answer::array(), misses(shop(buy_get), cable(1000)));
  found = misses(shop("", list(R"({"from":10000,"unit_price":50})")), cable(9250));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(750, found[0]["add_quantity"]);
}

// What is left must reach 5.00 after 10 % off 0.80 a metre: 6.944 m are 5.56, less 0.56.
TEST(Measured, NearMissesOfAmountsThatPromotionsChange) {
  const Answer found = misses(shop(R"({"key":"a","benefits":[{"kind":"order","rate_bp":1000}]},
      {"key":"b","priority":5,"condition":{"fact":"cart.amount","at":"current","op":"gte",
       "value":{"GBP":500}},"benefits":[{"kind":"order","amount_minor":{"GBP":300}}]})"),
                              cable(6000));
  ASSERT_EQ(1, found.size());
  EXPECT_EQ(944, found[0]["add_quantity"]);
}

struct Checked {
  ProgramPtr program;
  Findings findings;
};

Checked checked(const std::string& ruleset) {
  Checked result{load(ruleset), {}};
  check(result.program, result.findings);
  return result;
}

TEST(Measured, TheCheckTellsACliffInUnits) {
  const Checked cliff = checked(shop("", list(R"({"from":10000,"unit_price":74})")));
  ASSERT_EQ(1, cliff.findings.list.size());
  EXPECT_EQ(IssueCode::tier_cliff, cliff.findings.list[0].code);
  EXPECT_EQ("`CABLE`: 10 m cost less in all than 9.999 m", cliff.findings.list[0].message);
}

// A set of pieces is found among pieces; one of what is measured alone never is.
TEST(Measured, TheCheckFindsPiecesForWhatPicksThem) {
  const std::string free_unit = R"({"key":"p","codes":["C"],"benefits":[{"kind":"every_nth",
      "every":2,"rate_bp":10000)";
  const Checked found = checked(shop(free_unit + "}]}"));
  ASSERT_EQ(1, found.findings.list.size());
  EXPECT_EQ(IssueCode::unlimited_code, found.findings.list[0].code);
  ASSERT_EQ(1, found.findings.list[0].carts.size());
  const CheckedCart& cart = found.findings.list[0].carts[0];
  ASSERT_EQ(1, cart.request.lines.size());
  EXPECT_EQ(2, cart.request.lines[0].quantity);
  const Checked none = checked(shop(free_unit + R"(,"target":{"skus":["CABLE"]}}]})"));
  for (const Finding& finding : none.findings.list) EXPECT_TRUE(finding.carts.empty());
}

// One free piece, and no other promotion: carts of cable alone have the other one after all.
TEST(Measured, WhatPassesOverSomeLinesDoesNotAlwaysExclude) {
  const auto warned = [](int scale) {
    const Checked found = checked(shop(R"({"key":"a","stacking":{"exclusivity":"all"},"benefits":[
        {"kind":"lines","rate_bp":10000,"max_units":1}]},
        {"key":"b","benefits":[{"kind":"lines","rate_bp":500,"target":{"skus":["CABLE"]}}]})",
                                       "", "", scale));
    for (const Finding& finding : found.findings.list) {
      if (finding.code == IssueCode::always_beaten) return true;
    }
    return false;
  };
  EXPECT_FALSE(warned(3));
  EXPECT_TRUE(warned(0));
}

TEST(Measured, AProjectionKeepsWhatQuantitiesAreReadWith) {
  const std::string ruleset = shop(R"({"key":"p","benefits":[{"kind":"lines",
      "amount_minor":{"GBP":5}}]})");
  const SessionPtr whole = open(ruleset);
  std::string projected;
  ASSERT_TRUE(json::projection(*whole, R"({"evaluated_at":1000})", projected));
  const Answer product = Answer::parse(projected)["parts"]["products"]["products"][0];
  EXPECT_EQ(Answer::parse(R"({"sku":"CABLE","list_price":{"GBP":80},"quantity_scale":3,
                              "unit":"m"})"),
            product);
  const std::string request = request_of(cable(2555));
  EXPECT_EQ(evaluate(*whole, request)["lines"], evaluate(*open(projected), request)["lines"]);
}

TEST(Measured, AScaleIsAWholeNumberFrom0To6) {
  const char* const kAt = "out_of_range /parts/products/products/0/quantity_scale";
  EXPECT_EQ(std::vector<std::string>{kAt}, issues_of(shop("", "", "", 7)));
  EXPECT_EQ(std::vector<std::string>{kAt}, issues_of(shop("", "", "", -1)));
  EXPECT_EQ(std::vector<std::string>{}, issues_of(shop("", "", "", 6)));
  EXPECT_EQ(std::vector<std::string>{}, issues_of(shop("", "", "", 0)));
}

// The largest unit price, with four more digits, and quantity: exact, or refused.
TEST(Measured, TheLargestNumbersAreExact) {
  const auto of_price = [](const char* price) {
    const std::string text = R"({"format":"proviso/1","id":"large","version":1,"currencies":[
      {"code":"GBP","exponent":2,"unit_price_digits":4}],"parts":{"products":{"products":[
      {"sku":"A","quantity_scale":6,"list_price":{"GBP":)" +
                             std::string(price) + "}}]}}}";
    return evaluate(*open(text), request_of(R"({"id":"1","sku":"A","quantity":1000000000})"));
  };
  EXPECT_EQ(900719925474099, of_price("9007199254740991")["totals"]["total_minor"]);
}

}  // namespace
}  // namespace proviso::test
