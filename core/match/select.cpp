#include "match/select.h"

#include <algorithm>

#include "model/vocabulary.h"

namespace proviso {
namespace {

bool contains(const std::vector<Symbol>& sorted, Symbol symbol) {
  return std::binary_search(sorted.begin(), sorted.end(), symbol);
}

bool under_any(const Program& program, const std::vector<uint32_t>& categories,
               const ProductRecord& product) {
  for (uint32_t node : product.categories) {
    for (uint32_t up = node; up != kNone; up = program.products.categories[up].parent) {
      if (std::binary_search(categories.begin(), categories.end(), up)) return true;
    }
  }
  return false;
}

bool passes(const CompiledTest& test, const ProductRecord& product) {
  auto found = std::lower_bound(
      product.attributes.begin(), product.attributes.end(), test.attribute,
      [](const AttributeFact& fact, Symbol attribute) { return fact.attribute < attribute; });
  bool missing = found == product.attributes.end() || found->attribute != test.attribute;
  if (missing) return test.op == Op::ne || test.op == Op::not_in;
  if (test.op == Op::in || test.op == Op::not_in) {
    bool member = std::binary_search(test.values.begin(), test.values.end(), found->value);
    return member == (test.op == Op::in);
  }
  return compare(found->value, test.op, test.values.front());
}

}  // namespace

bool selects(const Program& program, SelectorId id, ProductId product) {
  if (id == kNone) return true;
  const CompiledSelector& selector = program.promotions.selectors[id];
  const ProductRecord& record = program.products.products[product];
  if (!selector.any_sku && !contains(selector.skus, record.sku)) return false;
  if (!selector.any_brand && !contains(selector.brands, record.brand)) return false;
  if (!selector.any_category && !under_any(program, selector.categories, record)) return false;
  for (const CompiledTest& test : selector.tests) {
    if (!passes(test, record)) return false;
  }
  if (selector.has_any && std::none_of(selector.any.begin(), selector.any.end(), [&](SelectorId s) {
        return selects(program, s, product);
      })) {
    return false;
  }
  return selector.negated == kNone || !selects(program, selector.negated, product);
}

}  // namespace proviso
