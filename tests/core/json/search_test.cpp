// Filters and decisions in JSON: what is written, and what is refused.
#include "core/fixture.h"

namespace proviso::test {
namespace {

const char* const kParts = R"("products":{"categories":[{"key":"tools"},
  {"key":"saws","parent":"tools"}],"products":[]},
  "prices":{"price_lists":[{"key":"mine","currency":"GBP","entries":[
    {"sku":"S1","unit_price":900,"tiers":[{"from":10,"unit_price":800}]}]}]},
  "entitlements":{"default":"hidden","entitlements":[
    {"key":"tools","effect":"grant","audience":{"accounts":["acme"]},"categories":["tools"]},
    {"key":"no-heavy","effect":"deny","attributes":[{"attribute":"kg","op":"gte","value":50}],
     "categories":["saws"]},
    {"key":"recall","effect":"block","skus":["S9"]},
    {"key":"ask","effect":"deny","of":"price","brands":["Fine"]}]})";
const char* const kAttributes =
    R"(,"attributes":[{"key":"kg","owner":"product","type":"integer"}])";

SessionPtr session(std::string_view audience) {
  return session_of(load(ruleset_of(kParts, kAttributes)), audience);
}

TEST(JsonSearch, WritesTheFilter) {
  std::string out;
  ASSERT_TRUE(json::search_filter(*session(R"({"account":"acme"})"), R"({"evaluated_at":0})", out));
  EXPECT_EQ(Answer::parse(R"({"filter":{"all":[
      {"field":"categories","in":["tools"]},
      {"not":{"all":[{"field":"categories","in":["saws"]},
                     {"attribute":"kg","op":"gte","value":50}]}},
      {"not":{"field":"sku","in":["S9"]}}]}})"),
            Answer::parse(out));
  ASSERT_TRUE(json::search_filter(*session("{}"), R"({"evaluated_at":0})", out));
  EXPECT_EQ(R"({"filter":{"is":false}})", out);
  ASSERT_TRUE(json::search_filter(*session("{}"), R"({"evaluated_at":0,"of":"price"})", out));
  EXPECT_EQ(R"({"filter":{"not":{"field":"brand","in":["Fine"]}}})", out);
}

TEST(JsonSearch, DecidesProductsFromOutside) {
  std::string out;
  ASSERT_TRUE(json::decide(*session(R"({"account":"acme"})"), R"({"currency":"GBP",
    "evaluated_at":0,"products":[{"sku":"S1","category":"saws"},
    {"sku":"S2","category":"saws","attributes":[{"attribute":"kg","value":60}]},
    {"sku":"S3","category":"tools","brand":"Fine","list_price":{"GBP":5}},
    {"sku":"S4","category":"elsewhere"},
    {"sku":"S5","category":"elsewhere","further_categories":["saws"],"list_price":{"GBP":7}},
    {"sku":"S9","category":"saws"}]})",
                           out));
  EXPECT_EQ(Answer::parse(R"({"products":[
      {"sku":"S1","visible":true,"unit_price":900,
       "price_source":{"kind":"price_list","price_list":"mine"}},
      {"sku":"S2","visible":false},{"sku":"S3","visible":true,"price_hidden":true},
      {"sku":"S4","visible":false},
      {"sku":"S5","visible":true,"unit_price":7,"price_source":{"kind":"list_price"}},
      {"sku":"S9","visible":false}]})"),
            Answer::parse(out));
}

TEST(JsonSearch, RefusesWhatIsNotAQuery) {
  std::string out;
  EXPECT_FALSE(json::search_filter(*session("{}"), R"({"evaluated_at":0,"of":"all"})", out));
  EXPECT_EQ("unknown_value", Answer::parse(out)["issues"][0]["code"]);
  EXPECT_FALSE(json::decide(*session("{}"), R"({"currency":"GBP","evaluated_at":0,
    "products":[{"category":"saws"}]})",
                            out));
  EXPECT_EQ("/products/0/sku", Answer::parse(out)["issues"][0]["pointer"]);
}

}  // namespace
}  // namespace proviso::test
