// What goes into a decision and what comes out of it. Contract: plain data; all that the state
// machine needs from outside (clock, random id, counters) is given to it. Test:
// tests/server/redemption_test.cpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proviso/evaluator.h"

namespace proviso::redemption {

/// What the client's preview says it rested on. It explains a difference and decides nothing.
struct Basis {
  std::string ruleset_id;
  int64_t ruleset_version = 0;
  int64_t evaluated_at = 0;
  std::vector<std::string> assumed_use_left;  // promotion keys
};

/// An order to redeem, checked and bound; `request.evaluated_at` is the server's clock.
struct Command {
  std::string redemption_id;  // random, from outside
  std::string order;
  std::string account;
  SessionPtr session;
  Request request;  // without uses: the store's counters are read with the decision
  std::vector<PromotionId> limited;  // promotions whose counters it reads
  std::string decision_hash;         // of the preview, in hexadecimal
  std::optional<Basis> basis;
};

/// A fact of the client's basis that is otherwise now.
struct ChangedFact {
  enum class Kind : uint8_t { ruleset, use_left, promotion_schedule, price_list_schedule, request };
  Kind kind = Kind::request;
  uint32_t subject = kNone;  // position of the promotion or price list
  bool assumed = true;
  bool actual = false;
};

/// What a line cost: returns are reckoned from this.
struct PaidLine {
  std::string id;
  std::string sku;
  int64_t quantity = 0;
  int64_t paid_minor = 0;
};

/// What one promotion took off one line.
struct LineShare {
  size_t line = 0;  // position in Record::lines
  std::string promotion;
  int64_t amount_minor = 0;
};

/// One use of one limited promotion, with the limits that the database must enforce.
struct UseIncrement {
  std::string promotion;
  std::optional<int64_t> uses_limit;
  std::optional<int64_t> account_limit;
};

/// What to store of a committed redemption.
struct Record {
  std::string currency;
  int64_t committed_at = 0;
  Totals totals;
  std::vector<PaidLine> lines;
  std::vector<LineShare> shares;
  std::vector<UseIncrement> increments;
};

struct Decision {
  enum class State : uint8_t { committed, decision_changed, order_exists, refused };
  State state = State::refused;
  Request request;  // with the counters that it was decided on
  Evaluation evaluation;
  std::string decision_hash;
  Record record;                     // of `committed`
  std::vector<ChangedFact> changed;  // of `decision_changed`, never empty there
  std::string existing_id;           // of `order_exists`
  Issues issues;                     // of `refused`
};

}  // namespace proviso::redemption
