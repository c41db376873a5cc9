#include "check/draft.h"

#include <algorithm>

#include "compile/product_match.h"
#include "match/price.h"
#include "match/schedule.h"
#include "match/visit.h"
#include "money/rounding.h"

namespace proviso {
namespace {

constexpr int kInstants = 400;          // changes of a schedule that are looked at
constexpr ProductId kProducts = 20000;  // products looked at for one selector without an anchor
constexpr int64_t kShippingMinor = 1000;
constexpr int64_t kMultiples[] = {1, 2, 3, 5, 10, 25, 100, 1000};

void insert(std::vector<Symbol>& sorted, Symbol symbol) {
  auto at = std::lower_bound(sorted.begin(), sorted.end(), symbol);
  if (at == sorted.end() || *at != symbol) sorted.insert(at, symbol);
}

/// The rule's own key, unless one of its keys is there already.
void wish_key(bool any, const std::vector<Symbol>& keys, Symbol& key) {
  if (any || keys.empty()) return;
  if (!std::binary_search(keys.begin(), keys.end(), key)) key = keys.front();
}

void set(std::vector<AttributeFact>& facts, Symbol attribute, int64_t value) {
  auto at = std::lower_bound(facts.begin(), facts.end(), attribute,
                             [](const AttributeFact& f, Symbol s) { return f.attribute < s; });
  if (at == facts.end() || at->attribute != attribute) at = facts.insert(at, {attribute, 0});
  at->value = value;
}

/// A number for which the comparison holds.
int64_t number_for(Op op, int64_t limit) {
  if (op == Op::gt || op == Op::ne) return limit + 1;
  return op == Op::lt ? limit - 1 : limit;
}

int64_t limit_of(const CompiledCondition& test, const CheckedCart& cart) {
  return test.amounts.empty() ? test.count : test.amounts[cart.request.currency];
}

bool positive(Op op) { return op == Op::eq || op == Op::in; }

void wish_attribute(const CompiledCondition& test, CheckedCart& cart) {
  if (test.op == Op::ne || test.op == Op::not_in) return;
  int64_t value = test.age_days       ? cart.request.evaluated_at - test.count * 86400000
                  : positive(test.op) ? test.values.front()
                                      : number_for(test.op, test.values.front());
  auto& facts = test.owner == AttributeOwner::account    ? cart.audience.attributes
                : test.owner == AttributeOwner::customer ? cart.audience.customer_attributes
                                                         : cart.request.attributes;
  set(facts, test.attribute, value);
}

/// The single key that such a fact has, or null.
Symbol* key_of(Fact fact, CheckedCart& cart) {
  switch (fact) {
    case Fact::payment_method:
      return &cart.request.payment_method;
    case Fact::payment_terms:
      return &cart.request.payment_terms;
    case Fact::order_type:
      return &cart.request.order_type;
    case Fact::ship_to:
      return &cart.request.ship_to;
    case Fact::customer:
      return &cart.audience.customer;
    case Fact::account:
      return &cart.audience.account;
    case Fact::region:
      return &cart.audience.region;
    case Fact::channel:
      return &cart.audience.channel;
    default:
      return nullptr;
  }
}

void wish_shipping(CheckedCart& cart, Symbol method, int64_t amount) {
  auto& shipping = cart.request.shipping;
  if (shipping.empty()) shipping.push_back({cart.request.keep("delivery"), kShippingMinor});
  if (method != kNoSymbol) shipping.front().method = method;
  if (amount >= 0) shipping.front().amount_minor = amount;
}

/// What a test asks of who asks and of the order, without its lines.
void wish_fact(const Program& program, const CompiledCondition& test, CheckedCart& cart) {
  Request& request = cart.request;
  const auto key = test.values.empty() ? kNoSymbol : static_cast<Symbol>(test.values.front());
  if (Symbol* own = key_of(test.fact, cart); own != nullptr) {
    if (positive(test.op)) *own = key;
    return;
  }
  switch (test.fact) {
    case Fact::currency:
      if (positive(test.op)) request.currency = key;
      break;
    case Fact::segment:
      if (positive(test.op)) insert(cart.audience.segments, key);
      break;
    case Fact::customer_role:
      if (positive(test.op)) insert(cart.audience.roles, key);
      break;
    case Fact::shipping_method:
      if (positive(test.op)) wish_shipping(cart, key, -1);
      break;
    case Fact::shipping_amount:
      wish_shipping(cart, kNoSymbol,
                    std::max<int64_t>(0, number_for(test.op, limit_of(test, cart))));
      break;
    case Fact::history:
      request.history.resize(program.source.history.size(), -1);
      request.history[test.history] =
          std::max<int64_t>(0, number_for(test.op, limit_of(test, cart)));
      break;
    case Fact::renewal:
      request.renewal = std::max<int64_t>(0, number_for(test.op, test.count));
      break;
    case Fact::lead_days:
      request.deliver_at =
          std::max<int64_t>(0, request.evaluated_at + number_for(test.op, test.count) * 86400000);
      break;
    case Fact::attribute:
      wish_attribute(test, cart);
      break;
    default:
      break;
  }
}

/// Calls `visit(test)` for the tests that a cart should pass: of an `any` the first, below a `not`
/// none.
template <typename F>
void visit_tests(const Program& program, uint32_t id, F&& visit) {
  if (id == kNone) return;
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) visit(condition);
  if (condition.kind == Condition::Kind::negation) return;
  for (uint32_t item : condition.items) {
    visit_tests(program, item, visit);
    if (condition.kind == Condition::Kind::any) return;
  }
}

/// The product of a line that the selector may match already, else the first product that it may
/// match; kNoProduct: there is none.
ProductId product_for(Probe& probe, const CheckedCart& cart, SelectorId selector,
                      bool pieces = false) {
  for (const RequestLine& line : cart.request.lines) {
    if (pieces && whole_unit(probe.program(), line.product) > 1) continue;
    if (selector == kNone || may_select(probe.program(), selector, line.product)) {
      return line.product;
    }
  }
  auto found = products_for(probe, cart, selector, 1, pieces);
  return found.empty() ? kNoProduct : found.front();
}

void need_units(Probe& probe, CheckedCart& cart, SelectorId selector, int64_t units,
                bool pieces = false) {
  const ProductId product = product_for(probe, cart, selector, pieces);
  if (product == kNoProduct) return;
  const Int128 quantity =
      Int128{std::max<int64_t>(1, units)} * whole_unit(probe.program(), product);
  need(cart, product, static_cast<int64_t>(std::min<Int128>(quantity, limits.quantity)));
}

void need_amount(Probe& probe, CheckedCart& cart, SelectorId selector, int64_t amount) {
  const ProductId product = product_for(probe, cart, selector);
  if (product != kNoProduct) need(cart, product, units_for(probe, cart, product, amount));
}

/// The lines that a test asks for.
void wish_test_lines(Probe& probe, const CompiledCondition& test, CheckedCart& cart) {
  if (test.op == Op::lt || test.op == Op::lte) return;
  const int64_t wanted = std::max<int64_t>(0, number_for(test.op, limit_of(test, cart)));
  if (test.fact == Fact::lines_amount || test.fact == Fact::cart_amount) {
    need_amount(probe, cart, test.of, wanted);
  } else if (test.fact == Fact::lines_products) {
    auto found = products_for(probe, cart, test.of, static_cast<size_t>(wanted));
    for (ProductId product : found) need(cart, product, whole_unit(probe.program(), product));
  } else if (test.fact == Fact::lines_quantity || test.fact == Fact::lines_max_quantity ||
             test.fact == Fact::lines_min_quantity) {
    need_units(probe, cart, test.of, wanted);
  } else if (test.fact == Fact::bought) {
    cart.request.knows_bought = true;
    cart.request.bought = products_for(probe, cart, test.of, static_cast<size_t>(wanted));
    std::sort(cart.request.bought.begin(), cart.request.bought.end());
  }
}

void wish_benefit_lines(Probe& probe, const CompiledBenefit& benefit, CheckedCart& cart) {
  const bool ships = benefit.kind == BenefitKind::shipping;
  if (ships) wish_shipping(cart, benefit.methods.empty() ? kNoSymbol : benefit.methods[0], -1);
  const bool pieces = benefit.by_piece;
  for (const CompiledPart& part : benefit.parts) {
    need_units(probe, cart, part.of, part.quantity, pieces);
  }
  int64_t units = benefit.kind == BenefitKind::every_nth ? benefit.every : 1;
  if (!ships && benefit.parts.empty()) need_units(probe, cart, benefit.target, units, pieces);
  if (benefit.kind == BenefitKind::buy_get && benefit.parts.size() == 2) {
    need_units(probe, cart, benefit.parts[0].of,
               benefit.parts[0].quantity + benefit.parts[1].quantity, pieces);
  }
  if (benefit.tiers.steps.empty()) return;
  const CompiledStep& step = benefit.tiers.steps.front();
  SelectorId over = benefit.tiers.over_target ? benefit.target : benefit.tiers.over;
  if (step.from_amounts.empty()) {
    need_units(probe, cart, over, step.from, pieces);
  } else {
    need_amount(probe, cart, over, step.from_amounts[cart.request.currency]);
  }
}

}  // namespace

void wish_audience(const CompiledAudience& rule, Audience& audience) {
  wish_key(rule.any_account, rule.accounts, audience.account);
  wish_key(rule.any_region, rule.regions, audience.region);
  wish_key(rule.any_channel, rule.channels, audience.channel);
  const bool member =
      std::any_of(audience.segments.begin(), audience.segments.end(), [&](Symbol segment) {
        return std::binary_search(rule.segments.begin(), rule.segments.end(), segment);
      });
  if (!rule.any_segment && !rule.segments.empty() && !member) {
    insert(audience.segments, rule.segments.front());
  }
  for (const CompiledAudience& also : rule.also) wish_audience(also, audience);
}

int64_t wish_instant(const Program& program, const CompiledSchedule& schedule, int64_t at) {
  int64_t instant = at;
  for (int i = 0; i < kInstants && instant < INT64_MAX; ++i) {
    if (schedule_holds(program, schedule, instant)) return instant;
    instant = schedule_change(program, schedule, instant);
  }
  return at;
}

void wish_promotion(Probe& probe, PromotionId id, CheckedCart& cart) {
  const Program& program = probe.program();
  const CompiledPromotion& promotion = probe.promotion(id);
  wish_audience(promotion.audience, cart.audience);
  cart.request.evaluated_at = wish_instant(program, promotion.schedule, cart.request.evaluated_at);
  if (promotion.has_codes) {
    const std::string& code = probe.source_of_promotion(id).codes.front();
    EnteredCode entered{cart.request.keep(code), find_code(program, code)};
    cart.request.codes.push_back(entered);
  }
  for (const CompiledBenefit& benefit : promotion.benefits) {
    const auto& amounts = benefit.amounts;
    if (amounts.empty() || amounts[cart.request.currency] >= 0) continue;
    auto first = std::find_if(amounts.begin(), amounts.end(), [](int64_t a) { return a >= 0; });
    if (first != amounts.end()) {
      cart.request.currency = static_cast<CurrencyId>(first - amounts.begin());
    }
  }
  visit_tests(program, promotion.condition,
              [&](const CompiledCondition& test) { wish_fact(program, test, cart); });
}

void wish_lines(Probe& probe, PromotionId id, CheckedCart& cart) {
  const CompiledPromotion& promotion = probe.promotion(id);
  for (const CompiledBenefit& benefit : promotion.benefits) {
    wish_benefit_lines(probe, benefit, cart);
  }
  visit_tests(probe.program(), promotion.condition,
              [&](const CompiledCondition& test) { wish_test_lines(probe, test, cart); });
}

std::vector<ProductId> products_for(Probe& probe, const CheckedCart& cart, SelectorId selector,
                                    size_t most, bool pieces) {
  std::vector<ProductId> found;
  if (most == 0) return found;
  SessionPtr session = probe.session(cart.audience);
  visit_products(probe.program(), selector, kProducts, [&](ProductId product) {
    const int64_t one = whole_unit(probe.program(), product);
    if (session->sees(product) && may_select(probe.program(), selector, product) &&
        (!pieces || one == 1) && unit_price_of(probe, cart, product, one) > 0 &&
        std::find(found.begin(), found.end(), product) == found.end()) {
      found.push_back(product);
    }
    return found.size() < most;
  });
  return found;
}

int64_t unit_price_of(Probe& probe, const CheckedCart& cart, ProductId product, int64_t quantity) {
  const CheckedCart& of = cart;
  const Pricing pricing(*probe.session(of.audience), of.request.currency, of.request.evaluated_at);
  const FoundPrice price = pricing.of(product, quantity);
  return price.found ? price.unit_price : 0;
}

int64_t units_for(Probe& probe, const CheckedCart& cart, ProductId product, int64_t amount) {
  const CurrencyRule& currency = probe.program().source.currencies[cart.request.currency];
  const Int128 wanted = static_cast<Int128>(amount) * power_of_ten(currency.unit_price_digits) *
                        whole_unit(probe.program(), product);
  int64_t units = 1;
  for (int i = 0; i < 4; ++i) {  // more units may have a lower price, of a tier
    int64_t price = unit_price_of(probe, cart, product, units);
    if (price <= 0) return units;
    Int128 more = divide_up(std::max<Int128>(wanted, 1), price);
    units = static_cast<int64_t>(std::min<Int128>(std::max<Int128>(more, 1), limits.quantity));
  }
  return units;
}

RequestLine* line_of(CheckedCart& cart, ProductId product) {
  for (RequestLine& line : cart.request.lines) {
    if (line.product == product) return &line;
  }
  return nullptr;
}

RequestLine& need(CheckedCart& cart, ProductId product, int64_t quantity) {
  RequestLine* line = line_of(cart, product);
  if (line == nullptr) {
    TextRef id = cart.request.keep(std::to_string(cart.request.lines.size() + 1));
    line = &cart.request.lines.emplace_back(RequestLine{id, product, 0});
  }
  line->quantity = std::min(std::max(line->quantity, quantity), limits.quantity);
  return *line;
}

bool earn(Probe& probe, PromotionId promotion, CheckedCart& cart, Evaluation& out) {
  const std::vector<RequestLine> drafted = cart.request.lines;
  for (int64_t multiple : kMultiples) {
    for (size_t i = 0; i < drafted.size(); ++i) {
      cart.request.lines[i].quantity = std::min(drafted[i].quantity * multiple, limits.quantity);
    }
    if (!probe.run(cart, out)) break;
    if (applied(out, promotion)) return true;
    if (outcome_of(out, promotion) == nullptr && multiple > 1) break;  // units change nothing
  }
  cart.request.lines = drafted;
  return false;
}

ProductId product_of(Probe& probe, PromotionId id, const CheckedCart& cart) {
  for (const CompiledBenefit& benefit : probe.promotion(id).benefits) {
    if (benefit.kind == BenefitKind::shipping) continue;
    SelectorId selector = benefit.parts.empty() ? benefit.target : benefit.parts.back().of;
    auto found = products_for(probe, cart, selector, 1, benefit.by_piece);
    if (!found.empty()) return found.front();
  }
  return kNoProduct;
}

}  // namespace proviso
