// Compiles what catalogs sort, filter and count by: brands and facets as numbers by product, the
// order of names, and who is below a category by a further one alone.
// Test: tests/core/catalog/page_test.cpp
#include <algorithm>
#include <numeric>

#include "compile/compiler.h"
#include "model/fold.h"

namespace proviso {
namespace {

/// Numbers the values of a column: `value_of(product)` gives one, or nothing below INT64_MIN + 1.
template <typename F, typename Less>
Column make_column(ProductId products, F&& value_of, Less&& less) {
  Column column;
  std::vector<int64_t> values(products);
  for (ProductId id = 0; id < products; ++id) values[id] = value_of(id);
  std::vector<int64_t> ascending = values;
  std::sort(ascending.begin(), ascending.end());
  ascending.erase(std::unique(ascending.begin(), ascending.end()), ascending.end());
  std::erase(ascending, INT64_MIN);
  std::vector<uint32_t> order(ascending.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return less(ascending[a], ascending[b]); });
  std::vector<uint32_t> place(order.size());
  column.values.resize(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    column.values[i] = ascending[order[i]];
    place[order[i]] = i;
  }
  column.of.assign(products, kNone);
  for (ProductId id = 0; id < products; ++id) {
    if (values[id] == INT64_MIN) continue;
    auto found = std::lower_bound(ascending.begin(), ascending.end(), values[id]);
    column.of[id] = place[static_cast<size_t>(found - ascending.begin())];
  }
  return column;
}

Column facet_column(const Program& program, const AttributeRule& rule, Symbol attribute) {
  const ProductIndex& index = program.products;
  const Symbols& symbols = program.symbols;
  auto value_of = [&](ProductId id) {
    for (const AttributeFact& fact : index.attributes[id]) {
      if (fact.attribute == attribute) return fact.value;
    }
    return INT64_MIN;
  };
  const bool text = rule.type == AttributeType::string;
  return make_column(index.size(), value_of, [&](int64_t a, int64_t b) {
    if (!text) return a < b;
    return symbols.text(static_cast<Symbol>(a)) < symbols.text(static_cast<Symbol>(b));
  });
}

void order_names(Program& program) {
  ProductIndex& index = program.products;
  index.by_name.resize(index.size());
  std::iota(index.by_name.begin(), index.by_name.end(), 0);
  auto name = [&](ProductId id) -> const std::string& { return source_of(program, id).name; };
  std::stable_sort(index.by_name.begin(), index.by_name.end(),
                   [&](ProductId a, ProductId b) { return folded_less(name(a), name(b)); });
}

/// Notes each product at the categories that only its further ones bring it under.
void note_further(ProductIndex& index) {
  for (ProductId id = 0; id < index.size(); ++id) {
    const auto nodes = index.nodes[id];
    for (size_t i = 1; i < nodes.size(); ++i) {
      for (uint32_t up = nodes[i]; up != kNone; up = index.categories[up].parent) {
        CategoryNode& category = index.categories[up];
        const bool by_primary = up <= nodes[0] && nodes[0] < category.end;
        if (by_primary) break;
        auto& only = category.only_further;
        if (only.empty() || only.back() != id) only.push_back(id);
      }
    }
  }
}

}  // namespace

void compile_columns(Program& program, Issues& issues) {
  ProductIndex& index = program.products;
  const auto& rules = program.source.attributes;
  for (size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].facet) continue;
    const bool fits = rules[i].owner == AttributeOwner::product &&
                      rules[i].visible_to == AttributeVisibility::buyer;
    if (!fits) {
      issues.add(IssueCode::attribute_type, pointer_join(pointer_join("/attributes", i), "facet"),
                 "a facet is an attribute of products that buyers see");
      continue;
    }
    const Symbol attribute = program.symbols.find(rules[i].key);
    index.facets.emplace_back(attribute, facet_column(program, rules[i], attribute));
  }
  index.brand_column = make_column(
      index.size(),
      [&](ProductId id) {
        const Symbol brand = index.rows[id].brand;
        return brand == kNoSymbol ? INT64_MIN : int64_t{brand};
      },
      [&](int64_t a, int64_t b) {
        return program.symbols.text(static_cast<Symbol>(a)) <
               program.symbols.text(static_cast<Symbol>(b));
      });
  order_names(program);
  note_further(index);
}

}  // namespace proviso
