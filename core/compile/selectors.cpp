// Compiles selectors: keys to symbols, attribute tests to typed comparisons.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

bool op_fits(AttributeType type, Op op) {
  return type == AttributeType::integer || op == Op::eq || op == Op::ne || op == Op::in ||
         op == Op::not_in;
}

CompiledTest compile_test(Program& program, const AttributeTest& test, const std::string& pointer,
                          Issues& issues) {
  CompiledTest compiled;
  compiled.op = test.op;
  const AttributeRule* rule =
      require_attribute(program, test.attribute, pointer_join(pointer, "attribute"), issues);
  if (!rule) return compiled;
  compiled.attribute = program.symbols.find(test.attribute);
  if (!op_fits(rule->type, test.op)) {
    issues.add(IssueCode::attribute_type, pointer_join(pointer, "op"));
  }
  bool list = test.op == Op::in || test.op == Op::not_in;
  std::string at = pointer_join(pointer, "value");
  for (size_t i = 0; i < test.values.size(); ++i) {
    auto value =
        compile_value(program, *rule, test.values[i], list ? pointer_join(at, i) : at, issues);
    if (value) compiled.values.push_back(*value);
  }
  std::sort(compiled.values.begin(), compiled.values.end());
  return compiled;
}

}  // namespace

const AttributeRule* require_attribute(const Program& program, const std::string& key,
                                       const std::string& pointer, Issues& issues) {
  for (const AttributeRule& rule : program.source.attributes) {
    if (rule.key == key) return &rule;
  }
  add_named(issues, IssueCode::unknown_reference, pointer, key);
  return nullptr;
}

std::optional<int64_t> compile_value(Program& program, const AttributeRule& rule,
                                     const AttributeValue& value, const std::string& pointer,
                                     Issues& issues) {
  if (rule.type == AttributeType::string && std::holds_alternative<std::string>(value)) {
    return program.symbols.intern(std::get<std::string>(value));
  }
  if (rule.type == AttributeType::integer && std::holds_alternative<int64_t>(value)) {
    return std::get<int64_t>(value);
  }
  if (rule.type == AttributeType::boolean && std::holds_alternative<bool>(value)) {
    return std::get<bool>(value) ? 1 : 0;
  }
  issues.add(IssueCode::attribute_type, pointer);
  return std::nullopt;
}

SelectorId compile_selector(Program& program, const Selector& selector, const std::string& pointer,
                            Issues& issues) {
  CompiledSelector compiled;
  compiled.any_sku = !selector.skus;
  if (selector.skus) compiled.skus = intern_keys(program, *selector.skus);
  compiled.any_brand = !selector.brands;
  if (selector.brands) compiled.brands = intern_keys(program, *selector.brands);
  compiled.any_category = !selector.categories;
  if (selector.categories) {
    compiled.categories = require_categories(program, *selector.categories,
                                             pointer_join(pointer, "categories"), issues);
  }
  for (size_t i = 0; i < selector.attributes.size(); ++i) {
    std::string at = pointer_join(pointer_join(pointer, "attributes"), i);
    compiled.tests.push_back(compile_test(program, selector.attributes[i], at, issues));
  }
  compiled.has_any = selector.any.has_value();
  if (selector.any) {
    for (size_t i = 0; i < selector.any->size(); ++i) {
      std::string at = pointer_join(pointer_join(pointer, "any"), i);
      compiled.any.push_back(compile_selector(program, (*selector.any)[i], at, issues));
    }
  }
  if (!selector.negated.empty()) {
    compiled.negated =
        compile_selector(program, selector.negated.front(), pointer_join(pointer, "not"), issues);
  }
  program.promotions.selectors.push_back(std::move(compiled));
  return static_cast<SelectorId>(program.promotions.selectors.size() - 1);
}

}  // namespace proviso
