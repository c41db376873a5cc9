// What a ruleset must hold to compile: each broken one has its code and pointer, and no other.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

using Found = std::vector<std::string>;

std::string products(const std::string& list) {
  return R"("products":{"products":[)" + list + "]}";
}
std::string with_categories(const std::string& categories, const std::string& list = "") {
  return R"("products":{"categories":[)" + categories + R"(],"products":[)" + list + "]}";
}

TEST(Compile, DuplicateKeys) {
  EXPECT_EQ((Found{"duplicate_key /parts/products/products/1/sku"}),
            issues_of(ruleset_of(products(R"({"sku":"A"},{"sku":"A"})"))));
  EXPECT_EQ((Found{"duplicate_key /parts/products/categories/1/key"}),
            issues_of(ruleset_of(with_categories(R"({"key":"c"},{"key":"c"})"))));
  EXPECT_EQ((Found{"duplicate_key /parts/promotions/promotions/1/key"}),
            issues_of(ruleset_of(products("") + R"(,"promotions":{"promotions":[
          {"key":"p","benefits":[{"kind":"order","rate_bp":1}]},
          {"key":"p","benefits":[{"kind":"order","rate_bp":1}]}]})")));
  EXPECT_EQ((Found{"duplicate_key /parts/prices/price_lists/0/entries/1/sku"}),
            issues_of(ruleset_of(products("") + R"(,"prices":{"price_lists":[
          {"key":"l","currency":"GBP","entries":[{"sku":"A","unit_price":1},
           {"sku":"A","unit_price":2}]}]})")));
}

TEST(Compile, CategoryTree) {
  EXPECT_EQ((Found{"unknown_reference /parts/products/categories/0/parent"}),
            issues_of(ruleset_of(with_categories(R"({"key":"c","parent":"x"})"))));
  EXPECT_EQ((Found{"category_cycle /parts/products/categories/0/parent",
                   "category_cycle /parts/products/categories/1/parent"}),
            issues_of(ruleset_of(
                with_categories(R"({"key":"a","parent":"b"},{"key":"b","parent":"a"})"))));
  EXPECT_EQ((Found{"category_cycle /parts/products/categories/0/parent"}),
            issues_of(ruleset_of(with_categories(R"({"key":"a","parent":"a"})"))));
  EXPECT_EQ((Found{"unknown_reference /parts/products/products/0/category"}),
            issues_of(ruleset_of(products(R"({"sku":"A","category":"x"})"))));
}

TEST(Compile, CategoryDepthIsBounded) {
  std::string chain = R"({"key":"0"})";
  for (int i = 1; i < 70; ++i) {
    chain += R"(,{"key":")" + std::to_string(i) + R"(","parent":")" + std::to_string(i - 1) + "\"}";
  }
  EXPECT_EQ((Found{"nesting_too_deep /parts/products/categories/64/parent"}),
            issues_of(ruleset_of(with_categories(chain))));
}

TEST(Compile, Attributes) {
  const char* declared =
      R"(,"attributes":[{"key":"colour","owner":"product","type":"string"},
                        {"key":"size","owner":"product","type":"integer"}])";
  auto with = [&](const std::string& attributes) {
    return issues_of(
        ruleset_of(products(R"({"sku":"A","attributes":[)" + attributes + "]}"), declared));
  };
  EXPECT_EQ((Found{}), with(R"({"attribute":"colour","value":"red"})"));
  EXPECT_EQ((Found{"attribute_type /parts/products/products/0/attributes/0/value"}),
            with(R"({"attribute":"size","value":"10"})"));
  EXPECT_EQ((Found{"unknown_reference /parts/products/products/0/attributes/0/attribute"}),
            with(R"({"attribute":"weight","value":1})"));
  EXPECT_EQ((Found{"duplicate_key /parts/products/products/0/attributes/1/attribute"}),
            with(R"({"attribute":"size","value":1},{"attribute":"size","value":2})"));
}

TEST(Compile, WindowsTiersCurrencies) {
  EXPECT_EQ((Found{"tiers_not_ascending /parts/prices/price_lists/0/entries/0/tiers/1/from",
                   "empty_window /parts/prices/price_lists/1/schedule",
                   "unknown_currency /parts/prices/price_lists/2/currency"}),
            [] {
              Found found = issues_of(ruleset_of(products("") + R"(,"prices":{"price_lists":[
        {"key":"a","currency":"GBP","entries":[{"sku":"A","unit_price":9,
         "tiers":[{"from":5,"unit_price":8},{"from":5,"unit_price":7}]}]},
        {"key":"b","currency":"GBP","schedule":{"from":5,"until":5},"entries":[]},
        {"key":"c","currency":"USD","entries":[]}]})"));
              return found;
            }());
}

TEST(Compile, APriceBelowCostIsAWarning) {
  std::string text =
      ruleset_of(products(R"({"sku":"A","list_price":{"GBP":99},"cost":{"GBP":100}})") +
                 R"(,"prices":{"price_lists":[{"key":"l","currency":"GBP","entries":[
         {"sku":"A","unit_price":120,"tiers":[{"from":9,"unit_price":90}]}]}]})");
  EXPECT_EQ((Found{"price_below_cost /parts/products/products/0/list_price/GBP",
                   "price_below_cost /parts/prices/price_lists/0/entries/0"}),
            issues_of(text));
  EXPECT_NE(nullptr, load(text));
}

TEST(Compile, KeysMayBeAnyUnicode) {
  EXPECT_EQ((Found{}), issues_of(ruleset_of(products(
                           "{\"sku\":\"\\u0153uvre \xf0\x9f\x8e\x81\"},{\"sku\":\"\xd8\xb9\"}"))));
}

}  // namespace
}  // namespace proviso::test
