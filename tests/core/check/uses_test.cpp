// Who uses a definition, itself or through another.
#include <gtest/gtest.h>

#include "core/fixture.h"
#include "json/write_check.h"

namespace proviso::test {
namespace {

TEST(Uses, DirectAndThroughOthers) {
  ProgramPtr program = load(ruleset_of(
      R"("products":{"products":[{"sku":"A","list_price":{"GBP":1000}}]},
         "prices":{"price_lists":[{"key":"l","currency":"GBP","audience":{"use":"dealers"},
           "entries":[]}]},
         "promotions":{"promotions":[
           {"key":"one","audience":{"use":"dealers"},"condition":{"use":"enough"},
            "benefits":[{"kind":"order","rate_bp":100}]},
           {"key":"two","benefits":[{"use":"ten"}]}]})",
      R"(,"definitions":{
           "selectors":[{"key":"a","is":{"skus":["A"]}},{"key":"idle","is":{"skus":["A"]}}],
           "audiences":[{"key":"dealers","is":{"segments":["dealer"]}}],
           "conditions":[{"key":"enough","is":{"fact":"lines.quantity","of":{"use":"a"},
             "op":"gte","value":3}}],
           "benefits":[{"key":"ten","is":{"kind":"lines","target":{"use":"a"},
             "rate_bp":1000}}]})"));
  ASSERT_NE(nullptr, program);
  std::string text = "{";
  json::Writer out(text);
  json::write_uses(*program, definition_uses(*program), out);
  Answer answer = Answer::parse(text + "}")["definitions"];
  std::vector<std::string> rows;
  for (const Answer& row : answer) {
    rows.push_back(row["kind"].get<std::string>() + " " + row["key"].get<std::string>() + " " +
                   row["promotions"].dump() + row["price_lists"].dump());
  }
  EXPECT_EQ((std::vector<std::string>{R"(selector a ["one","two"][])", R"(selector idle [][])",
                                      R"(audience dealers ["one"]["l"])",
                                      R"(condition enough ["one"][])", R"(benefit ten ["two"][])"}),
            rows);
}

}  // namespace
}  // namespace proviso::test
