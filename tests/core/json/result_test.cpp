// core/json/write_result.h: the result of the sample, byte for byte; outcomes.
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
            R"({"semantics_version":2,"status":"final","currency":"GBP","lines":[{"id":"a",)"
            R"("sku":"T1","quantity":12,"origin":{"kind":"request"},"unit_price":350,)"
            R"("price_source":{"kind":"price_list","price_list":"dealer","tier_from":10},)"
            R"("subtotal_minor":4200,"adjustments":[{"promotion":"spring",)"
            R"("amount_minor":-420},{"promotion":"five","amount_minor":-189},)"
            R"({"promotion":"spring","amount_minor":-94}],"total_minor":3497},{"id":"b",)"
            R"("sku":"T2","quantity":1,"origin":{"kind":"request"},"unit_price":300,)"
            R"("price_source":{"kind":"list_price"},"subtotal_minor":300,)"
            R"("adjustments":[{"promotion":"spring","amount_minor":-50},{"promotion":"five",)"
            R"("amount_minor":-13},{"promotion":"spring","amount_minor":-6}],)"
            R"("total_minor":231}],"shipping":[{"id":"parcel","amount_minor":495,)"
            R"("adjustments":[],"total_minor":495}],"totals":{"subtotal_minor":4500,)"
            R"("reduction_minor":772,"shipping_minor":495,"total_minor":4223},)"
            R"("applied":[{"promotion":"five","amount_minor":-202},{"promotion":"spring",)"
            R"("title":"Frühling","amount_minor":-570,"terms":"Nur im Mai"}],)"
            R"("refused_codes":[{"code":"NOPE",)"
            R"("outcome":"ineligible","reason":"code_unknown"}],)"
            R"("basis":{"ruleset":{"id":"sample","version":7},"evaluated_at":5000,)"
            R"("assumed":[{"fact":"use_left","promotion":"five","value":true}],)"
            R"("valid_until":8000}})");
}

TEST(ResultJson, LeavesOutWhatSaysNothing) {
  EXPECT_EQ(answer(evaluate, R"({"currency":"GBP","evaluated_at":1,"cart":{"lines":[]}})"),
            R"({"semantics_version":2,"status":"final","currency":"GBP","lines":[],)"
            R"("shipping":[],"totals":{"subtotal_minor":0,"reduction_minor":0,)"
            R"("shipping_minor":0,"total_minor":0},"applied":[],"refused_codes":[],)"
            R"("basis":{"ruleset":{"id":"sample","version":7},"evaluated_at":1,)"
            R"("assumed":[{"fact":"use_left","promotion":"five","value":true}]}})");
}

/// What is written of an evaluation made by hand, of the sample's session.
std::string written(const Request& request, const Evaluation& evaluation,
                    std::string_view ruleset = kRuleset) {
  SessionPtr session = proviso::open_session(load_sample(ruleset), Audience());
  std::string out;
  write_result(*session, request, evaluation, out);
  return out;
}

TEST(ResultJson, GiftsFollowTheLinesAndAreNumbered) {
  Evaluation evaluation;
  evaluation.adjustments = {{0, -300}, {0, -600}, {1, -300}};
  for (uint32_t i = 0; i < 3; ++i) {
    AddedLine& gift = evaluation.added.emplace_back();
    gift.promotion = i < 2 ? 0 : 1;
    gift.quantity = i + 1;
    gift.product = 0;
    gift.line.unit_price = gift.line.subtotal_minor = 300;
    gift.line.first_adjustment = i;
    gift.line.adjustment_count = 1;
  }
  std::string out = written(Request(), evaluation);
  for (std::string_view part :
       {R"("lines":[{"id":"gift:spring","sku":)",
        R"("quantity":1,"origin":{"kind":"promotion","promotion":"spring"},"unit_price":300,)"
        R"("price_source":{"kind":"list_price"},"subtotal_minor":300,"adjustments":[)"
        R"({"promotion":"spring","amount_minor":-300}],"total_minor":0},)",
        R"({"id":"gift:spring:2","sku":)", R"({"id":"gift:five","sku":)"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
  }
}

TEST(ResultJson, ShippingHasItsAdjustments) {
  Request request;
  request.shipping.push_back({request.keep("parcel"), 500});
  Evaluation evaluation;
  evaluation.adjustments = {{1, -200}, {0, -100}};
  evaluation.shipping.push_back({200, 0, 2, {}});
  std::string out = written(request, evaluation);
  EXPECT_NE(out.find(R"("shipping":[{"id":"parcel","amount_minor":500,"adjustments":[)"
                     R"({"promotion":"five","amount_minor":-200},)"
                     R"({"promotion":"spring","amount_minor":-100}],"total_minor":200}])"),
            std::string::npos)
      << out;
}

TEST(ResultJson, TaxesAreTellingNetAndGross) {
  std::string taxed = changed(kRuleset, R"("rounding_level":"line")",
                              R"("rounding_level":"line","tax":{"prices":"net","rates":[]})");
  Request request;
  request.shipping.push_back({request.keep("parcel"), 500});
  Evaluation evaluation;
  evaluation.shipping.push_back({500, 0, 0, {1900, 500, 595}});
  evaluation.totals = {0, 0, 500, 500, 500, 595};
  std::string out = written(request, evaluation, taxed);
  for (std::string_view part :
       {R"("total_minor":500,"tax":{"rate_bp":1900,"net_minor":500,"gross_minor":595}}],)",
        R"("total_minor":500,"net_minor":500,"gross_minor":595},)"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
  }
  EXPECT_EQ(written(request, evaluation).find("net_minor"), std::string::npos);
}

TEST(ResultJson, TellsWhatIsBesideTheTotal) {
  Evaluation evaluation;
  evaluation.points = 40;
  evaluation.payment_terms = {1, 200, 14, 98};
  evaluation.chose_best = true;
  evaluation.optimal = false;
  evaluation.gap_minor = 5;
  PromotionOutcome& applied = evaluation.outcomes.emplace_back();
  applied.outcome = Outcome::applied;
  applied.points = 40;
  std::string out = written(Request(), evaluation);
  for (std::string_view part :
       {R"({"promotion":"spring","title":"Spring \"10\"","amount_minor":0,"points":40})",
        R"(},"points":40,"payment_terms":{"promotion":"five","rate_bp":200,"days":14,)"
        R"("amount_minor":98},"choice":{"optimal":false,"gap_minor":5}})"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
  }
}

TEST(ResultJson, TextsAreOfTheLocaleOrItsLanguage) {
  Evaluation evaluation;
  evaluation.outcomes.emplace_back().outcome = Outcome::applied;
  auto applied_in = [&](std::string_view locale) {
    Request request;
    request.locale = request.keep(locale);
    std::string out = written(request, evaluation);
    size_t begin = out.find(R"("applied":[)") + 11;
    return out.substr(begin, out.find(']', begin) - begin);
  };
  EXPECT_EQ(applied_in("de"), R"({"promotion":"spring","title":"Frühling","amount_minor":0,)"
                              R"("terms":"Nur im Mai"})");
  EXPECT_EQ(applied_in("de-AT"), applied_in("de"));
  EXPECT_EQ(applied_in("de-CH"), R"({"promotion":"spring","title":"Spring \"10\"",)"
                                 R"("amount_minor":0,"teaser":"Grüezi"})");
  EXPECT_EQ(applied_in("en"), R"({"promotion":"spring","title":"Spring \"10\"","amount_minor":0})");
  EXPECT_EQ(applied_in(""), applied_in("en"));
}

TEST(ResultJson, ProjectionsGiveBounds) {
  std::string projected =
      changed(kRuleset, R"("parts")", R"("projection":{"codes":"withheld"},"parts")");
  std::string out = answer(evaluate, kRequest, projected);
  for (std::string_view part :
       {R"("status":"provisional")", R"("reason":"code_withheld")",
        R"("bounds":{"total_min_minor":0,"total_max_minor":4995},"applied")"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
  }
}

TEST(OutcomesJson, NameEachConsideredPromotion) {
  EXPECT_EQ(answer(outcomes, kRequest),
            R"({"outcomes":[{"promotion":"five","outcome":"applied","reason":"applied",)"
            R"("amount_minor":-202},{"promotion":"spring","title":"Spring \"10\"",)"
            R"("outcome":"applied","reason":"applied","amount_minor":-570}]})");
}

}  // namespace
}  // namespace proviso::json
