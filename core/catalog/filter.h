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

}  // namespace proviso
