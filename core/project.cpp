// A projection: the part of a ruleset that one account's browser may hold. Contract: built by
// allow-list, member by member; what is not copied here does not leave. Audiences and entitlements
// are worked out and gone; keys of products, categories and brands that the account cannot see are
// gone from selectors. Test: tests/core/project_test.cpp
#include <algorithm>

#include "match/price.h"
#include "match/schedule.h"
#include "project_promotions.h"

namespace proviso {
namespace {

class Projector {
 public:
  Projector(const Session& session, int64_t at)
      : session_(session), program_(*session.program), at_(at) {
    mark_visible();
    valid_until_ = session.window.until;
  }

  Ruleset project() {
    const Ruleset& source = program_.source;
    Ruleset out;
    out.id = source.id;
    out.version = source.version;
    out.currencies = source.currencies;
    out.settings = source.settings;
    out.settings.floor.reset();
    for (const AttributeRule& rule : source.attributes) {
      if (rule.visible_to == AttributeVisibility::buyer) out.attributes.push_back(rule);
    }
    project_products(out.products);
    project_prices(out.prices);
    project_promotions(out);
    out.projection = Projection{};
    out.projection->floors_withheld = program_.has_floors;
    if (valid_until_ != INT64_MAX) out.projection->valid_until = valid_until_;
    return out;
  }

 private:
  void mark_visible() {
    const ProductIndex& index = program_.products;
    category_seen_.resize(index.categories.size());
    for (ProductId product = 0; product < index.size(); ++product) {
      if (!session_.sees(product)) continue;
      products_.push_back(product);
      if (index.rows[product].brand != kNoSymbol) brands_.push_back(index.rows[product].brand);
      for (uint32_t node : index.nodes[product]) {
        for (uint32_t up = node; up != kNone; up = index.categories[up].parent) {
          category_seen_[up] = true;
        }
      }
    }
    std::sort(brands_.begin(), brands_.end());
    brands_.erase(std::unique(brands_.begin(), brands_.end()), brands_.end());
  }

  bool sees_attribute(const std::string& key) const {
    const auto& rules = program_.source.attributes;
    return std::any_of(rules.begin(), rules.end(), [&](const AttributeRule& rule) {
      return rule.key == key && rule.visible_to == AttributeVisibility::buyer;
    });
  }

  void touch(const CompiledSchedule& schedule) {
    valid_until_ = std::min(valid_until_, schedule_change(program_, schedule, at_));
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
      if (session_.shows_price(id)) {
        copy.list_price = product.list_price;
        copy.recommended_price = product.recommended_price;
      }
      copy.tax_category = product.tax_category;
      copy.quantity_scale = product.quantity_scale;
      copy.unit = product.unit;
      copy.min_quantity = product.min_quantity;
      copy.step_quantity = product.step_quantity;
      out.products.push_back(std::move(copy));
    }
  }

  /// The account's lists, each followed by those that it falls back to.
  std::vector<uint32_t> lists_in_turn() const {
    std::vector<uint32_t> lists;
    for (uint32_t position : session_.price_lists) {
      for (uint32_t at = position; at != kNone; at = program_.prices.lists[at].fallback) {
        lists.push_back(at);
      }
    }
    return lists;
  }

  /// Of each product the entries that can decide: up to the first one whose list runs.
  void project_prices(PricesPart& out) {
    const std::vector<uint32_t> lists = lists_in_turn();
    const bool as_ordered = lists == session_.price_lists;
    std::vector<std::vector<uint8_t>> settled(program_.currencies(),
                                              std::vector<uint8_t>(program_.products.size(), 0));
    for (size_t turn = 0; turn < lists.size(); ++turn) {
      const CompiledPriceList& list = program_.prices.lists[lists[turn]];
      PriceList copy;
      for (ProductId product : products_) {
        if (!session_.shows_price(product) || settled[list.currency][product] != 0) continue;
        auto entry = entry_of(program_, lists[turn], product);
        if (!entry) continue;
        touch(list.schedule);
        if (!schedule_holds(program_, list.schedule, at_)) continue;
        copy.entries.push_back(std::move(*entry));
        settled[list.currency][product] = 1;
      }
      if (copy.entries.empty()) continue;
      const PriceList& source = program_.source.prices.price_lists[list.source];
      copy.key = source.key;
      copy.currency = source.currency;
      copy.priority = as_ordered ? source.priority : static_cast<int32_t>(turn);
      copy.sale = source.sale;
      out.price_lists.push_back(std::move(copy));
    }
  }

  /// Running, codeless promotions of this account that some visible product can reach.
  void project_promotions(Ruleset& out) {
    PromotionProjector projector(session_, {products_, brands_, category_seen_}, at_);
    for (PromotionId id = 0; id < program_.promotions.promotions.size(); ++id) {
      const CompiledPromotion& promotion = program_.promotions.promotions[id];
      bool usable = promotion.uses != 0 && promotion.uses_per_account != 0;
      if (promotion.has_codes || !usable || !session_.may_earn(id)) continue;
      if (!within_sight(session_, promotion)) continue;
      touch(promotion.schedule);
      if (!schedule_holds(program_, promotion.schedule, at_)) continue;
      out.promotions.promotions.push_back(projector.project(id));
    }
    projector.finish(out);
    valid_until_ = std::min(valid_until_, projector.valid_until());
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

Ruleset project(const Session& opened, int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  return Projector(session, evaluated_at).project();
}

}  // namespace proviso
