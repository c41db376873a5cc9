// Warnings of a check: each from a minimal ruleset, its carts evaluated again from their JSON; and
// the mended ruleset, which does not warn.
#include "proviso/check.h"

#include <gtest/gtest.h>

#include "core/fixture.h"
#include "json/write_check.h"

namespace proviso::test {
namespace {

struct Checked {
  ProgramPtr program;
  Findings findings;
};

Checked checked(const std::string& ruleset, CheckLimits bounds = {}) {
  Checked result;
  result.program = load(ruleset);
  if (result.program != nullptr) check(result.program, result.findings, bounds);
  return result;
}

/// "code /pointer" of each warning.
std::vector<std::string> found(const Checked& checked) {
  std::vector<std::string> all;
  for (const Finding& finding : checked.findings.list) {
    all.push_back(std::string(name(finding.code)) + " " + finding.pointer);
  }
  return all;
}

using Found = std::vector<std::string>;

using Tell = bool (*)(const Session&, std::string_view, std::string&, json::RequestForm);

/// What is told of a cart of a finding when it is read from its JSON.
Answer evaluated(const Checked& checked, const CheckedCart& cart, Tell tell = json::outcomes) {
  std::string request, out;
  json::Writer writer(request);
  json::write_request(*checked.program, cart, writer);
  Issues issues;
  SessionPtr session = json::open_session_of_request(checked.program, request, issues);
  if (session == nullptr) return {};
  tell(*session, request, out, json::RequestForm::whole);
  return Answer::parse(out);
}

/// The totals of a finding's carts, evaluated again; each must be what the finding tells.
std::vector<int64_t> totals(const Checked& checked, size_t finding = 0) {
  std::vector<int64_t> all;
  for (const CheckedCart& cart : checked.findings.list.at(finding).carts) {
    Answer answer = evaluated(checked, cart, json::evaluate);
    all.push_back(answer.at("totals").at("total_minor").get<int64_t>());
    EXPECT_EQ(cart.total_minor, all.back());
  }
  return all;
}

const std::string kProducts =
    R"("products":{"categories":[{"key":"c"}],"products":[
        {"sku":"A","category":"c","list_price":{"GBP":1000}},
        {"sku":"B","list_price":{"GBP":105}}]})";

std::string with(const std::string& promotions, const std::string& more = "",
                 const std::string& parts = "") {
  return ruleset_of(kProducts + parts + R"(,"promotions":{"promotions":[)" + promotions + "]}",
                    more);
}

const std::string kSound = R"({"key":"p","benefits":[{"kind":"order","rate_bp":1000}]})";

TEST(Check, ASoundRulesetHasNoWarning) { EXPECT_EQ(Found{}, found(checked(with(kSound)))); }

TEST(Check, TierCliffOfAPriceList) {
  auto list = [](int price) {
    return R"(,"prices":{"price_lists":[{"key":"l","currency":"GBP",
      "audience":{"segments":["dealer"]},"entries":[{"sku":"A","unit_price":1000,
      "tiers":[{"from":10,"unit_price":)" +
           std::to_string(price) + "}]}]}]}";
  };
  Checked cliff = checked(with("", "", list(800)));
  EXPECT_EQ(Found{"tier_cliff /parts/prices/price_lists/0/entries/0/tiers"}, found(cliff));
  EXPECT_EQ((std::vector<int64_t>{9000, 8000}), totals(cliff));
  EXPECT_EQ(Found{}, found(checked(with("", "", list(900)))));
}

TEST(Check, TierCliffOfABenefit) {
  auto tiers = [](const std::string& mode) {
    return R"({"key":"p","benefits":[{"kind":"lines","target":{"skus":["A"]},
      "tiers":{"by":"quantity","mode":")" +
           mode + R"(","steps":[{"from":5,"rate_bp":3000}]}}]})";
  };
  Checked cliff = checked(with(tiers("volume")));
  EXPECT_EQ(Found{"tier_cliff /parts/promotions/promotions/0/benefits/0/tiers"}, found(cliff));
  EXPECT_EQ((std::vector<int64_t>{4000, 3500}), totals(cliff));
  EXPECT_EQ(Found{}, found(checked(with(tiers("graduated")))));
}

std::string if_condition(const std::string& condition) {
  return with(R"({"key":"p","condition":)" + condition +
              R"(,"benefits":[{"kind":"order","rate_bp":1000}]})");
}

TEST(Check, ConditionsThatCannotHold) {
  const Found never{"never_applies /parts/promotions/promotions/0/condition"};
  auto units = [](const char* op, int n) {
    return R"({"fact":"lines.quantity","of":{"skus":["A"]},"op":")" + std::string(op) +
           R"(","value":)" + std::to_string(n) + "}";
  };
  EXPECT_EQ(
      never,
      found(checked(if_condition(R"({"all":[)" + units("gte", 10) + "," + units("lt", 5) + "]}"))));
  EXPECT_EQ(
      Found{},
      found(checked(if_condition(R"({"all":[)" + units("gte", 5) + "," + units("lt", 10) + "]}"))));
  EXPECT_EQ(never, found(checked(if_condition(R"({"any":[]})"))));
  EXPECT_EQ(never,
            found(checked(if_condition(R"({"fact":"cart.amount","op":"lt","value":{"GBP":0}})"))));
  EXPECT_EQ(never, found(checked(if_condition(
                       R"({"all":[{"fact":"channel","op":"eq","value":"web"},
                                  {"any":[{"all":[{"fact":"channel","op":"eq","value":"web"},
                                          {"fact":"channel","op":"eq","value":"shop"}]}]}]})"))));
  EXPECT_EQ(Found{},
            found(checked(if_condition(R"({"fact":"channel","op":"in","value":["web","shop"]})"))));
}

TEST(Check, PromotionsThatReachNothing) {
  const std::string at = "never_applies /parts/promotions/promotions/0";
  auto lines = [](const std::string& target, int rate_bp) {
    return with(R"({"key":"p","benefits":[{"kind":"lines","target":)" + target + R"(,"rate_bp":)" +
                std::to_string(rate_bp) + "}]}");
  };
  EXPECT_EQ(Found{at}, found(checked(lines(R"({"skus":["NONE"]})", 1000))));
  EXPECT_EQ(Found{at}, found(checked(lines(R"({"skus":[]})", 1000))));
  EXPECT_EQ(Found{at}, found(checked(lines(R"({"skus":["B"],"categories":["c"]})", 1000))));
  EXPECT_EQ(Found{at + "/benefits"}, found(checked(lines(R"({"skus":["A"]})", 0))));
  EXPECT_EQ(Found{}, found(checked(lines(R"({"skus":["A"]})", 1000))));
  EXPECT_EQ(Found{at + "/audience"}, found(checked(with(R"({"key":"p","audience":{"segments":[]},
                                   "benefits":[{"kind":"order","rate_bp":1000}]})"))));
}

TEST(Check, AlwaysBeaten) {
  auto two = [](const std::string& winner, const std::string& loser) {
    return with(R"({"key":"all","priority":1)" + winner +
                R"(,"stacking":{"exclusivity":"all"},"benefits":[{"kind":"order","rate_bp":500}]},
                  {"key":"p","priority":2)" +
                loser + R"(,"benefits":[{"kind":"order","rate_bp":1000}]})");
  };
  const std::string dealers = R"(,"audience":{"segments":["dealer"]})";
  Checked beaten = checked(two("", dealers));
  EXPECT_EQ(Found{"always_beaten /parts/promotions/promotions/1"}, found(beaten));
  Answer answer = evaluated(beaten, beaten.findings.list[0].carts.at(0));
  EXPECT_EQ("all", answer["outcomes"][0]["promotion"]);
  EXPECT_EQ("applied", answer["outcomes"][0]["outcome"]);
  EXPECT_EQ("excluded", answer["outcomes"][1]["reason"]);
  EXPECT_EQ(Found{"always_beaten /parts/promotions/promotions/1"},
            found(checked(two(dealers, dealers))));
  EXPECT_EQ(Found{}, found(checked(two(dealers, ""))));
  EXPECT_EQ(Found{}, found(checked(two(R"(,"schedule":{"from":5})", ""))));
  EXPECT_EQ(Found{}, found(checked(two(R"(,"limits":{"uses":5})", ""))));
}

TEST(Check, PercentsOver100) {
  auto two = [](const std::string& more, int priority, const std::string& settings = "") {
    return with(R"({"key":"half","priority":1,"benefits":[{"kind":"lines","rate_bp":6000}]},
                   {"key":"more","priority":)" +
                    std::to_string(priority) + more + "}",
                settings);
  };
  const std::string rate =
      R"(,"benefits":[{"kind":"lines","target":{"skus":["A"]},"rate_bp":5000}])";
  const std::string coded = R"(,"codes":["X"],"limits":{"uses":1})" + rate;
  const std::string at = "percents_over_100 /parts/promotions/promotions/0";
  auto has = [&](const std::string& ruleset) {
    Found all = found(checked(ruleset));
    return std::find(all.begin(), all.end(), at) != all.end();
  };
  Checked over = checked(two(coded, 1));
  ASSERT_FALSE(over.findings.list.empty());
  EXPECT_EQ(at, found(over)[0]);
  EXPECT_TRUE(has(two(rate, 1)));
  EXPECT_FALSE(has(two(rate, 2)));
  EXPECT_TRUE(has(two(rate, 2, R"(,"settings":{"percent_base":"list"})")));
  Answer answer = evaluated(over, over.findings.list[0].carts.at(0));
  EXPECT_EQ(2u, answer["outcomes"].size());
}

TEST(Check, UnlimitedCode) {
  auto code = [](const std::string& limits) {
    return with(R"({"key":"p","codes":["Save"])" + limits +
                R"(,"condition":{"fact":"cart.amount","op":"gte","value":{"GBP":25000}},
                  "benefits":[{"kind":"order","rate_bp":1000}]})");
  };
  Checked unlimited = checked(code(""));
  EXPECT_EQ(Found{"unlimited_code /parts/promotions/promotions/0/codes"}, found(unlimited));
  EXPECT_EQ(std::vector<int64_t>{22500}, totals(unlimited));
  EXPECT_EQ(Found{}, found(checked(code(R"(,"limits":{"uses_per_account":1})"))));
}

TEST(Check, SplittingALine) {
  auto per = [](const std::string& what) {
    return with(R"({"key":"p","benefits":[{"kind":"lines","amount_minor":{"GBP":300},"per":")" +
                what + R"(","target":{"skus":["A"]}}]})");
  };
  Checked line = checked(per("line"));
  EXPECT_EQ(Found{"per_line_semantics /parts/promotions/promotions/0/benefits/0/per"}, found(line));
  EXPECT_EQ((std::vector<int64_t>{1700, 1400}), totals(line));
  EXPECT_EQ(Found{}, found(checked(per("unit"))));
  auto level = [](const std::string& what) {
    return with(
        R"({"key":"p","benefits":[{"kind":"lines","rate_bp":1000,"target":{"skus":["B"]}}]})",
        R"(,"settings":{"rounding_level":")" + what + "\"}");
  };
  Checked rounded = checked(level("line"));
  EXPECT_EQ(Found{"per_line_semantics /settings/rounding_level"}, found(rounded));
  EXPECT_EQ(2u, totals(rounded).size());
  EXPECT_NE(totals(rounded)[0], totals(rounded)[1]);
  EXPECT_EQ(Found{}, found(checked(level("benefit"))));
}

TEST(Check, OrderDependent) {
  auto two = [](const std::string& first, const std::string& second, int priority = 1,
                const std::string& settings = "") {
    return with(R"({"key":"a","priority":1)" + first + R"(},{"key":"b","priority":)" +
                    std::to_string(priority) + second + "}",
                settings);
  };
  const std::string at = "order_dependent /parts/promotions/promotions/0";
  auto off = [](int minor) {
    return R"(,"benefits":[{"kind":"order","amount_minor":{"GBP":)" + std::to_string(minor) + "}}]";
  };
  Checked clipped = checked(two(off(80), off(90)));
  EXPECT_EQ(Found{at}, found(clipped));
  Answer answer = evaluated(clipped, clipped.findings.list[0].carts.at(0));
  EXPECT_EQ(-80, answer["outcomes"][0]["amount_minor"]);
  EXPECT_EQ(-25, answer["outcomes"][1]["amount_minor"]);
  EXPECT_EQ(Found{}, found(checked(two(off(80), off(90), 2))));
  EXPECT_EQ(Found{}, found(checked(two(off(10), off(20)))));
  const std::string fixed =
      R"(,"benefits":[{"kind":"lines","unit_price":{"GBP":100},"target":{"skus":["B"]}}])";
  EXPECT_EQ(Found{at}, found(checked(two(fixed, fixed))));
  const std::string rate = R"(,"benefits":[{"kind":"order","rate_bp":1000}])";
  EXPECT_EQ(Found{}, found(checked(two(rate, rate))));
  const std::string one = R"(,"settings":{"max_promotions_per_order":1})";
  EXPECT_EQ(Found{at}, found(checked(two(rate, rate, 1, one))));
  EXPECT_EQ(Found{}, found(checked(two(rate, rate, 2, one))));
}

TEST(Check, OrderDependentKnowsWhoAsks) {
  const std::string benefit = R"("benefits":[{"kind":"order","amount_minor":{"GBP":90}}])";
  Checked clipped = checked(
      with(R"({"key":"a","audience":{"segments":["dealer"],"channels":["web"]},)" + benefit +
               R"(},{"key":"b","codes":["Z"],"limits":{"uses":9},"condition":{"all":[
                 {"fact":"attribute","attribute":"mood","op":"eq","value":"good"},
                 {"fact":"cart.payment_method","op":"eq","value":"card"}]},)" +
               benefit + "}",
           R"(,"attributes":[{"key":"mood","owner":"cart","type":"string"}])"));
  EXPECT_EQ(Found{"order_dependent /parts/promotions/promotions/0"}, found(clipped));
  EXPECT_EQ(std::vector<int64_t>{0}, totals(clipped));
}

TEST(Check, FloorDisclosed) {
  auto at = [](const std::string& floor) {
    return ruleset_of(R"("products":{"products":[
          {"sku":"A","list_price":{"GBP":1000},"floor_price":{"GBP":950}}]},
        "promotions":{"promotions":[{"key":"p")" +
                      floor + R"(,"benefits":[{"kind":"lines","rate_bp":1000}]}]})");
  };
  Checked told = checked(at(""));
  EXPECT_EQ(Found{"floor_disclosed /parts/promotions/promotions/0"}, found(told));
  EXPECT_EQ(std::vector<int64_t>{950}, totals(told));
  EXPECT_EQ(
      Found{},
      found(checked(at(R"(,"floor":{"kind":"margin","rate_bp":0,"on_breach":"drop_promotion"})"))));
}

TEST(Check, WorkIsBoundedAndSaid) {
  std::string promotions;
  for (int i = 0; i < 40; ++i) {
    promotions += (i == 0 ? "" : ",") + std::string(R"({"key":"p)") + std::to_string(i) +
                  R"(","codes":["C)" + std::to_string(i) +
                  R"("],"benefits":[{"kind":"order","amount_minor":{"GBP":900}}]})";
  }
  Checked bounded = checked(with(promotions), {80, 10});
  EXPECT_LE(bounded.findings.evaluations, 80 + 8 * 25);
  EXPECT_EQ(10u, bounded.findings.list.size());
  EXPECT_GE(bounded.findings.left_out, 30u);
  EXPECT_FALSE(bounded.findings.cut.empty());
}

}  // namespace
}  // namespace proviso::test
