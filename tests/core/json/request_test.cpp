// core/json/read_request.h: the records of a sound request, and each refusal with its pointer.
#include <algorithm>

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

using Facts = std::vector<AttributeFact>;

/// A sound request of the sample, read.
struct Sound {
  explicit Sound(std::string_view text = kRequest) {
    Issues issues;
    read_request(text, *program, request, &audience, issues);
    EXPECT_EQ(listed(issues), "");
  }
  Symbol symbol(std::string_view key) const { return find_symbol(*program, key); }
  ProductId product(std::string_view sku) const { return find_product(*program, symbol(sku)); }

  ProgramPtr program = load_sample();
  Request request;
  Audience audience;
};

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

TEST(RequestJson, ReadsWhoAndTheirPast) {
  Sound sample;
  const Audience& audience = sample.audience;
  EXPECT_EQ(audience.attributes, (Facts{{sample.symbol("since"), -7}}));
  EXPECT_EQ(audience.customer, sample.symbol("eve"));
  std::vector<Symbol> roles{sample.symbol("buyer"), sample.symbol("chief")};
  std::sort(roles.begin(), roles.end());
  EXPECT_EQ(audience.roles, roles);
  EXPECT_EQ(audience.customer_attributes, (Facts{{sample.symbol("rank"), 3}}));
  EXPECT_EQ(sample.request.history, (std::vector<int64_t>{-1, 4}));
  std::vector<ProductId> bought{sample.product("T1"), sample.product("T2")};
  std::sort(bought.begin(), bought.end());
  EXPECT_TRUE(sample.request.knows_bought);
  EXPECT_EQ(sample.request.bought, bought);
}

TEST(RequestJson, ReadsWhatIsKnownOfTheOrder) {
  Sound sample;
  const Request& request = sample.request;
  EXPECT_FALSE(request.all_or_no_codes);
  ASSERT_EQ(request.gifts.size(), 1U);
  EXPECT_EQ(request.gifts[0].promotion, find_promotion(*sample.program, sample.symbol("spring")));
  EXPECT_EQ(request.gifts[0].product, sample.product("T3"));
  EXPECT_EQ(request.payment_method, sample.symbol("invoice"));
  EXPECT_EQ(request.payment_terms, sample.symbol("net30"));
  EXPECT_EQ(request.order_type, sample.symbol("reorder"));
  EXPECT_EQ(request.ship_to, sample.symbol("depot"));
  EXPECT_EQ(request.renewal, 0);
  EXPECT_EQ(request.deliver_at, 9000);
  EXPECT_EQ(request.shipping[0].method, sample.symbol("express"));
  EXPECT_EQ(request.attributes, (Facts{{sample.symbol("load"), 125}}));
  EXPECT_EQ(request.view(request.locale), "de-AT");
}

TEST(RequestJson, LinesHaveTheirAttributesSorted) {
  Sound sample;
  const Request& request = sample.request;
  EXPECT_EQ(request.lines[0].attribute_count, 0U);
  ASSERT_EQ(request.lines[1].attribute_count, 2U);
  EXPECT_EQ(request.lines[1].first_attribute, 0U);
  Facts facts{{sample.symbol("lid"), static_cast<int64_t>(sample.symbol("green"))},
              {sample.symbol("wrap"), 1}};
  std::sort(facts.begin(), facts.end(), [](const AttributeFact& a, const AttributeFact& b) {
    return a.attribute < b.attribute;
  });
  EXPECT_EQ(request.line_attributes, facts);
}

TEST(RequestJson, StringsThatTheProgramLacksAreLookedUpNotAdded) {
  Sound sample(changed(kRequest, R"("lid","value":"green")", R"("lid","value":"mauve")"));
  EXPECT_EQ(sample.symbol("mauve"), kNoSymbol);
  const auto& facts = sample.request.line_attributes;
  auto is_lid = [&](const AttributeFact& fact) { return fact.attribute == sample.symbol("lid"); };
  auto lid = std::find_if(facts.begin(), facts.end(), is_lid);
  ASSERT_NE(lid, facts.end());
  EXPECT_LT(lid->value, 0) << "no symbol of the program";
}

TEST(RequestJson, RefusesAttributesThatAreNotDeclaredSo) {
  const std::string line = "/cart/lines/1/attributes/";
  EXPECT_EQ(reported(R"("attribute":"lid")", R"("attribute":"lids")"),
            "unknown_reference " + line + "1/attribute");
  EXPECT_EQ(reported(R"("attribute":"lid")", R"("attribute":"load")"),
            "unknown_reference " + line + "1/attribute");
  EXPECT_EQ(reported(R"("attribute":"rank")", R"("attribute":"since")"),
            "unknown_reference /audience/customer/attributes/0/attribute");
  EXPECT_EQ(reported(R"("value":"green")", R"("value":5)"), "attribute_type " + line + "1/value");
  EXPECT_EQ(reported(R"("value":true)", R"("value":1)"), "attribute_type " + line + "0/value");
  EXPECT_EQ(reported(R"("value":-7)", R"("value":"then")"),
            "attribute_type /audience/attributes/0/value");
  EXPECT_EQ(reported(R"("value":125)", R"("value":12.5)"),
            "not_an_integer /cart/attributes/0/value");
  EXPECT_EQ(reported(R"("value":125)", R"("value":9007199254740992)"),
            "out_of_range /cart/attributes/0/value");
  EXPECT_EQ(reported(R"("attribute":"lid","value":"green")", R"("attribute":"wrap","value":false)"),
            "duplicate_key " + line + "1/attribute");
}

TEST(RequestJson, RefusesDamagedFacts) {
  EXPECT_EQ(reported(R"({"history":"not-in-this-program")", R"({"history":"orders")"),
            "duplicate_key /facts/history/1/history");
  EXPECT_EQ(reported(R"("history":"orders","value":4)", R"("history":"orders","value":-1)"),
            "out_of_range /facts/history/0/value");
  EXPECT_EQ(reported(R"(["T2","T1",)", R"(["",5,)"),
            "empty /facts/bought/0\nwrong_type /facts/bought/1");
  EXPECT_EQ(reported("as_possible", "any"), "unknown_value /cart/codes_mode");
  EXPECT_EQ(reported(R"("renewal":0)", R"("renewal":-1)"), "out_of_range /cart/renewal");
  EXPECT_EQ(reported(R"("promotion":"spring","sku":"T3")", R"("sku":"T3")"),
            "missing_member /cart/gifts/0/promotion");
  EXPECT_EQ(reported(R"("key":"eve")", R"("name":"eve")"),
            "unknown_member /audience/customer/name");
  EXPECT_EQ(reported(R"("locale":"de-AT")", R"("locale":"")"), "empty /locale");
}

TEST(RequestJson, AbsentFactsAreNotGiven) {
  Sound bare(R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[]}})");
  EXPECT_EQ(bare.request.history, (std::vector<int64_t>{-1, -1}));
  EXPECT_FALSE(bare.request.knows_bought);
  EXPECT_EQ(bare.request.renewal, -1);
  EXPECT_EQ(bare.request.deliver_at, -1);
  EXPECT_EQ(bare.request.payment_method, kNoSymbol);
  Sound none(R"({"currency":"GBP","evaluated_at":1,"facts":{"bought":[]},)"
             R"("cart":{"lines":[],"codes_mode":"all_or_none"}})");
  EXPECT_TRUE(none.request.knows_bought && none.request.bought.empty());
  EXPECT_TRUE(none.request.all_or_no_codes);
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
  EXPECT_TRUE(request.line_attributes.empty() && request.attributes.empty());
  EXPECT_TRUE(request.gifts.empty() && request.bought.empty() && !request.knows_bought);
  EXPECT_EQ(request.history, (std::vector<int64_t>{-1, -1}));
  EXPECT_EQ(request.payment_method, kNoSymbol);
  EXPECT_EQ(request.renewal, -1);
  EXPECT_EQ(request.locale.length, 0U);
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
  EXPECT_EQ(reported(R"({"id":"parcel","amount_minor":495,"method":"express"})",
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
