// Which visible products a catalog query matches. Contract: see proviso/catalog.h.
// Test: tests/core/catalog/page_test.cpp
#pragma once

#include "match/session.h"
#include "proviso/catalog.h"

namespace proviso {

/// A filter of the query that its own facet leaves out: the brands, or one attribute.
struct LeftOut {
  bool brands = false;
  Symbol attribute = kNoSymbol;
};

/// Whether nothing but visibility decides.
bool matches_all(const CatalogQuery& query);

/// The bits of the products that match, of those that the session (as it is at the query's instant)
/// sees.
ProductBits matching(const Session& session, const CatalogQuery& query, LeftOut left_out = {});

/// Calls `visit(product)` for each bit that is set, ascending.
template <typename F>
void for_each_bit(const ProductBits& bits, F&& visit) {
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      visit(static_cast<ProductId>(word * 64 + static_cast<size_t>(std::countr_zero(rest))));
    }
  }
}

}  // namespace proviso
