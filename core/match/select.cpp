#include "match/select.h"

#include <algorithm>

#include "model/vocabulary.h"

namespace proviso {
namespace {

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

}  // namespace

bool group_matches(const Facts& facts, const CompiledSelector& selector, uint32_t group) {
  ProductId product = facts.cart.groups[group].product;
  if (!product_tests_pass(facts.program(), selector, product)) return false;
  return selector.by_product || line_matches(facts, selector, group);
}

}  // namespace proviso
