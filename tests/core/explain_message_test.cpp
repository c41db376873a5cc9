// The parameters of messages: amounts, counts, days, texts and keys, each in its unit.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

/// The message's parameters about a promotion on this condition, in a shop of one product.
Answer parameters(const std::string& condition) {
  std::string ruleset = ruleset_of(
      R"("products":{"products":[{"sku":"A","list_price":{"GBP":1000}}]},"promotions":
      {"promotions":[{"key":"p","condition":)" +
          condition + R"(,"benefits":[{"kind":"order","rate_bp":1000}]}]})",
      R"(,"attributes":[{"key":"load","owner":"cart","type":"integer","scale":1},
      {"key":"seal","owner":"cart","type":"boolean"},{"key":"door","owner":"cart","type":"string"},
      {"key":"due","owner":"cart","type":"instant"}],"history":[
      {"key":"spend","measure":"spend","period":"ever"}])");
  std::string out;
  json::explain(*session_of(load(ruleset), R"({"segments":["b","a"]})"),
                request_of(R"({"id":"1","sku":"A","quantity":2})",
                           R"(,"attributes":[{"attribute":"load","value":15},
            {"attribute":"seal","value":false},{"attribute":"door","value":"left"},
            {"attribute":"due","value":7}])"),
                out);
  Answer row = Answer::parse(out)["promotions"][0];
  EXPECT_EQ("condition", row["reason"]) << out;
  row = row["message"]["parameters"];
  row.erase("promotion");
  return row;
}

TEST(ExplainMessage, ParametersHaveTheUnitOfTheirFact) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"fact":"attribute","attribute":"load","op":"gt","value":20})",
       R"({"state":"short","op":"gt","name":"load","actual":{"value":15,"exponent":1},
           "required":{"value":20,"exponent":1},"missing":{"value":6,"exponent":1}})"},
      {R"({"fact":"attribute","attribute":"seal","op":"eq","value":true})",
       R"({"state":"compared","op":"eq","name":"seal","actual":false,"required":true})"},
      {R"({"fact":"attribute","attribute":"door","op":"in","value":["up","right"]})",
       R"({"state":"compared","op":"in","name":"door",
           "required":["right","up"]})"},
      {R"({"fact":"attribute","attribute":"due","op":"gte","value":9})",
       R"({"state":"compared","op":"gte","name":"due","actual":{"instant":7},
           "required":{"instant":9}})"},
      {R"({"fact":"history","history":"spend","op":"gte","value":{"GBP":5}})",
       R"({"state":"unknown","op":"gte","name":"spend",
           "required":{"value":5,"exponent":2,"currency":"GBP"}})"},
      {R"({"fact":"lines.min_unit_price","of":{},"op":"lt","value":{"GBP":5}})",
       R"({"state":"compared","op":"lt","actual":{"value":1000,"exponent":2,"currency":"GBP"},
           "required":{"value":5,"exponent":2,"currency":"GBP"}})"},
      {R"({"not":{"fact":"lines.quantity","of":{},"op":"lt","value":5}})",
       R"({"state":"short","op":"gte","actual":2,"required":5,"missing":3})"},
      {R"({"fact":"segment","op":"in","value":["d","c"]})",
       R"({"state":"compared","op":"in","required":["c","d"]})"},
      {R"({"fact":"currency","op":"ne","value":"GBP"})",
       R"({"state":"compared","op":"ne","actual":["GBP"],"required":["GBP"]})"},
  };
  for (const auto& [condition, expected] : cases) {
    EXPECT_EQ(Answer::parse(expected), parameters(condition)) << condition;
  }
}

}  // namespace
}  // namespace proviso::test
