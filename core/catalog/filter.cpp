#include "catalog/filter.h"

#include <algorithm>

#include "compile/product_match.h"
#include "match/price.h"
#include "model/fold.h"

namespace proviso {
namespace {

/// Clears the bits for which `holds(product)` is false.
template <typename F>
void keep_if(ProductBits& bits, F&& holds) {
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<size_t>(std::countr_zero(rest));
      if (!holds(static_cast<ProductId>(word * 64 + bit))) bits[word] &= ~(uint64_t{1} << bit);
    }
  }
}

/// The visible products under a category: one copy of a range, and the few of further categories.
ProductBits under_category(const Session& session, uint32_t category) {
  const ProductIndex& index = session.program->products;
  ProductBits bits(session.visible.size(), 0);
  const CategoryNode& node = index.categories[category];
  const ProductSet range({{node.first_product, index.products_end(category)}}, index.size());
  range.lay(bits.data(), session.visible.data());
  for (ProductId product : node.only_further) {
    if (session.sees(product)) bits[product / 64] |= uint64_t{1} << (product % 64);
  }
  return bits;
}

void keep_attribute(const Session& session, const AttributeFilter& filter, ProductBits& bits) {
  const ProductIndex& index = session.program->products;
  CompiledTest test;
  test.attribute = filter.attribute;
  test.op = filter.op;
  test.values = filter.values;
  keep_if(bits, [&](ProductId product) {
    const auto attributes = index.attributes[product];
    return passes(test, attributes.begin(), attributes.end());
  });
}

void keep_text(const Session& session, const std::string& text, ProductBits& bits) {
  keep_if(bits, [&](ProductId id) {
    const Product& product = source_of(*session.program, id);
    return begins_folded(product.sku, text) || word_begins_folded(product.name, text);
  });
}

void keep_price(const Session& session, const CatalogQuery& query, ProductBits& bits) {
  const Pricing pricing(session, query.currency, query.evaluated_at);
  keep_if(bits, [&](ProductId product) {
    const FoundPrice price = pricing.of_one(product);
    return price.found && price.unit_price >= query.price_from &&
           (query.price_to < 0 || price.unit_price <= query.price_to);
  });
}

}  // namespace

bool matches_all(const CatalogQuery& query) {
  return !query.in_category && !query.of_brands && query.attributes.empty() &&
         query.price_from < 0 && query.price_to < 0 && query.text.empty();
}

ProductBits matching(const Session& session, const CatalogQuery& query, LeftOut left_out) {
  const ProductIndex& index = session.program->products;
  ProductBits bits;
  if (query.in_category) {
    const uint32_t category = find_category(*session.program, query.category);
    if (category == kNone) return ProductBits(session.visible.size(), 0);
    bits = under_category(session, category);
  } else {
    bits = session.visible;
  }
  if (query.of_brands && !left_out.brands) {
    keep_if(bits, [&](ProductId product) {
      return std::binary_search(query.brands.begin(), query.brands.end(),
                                index.rows[product].brand);
    });
  }
  for (const AttributeFilter& filter : query.attributes) {
    if (filter.attribute != left_out.attribute) keep_attribute(session, filter, bits);
  }
  if (!query.text.empty()) keep_text(session, query.text, bits);
  if (query.price_from >= 0 || query.price_to >= 0) keep_price(session, query, bits);
  return bits;
}

}  // namespace proviso
