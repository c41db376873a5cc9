// Compiles conditions: each test knows where its fact is read, in its declared type.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

bool reads_lines(Fact fact) {
  return (fact >= Fact::lines_amount && fact <= Fact::lines_max_unit_price) || fact == Fact::bought;
}

bool is_money(const Program& program, const CompiledCondition& test) {
  switch (test.fact) {
    case Fact::cart_amount:
    case Fact::lines_amount:
    case Fact::lines_min_unit_price:
    case Fact::lines_max_unit_price:
    case Fact::shipping_amount:
      return true;
    case Fact::history:
      return test.history != kNone && program.source.history[test.history].money();
    default:
      return false;
  }
}

bool is_key(Fact fact) { return fact >= Fact::currency && fact <= Fact::shipping_method; }

void compile_keys(Program& program, const Condition& condition, const std::string& pointer,
                  CompiledCondition& out, Issues& issues) {
  for (size_t i = 0; i < condition.keys.size(); ++i) {
    if (condition.fact != Fact::currency) {
      out.values.push_back(program.symbols.intern(condition.keys[i]));
      continue;
    }
    CurrencyId currency = find_currency(program, condition.keys[i]);
    bool list = condition.op == Op::in || condition.op == Op::not_in;
    if (currency == kNone) {
      add_named(issues, IssueCode::unknown_currency, list ? pointer_join(pointer, i) : pointer,
                condition.keys[i]);
    } else {
      out.values.push_back(currency);
    }
  }
  std::sort(out.values.begin(), out.values.end());
}

void compile_attribute(Program& program, const Condition& condition, const std::string& pointer,
                       CompiledCondition& out, Issues& issues) {
  std::string at = pointer_join(pointer, "attribute");
  const AttributeRule* rule = require_attribute(program, condition.name, at, issues);
  if (!rule) return;
  out.attribute = program.symbols.find(condition.name);
  out.owner = rule->owner;
  if (rule->owner == AttributeOwner::product || rule->owner == AttributeOwner::line) {
    issues.add(IssueCode::attribute_type, at, "a condition tests cart, account and customer");
  }
  if (condition.age_days && rule->type != AttributeType::instant) {
    issues.add(IssueCode::attribute_type, pointer_join(pointer, "as"));
  }
}

void compile_attribute_values(Program& program, const Condition& condition,
                              const std::string& pointer, CompiledCondition& out, Issues& issues) {
  const AttributeRule* rule = nullptr;
  for (const AttributeRule& declared : program.source.attributes) {
    if (declared.key == condition.name) rule = &declared;
  }
  if (!rule) return;
  if (!op_fits(rule->type, condition.op)) {
    issues.add(IssueCode::attribute_type, pointer_join(pointer, "op"));
  }
  bool list = condition.op == Op::in || condition.op == Op::not_in;
  std::string at = pointer_join(pointer, "value");
  for (size_t i = 0; i < condition.values.size(); ++i) {
    auto value =
        compile_value(program, *rule, condition.values[i], list ? pointer_join(at, i) : at, issues);
    if (value) out.values.push_back(*value);
  }
  std::sort(out.values.begin(), out.values.end());
}

uint32_t compile_use(Program& program, const Condition& condition, const std::string& pointer,
                     std::vector<SelectorId>& selectors, Issues& issues) {
  const PromotionIndex& index = program.promotions;
  std::string at = pointer_join(pointer, "use");
  Symbol key = program.symbols.find(condition.use);
  uint32_t position = at_symbol(index.condition_of_symbol, key);
  if (position == kNone) {
    add_named(issues, IssueCode::unknown_reference, at, condition.use);
    return kNone;
  }
  uint32_t id = index.named_conditions[position];
  if (id == kNone) {
    add_named(issues, IssueCode::definition_cycle, at, condition.use);
  } else {
    add_selectors(program, id, selectors);
  }
  return id;
}

CompiledCondition compile_one(Program& program, const Condition& condition,
                              const std::string& pointer, std::vector<SelectorId>& selectors,
                              Issues& issues) {
  CompiledCondition compiled = compile_fact(program, condition, pointer, selectors, issues);
  compiled.kind = Condition::Kind::test;
  compiled.op = condition.op;
  compiled.count = condition.count;
  std::string value = pointer_join(pointer, "value");
  if (is_money(program, compiled)) {
    compiled.amounts = by_currency(program, condition.amount, value, issues);
  } else if (is_key(condition.fact)) {
    compile_keys(program, condition, value, compiled, issues);
  } else if (condition.fact == Fact::attribute && !condition.age_days) {
    compile_attribute_values(program, condition, pointer, compiled, issues);
  } else if (condition.fact == Fact::attribute && !condition.values.empty()) {
    const auto* days = std::get_if<int64_t>(&condition.values.front());
    if (days == nullptr || condition.values.size() > 1 || condition.op > Op::lte) {
      issues.add(IssueCode::attribute_type, value);
    } else {
      compiled.count = *days;
    }
  }
  bool wants_money = condition.fact == Fact::history && is_money(program, compiled);
  bool has_money = !condition.amount.empty();
  if (condition.fact == Fact::history && wants_money != has_money) {
    issues.add(IssueCode::attribute_type, value, "an amount for spend, a count for the others");
  }
  return compiled;
}

/// Which answers a test may have for a cart in which no line matches its selector.
Possible test_without_lines(const CompiledCondition& test) {
  if (!reads_lines(test.fact) || test.fact == Fact::bought) return {true, true};
  bool missing = test.fact == Fact::lines_min_unit_price || test.fact == Fact::lines_max_unit_price;
  if (test.amounts.empty() || missing) {
    return certainly(missing ? test.op == Op::ne : compare(0, test.op, test.count));
  }
  Possible possible;
  for (int64_t amount : test.amounts) {
    bool holds = amount < 0 ? test.op == Op::ne : compare(0, test.op, amount);
    (holds ? possible.yes : possible.no) = true;
  }
  return possible;
}

}  // namespace

void add_selectors(const Program& program, uint32_t id, std::vector<SelectorId>& selectors) {
  const CompiledCondition& condition = program.promotions.conditions[id];
  if (condition.of != kNone && condition.fact != Fact::bought) selectors.push_back(condition.of);
  for (uint32_t item : condition.items) add_selectors(program, item, selectors);
}

uint32_t require_history(const Program& program, const std::string& key, const std::string& pointer,
                         Issues& issues) {
  for (size_t i = 0; i < program.source.history.size(); ++i) {
    if (program.source.history[i].key == key) return static_cast<uint32_t>(i);
  }
  add_named(issues, IssueCode::unknown_reference, pointer, key);
  return kNone;
}

CompiledCondition compile_fact(Program& program, const Condition& test, const std::string& pointer,
                               std::vector<SelectorId>& selectors, Issues& issues) {
  CompiledCondition compiled;
  compiled.fact = test.fact;
  compiled.age_days = test.age_days;
  compiled.at = test.at.value_or(program.source.settings.condition_base);
  if (reads_lines(test.fact)) {
    compiled.of = compile_selector(program, test.of, pointer_join(pointer, "of"), issues);
    if (test.fact != Fact::bought) selectors.push_back(compiled.of);
  } else if (test.fact == Fact::history) {
    compiled.history =
        require_history(program, test.name, pointer_join(pointer, "history"), issues);
  } else if (test.fact == Fact::attribute) {
    compile_attribute(program, test, pointer, compiled, issues);
  }
  return compiled;
}

uint32_t compile_condition(Program& program, const Condition& condition, const std::string& pointer,
                           std::vector<SelectorId>& selectors, Issues& issues) {
  CompiledCondition compiled;
  compiled.kind = condition.kind;
  if (condition.kind == Condition::Kind::use) {
    return compile_use(program, condition, pointer, selectors, issues);
  }
  if (condition.kind == Condition::Kind::test) {
    compiled = compile_one(program, condition, pointer, selectors, issues);
  }
  bool negation = condition.kind == Condition::Kind::negation;
  std::string list = pointer_join(
      pointer, negation ? "not" : (condition.kind == Condition::Kind::all ? "all" : "any"));
  for (size_t i = 0; i < condition.items.size(); ++i) {
    std::string at = negation ? list : pointer_join(list, i);
    uint32_t item = compile_condition(program, condition.items[i], at, selectors, issues);
    if (item != kNone) compiled.items.push_back(item);
  }
  program.promotions.conditions.push_back(std::move(compiled));
  return static_cast<uint32_t>(program.promotions.conditions.size() - 1);
}

bool may_hold_without_lines(const Program& program, uint32_t condition) {
  return condition == kNone || answers_of(program, condition, test_without_lines).yes;
}

}  // namespace proviso
