// Against an ordered map, over products near to and far from each other.
#include "model/product_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace proviso {
namespace {

TEST(ProductTable, FindsWhatAMapFinds) {
  for (uint32_t step : {1U, 3U, 64U, 1000003U}) {
    std::map<ProductId, uint32_t> map;
    for (uint32_t i = 0; i < 1000; ++i) map[i * step] = i;
    std::vector<std::pair<ProductId, uint32_t>> pairs(map.begin(), map.end());
    std::reverse(pairs.begin(), pairs.end());
    ProductTable table;
    table.build(pairs);
    for (uint32_t i = 0; i < 3000; ++i) {
      auto found = map.find(i);
      EXPECT_EQ(found == map.end() ? kNone : found->second, table.find(i)) << i << " by " << step;
    }
  }
}

TEST(ProductTable, AnEmptyOneHasNothing) {
  ProductTable table;
  EXPECT_EQ(kNone, table.find(0));
  table.build({});
  EXPECT_EQ(kNone, table.find(7));
}

}  // namespace
}  // namespace proviso
