// Entitlements as an expression, laid over each other as visible.cpp lays them over bits; and its
// answers about products from outside. Contract: see proviso/search.h.
// Test: tests/core/catalog/search_filter_test.cpp
#include <algorithm>
#include <tuple>

#include "match/price.h"
#include "match/visible.h"
#include "model/vocabulary.h"
#include "proviso/search.h"

namespace proviso {
namespace {

using Kind = SearchFilter::Kind;

SearchFilter constant(bool value) {
  SearchFilter filter;
  filter.kind = value ? Kind::everything : Kind::nothing;
  return filter;
}

SearchFilter of_keys(Kind kind, const Keys& keys) {
  if (keys.empty()) return constant(false);
  SearchFilter filter;
  filter.kind = kind;
  filter.keys = keys;
  std::sort(filter.keys.begin(), filter.keys.end());
  return filter;
}

SearchFilter negation(SearchFilter item) {
  if (item.kind == Kind::everything) return constant(false);
  if (item.kind == Kind::nothing) return constant(true);
  if (item.kind == Kind::negation) return std::move(item.items.front());
  SearchFilter filter;
  filter.kind = Kind::negation;
  filter.items.push_back(std::move(item));
  return filter;
}

/// All of the items, or any; what is always so or never so is worked in, and equal kinds are one.
SearchFilter joined(Kind kind, std::vector<SearchFilter> items) {
  const Kind neutral = kind == Kind::all ? Kind::everything : Kind::nothing;
  const Kind decides = kind == Kind::all ? Kind::nothing : Kind::everything;
  SearchFilter filter;
  filter.kind = kind;
  for (SearchFilter& item : items) {
    if (item.kind == neutral) continue;
    if (item.kind == decides) return item;
    if (item.kind == kind) {
      for (SearchFilter& inner : item.items) filter.items.push_back(std::move(inner));
    } else {
      filter.items.push_back(std::move(item));
    }
  }
  if (filter.items.empty()) return constant(kind == Kind::all);
  if (filter.items.size() == 1) return std::move(filter.items.front());
  return filter;
}

/// What a selector matches; `category`, if not null, stands for its categories.
SearchFilter of_selector(const Program& program, const Selector& selector,
                         const std::string* category = nullptr) {
  std::vector<SearchFilter> items;
  if (selector.use) {
    const auto& named = program.source.definitions.selectors;
    auto used = std::find_if(named.begin(), named.end(),
                             [&](const Named<Selector>& one) { return one.key == *selector.use; });
    items.push_back(of_selector(program, used->is));
  }
  if (selector.skus) items.push_back(of_keys(Kind::skus, *selector.skus));
  if (category != nullptr) {
    items.push_back(of_keys(Kind::categories, {*category}));
  } else if (selector.categories) {
    items.push_back(of_keys(Kind::categories, *selector.categories));
  }
  if (selector.brands) items.push_back(of_keys(Kind::brands, *selector.brands));
  for (const AttributeTest& test : selector.attributes) {
    SearchFilter& item = items.emplace_back();
    item.kind = Kind::attribute;
    item.test = test;
  }
  if (selector.any) {
    std::vector<SearchFilter> any;
    for (const Selector& one : *selector.any) any.push_back(of_selector(program, one));
    items.push_back(joined(Kind::any, std::move(any)));
  }
  for (const Selector& one : selector.negated) {
    items.push_back(negation(of_selector(program, one)));
  }
  return joined(Kind::all, std::move(items));
}

SearchFilter of_layer(const Program& program, const Layer& layer) {
  const Entitlement& said = program.source.entitlements.entitlements[layer.entitlement];
  if (layer.names->category == kNone) return of_selector(program, said.products);
  const uint32_t source = program.products.categories[layer.names->category].source;
  return of_selector(program, said.products, &program.source.products.categories[source].key);
}

/// Lays one layer over a filter, as its products are laid over bits.
SearchFilter laid(SearchFilter below, SearchFilter products, EntitlementEffect effect,
                  const SearchFilter& before) {
  if (effect == EntitlementEffect::grant) {
    return joined(Kind::any, {std::move(products), std::move(below)});
  }
  if (effect != EntitlementEffect::pass) {
    return joined(Kind::all, {std::move(below), negation(std::move(products))});
  }
  return joined(Kind::any, {joined(Kind::all, {products, before}),
                            joined(Kind::all, {std::move(below), negation(std::move(products))})});
}

bool test_holds(const AttributeTest& test, const OutsideProduct& product) {
  auto own = std::find_if(
      product.attributes.begin(), product.attributes.end(),
      [&](const ProductAttribute& attribute) { return attribute.attribute == test.attribute; });
  if (own == product.attributes.end()) return test.op == Op::ne || test.op == Op::not_in;
  const bool listed =
      std::find(test.values.begin(), test.values.end(), own->value) != test.values.end();
  if (test.op == Op::eq || test.op == Op::in) return listed;
  if (test.op == Op::ne || test.op == Op::not_in) return !listed;
  const auto* is = std::get_if<int64_t>(&own->value);
  const auto* limit = std::get_if<int64_t>(&test.values.front());
  return is != nullptr && limit != nullptr && compare(*is, test.op, *limit);
}

bool is_one_of(const Keys& keys, const std::string& key) {
  return std::binary_search(keys.begin(), keys.end(), key);
}

/// Whether a product is in one of the categories, or below it.
bool is_under(const Program& program, const Keys& keys, const OutsideProduct& product) {
  const auto& nodes = program.products.categories;
  return std::any_of(product.categories.begin(), product.categories.end(),
                     [&](const std::string& key) {
                       uint32_t node = find_category(program, find_symbol(program, key));
                       for (; node != kNone; node = nodes[node].parent) {
                         const std::string_view text = program.symbols.text(nodes[node].key);
                         if (is_one_of(keys, std::string(text))) return true;
                       }
                       return false;
                     });
}

}  // namespace

SearchFilter search_filter(const Session& opened, int64_t evaluated_at, EntitlementOf of) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  const Program& program = *session.program;
  const EntitlementIndex& index = program.entitlements;
  SearchFilter filter =
      constant(of == EntitlementOf::product ? index.visible_by_default : index.prices_by_default);
  const auto layers = layers_of(session, of, evaluated_at);
  SearchFilter before;
  for (size_t i = 0; i < layers.size(); ++i) {
    if (i == 0 || !same_depth(program, layers[i - 1], layers[i])) before = filter;
    const EntitlementEffect effect = index.entitlements[layers[i].entitlement].effect;
    filter = laid(std::move(filter), of_layer(program, layers[i]), effect, before);
  }
  return filter;
}

OutsideProduct outside_product(const Product& product) {
  OutsideProduct out;
  out.sku = product.sku;
  out.categories = product.further_categories;
  if (product.category) out.categories.push_back(*product.category);
  out.brand = product.brand;
  out.attributes = product.attributes;
  out.list_price = product.list_price;
  out.quantity_scale = product.quantity_scale;
  return out;
}

bool filter_holds(const Program& program, const SearchFilter& filter,
                  const OutsideProduct& product) {
  auto item_holds = [&](const SearchFilter& item) { return filter_holds(program, item, product); };
  switch (filter.kind) {
    case Kind::everything:
      return true;
    case Kind::nothing:
      return false;
    case Kind::all:
      return std::all_of(filter.items.begin(), filter.items.end(), item_holds);
    case Kind::any:
      return std::any_of(filter.items.begin(), filter.items.end(), item_holds);
    case Kind::negation:
      return !item_holds(filter.items.front());
    case Kind::skus:
      return is_one_of(filter.keys, product.sku);
    case Kind::categories:
      return is_under(program, filter.keys, product);
    case Kind::brands:
      return product.brand && is_one_of(filter.keys, *product.brand);
    default:
      return test_holds(filter.test, product);
  }
}

std::vector<OutsideDecision> decide_outside(const Session& opened,
                                            const std::vector<OutsideProduct>& products,
                                            CurrencyId currency, int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  const Program& program = *session.program;
  const SearchFilter visible = search_filter(session, evaluated_at);
  const SearchFilter priced = search_filter(session, evaluated_at, EntitlementOf::price);
  const Pricing pricing(session, currency, evaluated_at);
  std::vector<OutsideDecision> decisions;
  for (const OutsideProduct& product : products) {
    OutsideDecision& decision = decisions.emplace_back();
    decision.visible = filter_holds(program, visible, product);
    if (!decision.visible) continue;
    decision.hidden_price = !filter_holds(program, priced, product);
    if (decision.hidden_price) continue;
    int64_t list_price = -1;
    for (const CurrencyAmount& price : product.list_price) {
      if (price.currency == program.source.currencies[currency].code) list_price = price.value;
    }
    const Symbol sku = find_symbol(program, product.sku);
    FoundPrice found = pricing.in_lists(sku, list_price, power_of_ten(product.quantity_scale));
    if (!found.found && !found.beyond_horizon && list_price >= 0) {
      found.found = true;
      found.unit_price = list_price;
    }
    decision.priced = found.found;
    decision.unit_price = found.unit_price;
    decision.source = found.source;
  }
  return decisions;
}

}  // namespace proviso
