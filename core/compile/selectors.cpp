// Compiles selectors: keys to symbols, attribute tests to typed comparisons.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

CompiledTest compile_test(Program& program, const AttributeTest& test, const std::string& pointer,
                          Issues& issues) {
  CompiledTest compiled;
  compiled.op = test.op;
  std::string at_attribute = pointer_join(pointer, "attribute");
  const AttributeRule* rule = require_attribute(program, test.attribute, at_attribute, issues);
  if (!rule) return compiled;
  compiled.of_line = rule->owner == AttributeOwner::line;
  if (!compiled.of_line && rule->owner != AttributeOwner::product) {
    issues.add(IssueCode::attribute_type, at_attribute, "a selector tests products and lines");
  }
  compiled.attribute = program.symbols.find(test.attribute);
  if (!op_fits(rule->type, test.op)) {
    issues.add(IssueCode::attribute_type, pointer_join(pointer, "op"));
  }
  bool list = test.op == Op::in || test.op == Op::not_in;
  std::string at = pointer_join(pointer, "value");
  for (size_t i = 0; i < test.values.size(); ++i) {
    auto value =
        compile_value(program, *rule, test.values[i], list ? pointer_join(at, i) : at, issues);
    if (value) compiled.values.push_back(*value);
  }
  std::sort(compiled.values.begin(), compiled.values.end());
  return compiled;
}

/// Those of the SKUs that the ruleset has; the others match nothing.
std::vector<ProductId> products_of(const Program& program, const Keys& skus) {
  std::vector<ProductId> products;
  for (const std::string& sku : skus) {
    ProductId product = find_product(program, program.symbols.find(sku));
    if (product != kNoProduct) products.push_back(product);
  }
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

Wanted wanted(const std::optional<bool>& flag) {
  if (!flag) return Wanted::either;
  return *flag ? Wanted::yes : Wanted::no;
}

SelectorId require_selector(const Program& program, const std::string& key,
                            const std::string& pointer, Issues& issues) {
  const PromotionIndex& index = program.promotions;
  uint32_t position = at_symbol(index.selector_of_symbol, program.symbols.find(key));
  if (position == kNone) {
    add_named(issues, IssueCode::unknown_reference, pointer, key);
    return kNone;
  }
  SelectorId id = index.named_selectors[position];
  if (id == kNone) add_named(issues, IssueCode::definition_cycle, pointer, key);
  return id;
}

void note_nested(const CompiledSelector& nested, CompiledSelector& around) {
  around.by_product = around.by_product && nested.by_product;
  around.reads_discounted = around.reads_discounted || nested.reads_discounted;
}

/// Adds one nested selector, and what it needs beyond the product.
SelectorId nest(Program& program, const Selector& selector, const std::string& pointer,
                CompiledSelector& around, Issues& issues) {
  SelectorId id = compile_selector(program, selector, pointer, issues);
  note_nested(program.promotions.selectors[id], around);
  return id;
}

void compile_members(Program& program, const Selector& selector, const std::string& pointer,
                     CompiledSelector& out, Issues& issues) {
  out.any_sku = !selector.skus;
  if (selector.skus) out.products = products_of(program, *selector.skus);
  out.any_brand = !selector.brands;
  if (selector.brands) out.brands = intern_keys(program, *selector.brands);
  out.any_category = !selector.categories;
  if (selector.categories) {
    out.categories = require_categories(program, *selector.categories,
                                        pointer_join(pointer, "categories"), issues);
  }
  for (size_t i = 0; i < selector.attributes.size(); ++i) {
    std::string at = pointer_join(pointer_join(pointer, "attributes"), i);
    out.tests.push_back(compile_test(program, selector.attributes[i], at, issues));
    out.by_product = out.by_product && !out.tests.back().of_line;
  }
  if (selector.unit_price) {
    out.has_price = true;
    out.price_op = selector.unit_price->op;
    out.prices = by_currency(program, selector.unit_price->value,
                             pointer_join(pointer_join(pointer, "unit_price"), "value"), issues);
  }
  out.sale = wanted(selector.sale);
  out.discounted = wanted(selector.discounted);
  out.bought = wanted(selector.bought);
  bool by_line = out.has_price || selector.sale || selector.discounted || selector.bought;
  out.by_product = out.by_product && !by_line;
  out.reads_discounted = selector.discounted.has_value();
}

/// FNV-1a over what a selector names (Fowler, Noll, Vo): equal selectors have equal hashes.
uint64_t hash_of(const CompiledSelector& selector) {
  uint64_t hash = 0xcbf29ce484222325;
  auto add = [&](uint64_t value) { hash = (hash ^ value) * 0x100000001b3; };
  for (const auto* list : {&selector.products, &selector.brands, &selector.categories,
                           &selector.also, &selector.any}) {
    add(list->size());
    for (uint32_t one : *list) add(one);
  }
  for (const CompiledTest& test : selector.tests) add(test.attribute);
  add(selector.negated);
  return hash;
}

/// The selector in the pool: one that is there already if it is alike, so that what it matches is
/// found once for a cart.
SelectorId keep_selector(PromotionIndex& index, CompiledSelector selector) {
  const uint64_t hash = hash_of(selector);
  auto [first, last] = index.alike.equal_range(hash);
  for (; first != last; ++first) {
    if (index.selectors[first->second] == selector) return first->second;
  }
  const auto id = static_cast<SelectorId>(index.selectors.size());
  index.alike.emplace(hash, id);
  index.selectors.push_back(std::move(selector));
  return id;
}

}  // namespace

bool op_fits(AttributeType type, Op op) {
  bool ordered = type == AttributeType::integer || type == AttributeType::instant;
  return ordered || op == Op::eq || op == Op::ne || op == Op::in || op == Op::not_in;
}

const AttributeRule* require_attribute(const Program& program, const std::string& key,
                                       const std::string& pointer, Issues& issues) {
  for (const AttributeRule& rule : program.source.attributes) {
    if (rule.key == key) return &rule;
  }
  add_named(issues, IssueCode::unknown_reference, pointer, key);
  return nullptr;
}

std::optional<int64_t> compile_value(Program& program, const AttributeRule& rule,
                                     const AttributeValue& value, const std::string& pointer,
                                     Issues& issues) {
  bool number = rule.type == AttributeType::integer || rule.type == AttributeType::instant;
  if (rule.type == AttributeType::string && std::holds_alternative<std::string>(value)) {
    return program.symbols.intern(std::get<std::string>(value));
  }
  if (number && std::holds_alternative<int64_t>(value)) return std::get<int64_t>(value);
  if (rule.type == AttributeType::boolean && std::holds_alternative<bool>(value)) {
    return std::get<bool>(value) ? 1 : 0;
  }
  issues.add(IssueCode::attribute_type, pointer);
  return std::nullopt;
}

SelectorId compile_selector(Program& program, const Selector& selector, const std::string& pointer,
                            Issues& issues) {
  CompiledSelector compiled;
  compile_members(program, selector, pointer, compiled, issues);
  if (selector.use) {
    SelectorId id = require_selector(program, *selector.use, pointer_join(pointer, "use"), issues);
    if (id != kNone) {
      compiled.also.push_back(id);
      note_nested(program.promotions.selectors[id], compiled);
    }
  }
  compiled.has_any = selector.any.has_value();
  if (selector.any) {
    for (size_t i = 0; i < selector.any->size(); ++i) {
      std::string at = pointer_join(pointer_join(pointer, "any"), i);
      compiled.any.push_back(nest(program, (*selector.any)[i], at, compiled, issues));
    }
  }
  if (!selector.negated.empty()) {
    compiled.negated =
        nest(program, selector.negated.front(), pointer_join(pointer, "not"), compiled, issues);
  }
  return keep_selector(program.promotions, std::move(compiled));
}

}  // namespace proviso
