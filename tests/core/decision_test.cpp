// The decision's bytes, written out by hand from docs/semantics.md, "Decision hash".
#include <gtest/gtest.h>

#include "core/fixture.h"

namespace proviso::test {
namespace {

const char* const kParts =
    R"("products":{"products":[{"sku":"A","list_price":{"GBP":1000}},
                               {"sku":"B","list_price":{"GBP":50}}]},
       "promotions":{"promotions":[{"key":"ten","title":"Ten","limits":{"uses":5},
         "benefits":[{"kind":"lines","rate_bp":1000,"target":{"skus":["A"]}}]}]})";

std::string decide(std::string_view ruleset, std::string_view request) {
  std::string out;
  EXPECT_TRUE(json::decision(*session_of(load(ruleset), "{}"), request, out)) << out;
  return out;
}

std::string u32(uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
  return bytes;
}
std::string i64(int64_t value) {
  return u32(static_cast<uint32_t>(value)) +
         u32(static_cast<uint32_t>(static_cast<uint64_t>(value) >> 32));
}
std::string text(const std::string& value) {
  return u32(static_cast<uint32_t>(value.size())) + value;
}

TEST(Decision, BytesAreAsDocumented) {
  std::string expected = u32(1) + text("GBP") + u32(2);
  expected += text("a") + text("B") + i64(3) + i64(50) + u32(0);
  expected += text("b") + text("A") + i64(2) + i64(1000) + u32(1) + text("ten") + i64(-200);
  expected += u32(1) + text("s") + i64(495) + u32(0);
  expected += u32(0) + i64(0);
  expected += i64(2150) + i64(200) + i64(495) + i64(2445);
  EXPECT_EQ(expected, decide(ruleset_of(kParts),
                             request_of(R"({"id":"b","sku":"A","quantity":2},
                                           {"id":"a","sku":"B","quantity":3})",
                                        R"(,"shipping":[{"id":"s","amount_minor":495}])")));
}

TEST(Decision, ClockAndRulesetAreNotInIt) {
  std::string line = R"({"id":"1","sku":"A","quantity":1})";
  std::string before = decide(ruleset_of(kParts), request_of(line));
  std::string ruleset = ruleset_of(kParts), request = request_of(line);
  ruleset.replace(ruleset.find("\"version\":1"), 11, "\"version\":9");
  request.replace(request.find("1000"), 4, "2000");
  EXPECT_EQ(before, decide(ruleset, request));
}

}  // namespace
}  // namespace proviso::test
