// core/json/write_result.h: the result of the sample, byte for byte; outcomes and explanations.
#include "json/write_result.h"
#include "sample.h"

namespace proviso::json {
namespace {

/// An answer of the facade about a whole request of the sample, or its issues.
using CartCall = bool (*)(const Session&, std::string_view, std::string&, RequestForm);
std::string answer(CartCall call, std::string_view request, std::string_view ruleset = kRuleset) {
  Issues issues;
  SessionPtr session = open_session_of_request(load_sample(ruleset), request, issues);
  EXPECT_NE(session, nullptr) << listed(issues);
  if (session == nullptr) return {};
  std::string out = "to be replaced";
  EXPECT_TRUE(call(*session, request, out, RequestForm::whole)) << out;
  return out;
}

TEST(ResultJson, IsCanonical) {
  EXPECT_EQ(answer(evaluate, kRequest),
            R"({"semantics_version":1,"status":"final","currency":"GBP","lines":[{"id":"a",)"
            R"("sku":"T1","quantity":12,"origin":{"kind":"request"},"unit_price":350,)"
            R"("price_source":{"kind":"price_list","price_list":"dealer","tier_from":10},)"
            R"("subtotal_minor":4200,"adjustments":[{"promotion":"spring",)"
            R"("amount_minor":-420},{"promotion":"five","amount_minor":-189},)"
            R"({"promotion":"spring","amount_minor":-94}],"total_minor":3497},{"id":"b",)"
            R"("sku":"T2","quantity":1,"origin":{"kind":"request"},"unit_price":300,)"
            R"("price_source":{"kind":"list_price"},"subtotal_minor":300,)"
            R"("adjustments":[{"promotion":"spring","amount_minor":-50},{"promotion":"five",)"
            R"("amount_minor":-12},{"promotion":"spring","amount_minor":-6}],)"
            R"("total_minor":232}],"shipping":[{"id":"parcel","amount_minor":495,)"
            R"("adjustments":[],"total_minor":495}],"totals":{"subtotal_minor":4500,)"
            R"("reduction_minor":771,"shipping_minor":495,"total_minor":4224},)"
            R"("applied":[{"promotion":"five","amount_minor":-201},{"promotion":"spring",)"
            R"("title":"Spring \"10\"","amount_minor":-570}],"refused_codes":[{"code":"NOPE",)"
            R"("outcome":"ineligible","reason":"code_unknown"}],)"
            R"("basis":{"ruleset":{"id":"sample","version":7},"evaluated_at":5000,)"
            R"("assumed":[{"fact":"use_left","promotion":"five","value":true}],)"
            R"("valid_until":8000}})");
}

TEST(ResultJson, LeavesOutWhatSaysNothing) {
  EXPECT_EQ(answer(evaluate, R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[]}})"),
            R"({"semantics_version":1,"status":"final","currency":"GBP","lines":[],)"
            R"("shipping":[],"totals":{"subtotal_minor":0,"reduction_minor":0,)"
            R"("shipping_minor":0,"total_minor":0},"applied":[],"refused_codes":[],)"
            R"("basis":{"ruleset":{"id":"sample","version":7},"evaluated_at":1,)"
            R"("assumed":[{"fact":"use_left","promotion":"five","value":true}]}})");
}

TEST(ResultJson, ProjectionsGiveBounds) {
  std::string projected =
      changed(kRuleset, R"("parts")", R"("projection":{"codes":"withheld"},"parts")");
  std::string out = answer(evaluate, kRequest, projected);
  for (std::string_view part :
       {R"("status":"provisional")", R"("reason":"code_withheld")",
        R"("bounds":{"total_min_minor":495,"total_max_minor":4995},"applied")"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
  }
}

TEST(OutcomesJson, NameEachConsideredPromotion) {
  EXPECT_EQ(answer(outcomes, kRequest),
            R"({"outcomes":[{"promotion":"five","outcome":"applied","reason":"applied",)"
            R"("amount_minor":-201},{"promotion":"spring","title":"Spring \"10\"",)"
            R"("outcome":"applied","reason":"applied","amount_minor":-570}]})");
}

TEST(ExplanationJson, NamesEveryPromotionAndWhatDecided) {
  EXPECT_EQ(answer(explain, changed(kRequest, R"("quantity":12)", R"("quantity":1)")),
            R"({"promotions":[{"promotion":"five","outcome":"applied","reason":"applied",)"
            R"("amount_minor":-35},{"promotion":"spring","title":"Spring \"10\"",)"
            R"("outcome":"ineligible","reason":"condition","amount_minor":0,)"
            R"("condition_pointer":"/condition/all/0","actual":700,"required":1000}]})");
}

}  // namespace
}  // namespace proviso::json
