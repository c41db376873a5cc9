// Results tell nothing of what an account may not know: worlds that differ only in that give the
// same bytes. The control: where the account may know it, the bytes differ.
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

/// A shop with one visible and one hidden product of a category, and these further promotions.
std::string shop(const std::string& promotions) {
  return ruleset_of(R"("products":{"categories":[{"key":"c"}],"products":[
      {"sku":"SEEN","category":"c","list_price":{"GBP":1000}},
      {"sku":"HIDDEN","category":"c","brand":"hidden","list_price":{"GBP":1000}}]},
    "entitlements":{"entitlements":[{"key":"e","effect":"deny","skus":["HIDDEN"]}]},
    "promotions":{"promotions":[)" +
                    promotions + "]}");
}

std::string promotion(const std::string& members, const std::string& target) {
  return R"({"key":"p",)" + members + R"("benefits":[{"kind":"lines","rate_bp":1000,
    "target":)" +
         target + "}]}";
}

std::string result(const std::string& ruleset) {
  return evaluate(*session_of(load(ruleset), "{}"),
                  request_of(R"({"id":"1","sku":"SEEN","quantity":1})", R"(,"codes":["CODE"])"))
      .dump();
}

const char* const kSeen = R"({"skus":["SEEN"]})";
const char* const kHidden = R"({"categories":["c"],"brands":["hidden"]})";
const std::string kUpcoming = R"("schedule":{"from":5000},)";
const std::string kCode = R"("codes":["CODE"],)";

TEST(Secrecy, AnUpcomingOrEndedCodeIsNotConfirmed) {
  std::string nothing = result(shop(""));
  EXPECT_EQ(nothing, result(shop(promotion(kCode + kUpcoming, kSeen))));
  EXPECT_EQ(nothing, result(shop(promotion(kCode + R"("schedule":{"until":900},)", kSeen))));
  EXPECT_EQ(nothing, result(shop(promotion(kCode + kUpcoming, R"({"skus":["OTHER"]})"))));
}

TEST(Secrecy, APromotionForHiddenProductsIsNotTold) {
  std::string nothing = result(shop(""));
  EXPECT_EQ(nothing, result(shop(promotion("", kHidden))));
  EXPECT_EQ(nothing, result(shop(promotion(kUpcoming, kHidden))));
  EXPECT_EQ(nothing, result(shop(promotion(R"("schedule":{"until":5000},)", kHidden))));
}

TEST(Secrecy, ACodeForHiddenProductsIsUnknown) {
  EXPECT_EQ(result(shop("")), result(shop(promotion(kCode, kHidden))));
}

TEST(Secrecy, ControlWhatTheAccountMayKnowIsTold) {
  std::string nothing = result(shop(""));
  EXPECT_NE(nothing, result(shop(promotion(kUpcoming, kSeen)))) << "it bears on this cart";
  EXPECT_NE(nothing, result(shop(promotion(kCode, kSeen))));
  EXPECT_NE(nothing, result(shop(promotion(kCode + R"("condition":{"any":[]},)", kSeen))));
}

}  // namespace
}  // namespace proviso::test
