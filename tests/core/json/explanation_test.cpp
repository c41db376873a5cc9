// core/json/write_explanation.cpp: explanations of the sample, byte for byte.
#include "json/write_result.h"
#include "sample.h"

namespace proviso::json {
namespace {

TEST(ExplanationJson, IsCanonical) {
  std::string request = changed(kRequest, R"("quantity":12)", R"("quantity":1)");
  Issues issues;
  SessionPtr session = open_session_of_request(load_sample(kRuleset), request, issues);
  std::string out;
  EXPECT_TRUE(explain(*session, request, out, RequestForm::whole)) << out;
  EXPECT_EQ(out,
            R"({"promotions":[{"promotion":"five","outcome":"applied","reason":"applied",)"
            R"("amount_minor":-35,"steps":[{"benefit":0,"phase":"order","lines":[)"
            R"({"line":"a","amount_minor":-20},{"line":"b","amount_minor":-15}],"shipping":[]}],)"
            R"("message":{"key":"reason.applied","parameters":{"promotion":"five",)"
            R"("state":"amount","amount":{"value":35,"exponent":2,"currency":"GBP"},)"
            R"("points":0}}},{"promotion":"spring","title":"Frühling",)"
            R"("outcome":"ineligible","reason":"condition","amount_minor":0,)"
            R"("condition":{"pointer":"/condition/all/0","fact":"cart.amount","op":"gte",)"
            R"("at":"subtotal","actual":700,"required":1000},)"
            R"("message":{"key":"reason.condition.cart_amount","parameters":)"
            R"({"promotion":"Frühling","state":"short","op":"gte",)"
            R"("actual":{"value":700,"exponent":2,"currency":"GBP"},)"
            R"("required":{"value":1000,"exponent":2,"currency":"GBP"},)"
            R"("missing":{"value":300,"exponent":2,"currency":"GBP"}}}}]})");
}

}  // namespace
}  // namespace proviso::json
