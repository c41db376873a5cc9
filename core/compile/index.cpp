// The inverted index from SKU, category, brand and code to the promotions that may match, and their
// rank. Test: tests/core/compile_test.cpp
#include <algorithm>
#include <numeric>

#include "compile/compiler.h"

namespace proviso {
namespace {

/// Symbols of which a matching line must have one; false if the selector gives none.
bool anchors_of(const Program& program, SelectorId id, std::vector<Symbol>& anchors) {
  if (id == kNone) return false;
  const CompiledSelector& selector = program.promotions.selectors[id];
  if (!selector.also.empty()) return anchors_of(program, selector.also.front(), anchors);
  if (!selector.any_sku) {
    anchors.insert(anchors.end(), selector.skus.begin(), selector.skus.end());
  } else if (!selector.any_category) {
    for (uint32_t node : selector.categories) {
      anchors.push_back(program.products.categories[node].key);
    }
  } else if (!selector.any_brand) {
    anchors.insert(anchors.end(), selector.brands.begin(), selector.brands.end());
  } else if (selector.has_any) {
    return std::all_of(selector.any.begin(), selector.any.end(),
                       [&](SelectorId item) { return anchors_of(program, item, anchors); });
  } else {
    return false;
  }
  return true;
}

void post(std::vector<std::vector<PromotionId>>& postings, Symbol symbol, PromotionId promotion) {
  if (symbol >= postings.size()) postings.resize(symbol + 1);
  if (postings[symbol].empty() || postings[symbol].back() != promotion) {
    postings[symbol].push_back(promotion);
  }
}

void index_promotion(Program& program, PromotionId id) {
  PromotionIndex& index = program.promotions;
  const CompiledPromotion& promotion = index.promotions[id];
  if (promotion.has_codes) {
    for (Symbol code : promotion.codes) post(index.by_code, code, id);
    return;
  }
  std::vector<Symbol> anchors;
  bool anchored = !promotion.selectors.empty();
  for (SelectorId selector : promotion.selectors) {
    anchored = anchored && anchors_of(program, selector, anchors);
  }
  if (!anchored) {
    index.anywhere.push_back(id);
    return;
  }
  for (Symbol anchor : anchors) post(index.by_symbol, anchor, id);
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
  for (uint32_t i = 0; i < order.size(); ++i) promotions[order[i]].order = i;
}

}  // namespace

void index_promotions(Program& program) {
  for (PromotionId i = 0; i < program.promotions.promotions.size(); ++i) {
    index_promotion(program, i);
  }
  rank_promotions(program);
}

}  // namespace proviso
