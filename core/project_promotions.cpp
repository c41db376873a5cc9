#include "project_promotions.h"

#include <algorithm>

#include "compile/product_match.h"

namespace proviso {
namespace {

constexpr int64_t kDay = 86400000;

bool has(const Keys& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// A condition that always, or never, holds.
Condition constant(bool holds) {
  Condition condition;
  condition.kind = holds ? Condition::Kind::all : Condition::Kind::any;
  return condition;
}

template <typename Sees>
std::optional<Keys> keep(const std::optional<Keys>& keys, Sees sees) {
  if (!keys) return std::nullopt;
  Keys kept;
  std::copy_if(keys->begin(), keys->end(), std::back_inserter(kept), sees);
  return kept;
}

}  // namespace

bool PromotionProjector::sees_sku(const std::string& sku) const {
  return session_.sees(find_product(program_, find_symbol(program_, sku)));
}

/// A SKU that this account sees nothing under: of a price or gift that it cannot be told of.
std::string PromotionProjector::no_sku() const {
  std::string sku = "none";
  while (sees_sku(sku)) sku += '-';
  return sku;
}

bool PromotionProjector::sees_category(const std::string& key) const {
  uint32_t node = find_category(program_, find_symbol(program_, key));
  return node != kNone && sight_.category_seen[node];
}

bool PromotionProjector::sees_brand(const std::string& key) const {
  return std::binary_search(sight_.brands.begin(), sight_.brands.end(), find_symbol(program_, key));
}

/// Own attributes of lines, carts, accounts and customers come with the request; those of products
/// only if the buyer may see them.
bool PromotionProjector::tells(const std::string& attribute) const {
  const auto& rules = program_.source.attributes;
  return std::any_of(rules.begin(), rules.end(), [&](const AttributeRule& rule) {
    bool visible = rule.visible_to == AttributeVisibility::buyer;
    return rule.key == attribute && (visible || rule.owner == AttributeOwner::line);
  });
}

void PromotionProjector::note_history(const std::string& key) {
  if (!key.empty() && !has(history_, key)) history_.push_back(key);
}

Promotion PromotionProjector::project(PromotionId id) {
  const Promotion& source = program_.source.promotions.promotions[id];
  const CompiledPromotion& compiled = program_.promotions.promotions[id];
  Promotion copy;
  copy.key = source.key;
  copy.title = source.title;
  copy.texts = source.texts;
  copy.priority = source.priority;
  copy.stacking = source.stacking;
  copy.limited = compiled.limited;
  if (source.condition) copy.condition = project_condition(*source.condition, compiled.condition);
  for (const Benefit& benefit : source.benefits) copy.benefits.push_back(project_benefit(benefit));
  return copy;
}

/// A test of who asks: worked out, as the projection is for one account.
Condition PromotionProjector::fold(const CompiledCondition& test) {
  Facts facts{session_, request_, cart_, {}};
  if (test.age_days) {
    auto days = number(facts, test);
    if (days) valid_until_ = std::min(valid_until_, at_ + kDay - at_ % kDay);
  }
  return constant(test_holds(facts, test));
}

Condition PromotionProjector::project_condition(const Condition& source, uint32_t id) {
  if (source.kind == Condition::Kind::use) {
    uint32_t position = program_.promotions.condition_of_symbol[find_symbol(program_, source.use)];
    return project_condition(program_.source.definitions.conditions[position].is, id);
  }
  const CompiledCondition& compiled = program_.promotions.conditions[id];
  bool about_who = source.fact == Fact::segment || source.fact == Fact::customer_role ||
                   (source.fact >= Fact::customer && source.fact <= Fact::channel) ||
                   (source.fact == Fact::attribute && compiled.owner != AttributeOwner::cart);
  if (source.kind == Condition::Kind::test && about_who) return fold(compiled);
  Condition copy = source;
  copy.items.clear();
  for (size_t i = 0; i < source.items.size(); ++i) {
    copy.items.push_back(project_condition(source.items[i], compiled.items[i]));
  }
  if (compiled.of != kNone) copy.of = project_selector(source.of);
  if (source.fact == Fact::history) note_history(source.name);
  return copy;
}

/// A selector over attributes that are not told becomes the list of products that it selects.
void PromotionProjector::hide_attributes(const Selector& source, Selector& copy) const {
  Selector own = source;
  own.use.reset();
  own.any.reset();
  own.negated.clear();
  copy.skus.emplace();
  copy.categories.reset();
  copy.brands.reset();
  copy.attributes.clear();
  for (const AttributeTest& test : source.attributes) {
    const auto& rules = program_.source.attributes;
    bool of_line = std::any_of(rules.begin(), rules.end(), [&](const AttributeRule& rule) {
      return rule.key == test.attribute && rule.owner == AttributeOwner::line;
    });
    if (of_line) copy.attributes.push_back(test);
  }
  for (ProductId product : sight_.products) {
    if (source_selects(program_, own, product)) {
      copy.skus->push_back(source_of(program_, product).sku);
    }
  }
}

Selector PromotionProjector::project_selector(const Selector& source) {
  Selector copy = source;
  copy.skus = keep(source.skus, [&](const auto& key) { return sees_sku(key); });
  copy.categories = keep(source.categories, [&](const auto& key) { return sees_category(key); });
  copy.brands = keep(source.brands, [&](const auto& key) { return sees_brand(key); });
  bool told = std::all_of(source.attributes.begin(), source.attributes.end(),
                          [&](const AttributeTest& test) { return tells(test.attribute); });
  if (!told) hide_attributes(source, copy);
  if (source.use && !has(selectors_, *source.use)) selectors_.push_back(*source.use);
  if (copy.any) {
    for (Selector& item : *copy.any) item = project_selector(item);
  }
  for (Selector& item : copy.negated) item = project_selector(item);
  return copy;
}

void PromotionProjector::project_optional(std::optional<Selector>& selector) {
  if (selector) selector = project_selector(*selector);
}

void PromotionProjector::project_formula(Formula& formula) {
  project_optional(formula.of);
  if (formula.fact == Fact::history) note_history(formula.name);
  for (Formula& item : formula.items) project_formula(item);
}

Benefit PromotionProjector::project_benefit(const Benefit& source) {
  if (source.kind == BenefitKind::use) {
    uint32_t position = program_.promotions.benefit_of_symbol[find_symbol(program_, source.use)];
    return project_benefit(program_.source.definitions.benefits[position].is);
  }
  Benefit copy = source;
  project_optional(copy.target);
  for (Part& part : copy.parts) part.of = project_selector(part.of);
  if (copy.tiers) {
    project_optional(copy.tiers->over);
    note_history(copy.tiers->history);
  }
  if (copy.formula) project_formula(*copy.formula);
  copy.skus.clear();
  for (const std::string& sku : source.skus) {
    if (sees_sku(sku)) copy.skus.push_back(sku);
  }
  if (copy.kind == BenefitKind::gift && copy.skus.empty()) copy.skus = {no_sku()};
  if (copy.value == ValueKind::price_of && !sees_sku(copy.price_of)) copy.price_of = no_sku();
  return copy;
}

void PromotionProjector::finish(Ruleset& out) {
  const Definitions& source = program_.source.definitions;
  for (size_t i = 0; i < selectors_.size(); ++i) {  // grows while selectors use others
    for (const auto& named : source.selectors) {
      if (named.key != selectors_[i]) continue;
      out.definitions.selectors.push_back({named.key, project_selector(named.is)});
    }
  }
  std::sort(out.definitions.selectors.begin(), out.definitions.selectors.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  for (const HistoryRule& rule : program_.source.history) {
    if (has(history_, rule.key)) out.history.push_back(rule);
  }
}

}  // namespace proviso
