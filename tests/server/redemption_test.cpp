// The state machine by itself: same facts, same decision; a changed fact is named.
#include "redemption/decide.h"
#include "shop.h"

namespace proviso::redemption {
namespace {

using tests::make_command;
using Kind = ChangedFact::Kind;
using State = Decision::State;

constexpr PromotionId kFew = 0;
constexpr PromotionId kSoon = 1;

class RedemptionTest : public testing::Test {
 protected:
  ProgramPtr program_ = tests::load_shop();

  static std::vector<UsesFact> counters(int64_t uses, int64_t by_account) {
    return {{kFew, uses, by_account}};
  }
};

TEST_F(RedemptionTest, SameFactsCommit) {
  Command command = make_command(program_, "elm", "1", 1500, 1500, true, 2);
  Decision decision = decide(command, counters(1, 0));
  ASSERT_EQ(decision.state, State::committed);
  EXPECT_EQ(decision.decision_hash, command.decision_hash);
  const Record& record = decision.record;
  EXPECT_EQ(record.currency, "GBP");
  EXPECT_EQ(record.committed_at, 1500);
  EXPECT_EQ(record.totals.total_minor, 1700);
  ASSERT_EQ(record.lines.size(), 1U);
  EXPECT_EQ(record.lines[0].sku, "mug");
  EXPECT_EQ(record.lines[0].quantity, 2);
  EXPECT_EQ(record.lines[0].paid_minor, 1700);
  ASSERT_EQ(record.shares.size(), 1U);
  EXPECT_EQ(record.shares[0].promotion, "few");
  EXPECT_EQ(record.shares[0].amount_minor, -300);
  ASSERT_EQ(record.increments.size(), 1U);
  EXPECT_EQ(record.increments[0].promotion, "few");
  EXPECT_EQ(record.increments[0].uses_limit, 2);
  EXPECT_EQ(record.increments[0].account_limit, 1);
}

// 2.5 of a unit at 10.00, less 3.00: the record keeps the quantity as the order gave it.
TEST_F(RedemptionTest, AMeasuredLineCommits) {
  std::string ruleset = tests::kShop;
  ruleset.replace(ruleset.find("\"sku\": \"mug\""), 12, R"("sku": "mug", "quantity_scale": 3)");
  Command command = make_command(tests::load_shop(ruleset), "elm", "1", 1500, 1500, true, 2500);
  Decision decision = decide(command, counters(1, 0));
  ASSERT_EQ(decision.state, State::committed);
  EXPECT_EQ(decision.decision_hash, command.decision_hash);
  ASSERT_EQ(decision.record.lines.size(), 1U);
  EXPECT_EQ(decision.record.lines[0].quantity, 2500);
  EXPECT_EQ(decision.record.lines[0].paid_minor, 2200);
}

TEST_F(RedemptionTest, OnlyConsideredLimitsAreRead) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  EXPECT_EQ(command.limited, std::vector<PromotionId>{kFew});
  Command without_code = make_command(program_, "elm", "2", 1500, 1500, false);
  EXPECT_TRUE(without_code.limited.empty());
  EXPECT_TRUE(decide(without_code, {}).record.increments.empty());
}

TEST_F(RedemptionTest, UsedUpIsNamed) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  for (const auto& used_up : {counters(2, 0), counters(1, 1)}) {
    Decision decision = decide(command, used_up);
    ASSERT_EQ(decision.state, State::decision_changed);
    ASSERT_EQ(decision.changed.size(), 1U);
    EXPECT_EQ(decision.changed[0].kind, Kind::use_left);
    EXPECT_EQ(decision.changed[0].subject, kFew);
    EXPECT_EQ(decision.evaluation.totals.total_minor, 1000);
    EXPECT_TRUE(decision.record.lines.empty());
  }
}

TEST_F(RedemptionTest, UsedUpIsNamedWhereTheBasisKnewTheUses) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  command.basis->assumed_use_left.clear();
  Decision decision = decide(command, counters(2, 0));
  ASSERT_EQ(decision.changed.size(), 1U);
  EXPECT_EQ(decision.changed[0].kind, Kind::use_left);
}

TEST_F(RedemptionTest, UsedUpBeforeThePreviewIsNoExplanation) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  command.basis->assumed_use_left.clear();
  command.decision_hash = std::string(64, '0');  // of another cart
  Decision decision = decide(command, counters(2, 0));
  ASSERT_EQ(decision.changed.size(), 1U);
  EXPECT_EQ(decision.changed[0].kind, Kind::request);
}

TEST_F(RedemptionTest, AScheduleThatBeganIsNamed) {
  Command command = make_command(program_, "elm", "1", 2000, 1999);
  Decision decision = decide(command, counters(0, 0));
  ASSERT_EQ(decision.changed.size(), 1U);
  EXPECT_EQ(decision.changed[0].kind, Kind::promotion_schedule);
  EXPECT_EQ(decision.changed[0].subject, kSoon);
  EXPECT_FALSE(decision.changed[0].assumed);
  EXPECT_TRUE(decision.changed[0].actual);
}

TEST_F(RedemptionTest, APriceListThatEndedIsNamed) {
  Command command = make_command(program_, "oak", "1", 1000, 999);
  Decision decision = decide(command, counters(0, 0));
  ASSERT_EQ(decision.changed.size(), 1U);
  EXPECT_EQ(decision.changed[0].kind, Kind::price_list_schedule);
  EXPECT_TRUE(decision.changed[0].assumed);
  EXPECT_FALSE(decision.changed[0].actual);
}

TEST_F(RedemptionTest, AnotherRulesetIsNamed) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  command.basis->ruleset_version = 6;
  EXPECT_EQ(decide(command, counters(0, 0)).state, State::committed);  // the decision is the same
  command.decision_hash = std::string(64, '0');
  Decision decision = decide(command, counters(0, 0));
  ASSERT_EQ(decision.changed.size(), 1U);
  EXPECT_EQ(decision.changed[0].kind, Kind::ruleset);
}

TEST_F(RedemptionTest, WhatNothingExplainsIsTheRequest) {
  Command command = make_command(program_, "elm", "1", 1500, 1500);
  command.decision_hash = std::string(64, '0');
  for (bool has_basis : {true, false}) {
    if (!has_basis) command.basis.reset();
    Decision decision = decide(command, counters(0, 0));
    ASSERT_EQ(decision.state, State::decision_changed);
    ASSERT_EQ(decision.changed.size(), 1U);
    EXPECT_EQ(decision.changed[0].kind, Kind::request);
  }
}

TEST_F(RedemptionTest, SameArgumentsSameDecision) {
  Command command = make_command(program_, "elm", "1", 2000, 1999);
  Decision first = decide(command, counters(1, 0));
  Decision second = decide(command, counters(1, 0));
  EXPECT_EQ(first.decision_hash, second.decision_hash);
  EXPECT_EQ(first.changed.size(), second.changed.size());
}

}  // namespace
}  // namespace proviso::redemption
