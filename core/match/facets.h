// Counts of products by brand or attribute. The counts of all that an account sees are kept: they
// are asked for with every page, and counting a million products takes a hundred times as long as
// the page. Contract: a memo; a page is the same whether its counts were there or not. For one
// thread at a time. Test: tests/core/match/facets_test.cpp
#pragma once

#include <vector>

#include "match/session.h"
#include "proviso/catalog.h"

namespace proviso {

/// Counts by the values of a column, of the products whose bits are set.
Facet count_column(const Column& column, Symbol attribute, const ProductBits& bits);

class FacetMemo {
 public:
  /// The counts of all that the session (as it is at the query's instant) sees. It holds until the
  /// next call.
  const Facet& of(const Session& session, const Column& column, Symbol attribute);

 private:
  /// What is known of one account, in the window in which it sees the same.
  struct Known {
    ProgramPtr program;
    Audience audience;
    Window window;
    std::vector<Facet> facets;
  };

  Known& known_of(const Session& session);

  std::vector<Known> known_;
  size_t next_ = 0;  // to be forgotten for another account
};

}  // namespace proviso
