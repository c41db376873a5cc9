// The inverted index from SKU, category, brand and code to the promotions that may match, and their
// rank. Test: tests/core/compile_test.cpp
#include <algorithm>
#include <numeric>

#include "compile/compiler.h"

namespace proviso {
namespace {

/// What a matching line must have one of.
struct Anchors {
  std::vector<uint32_t> products, brands, categories;
};

void append(std::vector<uint32_t>& to, const std::vector<uint32_t>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// Adds the anchors of a selector; false if it gives none.
bool anchors_of(const Program& program, SelectorId id, Anchors& anchors) {
  if (id == kNone) return false;
  const CompiledSelector& selector = program.promotions.selectors[id];
  if (!selector.also.empty()) return anchors_of(program, selector.also.front(), anchors);
  if (!selector.any_sku) {
    append(anchors.products, selector.products);
  } else if (!selector.any_category) {
    append(anchors.categories, selector.categories);
  } else if (!selector.any_brand) {
    append(anchors.brands, selector.brands);
  } else if (selector.has_any) {
    return std::all_of(selector.any.begin(), selector.any.end(),
                       [&](SelectorId item) { return anchors_of(program, item, anchors); });
  } else {
    return false;
  }
  return true;
}

/// Pairs of key and promotion, of which postings are built.
class Pairs {
 public:
  void add(const std::vector<uint32_t>& keys, PromotionId promotion) {
    for (uint32_t key : keys) pairs_.push_back(uint64_t{key} << 32 | promotion);
  }
  void build(Postings& postings) {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    postings.build(pairs_);
  }

 private:
  std::vector<uint64_t> pairs_;
};

/// The anchors of a promotion without codes; false if it has none.
bool anchors_of_promotion(const Program& program, const CompiledPromotion& promotion,
                          Anchors& anchors) {
  if (promotion.selectors.empty()) return false;
  return std::all_of(promotion.selectors.begin(), promotion.selectors.end(),
                     [&](SelectorId selector) { return anchors_of(program, selector, anchors); });
}

void rank_promotions(Program& program) {
  auto& promotions = program.promotions.promotions;
  std::vector<PromotionId> order(promotions.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](PromotionId a, PromotionId b) {
    if (promotions[a].priority != promotions[b].priority) {
      return promotions[a].priority < promotions[b].priority;
    }
    return program.symbols.text(promotions[a].key) < program.symbols.text(promotions[b].key);
  });
  std::vector<uint32_t> rank(promotions.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    promotions[order[i]].order = rank[order[i]] = i;
  }
  program.promotions.rank = std::move(rank);
  program.promotions.by_rank = std::move(order);
}

/// Parents come before their children.
void link_categories(Program& program) {
  PromotionIndex& index = program.promotions;
  const auto& categories = program.products.categories;
  index.named_at.resize(categories.size());
  index.named_above.resize(categories.size());
  for (uint32_t node = 0; node < categories.size(); ++node) {
    const uint32_t parent = categories[node].parent;
    index.named_above[node] = parent == kNone ? kNone : index.named_at[parent];
    index.named_at[node] = index.by_category.of(node).empty() ? index.named_above[node] : node;
  }
}

}  // namespace

void Postings::build(const std::vector<uint64_t>& pairs) {
  starts_.clear();
  promotions_.clear();
  promotions_.reserve(pairs.size());
  for (uint64_t pair : pairs) {
    starts_.resize(std::max<size_t>(starts_.size(), (pair >> 32) + 1),
                   static_cast<uint32_t>(promotions_.size()));
    promotions_.push_back(static_cast<PromotionId>(pair));
  }
  starts_.push_back(static_cast<uint32_t>(promotions_.size()));
  promotions_.resize(promotions_.size() + kReadable);
}

void index_promotions(Program& program) {
  PromotionIndex& index = program.promotions;
  Pairs by_product, by_brand, by_category, by_code;
  for (PromotionId id = 0; id < index.promotions.size(); ++id) {
    const CompiledPromotion& promotion = index.promotions[id];
    if (promotion.has_codes) {
      by_code.add(promotion.codes, id);
      continue;
    }
    Anchors anchors;
    if (!anchors_of_promotion(program, promotion, anchors)) {
      index.anywhere.push_back(id);
      continue;
    }
    by_product.add(anchors.products, id);
    by_brand.add(anchors.brands, id);
    by_category.add(anchors.categories, id);
  }
  by_product.build(index.by_product);
  by_brand.build(index.by_brand);
  by_category.build(index.by_category);
  by_code.build(index.by_code);
  index.alike.clear();
  link_categories(program);
  rank_promotions(program);
}

}  // namespace proviso
