// Why a promotion had its outcome, told to one of three readers. Contract: a lower level holds no
// more than a higher one, and nothing of costs, floors, other accounts and segments, or promotions
// that are not the buyer's to know. Test: tests/core/explain_test.cpp
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proviso/result.h"
#include "proviso/ruleset.h"

namespace proviso {

/// Who reads an explanation. docs/semantics.md, "Explanations", says what each is told.
enum class Level : uint8_t { buyer, sales, auditor };

/// How the values of a test are to be read.
enum class Unit : uint8_t { money, unit_price, number, days, instant, keys, text, truth };

/// An amount, number or instant; a truth; an attribute's text; keys, sorted.
using FactValue = std::variant<int64_t, bool, std::string, Keys>;

/// The test that decided a condition.
struct DecidingTest {
  std::string pointer;  // as if definitions stood in place: /condition/all/1; the buyer's is empty
  Fact fact = Fact::cart_amount;
  Op op = Op::gte;
  bool negated = false;   // it stands below an odd number of `not`: it holds, and must not
  At at = At::subtotal;   // of amounts
  std::string name;       // of history and attributes
  bool age_days = false;  // of an attribute
  Unit unit = Unit::number;
  int scale = 0;                      // decimal digits of an attribute's number
  std::optional<FactValue> actual;    // nothing: the fact is not given
  std::optional<FactValue> required;  // nothing: it has no value in this currency, or is not told
};

/// What one benefit took off one line of the request, shipping entry, or gift of its promotion.
struct ExplainedTake {
  enum class From : uint8_t { line, shipping, gift };
  From from = From::line;
  uint32_t position = 0;     // in Request::lines or Request::shipping; of a gift: from 0
  int64_t amount_minor = 0;  // below 0
  bool operator==(const ExplainedTake&) const = default;
};

/// A line whose floor cut what a benefit would have given. For auditors alone.
struct ExplainedFloor {
  uint32_t line = 0;       // position in Request::lines
  int64_t unit_floor = 0;  // the lowest unit price
  int64_t room_minor = 0;  // what its price group could still give
};

/// One benefit's turn in the ledger.
struct ExplainedStep {
  uint32_t benefit = 0;
  BenefitKind kind = BenefitKind::lines;
  std::vector<ExplainedTake> taken;  // each line, entry or gift once
  std::vector<ExplainedFloor> floors;
};

struct Explanation {
  PromotionOutcome outcome;
  PromotionId in_favour_of = kNone;  // the promotion that took its place
  std::optional<DecidingTest> test;  // of reason `condition`, where it may be told
  std::vector<ExplainedStep> steps;  // in the order in which they were granted
};

}  // namespace proviso
