// Three-valued answers: what is known stays known, and unknown ones only widen the answer.
#include "model/possible.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

constexpr Possible kAnswers[] = {{true, false}, {false, true}, {true, true}};

/// Whether every answer that the parts may give is among those that the whole may give.
template <typename Whole, typename Combine>
bool covers(Whole whole, Combine combine) {
  for (Possible a : kAnswers) {
    for (Possible b : kAnswers) {
      Possible found = whole(a, b), least;
      for (bool x : {true, false}) {
        for (bool y : {true, false}) {
          bool may = (x ? a.yes : a.no) && (y ? b.yes : b.no);
          if (may) (combine(x, y) ? least.yes : least.no) = true;
        }
      }
      if (found.yes != least.yes || found.no != least.no) return false;
    }
  }
  return true;
}

TEST(Possible, IsExactlyWhatItsPartsMayGive) {
  EXPECT_TRUE(covers(both, [](bool x, bool y) { return x && y; }));
  EXPECT_TRUE(covers(either, [](bool x, bool y) { return x || y; }));
  EXPECT_FALSE(covers(both, [](bool x, bool y) { return x || y; })) << "the control";
  EXPECT_TRUE(opposite(certainly(false)).yes);
}

}  // namespace
}  // namespace proviso
