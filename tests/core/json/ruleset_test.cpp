// core/json/read_ruleset.h, write_ruleset.h: the canonical round trip, and each refusal.
#include "everything.h"
#include "json/read_ruleset.h"
#include "sample.h"

namespace proviso::json {
namespace {

std::string canonical(std::string_view text) {
  Ruleset ruleset;
  Issues issues;
  read_ruleset(text, ruleset, issues);
  EXPECT_EQ(listed(issues), "");
  std::string out;
  write_ruleset(ruleset, out);
  return out;
}

/// What is reported of the sample with `from` replaced by `to`.
std::string reported(std::string_view from, std::string_view to) {
  Ruleset ruleset;
  Issues issues;
  read_ruleset(changed(kRuleset, from, to), ruleset, issues);
  return listed(issues);
}

TEST(RulesetJson, RoundTripsEveryMember) {
  EXPECT_EQ(canonical(kRuleset), kRuleset);
  EXPECT_EQ(canonical(kEverything), kEverything);
}

TEST(RulesetJson, CanonicalFormForgetsOrderSpaceAndDefaults) {
  std::string sparse = R"({"format":"proviso/1","id":"s","version":0,)"
                       R"("currencies":[{"code":"JPY","exponent":0}],"parts":{"products":)"
                       R"({"products":[{"sku":"A"}]}}})";
  std::string wordy = R"( {"version": 0, "id": "s", "format": "proviso/1", "attributes": [],
    "settings": {"rounding_level": "benefit", "rounding_mode": "half_up"},
    "parts": {"promotions": {"promotions": []}, "entitlements": {"entitlements": [],
      "default": "visible"}, "prices": {"price_lists": []}, "products": {"categories": [],
      "products": [{"attributes": [], "name": "", "list_price": {}, "sku": "\u0041"}]}},
    "currencies": [{"unit_price_digits": 0, "exponent": 0, "code": "JPY"}]} )";
  EXPECT_EQ(canonical(sparse), sparse);
  EXPECT_EQ(canonical(wordy), sparse);
}

TEST(RulesetJson, RoundTripsAProjection) {
  std::string text = R"({"format":"proviso/1","id":"s","version":0,)"
                     R"("currencies":[{"code":"JPY","exponent":0}],)"
                     R"("projection":{"codes":"withheld","valid_until":99,"floors":"withheld"},)"
                     R"("parts":{"products":{"products":[]},"promotions":{"promotions":[)"
                     R"({"key":"p","limited":true,)"
                     R"("benefits":[{"kind":"order","rate_bp":0}]}]}}})";
  EXPECT_EQ(canonical(text), text);
}

TEST(RulesetJson, RefusesAnotherFormatAndNothingElseOfIt) {
  EXPECT_EQ(reported(R"("proviso/1","id":"sample")", R"("proviso/2","ident":"sample")"),
            "unsupported_format /format");
}

TEST(RulesetJson, ReportsTheManifest) {
  EXPECT_EQ(reported(R"("version":7)", R"("version":-1,"note":1)"),
            "out_of_range /version\nunknown_member /note");
  EXPECT_EQ(reported(R"("code":"GBP")", R"("code":"gbp")"), "unknown_value /currencies/0/code");
  EXPECT_EQ(reported(R"("exponent":2)", R"("exponent":5)"), "out_of_range /currencies/0/exponent");
  EXPECT_EQ(reported("half_even", "up"), "unknown_value /settings/rounding_mode");
  EXPECT_EQ(reported(R"("owner":"product")", R"("owner":"shop")"),
            "unknown_value /attributes/0/owner");
}

/// What is reported of the ruleset of all members with `from` replaced by `to`.
std::string reported_of_all(std::string_view from, std::string_view to) {
  Ruleset ruleset;
  Issues issues;
  read_ruleset(changed(kEverything, from, to), ruleset, issues);
  return listed(issues);
}

TEST(RulesetJson, ReportsSettings) {
  EXPECT_EQ(reported_of_all(R"("condition_base":"net")", R"("condition_base":"total")"),
            "unknown_value /settings/condition_base");
  EXPECT_EQ(reported_of_all(R"("best_nodes":50)", R"("best_nodes":1000001)"),
            "out_of_range /settings/best_nodes");
  EXPECT_EQ(reported_of_all(R"("kind":"margin","rate_bp":1500)", R"("rate_bp":10000)"),
            "missing_member /settings/floor/kind\nout_of_range /settings/floor/rate_bp");
  EXPECT_EQ(reported_of_all(R"("rate_bp":1500)", R"("rate_bp":1500,"on_breach":"clip")"),
            "unknown_member /settings/floor/on_breach");
  EXPECT_EQ(reported_of_all(R"("prices":"gross",)", ""), "missing_member /settings/tax/prices");
  EXPECT_EQ(reported_of_all(R"("at_most":1)", R"("at_most":0)"),
            "out_of_range /settings/stacking_groups/0/at_most");
}

TEST(RulesetJson, ReportsDeclarations) {
  EXPECT_EQ(reported_of_all(R"("scale":1)", R"("scale":10)"), "out_of_range /attributes/0/scale");
  EXPECT_EQ(reported_of_all(R"("measure":"units")", R"("measure":"pieces")"),
            "unknown_value /history/3/measure");
  EXPECT_EQ(reported_of_all(R"("offset_s":7200)", R"("offset_s":86401)"),
            "out_of_range /zones/0/transitions/0/offset_s");
  EXPECT_EQ(reported_of_all(R"({"key":"all","is":{}})", R"({"key":"all"})"),
            "missing_member /definitions/selectors/1/is");
  EXPECT_EQ(reported_of_all(R"("sale":true,"floor")", R"("sale":false,"floor")"),
            "unknown_value /parts/prices/price_lists/0/sale");
}

TEST(RulesetJson, ReportsMoreOfPromotions) {
  const std::string promotion = "/parts/promotions/promotions/0";
  EXPECT_EQ(reported_of_all(R"("reserve":true)", R"("reserve":false)"),
            "unknown_value " + promotion + "/stacking/reserve");
  EXPECT_EQ(reported_of_all(R"({"locale":"de-CH"})", R"({"title":"ohne"})"),
            "missing_member " + promotion + "/texts/1/locale");
  EXPECT_EQ(reported_of_all("drop_promotion", "drop"),
            "unknown_value " + promotion + "/floor/on_breach");
}

TEST(RulesetJson, ReportsProductsAndPrices) {
  const std::string product = "/parts/products/products/0";
  EXPECT_EQ(reported(R"("sku":"T1","name":"Green tea")", R"("sku":"","name":5)"),
            "empty " + product + "/sku\nwrong_type " + product + "/name");
  EXPECT_EQ(reported(R"("EUR":55000)", R"("eur":55000)"),
            "unknown_member " + product + "/list_price/eur");
  EXPECT_EQ(reported(R"("EUR":55000)", R"("EUR":-1)"),
            "out_of_range " + product + "/list_price/EUR");
  EXPECT_EQ(reported(R"("value":250)", R"("value":null)"),
            "wrong_type " + product + "/attributes/1/value");
  EXPECT_EQ(reported(R"({"from":10,)", R"({"from":0,)"),
            "out_of_range /parts/prices/price_lists/0/entries/0/tiers/0/from");
  EXPECT_EQ(reported(R"("default":"hidden")", R"("default":true)"),
            "wrong_type /parts/entitlements/default");
}

TEST(RulesetJson, ReportsPromotions) {
  const std::string promotion = "/parts/promotions/promotions/0";
  EXPECT_EQ(reported(R"("codes":["SPRING","Lenz"])", R"("codes":[])"),
            "empty " + promotion + "/codes");
  EXPECT_EQ(reported(R"({"fact":"cart.amount")", R"({"fact":"cart.total")"),
            "unknown_value " + promotion + "/condition/all/0/fact");
  EXPECT_EQ(reported(R"({"not":{"fact")", R"({"nor":{"fact")"),
            "missing_member " + promotion + "/condition/all/2/fact");
  EXPECT_EQ(reported(R"("op":"in","value":["green","black"])", R"("op":"in","value":"green")"),
            "attribute_type " + promotion + "/condition/all/1/any/1/of/attributes/0/value");
  EXPECT_EQ(reported(R"("rate_bp":1000)", R"("rate_bp":10001,"of":{})"),
            "out_of_range " + promotion + "/benefits/0/rate_bp\nunknown_member " + promotion +
                "/benefits/0/of");
  EXPECT_EQ(reported(R"([{"kind":"lines")", R"([{"kind":"free")"),
            "unknown_value " + promotion + "/benefits/0/kind");
}

TEST(RulesetJson, RefusesConditionsThatAreNestedTooDeep) {
  std::string deep, close;
  for (int i = 0; i < 60; ++i) deep += R"({"not":)", close += '}';
  Ruleset ruleset;
  Issues issues;
  read_ruleset(
      changed(kRuleset, R"("condition":{)", R"("condition":)" + deep + "{}" + close + R"(,"x":{)"),
      ruleset, issues);
  EXPECT_EQ(issues.list().size(), 1U);
  EXPECT_EQ(issues.list()[0].code, IssueCode::nesting_too_deep);
}

}  // namespace
}  // namespace proviso::json
