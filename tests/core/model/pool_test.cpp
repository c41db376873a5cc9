// Lent vectors are empty, apart from each other, and their memory is used again.
#include "model/pool.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace proviso {
namespace {

TEST(Pool, LendsEmptyVectorsAgain) {
  Pool<int64_t> pool;
  const int64_t* first = nullptr;
  {
    auto a = pool.lend(), b = pool.lend();
    (*a).assign(100, 1);
    EXPECT_TRUE((*b).empty()) << "apart from each other";
    (*b).assign(100, 2);
    EXPECT_EQ(1, (*a)[99]);
    first = (*b).data();
  }
  auto again = pool.lend(), other = pool.lend();
  EXPECT_TRUE((*again).empty());
  EXPECT_GE((*again).capacity(), 100U);
  EXPECT_TRUE((*again).data() == first || (*other).data() == first);
}

}  // namespace
}  // namespace proviso
