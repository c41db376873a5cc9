#include "check/reduce.h"

#include <algorithm>

namespace proviso {
namespace {

/// The SKUs of a cart and of what promotions give or price by, ascending.
Keys skus_of(const Program& program, const CheckedCart& cart,
             const std::vector<PromotionId>& kept) {
  Keys skus;
  for (const RequestLine& line : cart.request.lines) {
    skus.push_back(source_of(program, line.product).sku);
  }
  for (PromotionId id : kept) {
    for (const CompiledBenefit& benefit : program.promotions.promotions[id].benefits) {
      for (Symbol sku : benefit.skus) skus.emplace_back(program.symbols.text(sku));
      if (benefit.price_of != kNoSymbol) skus.emplace_back(program.symbols.text(benefit.price_of));
    }
  }
  for (ProductId product : cart.request.bought) skus.push_back(source_of(program, product).sku);
  std::sort(skus.begin(), skus.end());
  skus.erase(std::unique(skus.begin(), skus.end()), skus.end());
  return skus;
}

Ruleset manifest_of(const Ruleset& whole) {
  Ruleset part;
  part.id = whole.id;
  part.version = whole.version;
  part.currencies = whole.currencies;
  part.settings = whole.settings;
  part.attributes = whole.attributes;
  part.history = whole.history;
  part.zones = whole.zones;
  part.definitions = whole.definitions;
  part.projection = whole.projection;
  part.products.categories = whole.products.categories;
  part.entitlements = whole.entitlements;
  return part;
}

PriceList list_without_entries(const PriceList& list) {
  PriceList part;
  part.key = list.key;
  part.currency = list.currency;
  part.priority = list.priority;
  part.sale = list.sale;
  part.floor = list.floor;
  part.audience = list.audience;
  part.schedule = list.schedule;
  part.based_on = list.based_on;
  part.fallback = list.fallback;
  return part;
}

/// Rewrites symbols, and texts of attributes, from one program to another.
struct Translator {
  const Program& from;
  const Program& to;

  Symbol operator()(Symbol symbol) const {
    return symbol == kNoSymbol ? kNoSymbol : find_symbol(to, from.symbols.text(symbol));
  }
  std::vector<Symbol> sorted(const std::vector<Symbol>& symbols) const {
    std::vector<Symbol> out;
    for (Symbol symbol : symbols) out.push_back((*this)(symbol));
    std::sort(out.begin(), out.end());
    return out;
  }
  bool is_text(Symbol attribute) const {
    const auto& rules = from.source.attributes;
    auto rule = std::find_if(rules.begin(), rules.end(), [&](const AttributeRule& r) {
      return r.key == from.symbols.text(attribute);
    });
    return rule != rules.end() && rule->type == AttributeType::string;
  }
  std::vector<AttributeFact> facts(const std::vector<AttributeFact>& attributes) const {
    std::vector<AttributeFact> out;
    for (const AttributeFact& fact : attributes) {
      const int64_t value = is_text(fact.attribute)
                                ? static_cast<int64_t>((*this)(static_cast<Symbol>(fact.value)))
                                : fact.value;
      out.push_back({(*this)(fact.attribute), value});
    }
    std::sort(out.begin(), out.end(), [](const AttributeFact& a, const AttributeFact& b) {
      return a.attribute < b.attribute;
    });
    return out;
  }
  ProductId product(ProductId id) const {
    return find_product(to, find_symbol(to, source_of(from, id).sku));
  }
};

}  // namespace

ProgramPtr reduce(const Program& program, const CheckedCart& cart,
                  const std::vector<PromotionId>& kept, std::pair<size_t, size_t> swapped) {
  const Ruleset& whole = program.source;
  Ruleset part = manifest_of(whole);
  const Keys skus = skus_of(program, cart, kept);
  for (const std::string& sku : skus) {
    ProductId product = find_product(program, find_symbol(program, sku));
    if (product != kNoProduct) part.products.products.push_back(source_of(program, product));
  }
  const bool linked =
      std::any_of(whole.prices.price_lists.begin(), whole.prices.price_lists.end(),
                  [](const PriceList& list) { return list.based_on || list.fallback; });
  for (uint32_t i = 0; i < whole.prices.price_lists.size(); ++i) {
    PriceList list = list_without_entries(whole.prices.price_lists[i]);
    for (const std::string& sku : skus) {
      ProductId product = find_product(program, find_symbol(program, sku));
      const PriceEntry* entry = product == kNoProduct ? nullptr : find_entry(program, i, product);
      if (entry != nullptr) list.entries.push_back(*entry);
    }
    if (linked || !list.entries.empty()) part.prices.price_lists.push_back(std::move(list));
  }
  for (PromotionId id : kept) {
    part.promotions.promotions.push_back(whole.promotions.promotions[id]);
  }
  auto& promotions = part.promotions.promotions;
  std::swap(promotions[swapped.first].key, promotions[swapped.second].key);
  Issues issues;
  return compile(std::move(part), issues);
}

CheckedCart translate(const Program& from, const Program& to, const CheckedCart& cart) {
  const Translator other{from, to};
  CheckedCart out = cart;
  Audience& audience = out.audience;
  audience.account = other(audience.account);
  audience.segments = other.sorted(audience.segments);
  audience.contracts = other.sorted(audience.contracts);
  audience.region = other(audience.region);
  audience.channel = other(audience.channel);
  audience.customer = other(audience.customer);
  audience.roles = other.sorted(audience.roles);
  audience.attributes = other.facts(audience.attributes);
  audience.customer_attributes = other.facts(audience.customer_attributes);
  Request& request = out.request;
  for (RequestLine& line : request.lines) line.product = other.product(line.product);
  for (EnteredCode& code : request.codes) code.code = find_code(to, request.view(code.text));
  for (ShippingEntry& entry : request.shipping) entry.method = other(entry.method);
  for (ProductId& product : request.bought) product = other.product(product);
  std::sort(request.bought.begin(), request.bought.end());
  request.attributes = other.facts(request.attributes);
  request.payment_method = other(request.payment_method);
  request.payment_terms = other(request.payment_terms);
  request.order_type = other(request.order_type);
  request.ship_to = other(request.ship_to);
  return out;
}

}  // namespace proviso
