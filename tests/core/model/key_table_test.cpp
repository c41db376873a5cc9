// Against an ordered map, over keys near to and far from each other.
#include "model/key_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace proviso {
namespace {

TEST(KeyTable, FindsWhatAMapFinds) {
  for (uint32_t step : {1U, 3U, 64U, 1000003U}) {
    std::map<uint32_t, uint32_t> map;
    for (uint32_t i = 0; i < 1000; ++i) map[i * step] = i;
    std::vector<std::pair<uint32_t, uint32_t>> pairs(map.begin(), map.end());
    std::reverse(pairs.begin(), pairs.end());
    KeyTable table;
    table.build(pairs);
    for (uint32_t i = 0; i < 3000; ++i) {
      auto found = map.find(i);
      EXPECT_EQ(found == map.end() ? kNone : found->second, table.find(i)) << i << " by " << step;
    }
  }
}

TEST(KeyTable, AnEmptyOneHasNothing) {
  KeyTable table;
  EXPECT_EQ(kNone, table.find(0));
  table.build({});
  EXPECT_EQ(kNone, table.find(7));
}

}  // namespace
}  // namespace proviso
