// proviso/json.h: what the facade refuses, how it says so, and that the next call works.
#include "everything.h"
#include "sample.h"

namespace proviso::json {
namespace {

/// The sample's session, and its request without the audience.
struct Shop {
  SessionPtr session;
  std::string request;
};
Shop open_shop() {
  Issues issues;
  SessionPtr session = open_session_of_request(load_sample(), kRequest, issues);
  size_t begin = kRequest.find(R"("audience")");
  size_t end = kRequest.find(R"("facts")");
  std::string request(kRequest);
  return {session, request.erase(begin, end - begin)};
}

TEST(JsonFacade, RefusalsAreJsonAndTheNextCallWorks) {
  Shop shop = open_shop();
  std::string good, out;
  ASSERT_TRUE(evaluate(*shop.session, shop.request, good)) << good;
  EXPECT_FALSE(evaluate(*shop.session, "{", out));
  EXPECT_EQ(out, R"({"issues":[{"code":"malformed_json","severity":"error","pointer":"",)"
                 R"("message":"the text is not JSON: it ends too early, at byte `1`"}],)"
                 R"("left_out":0})");
  EXPECT_FALSE(evaluate(*shop.session, std::string(200'000, '['), out));
  EXPECT_NE(out.find("nesting_too_deep"), std::string::npos);
  EXPECT_FALSE(evaluate(*shop.session, kRequest, out));  // a session has its audience
  EXPECT_NE(out.find(R"("pointer":"/audience")"), std::string::npos);
  EXPECT_FALSE(explain(*shop.session, "[]", out));
  EXPECT_FALSE(outcomes(*shop.session, "5", out));
  EXPECT_FALSE(decision(*shop.session, "null", out));
  ASSERT_TRUE(evaluate(*shop.session, shop.request, out));
  EXPECT_EQ(out, good);
}

TEST(JsonFacade, DecisionsAreEqualForEqualAnswers) {
  Shop shop = open_shop();
  std::string one, later, other;
  ASSERT_TRUE(decision(*shop.session, shop.request, one));
  ASSERT_TRUE(decision(*shop.session, changed(shop.request, "5000", "5001"), later));
  ASSERT_TRUE(decision(*shop.session, changed(shop.request, R"("quantity":12)", R"("quantity":13)"),
                       other));
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one, later);
  EXPECT_NE(one, other);
}

TEST(JsonFacade, LoadReportsReadingBeforeCompiling) {
  Issues issues;
  EXPECT_EQ(load(changed(kRuleset, R"("version":7)", R"("version":"7")"), issues), nullptr);
  EXPECT_EQ(listed(issues), "wrong_type /version");
  Issues references;
  EXPECT_EQ(load(changed(kRuleset, R"("parent":"drinks")", R"("parent":"drunk")"), references),
            nullptr);
  EXPECT_EQ(listed(references), "unknown_reference /parts/products/categories/1/parent");
}

TEST(JsonFacade, LoadsARulesetOfEveryMember) { EXPECT_NE(load_sample(kEverything), nullptr); }

TEST(JsonFacade, BindReportsTheAudience) {
  Issues issues;
  EXPECT_EQ(json::open_session(load_sample(), R"({"account":"","roles":[]})", issues), nullptr);
  EXPECT_EQ(listed(issues), "empty /account\nunknown_member /roles");
  Issues whole;
  EXPECT_EQ(open_session_of_request(load_sample(), R"({"audience":{"account":""}})", whole),
            nullptr);
  EXPECT_EQ(listed(whole),
            "missing_member /currency\nmissing_member /evaluated_at\nempty /audience/account\n"
            "missing_member /cart");
}

}  // namespace
}  // namespace proviso::json
