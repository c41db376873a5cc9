// Keys, roles, the account directory and bound sessions.
#include <gtest/gtest.h>

#include "access/keys.h"
#include "access/sessions.h"
#include "shop.h"

namespace proviso::access {
namespace {

template <typename F>
std::string first_pointer(F&& read) {
  Issues issues;
  read(issues);
  return issues.list().empty() ? "none" : issues.list().front().pointer;
}

TEST(KeysTest, AGeneratedKeyOpensItsRole) {
  for (const RoleName& role : kRoles) {
    GeneratedKey generated = generate_key(role.role);
    EXPECT_EQ(generated.key.rfind("pk_", 0), 0U);
    EXPECT_EQ(generated.key.size(), 46U);  // 256 bits
    EXPECT_EQ(generated.entry.find(generated.key), std::string::npos);
    Issues issues;
    KeyRing ring = KeyRing::read("{\"keys\":[" + generated.entry + "]}", issues);
    EXPECT_FALSE(issues.has_errors());
    EXPECT_EQ(ring.find(generated.key), role.role);
    EXPECT_FALSE(ring.find(generated.key + "x"));
    EXPECT_FALSE(ring.find(""));
    EXPECT_FALSE(KeyRing().find(generated.key));
  }
}

TEST(KeysTest, ReportsWhatIsWrong) {
  auto pointer = [](const char* text) {
    return first_pointer([&](Issues& issues) { KeyRing::read(text, issues); });
  };
  EXPECT_EQ(pointer("[]"), "");
  EXPECT_EQ(pointer("{\"keys\":[{\"name\":\"a\",\"role\":\"root\",\"sha256\":\"00\"}]}"),
            "/keys/0/role");
  EXPECT_EQ(pointer("{\"keys\":[{\"name\":\"a\",\"role\":\"auditor\",\"sha256\":\"00\"}]}"),
            "/keys/0/sha256");
  EXPECT_EQ(pointer("{\"keys\":[],\"key\":1}"), "/key");
}

constexpr const char* kDescribed = R"json({
  "format": "proviso/1", "id": "shop", "version": 1,
  "currencies": [{"code": "GBP", "exponent": 2}],
  "attributes": [{"key": "since", "owner": "account", "type": "instant"},
    {"key": "grade", "owner": "customer", "type": "string"}],
  "parts": {"products": {"products": []}}
})json";

TEST(AccountsTest, ReportsWhatIsWrong) {
  ProgramPtr program = tests::load_shop(kDescribed);
  auto pointer = [&](const char* text) {
    return first_pointer([&](Issues& issues) { Accounts::read(text, *program, issues); });
  };
  EXPECT_EQ(pointer("{\"accounts\":[{\"segments\":[]}]}"), "/accounts/0/account");
  EXPECT_EQ(pointer("{\"accounts\":[{\"account\":\"a\",\"segments\":[1]}]}"),
            "/accounts/0/segments/0");
  EXPECT_EQ(pointer("{\"accounts\":[{\"account\":\"a\"},{\"account\":\"a\"}]}"), "/accounts/1");
  EXPECT_EQ(pointer("{\"accounts\":[{\"account\":\"a\",\"admin\":true}]}"), "/accounts/0/admin");
  EXPECT_EQ(pointer("{\"accounts\":[{\"account\":\"a\",\"contracts\":[\"c\",\"\"]}]}"),
            "/accounts/0/contracts/1");
}

TEST(SessionsTest, KeepsTheMostRecentlyUsed) {
  Issues issues;
  ProgramPtr program = tests::load_shop();
  const char* text = R"({"accounts":[{"account":"oak","customers":[{"key":"ann"}]},
    {"account":"elm"},{"account":"ash"}]})";
  Accounts accounts = Accounts::read(text, *program, issues);
  ASSERT_FALSE(issues.has_errors());
  Sessions sessions(program, std::move(accounts), 2);
  auto find = [&](const char* account) { return sessions.find(Buyer{account, {}}); };
  EXPECT_EQ(find("fir"), nullptr);
  EXPECT_NE(sessions.find(std::nullopt), nullptr);
  SessionPtr oak = find("oak");
  SessionPtr elm = find("elm");
  EXPECT_EQ(find("oak"), oak);
  find("ash");  // elm goes
  EXPECT_EQ(sessions.size(), 2U);
  EXPECT_EQ(find("oak"), oak);
  EXPECT_NE(find("elm"), elm);
  EXPECT_NE(sessions.find(Buyer{"oak", "ann"}), find("oak"));
  EXPECT_EQ(sessions.find(Buyer{"oak", "bob"}), nullptr);
}

TEST(RolesTest, WhatIsNotInTheTableIsDenied) {
  int allowed = 0;
  for (const Route& route : kRoutes) {
    for (const RoleName& role : kRoles) allowed += !route.open && may(role.role, route) ? 1 : 0;
  }
  EXPECT_EQ(allowed, 5);
}

}  // namespace
}  // namespace proviso::access
