// A set of products that is made once and laid over bits often: ranges while they are few, a bit by
// product else. Contract: immutable; products stand so that a category is a range.
// Test: tests/core/compile/product_set_test.cpp
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "compile/program.h"

namespace proviso {

class ProductSets;

/// A bit by product, 64 a word.
using ProductBits = std::vector<uint64_t>;

inline bool has_bit(const ProductBits& bits, ProductId product) {
  return (bits[product / 64] >> (product % 64) & 1) != 0;
}

/// Calls `visit(product)` for each bit that is set, ascending.
template <typename F>
void for_each_bit(const ProductBits& bits, F&& visit) {
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      visit(static_cast<ProductId>(word * 64 + static_cast<size_t>(std::countr_zero(rest))));
    }
  }
}

// ---- making them ------------------------------------------------------------------------------

/// Whether many sets are to be found, or a few: then no lists are made to find them in.
enum class HowMany : uint8_t { many, few };

/// Finds the sets of selectors. Of many, attributes are looked up in lists that are made when they
/// are first needed.
class ProductSets {
 public:
  explicit ProductSets(const Program& program, HowMany sets = HowMany::many)
      : program_(program), sets_(sets) {}

  /// The products that a selector matches by themselves; with a category, of those under it.
  ProductSet of(SelectorId selector, uint32_t category = kNone);

 private:
  using Ranges = std::vector<ProductRange>;

  void add_category(uint32_t node, Ranges& out) const;
  void add_brands(const std::vector<Symbol>& brands, Ranges& out) const;
  bool add_tested(const CompiledSelector& selector, Ranges& out);
  bool narrow(const CompiledSelector& selector, uint32_t category, Ranges& out);

  const Program& program_;
  HowMany sets_;
  std::map<Symbol, std::vector<std::pair<int64_t, ProductId>>> by_attribute_;  // by value
};

}  // namespace proviso
