// Compiles categories and products: the tree in preorder, products in its order, so that a
// category subtree is a range of products. Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"
#include "proviso/limits.h"

namespace proviso {
namespace {

const char* const kCategories = "/parts/products/categories";
const char* const kProducts = "/parts/products/products";

std::string at(const char* list, size_t index, const char* member) {
  return pointer_join(pointer_join(list, index), member);
}

/// Children of each source category, bytewise by key; the last element holds the roots.
std::vector<std::vector<uint32_t>> children_of(const Program& program,
                                               const std::vector<uint32_t>& parents) {
  const auto& categories = program.source.products.categories;
  std::vector<std::vector<uint32_t>> children(categories.size() + 1);
  for (uint32_t i = 0; i < categories.size(); ++i) {
    children[parents[i] == kNone ? categories.size() : parents[i]].push_back(i);
  }
  for (auto& list : children) {
    std::sort(list.begin(), list.end(),
              [&](uint32_t a, uint32_t b) { return categories[a].key < categories[b].key; });
  }
  return children;
}

/// Parents by source position; keys are claimed on the way.
std::vector<uint32_t> resolve_parents(Program& program, SharedVector<uint32_t>& source_of_symbol,
                                      Issues& issues) {
  const auto& categories = program.source.products.categories;
  for (uint32_t i = 0; i < categories.size(); ++i) {
    if (!claim(source_of_symbol, program.symbols.intern(categories[i].key), i)) {
      add_named(issues, IssueCode::duplicate_key, at(kCategories, i, "key"), categories[i].key);
    }
  }
  std::vector<uint32_t> parents(categories.size(), kNone);
  for (uint32_t i = 0; i < categories.size(); ++i) {
    if (!categories[i].parent) continue;
    parents[i] = at_symbol(source_of_symbol, program.symbols.find(*categories[i].parent));
    if (parents[i] == kNone) {
      add_named(issues, IssueCode::unknown_reference, at(kCategories, i, "parent"),
                *categories[i].parent);
    }
  }
  return parents;
}

/// Preorder without recursion: the tree's depth is the author's, not the stack's.
void number_categories(Program& program, const std::vector<uint32_t>& parents, Issues& issues) {
  ProductIndex& index = program.products;
  auto children = children_of(program, parents);
  struct Visit {
    uint32_t source, parent, depth;
  };
  std::vector<Visit> stack;
  const auto& roots = children.back();
  for (auto it = roots.rbegin(); it != roots.rend(); ++it) stack.push_back({*it, kNone, 1});
  while (!stack.empty()) {
    Visit visit = stack.back();
    stack.pop_back();
    uint32_t node = static_cast<uint32_t>(index.categories.size());
    if (visit.depth == static_cast<uint32_t>(limits.category_depth) + 1) {
      issues.add(IssueCode::nesting_too_deep, at(kCategories, visit.source, "parent"));
    }
    CategoryNode category;
    category.key = program.symbols.find(program.source.products.categories[visit.source].key);
    category.parent = visit.parent;
    category.depth = visit.depth;
    category.source = visit.source;
    index.categories.push_back(std::move(category));
    claim(index.category_of_symbol, index.categories[node].key, node);
    const auto& below = children[visit.source];
    for (auto it = below.rbegin(); it != below.rend(); ++it) {
      stack.push_back({*it, node, visit.depth + 1});
    }
  }
  for (size_t i = index.categories.size(); i-- > 0;) {
    CategoryNode& node = index.categories[i];
    node.end = std::max<uint32_t>(node.end, static_cast<uint32_t>(i) + 1);
    if (node.parent != kNone) {
      CategoryNode& parent = index.categories[node.parent];
      parent.end = std::max(parent.end, node.end);
    }
  }
}

/// A category that no root reaches lies on a cycle, or below one.
void report_cycles(const Program& program, const std::vector<uint32_t>& parents, Issues& issues) {
  const auto& categories = program.source.products.categories;
  if (program.products.categories.size() == categories.size()) return;
  for (uint32_t i = 0; i < categories.size(); ++i) {
    Symbol key = program.symbols.find(categories[i].key);
    if (parents[i] != kNone && find_category(program, key) == kNone) {
      add_named(issues, IssueCode::category_cycle, at(kCategories, i, "parent"), categories[i].key);
    }
  }
}

std::vector<AttributeFact> compile_attributes(Program& program, size_t source, Issues& issues) {
  const Product& product = program.source.products.products[source];
  std::vector<AttributeFact> facts;
  for (size_t i = 0; i < product.attributes.size(); ++i) {
    const ProductAttribute& attribute = product.attributes[i];
    std::string pointer = pointer_join(at(kProducts, source, "attributes"), i);
    const AttributeRule* rule =
        require_attribute(program, attribute.attribute, pointer_join(pointer, "attribute"), issues);
    if (!rule) continue;
    auto value =
        compile_value(program, *rule, attribute.value, pointer_join(pointer, "value"), issues);
    if (!value) continue;
    Symbol symbol = program.symbols.find(attribute.attribute);
    auto same = [&](const AttributeFact& fact) { return fact.attribute == symbol; };
    if (std::any_of(facts.begin(), facts.end(), same)) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "attribute"),
                attribute.attribute);
    }
    facts.push_back({symbol, *value});
  }
  std::sort(facts.begin(), facts.end(),
            [](const auto& a, const auto& b) { return a.attribute < b.attribute; });
  return facts;
}

/// One product, until all are in their order.
struct ProductRecord {
  Symbol sku = kNoSymbol;
  Symbol brand = kNoSymbol;
  uint32_t source = 0;
  std::vector<uint32_t> categories;
  std::vector<AttributeFact> attributes;
};

ProductRecord compile_product(Program& program, uint32_t source, Issues& issues) {
  const Product& product = program.source.products.products[source];
  ProductRecord record;
  record.sku = program.symbols.intern(product.sku);
  record.source = source;
  if (product.brand) record.brand = program.symbols.intern(*product.brand);
  if (product.category) {
    uint32_t node =
        require_category(program, *product.category, at(kProducts, source, "category"), issues);
    if (node != kNone) record.categories.push_back(node);
  }
  bool has_primary = !record.categories.empty();
  if (!product.further_categories.empty() && !product.category) {
    issues.add(IssueCode::missing_member, pointer_join(kProducts, source),
               "`category` is required beside `further_categories`");
  }
  auto further = require_categories(program, product.further_categories,
                                    at(kProducts, source, "further_categories"), issues);
  for (uint32_t node : further) {
    if (!has_primary || node != record.categories.front()) record.categories.push_back(node);
  }
  record.attributes = compile_attributes(program, source, issues);
  return record;
}

/// Positions, ranges and postings, once all products are in their order.
void number_products(Program& program, const std::vector<ProductRecord>& records, Issues& issues) {
  ProductIndex& index = program.products;
  std::vector<uint32_t> count(index.categories.size() + 1, 0);
  index.uncategorised = static_cast<uint32_t>(records.size());
  for (ProductId id = 0; id < records.size(); ++id) {
    const ProductRecord& record = records[id];
    if (!claim(index.product_of_symbol, record.sku, id)) {
      add_named(issues, IssueCode::duplicate_key, at(kProducts, record.source, "sku"),
                program.symbols.text(record.sku));
    }
    if (record.categories.empty()) {
      index.uncategorised = std::min(index.uncategorised, id);
      continue;
    }
    ++count[record.categories.front()];
    for (size_t i = 1; i < record.categories.size(); ++i) {
      index.categories[record.categories[i]].further.push_back(id);
    }
  }
  uint32_t next = 0;
  for (size_t i = 0; i < index.categories.size(); ++i) {
    index.categories[i].first_product = next;
    next += count[i];
  }
}

void warn_below_cost(const Program& program, size_t source, Issues& issues) {
  const Product& product = program.source.products.products[source];
  for (const CurrencyAmount& price : product.list_price) {
    for (const CurrencyAmount& cost : product.cost) {
      if (price.currency == cost.currency && price.value < cost.value) {
        add_named(issues, IssueCode::price_below_cost,
                  pointer_join(at(kProducts, source, "list_price"), price.currency), product.sku);
      }
    }
  }
}

void add_amounts(Program& program, uint32_t source, Issues& issues) {
  ProductIndex& index = program.products;
  const Product& product = program.source.products.products[source];
  const auto read = [&](const std::vector<CurrencyAmount>& amounts, const char* member) {
    return by_currency(program, amounts, at(kProducts, source, member), issues);
  };
  const auto prices = read(product.list_price, "list_price");
  if (!product.recommended_price.empty()) read(product.recommended_price, "recommended_price");
  const auto costs = read(product.cost, "cost");
  const auto floors = read(product.floor_price, "floor_price");
  for (size_t i = 0; i < prices.size(); ++i) {
    index.amounts.push_back({prices[i], costs[i], floors[i]});
  }
  program.has_floors = program.has_floors || !product.floor_price.empty();
  warn_below_cost(program, source, issues);
}

}  // namespace

void compile_products(Program& program, Issues& issues) {
  SharedVector<uint32_t> source_of_symbol;
  auto parents = resolve_parents(program, source_of_symbol, issues);
  number_categories(program, parents, issues);
  report_cycles(program, parents, issues);

  ProductIndex& index = program.products;
  const auto& products = program.source.products.products;
  std::vector<ProductRecord> records;
  records.reserve(products.size());
  for (uint32_t i = 0; i < products.size(); ++i) {
    records.push_back(compile_product(program, i, issues));
  }
  auto place = [](const ProductRecord& r) {
    return r.categories.empty() ? kNone : r.categories[0];
  };
  std::sort(records.begin(), records.end(), [&](const ProductRecord& a, const ProductRecord& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    if (a.sku != b.sku) return program.symbols.text(a.sku) < program.symbols.text(b.sku);
    return a.source < b.source;
  });
  number_products(program, records, issues);
  for (const ProductRecord& record : records) {
    const Product& product = products[record.source];
    index.rows.push_back(
        {record.sku, record.brand, record.source, tax_rate_of(program.source, product.tax_category),
         static_cast<int32_t>(product.min_quantity), static_cast<int32_t>(product.step_quantity),
         static_cast<uint8_t>(product.quantity_scale)});
    program.has_measured = program.has_measured || product.quantity_scale > 0;
    index.nodes.add(record.categories);
    index.attributes.add(record.attributes);
    add_amounts(program, record.source, issues);
  }
}

int32_t tax_rate_of(const Ruleset& ruleset, const std::optional<std::string>& category) {
  if (!ruleset.settings.tax) return 0;
  const Tax& tax = *ruleset.settings.tax;
  const std::optional<std::string>& meant = category ? category : tax.default_category;
  for (const TaxRate& rate : tax.rates) {
    if (meant && rate.category == *meant) return rate.rate_bp;
  }
  return 0;
}

uint32_t require_category(const Program& program, const std::string& key,
                          const std::string& pointer, Issues& issues) {
  uint32_t node = find_category(program, program.symbols.find(key));
  if (node == kNone) add_named(issues, IssueCode::unknown_reference, pointer, key);
  return node;
}

std::vector<uint32_t> require_categories(const Program& program, const Keys& keys,
                                         const std::string& pointer, Issues& issues) {
  std::vector<uint32_t> nodes;
  for (size_t i = 0; i < keys.size(); ++i) {
    uint32_t node = require_category(program, keys[i], pointer_join(pointer, i), issues);
    if (node != kNone) nodes.push_back(node);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

}  // namespace proviso
