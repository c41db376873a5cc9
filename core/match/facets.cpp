#include "match/facets.h"

#include <algorithm>

namespace proviso {
namespace {

/// Accounts whose counts are kept: of 3,000 brands each takes 48 kB.
constexpr size_t kAccounts = 32;

}  // namespace

Facet count_column(const Column& column, Symbol attribute, const ProductBits& bits) {
  std::vector<int64_t> counts(column.values.size() + 1, 0);  // the last: of those without a value
  const auto without = static_cast<uint32_t>(column.values.size());
  for_each_bit(bits, [&](ProductId product) { ++counts[std::min(column.of[product], without)]; });
  Facet facet{attribute, {}};
  for (size_t i = 0; i < column.values.size(); ++i) {
    if (counts[i] > 0) facet.values.push_back({column.values[i], counts[i]});
  }
  return facet;
}

FacetMemo::Known& FacetMemo::known_of(const Session& session) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& one) {
    return one.program == session.program && one.window.from == session.window.from &&
           one.window.until == session.window.until && one.audience == session.audience;
  });
  if (found != known_.end()) return *found;
  Known fresh{session.program, session.audience, session.window, {}};
  if (known_.size() < kAccounts) return known_.emplace_back(std::move(fresh));
  next_ = (next_ + 1) % kAccounts;
  return known_[next_] = std::move(fresh);
}

const Facet& FacetMemo::of(const Session& session, const Column& column, Symbol attribute) {
  std::vector<Facet>& facets = known_of(session).facets;
  const auto found = std::find_if(facets.begin(), facets.end(),
                                  [&](const Facet& one) { return one.attribute == attribute; });
  if (found != facets.end()) return *found;
  return facets.emplace_back(count_column(column, attribute, session.visible));
}

}  // namespace proviso
