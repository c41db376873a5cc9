// The ledger: no line below zero, a group is the sum of its lines, every change is written down.
#include "apply/ledger.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

class LedgerTest : public testing::Test {
 protected:
  LedgerTest() {
    for (int64_t quantity : {1, 2, 5}) {
      request_.lines.push_back({request_.keep(std::to_string(quantity)), 0, quantity});
    }
    cart_.lines = {0, 1, 2};
    cart_.groups = {{0, 3, 100, {}, 300, 0, 2}, {1, 5, 10, {}, 50, 2, 1}};
    cart_.subtotals = {300, 50};
  }
  Request request_;
  MatchedCart cart_;
};

TEST_F(LedgerTest, OpensWithListAmountsByQuantity) {
  Ledger ledger(cart_, request_);
  EXPECT_EQ((std::vector<int64_t>{100, 200, 50}), ledger.lines());
  EXPECT_EQ((std::vector<int64_t>{300, 50}), ledger.groups());
}

TEST_F(LedgerTest, TakesWhatIsThere) {
  Ledger ledger(cart_, request_);
  EXPECT_EQ(100, ledger.take_from_group(7, 0, 100));
  EXPECT_EQ((std::vector<int64_t>{67, 133, 50}), ledger.lines());
  EXPECT_EQ(200, ledger.take_from_group(7, 0, 1000));
  EXPECT_EQ(0, ledger.take_from_group(7, 0, 1));
  EXPECT_EQ(50, ledger.take_from_line(8, 1, 2, 60));
  EXPECT_EQ((std::vector<int64_t>{0, 0}), ledger.groups());
  int64_t written = 0;
  for (const LedgerEntry& entry : ledger.entries()) written += entry.amount_minor;
  EXPECT_EQ(350, written);
}

TEST_F(LedgerTest, NeverGivesBack) {
  Ledger ledger(cart_, request_);
  EXPECT_EQ(0, ledger.take_from_group(7, 0, -5));
  EXPECT_TRUE(ledger.entries().empty());
}

}  // namespace
}  // namespace proviso
