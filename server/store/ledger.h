// The statements of the schema, one method each. Contract: runs inside the caller's transaction and
// never begins or ends one; throws SqlError. Test: tests/server/store_test.cpp
#pragma once

#include "redemption/store.h"
#include "store/database.h"

namespace proviso::store {

/// Reads use counters on one connection.
class Counters {
 public:
  explicit Counters(Database& database);
  std::vector<UsesFact> read(const Program& program, const std::string& account,
                             const std::vector<PromotionId>& promotions);

 private:
  Statement total_;
  Statement by_account_;
};

/// Reads the answers stored under idempotency keys on one connection.
class Answers {
 public:
  explicit Answers(Database& database);
  redemption::StoreError find(const std::string& key, const std::string& fingerprint,
                              std::optional<redemption::Answer>& out);

 private:
  Statement find_;
};

/// Thrown where the database refuses a use that the decision had counted on.
struct GuardRefused {};

/// Writes redemptions on one connection.
class Ledger {
 public:
  explicit Ledger(Database& database);

  /// Replays, or decides and stores: all of one submission.
  redemption::Reply apply(const redemption::Submission& submission);

 private:
  redemption::Decision decide(const redemption::Command& command);
  void store(const redemption::Command& command, const redemption::Decision& decision,
             const std::string& result);
  void count(const redemption::Command& command, const redemption::UseIncrement& increment);

  Counters counters_;
  Answers answers_;
  Statement find_order_, add_redemption_, add_line_, add_share_, add_key_;
  Statement add_use_, add_account_use_;
};

}  // namespace proviso::store
