// What promotions do for products one by one, as a listing shows it. Contract: each is evaluated as
// a cart of the least quantity that is sold; no amount is worked out a second time. Test:
// tests/core/catalog/page_test.cpp
#pragma once

#include "proviso/catalog.h"
#include "workspace.h"

namespace proviso {

/// The badge of so many units of a priced product, for a session as it is at the query's instant.
Badge badge_of(const Session& session, const CatalogQuery& query, ProductId product,
               int64_t quantity, Workspace& workspace);

}  // namespace proviso
