// Sets of ranges and of bits against a set of products, laid over bits that were something before.
// The control: an empty set changes nothing.
#include "compile/product_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace proviso {
namespace {

constexpr ProductId kAll = 1000;

ProductBits random_bits(std::mt19937& random) {
  ProductBits bits((kAll + 63) / 64);
  for (uint64_t& word : bits) word = uint64_t{random()} << 32 | random();
  return bits;
}

TEST(ProductSet, LaysItsMembersAndNoOther) {
  std::mt19937 random(7);
  for (unsigned ranges : {0U, 1U, 5U, 15U, 16U, 40U, 400U}) {
    for (int round = 0; round < 20; ++round) {
      std::set<ProductId> members;
      std::vector<ProductRange> parts;
      for (unsigned i = 0; i < ranges; ++i) {
        const ProductId begin = random() % kAll;
        const ProductId end = std::min<ProductId>(kAll, begin + random() % (ranges > 20 ? 2 : 90));
        parts.push_back({begin, end});
        for (ProductId product = begin; product < end; ++product) members.insert(product);
      }
      const ProductSet set(parts, kAll);
      const ProductBits before = random_bits(random), from = random_bits(random);
      ProductBits on = before, off = before, copied = before;
      set.lay(on.data(), true);
      set.lay(off.data(), false);
      set.lay(copied.data(), from.data());
      for (ProductId product = 0; product < kAll; ++product) {
        const bool member = members.count(product) > 0, was = has_bit(before, product);
        ASSERT_EQ(member, set.has(product)) << product;
        ASSERT_EQ(member || was, has_bit(on, product)) << product;
        ASSERT_EQ(!member && was, has_bit(off, product)) << product;
        ASSERT_EQ(member ? has_bit(from, product) : was, has_bit(copied, product)) << product;
      }
      if (members.empty()) {
        EXPECT_EQ(before, on) << "the control";
      }
    }
  }
}

}  // namespace
}  // namespace proviso
