// core/json/read_query.h, write_result.h: catalog pages, prices and projections as JSON.
#include "sample.h"

namespace proviso::json {
namespace {

constexpr std::string_view kDealer =
    R"({"account":"acme","segments":["gold"],"region":"uk","channel":"web"})";

SessionPtr bind_sample(std::string_view audience, std::string_view ruleset = kRuleset) {
  Issues issues;
  SessionPtr session = json::open_session(load_sample(ruleset), audience, issues);
  EXPECT_NE(session, nullptr) << listed(issues);
  return session;
}

using QueryCall = bool (*)(const Session&, std::string_view, std::string&);
std::string answer(QueryCall call, std::string_view query, std::string_view audience = kDealer) {
  std::string out;
  EXPECT_TRUE(call(*bind_sample(audience), query, out)) << out;
  return out;
}

std::string refusal(QueryCall call, std::string_view query, std::string_view ruleset = kRuleset) {
  std::string out;
  EXPECT_FALSE(call(*bind_sample("{}", ruleset), query, out)) << out;
  Value document;
  Issues issues;
  EXPECT_TRUE(parse(out, kRequestLimits, document, issues));
  std::string text;
  for (const Value& issue : document["issues"]) {
    text += issue["code"].get<std::string>() + ' ' + issue["pointer"].get<std::string>() + '\n';
  }
  return text;
}

TEST(CatalogJson, IsCanonical) {
  EXPECT_EQ(answer(catalog, R"({"currency":"GBP","evaluated_at":5000,"category":"drinks"})"),
            R"({"currency":"GBP","category":"drinks","page":1,"page_size":50,"pages":1,"total":1,)"
            R"("products":[{"sku":"T1","name":"Green tea","category":"tea","brand":"Leaf",)"
            R"("unit_price":400,"list_price":500,)"
            R"("price_source":{"kind":"price_list","price_list":"dealer"},)"
            R"("tiers":[{"from":10,"unit_price":350},{"from":50,"unit_price":300}]}],)"
            R"("categories":[{"key":"drinks","name":"Drinks","products":1},)"
            R"({"key":"tea","parent":"drinks","name":"Tea","products":1},)"
            R"({"key":"sale","name":"","products":1}]})");
}

TEST(CatalogJson, PagesAndCountsThem) {
  EXPECT_EQ(answer(catalog, R"({"currency":"EUR","evaluated_at":1,"page":2,"page_size":2})", "{}"),
            R"({"currency":"EUR","page":2,"page_size":2,"pages":2,"total":4,)"
            R"("products":[{"sku":"T2","name":""},{"sku":"T3","name":""}],)"
            R"("categories":[{"key":"drinks","name":"Drinks","products":2},)"
            R"({"key":"tea","parent":"drinks","name":"Tea","products":1},)"
            R"({"key":"sale","name":"","products":1}]})");
}

TEST(CatalogJson, EmptyAndUnknownCategoriesAreAlike) {
  constexpr std::string_view kAudience = R"({"segments":["dry"]})";
  std::string unknown =
      answer(catalog, R"({"currency":"GBP","evaluated_at":1,"category":"beer"})", kAudience);
  std::string hidden =
      answer(catalog, R"({"currency":"GBP","evaluated_at":1,"category":"tea"})", kAudience);
  EXPECT_EQ(unknown, hidden);
  EXPECT_NE(unknown.find(R"("total":0,"products":[])"), std::string::npos) << unknown;
}

TEST(CatalogJson, RefusesWhatIsOutOfRange) {
  EXPECT_EQ(refusal(catalog, R"({"currency":"USD","page":0,"page_size":1001,"q":"tea"})"),
            "unknown_currency /currency\nmissing_member /evaluated_at\nout_of_range /page\n"
            "out_of_range /page_size\nunknown_member /q\n");
}

TEST(PricesJson, AnswerInvisibleAndUnknownAlike) {
  EXPECT_EQ(answer(prices, R"({"currency":"GBP","evaluated_at":5000,"quantity":10,)"
                           R"("skus":["T1","H1","NONE","T3"]})"),
            R"({"prices":[{"sku":"T1","found":true,"name":"Green tea","category":"tea",)"
            R"("brand":"Leaf","unit_price":350,"list_price":500,)"
            R"("price_source":{"kind":"price_list","price_list":"dealer","tier_from":10},)"
            R"("tiers":[{"from":10,"unit_price":350},{"from":50,"unit_price":300}]},)"
            R"({"sku":"H1","found":false},{"sku":"NONE","found":false},)"
            R"({"sku":"T3","found":true,"name":""}]})");
}

TEST(PricesJson, RefusesTooMany) {
  std::string skus;
  for (int i = 0; i <= limits.lines; ++i) skus += i == 0 ? R"("A")" : R"(,"A")";
  EXPECT_EQ(refusal(prices, R"({"currency":"GBP","evaluated_at":1,"skus":[)" + skus + "]}"),
            "too_many_items /skus\n");
}

TEST(ProjectionJson, IsARulesetThatLoads) {
  std::string out = answer(projection, R"({"evaluated_at":5000})");
  for (std::string_view secret : {"SPRING", "Lenz", "cost", "H1", "weight_g", "\"uses\""}) {
    EXPECT_EQ(out.find(secret), std::string::npos) << secret;
  }
  Issues issues;
  EXPECT_NE(load(out, issues), nullptr) << listed(issues);
}

TEST(ProjectionJson, ExpiresForEveryQuery) {
  std::string expired = changed(kRuleset, R"("parts")",
                                R"("projection":{"codes":"withheld","valid_until":99},"parts")");
  const std::string at = "projection_expired /evaluated_at\n";
  EXPECT_EQ(refusal(projection, R"({"evaluated_at":99})", expired), at);
  EXPECT_EQ(refusal(catalog, R"({"currency":"GBP","evaluated_at":99})", expired), at);
  EXPECT_EQ(refusal(prices, R"({"currency":"GBP","evaluated_at":99,"skus":[]})", expired), at);
}

}  // namespace
}  // namespace proviso::json
