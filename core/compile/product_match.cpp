#include "compile/product_match.h"

#include <algorithm>

namespace proviso {
namespace {

bool contains(const std::vector<uint32_t>& sorted, uint32_t key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

bool under_any(const Program& program, const std::vector<uint32_t>& categories, ProductId product) {
  return std::any_of(categories.begin(), categories.end(),
                     [&](uint32_t category) { return under(program.products, category, product); });
}

/// The members that the product alone decides; `of_line` tests are for the others.
bool product_matches(const Program& program, const CompiledSelector& selector, ProductId product) {
  if (!selector.any_sku && !contains(selector.products, product)) return false;
  if (!selector.any_brand && !contains(selector.brands, program.products.rows[product].brand))
    return false;
  if (!selector.any_category && !under_any(program, selector.categories, product)) return false;
  return product_tests_pass(program, selector, product);
}

/// The answers that a selector may give for a product, over all lines that it may be on.
Possible possible(const Program& program, SelectorId id, ProductId product) {
  if (id == kNone) return {true, false};
  const CompiledSelector& selector = program.promotions.selectors[id];
  if (!product_matches(program, selector, product)) return {false, true};
  bool by_line = selector.has_price || selector.sale != Wanted::either ||
                 selector.discounted != Wanted::either || selector.bought != Wanted::either;
  for (const CompiledTest& test : selector.tests) by_line = by_line || test.of_line;
  Possible all{true, by_line};
  for (SelectorId item : selector.also) all = both(all, possible(program, item, product));
  if (selector.has_any) {
    Possible any = certainly(false);
    for (SelectorId item : selector.any) any = either(any, possible(program, item, product));
    all = both(all, any);
  }
  if (selector.negated != kNone) {
    all = both(all, opposite(possible(program, selector.negated, product)));
  }
  return all;
}

}  // namespace

/// Products stand by primary category, so being under one is being in a range.
bool under(const ProductIndex& index, uint32_t category, ProductId product) {
  if (index.categories[category].first_product <= product &&
      product < index.products_end(category)) {
    return true;
  }
  const auto nodes = index.nodes[product];
  uint32_t end = index.categories[category].end;
  for (size_t i = 1; i < nodes.size(); ++i) {
    if (category <= nodes[i] && nodes[i] < end) return true;
  }
  return false;
}

bool product_tests_pass(const Program& program, const CompiledSelector& selector,
                        ProductId product) {
  if (selector.tests.empty()) return true;
  const auto attributes = program.products.attributes[product];
  return std::all_of(selector.tests.begin(), selector.tests.end(), [&](const CompiledTest& test) {
    return test.of_line || passes(test, attributes.begin(), attributes.end());
  });
}

bool selects_alone(const Program& program, SelectorId id, ProductId product) {
  if (id == kNone) return true;
  const CompiledSelector& selector = program.promotions.selectors[id];
  if (!product_matches(program, selector, product)) return false;
  auto missing_holds = [](Op op) { return op == Op::ne || op == Op::not_in; };
  for (const CompiledTest& test : selector.tests) {
    if (test.of_line && !missing_holds(test.op)) return false;
  }
  if (selector.has_price && !missing_holds(selector.price_op)) return false;
  if (!agrees(selector.sale, false) || !agrees(selector.discounted, false)) return false;
  if (!agrees(selector.bought, true)) return false;
  auto alone = [&](SelectorId item) { return selects_alone(program, item, product); };
  if (!std::all_of(selector.also.begin(), selector.also.end(), alone)) return false;
  if (selector.has_any && std::none_of(selector.any.begin(), selector.any.end(), alone)) {
    return false;
  }
  return selector.negated == kNone || !alone(selector.negated);
}

bool may_select(const Program& program, SelectorId selector, ProductId product) {
  return possible(program, selector, product).yes;
}

bool source_selects(const Program& program, const Selector& selector, ProductId product) {
  const Product& source = source_of(program, product);
  const auto attributes = program.products.attributes[product];
  auto named = [](const std::optional<Keys>& keys, const std::string& key) {
    return !keys || std::find(keys->begin(), keys->end(), key) != keys->end();
  };
  if (!named(selector.skus, source.sku)) return false;
  if (selector.brands && (!source.brand || !named(selector.brands, *source.brand))) return false;
  if (selector.categories &&
      std::none_of(selector.categories->begin(), selector.categories->end(),
                   [&](const std::string& key) {
                     uint32_t node = find_category(program, find_symbol(program, key));
                     return node != kNone && under(program.products, node, product);
                   })) {
    return false;
  }
  for (const AttributeTest& test : selector.attributes) {
    CompiledTest compiled;
    compiled.op = test.op;
    compiled.attribute = find_symbol(program, test.attribute);
    for (const AttributeRule& rule : program.source.attributes) {
      if (rule.key == test.attribute) compiled.of_line = rule.owner == AttributeOwner::line;
    }
    if (compiled.of_line) continue;
    for (const AttributeValue& value : test.values) {
      const auto* text = std::get_if<std::string>(&value);
      const auto* whole = std::get_if<int64_t>(&value);
      compiled.values.push_back(text    ? find_symbol(program, *text)
                                : whole ? *whole
                                        : static_cast<int64_t>(std::get<bool>(value)));
    }
    std::sort(compiled.values.begin(), compiled.values.end());
    if (!passes(compiled, attributes.begin(), attributes.end())) return false;
  }
  return true;
}

}  // namespace proviso
