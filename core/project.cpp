// A projection: the part of a ruleset that one account's browser may hold. Contract: built by
// allow-list, member by member; what is not copied here does not leave. Audiences and entitlements
// are worked out and gone; keys of products, categories and brands that the account cannot see are
// gone from selectors. Test: tests/core/project_test.cpp
#include <algorithm>

#include "match/eligible.h"
#include "match/price.h"
#include "match/select.h"

namespace proviso {
namespace {

class Projector {
 public:
  Projector(const Session& session, int64_t at)
      : session_(session), program_(*session.program), at_(at) {
    mark_visible();
  }

  Ruleset project() {
    const Ruleset& source = program_.source;
    Ruleset out;
    out.id = source.id;
    out.version = source.version;
    out.currencies = source.currencies;
    out.settings = source.settings;
    for (const AttributeRule& rule : source.attributes) {
      if (rule.visible_to == AttributeVisibility::buyer) out.attributes.push_back(rule);
    }
    project_products(out.products);
    project_prices(out.prices);
    project_promotions(out.promotions);
    out.projection = Projection{};
    if (valid_until_ != INT64_MAX) out.projection->valid_until = valid_until_;
    return out;
  }

 private:
  void mark_visible() {
    const ProductIndex& index = program_.products;
    category_seen_.resize(index.categories.size());
    for (ProductId product = 0; product < index.products.size(); ++product) {
      if (!session_.sees(product)) continue;
      products_.push_back(product);
      if (index.products[product].brand != kNoSymbol)
        brands_.push_back(index.products[product].brand);
      for (uint32_t node : index.products[product].categories) {
        for (uint32_t up = node; up != kNone; up = index.categories[up].parent) {
          category_seen_[up] = true;
        }
      }
    }
    std::sort(brands_.begin(), brands_.end());
    brands_.erase(std::unique(brands_.begin(), brands_.end()), brands_.end());
  }

  bool sees_sku(const std::string& sku) const {
    return session_.sees(find_product(program_, find_symbol(program_, sku)));
  }
  bool sees_category(const std::string& key) const {
    uint32_t node = find_category(program_, find_symbol(program_, key));
    return node != kNone && category_seen_[node];
  }
  bool sees_brand(const std::string& key) const {
    return std::binary_search(brands_.begin(), brands_.end(), find_symbol(program_, key));
  }
  bool sees_attribute(const std::string& key) const {
    const auto& rules = program_.source.attributes;
    return std::any_of(rules.begin(), rules.end(), [&](const AttributeRule& rule) {
      return rule.key == key && rule.visible_to == AttributeVisibility::buyer;
    });
  }

  void touch(const Window& window) {
    valid_until_ = std::min(valid_until_, next_change(window, at_));
  }

  void project_products(ProductsPart& out) const {
    const ProductsPart& source = program_.source.products;
    const ProductIndex& index = program_.products;
    for (uint32_t node = 0; node < index.categories.size(); ++node) {
      if (category_seen_[node])
        out.categories.push_back(source.categories[index.categories[node].source]);
    }
    for (ProductId id : products_) {
      const Product& product = source_of(program_, id);
      Product copy;
      copy.sku = product.sku;
      copy.name = product.name;
      copy.category = product.category;
      copy.further_categories = product.further_categories;
      copy.brand = product.brand;
      for (const ProductAttribute& attribute : product.attributes) {
        if (sees_attribute(attribute.attribute)) copy.attributes.push_back(attribute);
      }
      copy.list_price = product.list_price;
      out.products.push_back(std::move(copy));
    }
  }

  /// Of each product the entries that can decide: up to the first one whose list runs for ever.
  void project_prices(PricesPart& out) {
    size_t products = program_.products.products.size();
    std::vector<std::vector<uint8_t>> settled(program_.currencies(),
                                              std::vector<uint8_t>(products, 0));
    for (uint32_t position : session_.price_lists) {
      const CompiledPriceList& list = program_.prices.lists[position];
      const PriceList& source = program_.source.prices.price_lists[list.source];
      PriceList copy;
      for (const PriceEntry& entry : source.entries) {
        ProductId product = find_product(program_, find_symbol(program_, entry.sku));
        if (!session_.sees(product) || settled[list.currency][product]) continue;
        touch(list.window);
        if (!list.window.holds(at_)) continue;
        copy.entries.push_back(entry);
        settled[list.currency][product] = 1;
      }
      if (copy.entries.empty()) continue;
      copy.key = source.key;
      copy.currency = source.currency;
      copy.priority = source.priority;
      out.price_lists.push_back(std::move(copy));
    }
  }

  /// Running, codeless promotions of this account that some visible product can reach.
  void project_promotions(PromotionsPart& out) {
    for (PromotionId id = 0; id < program_.promotions.promotions.size(); ++id) {
      const CompiledPromotion& promotion = program_.promotions.promotions[id];
      bool usable = promotion.uses != 0 && promotion.uses_per_account != 0;
      if (promotion.has_codes || !usable || !session_.may_earn[id]) continue;
      if (!within_sight(session_, promotion)) continue;
      touch(promotion.window);
      if (!promotion.window.holds(at_)) continue;
      out.promotions.push_back(project_promotion(id));
    }
  }

  Promotion project_promotion(PromotionId id) const {
    const Promotion& source = program_.source.promotions.promotions[id];
    Promotion copy;
    copy.key = source.key;
    copy.title = source.title;
    copy.priority = source.priority;
    const CompiledPromotion& compiled = program_.promotions.promotions[id];
    copy.limited = compiled.limited;
    if (source.condition) copy.condition = project_condition(*source.condition, compiled.condition);
    for (size_t i = 0; i < source.benefits.size(); ++i) {
      const Benefit& benefit = source.benefits[i];
      Benefit kept;
      kept.kind = benefit.kind;
      kept.rate_bp = benefit.rate_bp;
      kept.unit_price = benefit.unit_price;
      kept.amount = benefit.amount;
      if (benefit.target)
        kept.target = project_selector(*benefit.target, compiled.benefits[i].target);
      copy.benefits.push_back(std::move(kept));
    }
    return copy;
  }

  Condition project_condition(const Condition& source, uint32_t id) const {
    const CompiledCondition& compiled = program_.promotions.conditions[id];
    Condition copy;
    copy.kind = source.kind;
    for (size_t i = 0; i < source.items.size(); ++i) {
      copy.items.push_back(project_condition(source.items[i], compiled.items[i]));
    }
    copy.fact = source.fact;
    if (compiled.of != kNone) copy.of = project_selector(source.of, compiled.of);
    copy.op = source.op;
    copy.amount = source.amount;
    copy.count = source.count;
    return copy;
  }

  template <typename Sees>
  static std::optional<Keys> keep(const std::optional<Keys>& keys, Sees sees) {
    if (!keys) return std::nullopt;
    Keys kept;
    std::copy_if(keys->begin(), keys->end(), std::back_inserter(kept), sees);
    return kept;
  }

  Selector project_selector(const Selector& source, SelectorId id) const {
    bool told = std::all_of(source.attributes.begin(), source.attributes.end(),
                            [&](const AttributeTest& t) { return sees_attribute(t.attribute); });
    if (!told) return by_products(id);
    const CompiledSelector& compiled = program_.promotions.selectors[id];
    Selector copy;
    copy.skus = keep(source.skus, [&](const auto& key) { return sees_sku(key); });
    copy.categories = keep(source.categories, [&](const auto& key) { return sees_category(key); });
    copy.brands = keep(source.brands, [&](const auto& key) { return sees_brand(key); });
    copy.attributes = source.attributes;
    if (source.any) {
      copy.any.emplace();
      for (size_t i = 0; i < source.any->size(); ++i) {
        copy.any->push_back(project_selector((*source.any)[i], compiled.any[i]));
      }
    }
    if (!source.negated.empty()) {
      copy.negated.push_back(project_selector(source.negated.front(), compiled.negated));
    }
    return copy;
  }

  /// A selector over attributes that are not told becomes the list of products it selects.
  Selector by_products(SelectorId id) const {
    Selector copy;
    copy.skus.emplace();
    for (ProductId product : products_) {
      if (selects(program_, id, product)) copy.skus->push_back(source_of(program_, product).sku);
    }
    return copy;
  }

  const Session& session_;
  const Program& program_;
  int64_t at_;
  std::vector<ProductId> products_;
  std::vector<Symbol> brands_;  // sorted
  std::vector<uint8_t> category_seen_;
  int64_t valid_until_ = INT64_MAX;
};

}  // namespace

Ruleset project(const Session& session, int64_t evaluated_at) {
  return Projector(session, evaluated_at).project();
}

}  // namespace proviso
