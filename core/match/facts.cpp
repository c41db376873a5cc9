#include "match/facts.h"

#include <algorithm>

#include "compile/product_match.h"
#include "model/vocabulary.h"

namespace proviso {
namespace {

constexpr int64_t kDay = 86400000;

/// Rounded down, also below zero.
int64_t whole_days(int64_t milliseconds) {
  int64_t days = milliseconds / kDay;
  return milliseconds % kDay < 0 ? days - 1 : days;
}

std::optional<int64_t> attribute_of(const std::vector<AttributeFact>& attributes, Symbol key) {
  auto found = std::lower_bound(
      attributes.begin(), attributes.end(), key,
      [](const AttributeFact& fact, Symbol symbol) { return fact.attribute < symbol; });
  if (found == attributes.end() || found->attribute != key) return std::nullopt;
  return found->value;
}

std::optional<int64_t> attribute(const Facts& facts, const CompiledCondition& fact) {
  const Audience& audience = facts.session.audience;
  const std::vector<AttributeFact>& of_owner =
      fact.owner == AttributeOwner::account    ? audience.attributes
      : fact.owner == AttributeOwner::customer ? audience.customer_attributes
                                               : facts.request.attributes;
  auto value = attribute_of(of_owner, fact.attribute);
  if (value && fact.age_days) return whole_days(facts.request.evaluated_at - *value);
  return value;
}

/// The cheapest or dearest unit price among the matching lines.
std::optional<int64_t> extreme_price(const Facts& facts, const CompiledCondition& fact) {
  std::optional<int64_t> found;
  bool least = fact.fact == Fact::lines_min_unit_price;
  selected(facts, fact.of).for_each([&](uint32_t group) {
    int64_t price = facts.cart.groups[group].unit_price;
    if (!found || (least ? price < *found : price > *found)) found = price;
  });
  return found;
}

int64_t extreme_quantity(const Facts& facts, const CompiledCondition& fact) {
  std::optional<int64_t> found;
  bool least = fact.fact == Fact::lines_min_quantity;
  selected(facts, fact.of).for_each([&](uint32_t group) {
    int64_t quantity = whole_units(facts.cart.groups[group]);
    if (!found || (least ? quantity < *found : quantity > *found)) found = quantity;
  });
  return found.value_or(0);
}

int64_t count_products(const Facts& facts, SelectorId selector) {
  std::vector<ProductId> products;
  selected(facts, selector).for_each([&](uint32_t group) {
    products.push_back(facts.cart.groups[group].product);
  });
  std::sort(products.begin(), products.end());
  return std::unique(products.begin(), products.end()) - products.begin();
}

std::optional<int64_t> count_bought(const Facts& facts, SelectorId selector) {
  if (!facts.request.knows_bought) return std::nullopt;
  const auto& bought = facts.request.bought;
  return std::count_if(bought.begin(), bought.end(), [&](ProductId product) {
    return selects_alone(facts.program(), selector, product);
  });
}

std::optional<int64_t> given(int64_t value) {
  return value < 0 ? std::nullopt : std::optional<int64_t>(value);
}

bool listed(const CompiledCondition& test, int64_t value) {
  return std::binary_search(test.values.begin(), test.values.end(), value);
}

/// One key against the list; a key that the ruleset does not know is in no list.
bool key_holds(const CompiledCondition& test, Symbol key) {
  bool member = key != kNoSymbol && listed(test, key);
  return member == (test.op == Op::eq || test.op == Op::in);
}

bool set_holds(const Facts& facts, const CompiledCondition& test) {
  auto one_listed = [&](const std::vector<Symbol>& keys) {
    return std::any_of(keys.begin(), keys.end(), [&](Symbol key) { return listed(test, key); });
  };
  bool member = false;
  if (test.fact == Fact::segment) member = one_listed(facts.session.audience.segments);
  if (test.fact == Fact::customer_role) member = one_listed(facts.session.audience.roles);
  if (test.fact == Fact::shipping_method) {
    for (const ShippingEntry& entry : facts.request.shipping) {
      member = member || (entry.method != kNoSymbol && listed(test, entry.method));
    }
  }
  return member == (test.op == Op::in);
}

bool attribute_holds(const Facts& facts, const CompiledCondition& test) {
  auto value = attribute(facts, test);
  if (!value) return test.op == Op::ne || test.op == Op::not_in;
  if (test.op == Op::in || test.op == Op::not_in) {
    return listed(test, *value) == (test.op == Op::in);
  }
  return compare(*value, test.op, test.values.front());
}

/// The answers of a condition while the totals are not known.
Possible possible(const Facts& facts, uint32_t id) {
  return answers_of(facts.program(), id, [&](const CompiledCondition& test) -> Possible {
    bool amount = test.fact == Fact::cart_amount || test.fact == Fact::lines_amount;
    if (amount && test.at == At::total) return {true, true};
    return certainly(test_holds(facts, test));
  });
}

bool certain(const Facts& facts, uint32_t id) {
  const CompiledCondition& condition = facts.program().promotions.conditions[id];
  auto item_holds = [&](uint32_t item) { return certain(facts, item); };
  switch (condition.kind) {
    case Condition::Kind::all:
      return std::all_of(condition.items.begin(), condition.items.end(), item_holds);
    case Condition::Kind::any:
      return std::any_of(condition.items.begin(), condition.items.end(), item_holds);
    case Condition::Kind::negation:
      return !item_holds(condition.items.front());
    default:
      return test_holds(facts, condition);
  }
}

}  // namespace

int64_t amount_of_selected(const Facts& facts, SelectorId selector, At at) {
  int64_t amount = 0;
  const int64_t* amounts = facts.moment.at(at);
  selected(facts, selector).for_each([&](uint32_t group) { amount += amounts[group]; });
  return amount;
}

Units exact_units_of_selected(const Facts& facts, SelectorId selector) {
  Units units;
  selected(facts, selector).for_each([&](uint32_t at) {
    const PriceGroup& group = facts.cart.groups[at];
    units.whole += whole_units(group);
    if (!group.measured()) return;
    const int64_t one = group.whole_unit();
    units.parts += group.quantity % one * (Units::kParts / one);
  });
  return {units.whole + units.parts / Units::kParts, units.parts % Units::kParts};
}

std::optional<int64_t> number(const Facts& facts, const CompiledCondition& fact) {
  switch (fact.fact) {
    case Fact::cart_amount:
      if (fact.at == At::subtotal) return facts.cart.subtotal_minor;
      return amount_of_selected(facts, kNone, fact.at);
    case Fact::lines_amount:
      return amount_of_selected(facts, fact.of, fact.at);
    case Fact::lines_quantity:
      return units_of_selected(facts, fact.of);
    case Fact::lines_products:
      return count_products(facts, fact.of);
    case Fact::lines_max_quantity:
    case Fact::lines_min_quantity:
      return extreme_quantity(facts, fact);
    case Fact::lines_min_unit_price:
    case Fact::lines_max_unit_price:
      return extreme_price(facts, fact);
    case Fact::shipping_amount: {
      int64_t amount = 0;
      for (const ShippingEntry& entry : facts.request.shipping) amount += entry.amount_minor;
      return amount;
    }
    case Fact::history:
      if (fact.history >= facts.request.history.size()) return std::nullopt;
      return given(facts.request.history[fact.history]);
    case Fact::bought:
      return count_bought(facts, fact.of);
    case Fact::renewal:
      return given(facts.request.renewal);
    case Fact::lead_days:
      if (facts.request.deliver_at < 0) return std::nullopt;
      return whole_days(facts.request.deliver_at - facts.request.evaluated_at);
    case Fact::attribute:
      return attribute(facts, fact);
    default:
      return std::nullopt;
  }
}

Symbol key_of(const Facts& facts, Fact fact) {
  const Audience& audience = facts.session.audience;
  switch (fact) {
    case Fact::payment_method:
      return facts.request.payment_method;
    case Fact::payment_terms:
      return facts.request.payment_terms;
    case Fact::order_type:
      return facts.request.order_type;
    case Fact::ship_to:
      return facts.request.ship_to;
    case Fact::customer:
      return audience.customer;
    case Fact::account:
      return audience.account;
    case Fact::region:
      return audience.region;
    case Fact::channel:
      return audience.channel;
    default:
      return kNoSymbol;
  }
}

std::optional<int64_t> required(const Facts& facts, const CompiledCondition& test) {
  if (test.amounts.empty()) return test.count;
  return given(test.amounts[facts.request.currency]);
}

bool test_holds(const Facts& facts, const CompiledCondition& test) {
  if (test.fact == Fact::currency) {
    bool member = listed(test, facts.request.currency);
    return member == (test.op == Op::eq || test.op == Op::in);
  }
  if (test.fact >= Fact::payment_method && test.fact <= Fact::channel) {
    return key_holds(test, key_of(facts, test.fact));
  }
  if (test.fact >= Fact::segment && test.fact <= Fact::shipping_method) {
    return set_holds(facts, test);
  }
  if (test.fact == Fact::attribute && !test.age_days) return attribute_holds(facts, test);
  auto actual = number(facts, test);
  auto limit = required(facts, test);
  if (!actual || !limit) return test.op == Op::ne;
  return compare(*actual, test.op, *limit);
}

bool holds(const Facts& facts, uint32_t condition) {
  if (condition == kNone) return true;
  return facts.moment.at(At::total) == nullptr ? possible(facts, condition).yes
                                               : certain(facts, condition);
}

std::optional<Int128> value_of(const Facts& facts, const std::vector<FormulaNode>& formula) {
  std::vector<Int128> stack;
  for (const FormulaNode& node : formula) {
    if (node.kind == Formula::Kind::constant) {
      stack.push_back(node.constant);
      continue;
    }
    if (node.kind == Formula::Kind::fact) {
      auto value = number(facts, node.fact);
      if (!value) return std::nullopt;
      stack.push_back(*value);
      continue;
    }
    auto first = stack.end() - node.operands;
    Int128 value = *first;
    for (auto item = first + 1; item != stack.end(); ++item) {
      if (node.kind == Formula::Kind::sum) value += *item;
      if (node.kind == Formula::Kind::product) value *= *item;
      if (node.kind == Formula::Kind::least) value = std::min(value, *item);
      if (node.kind == Formula::Kind::greatest) value = std::max(value, *item);
    }
    if (node.kind == Formula::Kind::quotient) {
      value = divide_signed(value, node.constant, facts.program().source.settings.rounding_mode);
    }
    stack.erase(first, stack.end());
    stack.push_back(value);
  }
  return stack.back();
}

}  // namespace proviso
