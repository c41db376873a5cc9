// The products that a selector may match, found by what it names. Contract: complete unless the
// selector names nothing and the program has more than `most` products; some are visited twice.
// Test: tests/core/check/check_test.cpp
#pragma once

#include <algorithm>

#include "compile/program.h"

namespace proviso {

/// Calls `visit(product)` while it gives true: with all products that may match by the SKUs or
/// categories that the selector names; where it names none, with the first `most` of the program.
template <typename F>
bool visit_products(const Program& program, SelectorId id, ProductId most, F&& visit) {
  const ProductIndex& index = program.products;
  if (id != kNone) {
    const CompiledSelector& selector = program.promotions.selectors[id];
    if (!selector.any_sku) {
      return std::all_of(selector.products.begin(), selector.products.end(), visit);
    }
    if (!selector.any_category) {
      for (uint32_t node : selector.categories) {
        for (ProductId i = index.categories[node].first_product; i < index.products_end(node);
             ++i) {
          if (!visit(i)) return false;
        }
        for (uint32_t below = node; below < index.categories[node].end; ++below) {
          for (ProductId further : index.categories[below].further) {
            if (!visit(further)) return false;
          }
        }
      }
      return true;
    }
    if (!selector.also.empty()) return visit_products(program, selector.also.front(), most, visit);
    if (selector.has_any) {
      return std::all_of(selector.any.begin(), selector.any.end(), [&](SelectorId item) {
        return visit_products(program, item, most, visit);
      });
    }
  }
  const auto all = index.size();
  for (ProductId i = 0; i < std::min(all, most); ++i) {
    if (!visit(i)) return false;
  }
  return true;
}

}  // namespace proviso
