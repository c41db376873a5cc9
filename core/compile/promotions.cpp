// Compiles promotions: conditions to nodes, benefits to typed records, and the inverted index from
// SKU, category, brand and code to the promotions that may match. Test: tests/core/compile_test.cpp
#include <algorithm>
#include <numeric>

#include "compile/compiler.h"
#include "model/vocabulary.h"

namespace proviso {
namespace {

uint32_t compile_condition(Program& program, const Condition& condition, const std::string& pointer,
                           CompiledPromotion& promotion, Issues& issues) {
  CompiledCondition compiled;
  compiled.kind = condition.kind;
  if (condition.kind == Condition::Kind::test) {
    compiled.fact = condition.fact;
    compiled.op = condition.op;
    compiled.count = condition.count;
    if (condition.fact != Fact::lines_quantity) {
      compiled.amounts =
          by_currency(program, condition.amount, pointer_join(pointer, "value"), issues);
    }
    if (condition.fact != Fact::cart_subtotal) {
      compiled.of = compile_selector(program, condition.of, pointer_join(pointer, "of"), issues);
      promotion.selectors.push_back(compiled.of);
    }
  } else if (condition.kind == Condition::Kind::negation) {
    compiled.items.push_back(compile_condition(program, condition.items.front(),
                                               pointer_join(pointer, "not"), promotion, issues));
  } else {
    std::string list =
        pointer_join(pointer, condition.kind == Condition::Kind::all ? "all" : "any");
    for (size_t i = 0; i < condition.items.size(); ++i) {
      compiled.items.push_back(
          compile_condition(program, condition.items[i], pointer_join(list, i), promotion, issues));
    }
  }
  program.promotions.conditions.push_back(std::move(compiled));
  return static_cast<uint32_t>(program.promotions.conditions.size() - 1);
}

CompiledBenefit compile_benefit(Program& program, const Benefit& benefit,
                                const std::string& pointer, CompiledPromotion& promotion,
                                Issues& issues) {
  CompiledBenefit compiled;
  compiled.kind = benefit.kind;
  compiled.rate_bp = benefit.rate_bp;
  if (benefit.kind == BenefitKind::fixed_unit_price) {
    compiled.amounts =
        by_currency(program, benefit.unit_price, pointer_join(pointer, "unit_price"), issues);
  } else if (benefit.kind == BenefitKind::amount_off_order) {
    compiled.amounts =
        by_currency(program, benefit.amount, pointer_join(pointer, "amount_minor"), issues);
  }
  if (benefit.target) {
    compiled.target =
        compile_selector(program, *benefit.target, pointer_join(pointer, "target"), issues);
    promotion.selectors.push_back(compiled.target);
  }
  return compiled;
}

/// Which answers a condition may have for a cart in which no line matches its selectors.
struct Possible {
  bool yes = false, no = false;
};

Possible without_lines(const Program& program, uint32_t id) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.kind == Condition::Kind::test) {
    if (condition.fact == Fact::cart_subtotal) return {true, true};
    if (condition.fact == Fact::lines_quantity) {
      bool holds = compare(0, condition.op, condition.count);
      return {holds, !holds};
    }
    Possible possible;
    for (int64_t amount : condition.amounts) {
      bool holds = amount < 0 ? condition.op == Op::ne : compare(0, condition.op, amount);
      (holds ? possible.yes : possible.no) = true;
    }
    return possible;
  }
  if (condition.kind == Condition::Kind::negation) {
    Possible item = without_lines(program, condition.items.front());
    return {item.no, item.yes};
  }
  bool all = condition.kind == Condition::Kind::all;
  Possible possible{all, !all};
  for (uint32_t id_of_item : condition.items) {
    Possible item = without_lines(program, id_of_item);
    possible.yes = all ? possible.yes && item.yes : possible.yes || item.yes;
    possible.no = all ? possible.no || item.no : possible.no && item.no;
  }
  return possible;
}

/// An order benefit needs no line of its own: where the condition can hold without the lines that
/// it selects, the promotion matches every cart.
bool matches_every_cart(const Program& program, const CompiledPromotion& promotion) {
  bool every_line = false, order = false;
  for (const CompiledBenefit& benefit : promotion.benefits) {
    bool by_line = phase_of(benefit.kind) == Phase::product;
    every_line = every_line || (by_line && benefit.target == kNone);
    order = order || !by_line;
  }
  bool unconditional =
      promotion.condition == kNone || without_lines(program, promotion.condition).yes;
  return every_line || (order && unconditional);
}

CompiledPromotion compile_promotion(Program& program, const Promotion& source,
                                    const std::string& pointer, Issues& issues) {
  CompiledPromotion promotion;
  promotion.key = program.symbols.intern(source.key);
  promotion.priority = source.priority;
  promotion.audience = compile_audience(program, source.audience);
  promotion.window = compile_window(source.schedule, pointer, issues);
  promotion.has_codes = !source.codes.empty();
  for (const std::string& code : source.codes) {
    promotion.codes.push_back(program.codes.intern(fold_code(code)));
  }
  std::sort(promotion.codes.begin(), promotion.codes.end());
  promotion.codes.erase(std::unique(promotion.codes.begin(), promotion.codes.end()),
                        promotion.codes.end());
  promotion.uses = source.limits.uses.value_or(-1);
  promotion.uses_per_account = source.limits.uses_per_account.value_or(-1);
  promotion.limited = source.limited || source.limits.uses.has_value() ||
                      source.limits.uses_per_account.has_value();
  if (source.condition) {
    promotion.condition = compile_condition(program, *source.condition,
                                            pointer_join(pointer, "condition"), promotion, issues);
  }
  for (size_t i = 0; i < source.benefits.size(); ++i) {
    std::string at = pointer_join(pointer_join(pointer, "benefits"), i);
    promotion.benefits.push_back(
        compile_benefit(program, source.benefits[i], at, promotion, issues));
  }
  if (matches_every_cart(program, promotion)) promotion.selectors.clear();
  return promotion;
}

/// Symbols of which a matching line must have one; false if the selector gives none.
bool anchors_of(const Program& program, SelectorId id, std::vector<Symbol>& anchors) {
  const CompiledSelector& selector = program.promotions.selectors[id];
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

void compile_promotions(Program& program, Issues& issues) {
  const auto& sources = program.source.promotions.promotions;
  PromotionIndex& index = program.promotions;
  index.promotions.reserve(sources.size());
  for (PromotionId i = 0; i < sources.size(); ++i) {
    std::string pointer = pointer_join("/parts/promotions/promotions", i);
    index.promotions.push_back(compile_promotion(program, sources[i], pointer, issues));
    if (!claim(index.of_symbol, index.promotions.back().key, i)) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), sources[i].key);
    }
  }
  if (issues.has_errors()) return;
  for (PromotionId i = 0; i < index.promotions.size(); ++i) index_promotion(program, i);
  rank_promotions(program);
}

}  // namespace proviso
