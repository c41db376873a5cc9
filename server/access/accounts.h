// The account directory: what is known of each buying organisation and of the people who act for
// it. Contract: read once, then immutable; the only source of ancestors, segments, contracts,
// region, channel, roles and attributes; the ruleset must declare these.
// Test: tests/server/access_test.cpp
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "proviso/issue.h"
#include "proviso/program.h"

namespace proviso::access {

/// Who asks: a person, perhaps, on behalf of an account.
struct Buyer {
  std::string account;
  std::optional<std::string> customer;
};

class Accounts {
 public:
  /// Reads {"accounts":[audience...]}, each with its `customers`; use it only if no errors were
  /// added.
  static Accounts read(std::string_view text, const Program& program, Issues& issues);

  /// The buyer's audience as JSON text; nothing if the directory lacks the account, or the account
  /// the customer.
  std::optional<std::string> find(const Buyer& buyer) const;

 private:
  struct Account {
    std::string audience;  // without a customer
    std::unordered_map<std::string, std::string> customers;
  };
  std::unordered_map<std::string, Account> accounts_;
};

}  // namespace proviso::access
