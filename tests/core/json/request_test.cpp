// core/json/read_request.h: the records of a sound request, and each refusal with its pointer.
#include "compile/program.h"
#include "json/read_request.h"
#include "sample.h"

namespace proviso::json {
namespace {

/// What is reported of a whole request.
std::string reported(std::string_view text) {
  static const ProgramPtr program = load_sample();
  Request request;
  Audience audience;
  Issues issues;
  read_request(text, *program, request, &audience, issues);
  return listed(issues);
}

std::string reported(std::string_view from, std::string_view to) {
  return reported(changed(kRequest, from, to));
}

/// The sample with `count` lines.
std::string with_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    if (i > 0) lines += ',';
    lines += R"({"id":")" + std::to_string(i) + R"(","sku":"T1","quantity":1})";
  }
  return R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[)" + lines + "]}}";
}

TEST(RequestJson, BecomesRecords) {
  ProgramPtr program = load_sample();
  Request request;
  Audience audience;
  Issues issues;
  read_request(kRequest, *program, request, &audience, issues);
  ASSERT_EQ(listed(issues), "");
  EXPECT_EQ(request.currency, find_currency(*program, "GBP"));
  EXPECT_EQ(request.evaluated_at, 5000);
  ASSERT_EQ(request.lines.size(), 2U);
  EXPECT_EQ(request.view(request.lines[1].id), "b");
  EXPECT_EQ(request.lines[0].product, find_product(*program, find_symbol(*program, "T1")));
  EXPECT_EQ(request.lines[0].quantity, 12);
  ASSERT_EQ(request.codes.size(), 2U);
  EXPECT_EQ(request.view(request.codes[0].text), "spring");
  EXPECT_EQ(request.codes[0].code, find_code(*program, "SPRING"));
  EXPECT_EQ(request.codes[1].code, kNoSymbol);
  EXPECT_EQ(request.shipping.at(0).amount_minor, 495);
  ASSERT_EQ(request.uses.size(), 1U);
  EXPECT_EQ(request.uses[0].uses, 3);
  EXPECT_EQ(request.uses[0].uses_by_account, 0);
  EXPECT_EQ(audience.account, find_symbol(*program, "acme"));
  EXPECT_EQ(audience.ancestors, (std::vector<Symbol>{kNoSymbol, kNoSymbol}));
  EXPECT_EQ(audience.segments, (std::vector<Symbol>{find_symbol(*program, "gold")}));
  EXPECT_EQ(audience.region, find_symbol(*program, "uk"));
}

TEST(RequestJson, ReusedRecordsForgetTheLastRequest) {
  ProgramPtr program = load_sample();
  Request request;
  Audience audience;
  Issues issues;
  read_request(kRequest, *program, request, &audience, issues);
  read_request(R"({"currency":"EUR","evaluated_at":1,"cart":{"lines":[]}})", *program, request,
               &audience, issues);
  EXPECT_EQ(listed(issues), "");
  EXPECT_TRUE(request.lines.empty() && request.codes.empty() && request.uses.empty());
  EXPECT_TRUE(request.shipping.empty() && request.text.empty());
  EXPECT_EQ(audience.account, kNoSymbol);
}

TEST(RequestJson, RefusesQuantitiesOutOfRange) {
  EXPECT_EQ(reported(R"("quantity":12)", R"("quantity":-1)"),
            "out_of_range /cart/lines/0/quantity");
  EXPECT_EQ(reported(R"("quantity":12)", R"("quantity":1152921504606846976)"),
            "out_of_range /cart/lines/0/quantity");
  EXPECT_EQ(reported(R"("quantity":12)", R"("quantity":1000000001)"),
            "out_of_range /cart/lines/0/quantity");
  EXPECT_EQ(reported(R"("quantity":12)", R"("quantity":1.5)"),
            "not_an_integer /cart/lines/0/quantity");
  EXPECT_EQ(reported(R"("quantity":12)", R"("quantity":1000000000)"), "");
}

TEST(RequestJson, RefusesTooManyLines) {
  EXPECT_EQ(reported(with_lines(10'000)), "");
  EXPECT_EQ(reported(with_lines(10'001)), "too_many_items /cart/lines");
}

TEST(RequestJson, RefusesCodesOfTenKilobytes) {
  EXPECT_EQ(reported("NOPE", std::string(10'000, 'x')), "too_long /cart/codes/1");
}

TEST(RequestJson, RefusesUnknownMembersEverywhere) {
  EXPECT_EQ(reported(R"("currency")", R"("price":1,"currency")"), "unknown_member /price");
  EXPECT_EQ(reported(R"("sku":"T1")", R"("unit_price":1,"sku":"T1")"),
            "unknown_member /cart/lines/0/unit_price");
  EXPECT_EQ(reported(R"("account":"acme")", R"("discount":1,"account":"acme")"),
            "unknown_member /audience/discount");
  EXPECT_EQ(reported(R"("uses":3)", R"("left":3)"), "unknown_member /facts/uses/0/left");
}

TEST(RequestJson, RefusesIdsThatComeTwice) {
  EXPECT_EQ(reported(R"("id":"b")", R"("id":"a")"), "duplicate_key /cart/lines/1/id");
  EXPECT_EQ(reported(R"({"id":"parcel","amount_minor":495})",
                     R"({"id":"p","amount_minor":1},{"id":"p","amount_minor":2})"),
            "duplicate_key /cart/shipping/1/id");
  EXPECT_EQ(reported("not-in-this-program", "spring"), "duplicate_key /facts/uses/1/promotion");
}

TEST(RequestJson, RefusesCurrenciesThatTheRulesetLacks) {
  EXPECT_EQ(reported("GBP", "USD"), "unknown_currency /currency");
  EXPECT_EQ(reported("GBP", "gbp"), "unknown_value /currency");
}

TEST(RequestJson, ReportsAllOfOneRequest) {
  EXPECT_EQ(
      reported(R"({"currency":"XXX","evaluated_at":-1,"cart":{"lines":[{"id":"","sku":5}]}})"),
      "unknown_currency /currency\nout_of_range /evaluated_at\nempty /cart/lines/0/id\n"
      "wrong_type /cart/lines/0/sku\nmissing_member /cart/lines/0/quantity");
}

TEST(RequestJson, SessionsTakeNoAudience) {
  ProgramPtr program = load_sample();
  Request request;
  Issues issues;
  read_request(kRequest, *program, request, nullptr, issues);
  EXPECT_EQ(listed(issues), "unknown_member /audience");
}

}  // namespace
}  // namespace proviso::json
