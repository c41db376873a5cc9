#include "match/select.h"

#include <algorithm>

#include "model/vocabulary.h"

namespace proviso {
namespace {

bool contains(const std::vector<uint32_t>& sorted, uint32_t key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

bool under_any(const Program& program, const std::vector<uint32_t>& categories, ProductId product) {
  return std::any_of(categories.begin(), categories.end(),
                     [&](uint32_t category) { return under(program.products, category, product); });
}

template <typename Iterator>
bool passes(const CompiledTest& test, Iterator begin, Iterator end) {
  auto found = std::lower_bound(
      begin, end, test.attribute,
      [](const AttributeFact& fact, Symbol attribute) { return fact.attribute < attribute; });
  bool missing = found == end || found->attribute != test.attribute;
  if (missing) return test.op == Op::ne || test.op == Op::not_in;
  if (test.op == Op::in || test.op == Op::not_in) {
    bool member = std::binary_search(test.values.begin(), test.values.end(), found->value);
    return member == (test.op == Op::in);
  }
  return compare(found->value, test.op, test.values.front());
}

bool product_tests_pass(const Program& program, const CompiledSelector& selector,
                        ProductId product) {
  if (selector.tests.empty()) return true;
  const auto attributes = program.products.attributes[product];
  return std::all_of(selector.tests.begin(), selector.tests.end(), [&](const CompiledTest& test) {
    return test.of_line || passes(test, attributes.begin(), attributes.end());
  });
}

/// The members that the product alone decides; `of_line` tests are for the others.
bool product_matches(const Program& program, const CompiledSelector& selector, ProductId product) {
  if (!selector.any_sku && !contains(selector.products, product)) return false;
  if (!selector.any_brand && !contains(selector.brands, program.products.brands[product]))
    return false;
  if (!selector.any_category && !under_any(program, selector.categories, product)) return false;
  return product_tests_pass(program, selector, product);
}

bool agrees(Wanted wanted, bool is) {
  return wanted == Wanted::either || (wanted == Wanted::yes) == is;
}

bool price_matches(const Facts& facts, const CompiledSelector& selector, const PriceGroup& group) {
  if (!selector.has_price) return true;
  int64_t price = selector.prices[facts.request.currency];
  if (price < 0) return selector.price_op == Op::ne;
  return compare(group.unit_price, selector.price_op, price);
}

bool line_matches(const Facts& facts, const CompiledSelector& selector, uint32_t position) {
  const PriceGroup& group = facts.cart.groups[position];
  const RequestLine& line = facts.request.lines[facts.cart.lines[group.first_line]];
  auto first = facts.request.line_attributes.begin() + line.first_attribute;
  for (const CompiledTest& test : selector.tests) {
    if (test.of_line && !passes(test, first, first + line.attribute_count)) return false;
  }
  if (!price_matches(facts, selector, group)) return false;
  if (selector.sale != Wanted::either) {
    const PriceIndex& prices = facts.program().prices;
    uint32_t list = group.source.price_list;
    if (!agrees(selector.sale, list != kNone && prices.lists[prices.of_source[list]].sale)) {
      return false;
    }
  }
  bool reduced = facts.moment.at(At::current)[position] < group.subtotal_minor;
  if (!agrees(selector.discounted, reduced)) return false;
  if (selector.bought == Wanted::either) return true;
  const auto& bought = facts.request.bought;
  return facts.request.knows_bought &&
         agrees(selector.bought, std::binary_search(bought.begin(), bought.end(), group.product));
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

bool group_matches(const Facts& facts, const CompiledSelector& selector, uint32_t group) {
  ProductId product = facts.cart.groups[group].product;
  if (!product_tests_pass(facts.program(), selector, product)) return false;
  return selector.by_product || line_matches(facts, selector, group);
}

}  // namespace proviso
