// Pages and counts: only what the account sees, in tree order, over all paths of a product.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

const char* const kParts =
    R"("products":{"categories":[{"key":"b"},{"key":"a"},{"key":"a2","parent":"a"},
         {"key":"a1","parent":"a"},{"key":"empty"}],
        "products":[{"sku":"Z"},{"sku":"B1","category":"b","list_price":{"GBP":5}},
         {"sku":"A2","category":"a2","list_price":{"GBP":6}},
         {"sku":"A1","category":"a1","further_categories":["b"],"list_price":{"GBP":7}},
         {"sku":"HID","category":"a1","further_categories":["empty"]}]},
       "prices":{"price_lists":[{"key":"mine","currency":"GBP","audience":{"accounts":["me"]},
         "entries":[{"sku":"A1","unit_price":4}]}]},
       "entitlements":{"entitlements":[{"key":"no","effect":"deny","skus":["HID"]}]})";

Answer catalog(std::string_view query, std::string_view audience = R"({"account":"me"})") {
  std::string out;
  json::catalog(*session_of(load(ruleset_of(kParts)), audience), query, out);
  return Answer::parse(out);
}

std::vector<std::string> skus(const Answer& page) {
  std::vector<std::string> found;
  for (const Answer& product : page["products"]) found.push_back(product["sku"]);
  return found;
}

using Skus = std::vector<std::string>;

TEST(Catalog, OrderAndPrices) {
  Answer page = catalog(R"({"currency":"GBP","evaluated_at":1})");
  EXPECT_EQ((Skus{"A1", "A2", "B1", "Z"}), skus(page));
  EXPECT_EQ(4, page["total"]);
  EXPECT_EQ(4, page["products"][0]["unit_price"]);
  EXPECT_EQ(7, page["products"][0]["list_price"]);
  EXPECT_FALSE(page["products"][3].contains("unit_price"));
}

TEST(Catalog, ACategoryHasItsSubtreeAndFurtherOnes) {
  auto in = [](const std::string& category) {
    return skus(catalog(R"({"currency":"GBP","evaluated_at":1,"category":")" + category + "\"}"));
  };
  EXPECT_EQ((Skus{"A1", "A2"}), in("a"));
  EXPECT_EQ((Skus{"A1", "B1"}), in("b"));
  EXPECT_EQ((Skus{}), in("empty"));
  EXPECT_EQ((Skus{}), in("no-such-category"));
}

TEST(Catalog, CategoriesThatHoldOnlyHiddenProductsAreNotTold) {
  Answer page = catalog(R"({"currency":"GBP","evaluated_at":1})");
  std::vector<std::string> counts;
  for (const Answer& row : page["categories"]) {
    counts.push_back(row["key"].get<std::string>() + std::to_string(row["products"].get<int>()));
  }
  EXPECT_EQ((Skus{"a2", "a11", "a21", "b2"}), counts);
}

TEST(Catalog, Pages) {
  Answer page = catalog(R"({"currency":"GBP","evaluated_at":1,"page":2,"page_size":3})");
  EXPECT_EQ((Skus{"Z"}), skus(page));
  EXPECT_EQ(2, page["pages"]);
  EXPECT_EQ((Skus{}), skus(catalog(R"({"currency":"GBP","evaluated_at":1,"page":2000000})")));
}

}  // namespace
}  // namespace proviso::test
