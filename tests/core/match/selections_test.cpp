// The sets of groups that selectors match, against asking each product; carts of more groups than a
// word has bits. The control: the sets differ from selector to selector.
#include "match/selections.h"

#include <set>

#include "core/fixture.h"
#include "match/facts.h"
#include "match/select.h"

namespace proviso::test {
namespace {

constexpr int kProducts = 150;

/// Product i: category a, b or c (c below b), every tenth in a further one; a brand, a weight.
std::string products() {
  std::string text = R"("products":{"categories":[{"key":"a"},{"key":"b"},
    {"key":"c","parent":"b"}],"products":[)";
  for (int i = 0; i < kProducts; ++i) {
    const std::string n = std::to_string(i), category(1, "abc"[i % 3]);
    text += (i == 0 ? "" : ",") + std::string(R"({"sku":"s)") + n + R"(","category":")" + category +
            R"(","brand":"m)" + std::to_string(i % 7) + R"(","list_price":{"GBP":1000},)" +
            (i % 10 == 0 ? std::string(R"("further_categories":["c"],)") : "") +
            R"("attributes":[{"attribute":"weight","value":)" + std::to_string(i % 11) + "}]}";
  }
  return text + "]}";
}

const char* const kSelectors[] = {
    R"({"skus":["s1","s5","s149","unknown"]})",
    R"({"categories":["a"]})",
    R"({"categories":["b"]})",
    R"({"categories":["c"],"brands":["m1","m2"]})",
    R"({"brands":["m3"]})",
    R"({"skus":["s0","s3","s6","s10"],"categories":["c"]})",
    R"({"attributes":[{"attribute":"weight","op":"gte","value":6}]})",
    R"({"any":[{"skus":["s7"]},{"brands":["m6"]}],"not":{"categories":["a"]}})",
    R"({"categories":["a","c"],"not":{"attributes":[{"attribute":"weight","op":"lt","value":3}]}})",
};

TEST(Selections, AgreeWithAskingEachProduct) {
  std::string promotions;
  for (size_t i = 0; i < std::size(kSelectors); ++i) {
    promotions += (i == 0 ? "" : ",") + std::string(R"({"key":"p)") + std::to_string(i) +
                  R"(","benefits":[{"kind":"lines","rate_bp":100,"target":)" + kSelectors[i] +
                  "}]}";
  }
  ProgramPtr program =
      load(ruleset_of(products() + R"(,"promotions":{"promotions":[)" + promotions + "]}",
                      R"(,"attributes":[{"key":"weight","owner":"product","type":"integer"}])"));
  ASSERT_NE(nullptr, program);
  SessionPtr session = session_of(program, "{}");
  Request request;
  MatchedCart cart;
  Issues issues;
  std::set<std::vector<bool>> different;
  for (int step : {1, 2, 7, 50}) {
    request = {};
    for (int i = 0; i < kProducts; i += step) {
      RequestLine& line = request.lines.emplace_back();
      line.id = request.keep("l" + std::to_string(i));
      line.product = static_cast<ProductId>(i);
      line.quantity = 1;
    }
    ASSERT_TRUE(price_cart(*session, request, cart, issues));
    const int64_t* amounts = cart.subtotals.data();
    Facts facts{*session, request, cart, {{amounts, amounts, amounts, amounts}}};
    for (SelectorId id = 0; id < program->promotions.selectors.size(); ++id) {
      std::vector<bool> members;
      for (uint32_t group = 0; group < cart.groups.size(); ++group) {
        const bool has = selected(facts, id).has(group);
        EXPECT_EQ(may_select(*program, id, cart.groups[group].product), has)
            << "selector " << id << ", group " << group << ", step " << step;
        members.push_back(has);
      }
      different.insert(members);
    }
  }
  EXPECT_GT(different.size(), 20U) << "the control";
}

}  // namespace
}  // namespace proviso::test
