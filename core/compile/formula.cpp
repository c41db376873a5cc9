// Compiles formulas to postfix nodes and proves that no result can leave 128 bits: each node's
// range follows from the contract's limits of the facts. Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"
#include "money/rounding.h"

namespace proviso {
namespace {

/// Results stay within +-2^100, so that no step of the arithmetic can overflow.
constexpr Int128 kBound = Int128{1} << 100;

struct Range {
  Int128 low = 0, high = 0;
};

Range range_of(Fact fact) {
  if (fact == Fact::lines_quantity) return {0, Int128{limits.quantity} * limits.lines};
  if (fact == Fact::attribute) return {-limits.minor, limits.minor};
  return {0, limits.minor};
}

bool within(const Range& range) { return range.low >= -kBound && range.high <= kBound; }

Range multiply(const Range& a, const Range& b) {
  auto size = [](const Range& range) { return std::max(-range.low, range.high); };
  Int128 left = size(a), right = size(b);
  if (left != 0 && right > kBound / left) return {-kBound * 2, kBound * 2};
  Int128 corners[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
}

class FormulaCompiler {
 public:
  FormulaCompiler(Program& program, std::vector<SelectorId>& selectors, Issues& issues)
      : program_(program), selectors_(selectors), issues_(issues) {}

  Range compile(const Formula& formula, const std::string& pointer) {
    FormulaNode node;
    node.kind = formula.kind;
    node.constant = formula.constant;
    Range range;
    if (formula.kind == Formula::Kind::constant) {
      range = {formula.constant, formula.constant};
    } else if (formula.kind == Formula::Kind::fact) {
      range = compile_fact_node(formula, pointer, node);
    } else {
      range = combine(formula, pointer);
      node.operands = static_cast<uint32_t>(formula.items.size());
    }
    if (!within(range)) {
      if (!reported_) issues_.add(IssueCode::formula_overflow, pointer);
      reported_ = true;
      range = {0, 0};
    }
    nodes_.push_back(std::move(node));
    return range;
  }

  std::vector<FormulaNode> take() { return std::move(nodes_); }

 private:
  Range compile_fact_node(const Formula& formula, const std::string& pointer, FormulaNode& node) {
    Condition read;
    read.kind = Condition::Kind::test;
    read.fact = formula.fact;
    if (formula.of) read.of = *formula.of;
    read.at = formula.at;
    read.name = formula.name;
    node.fact = compile_fact(program_, read, pointer, selectors_, issues_);
    if (node.fact.at == At::total) {
      issues_.add(IssueCode::wrong_value, pointer_join(pointer, "at"),
                  "a formula cannot read what it changes");
    }
    if (formula.fact == Fact::attribute) {
      const AttributeRule* rule = nullptr;
      for (const AttributeRule& declared : program_.source.attributes) {
        if (declared.key == formula.name) rule = &declared;
      }
      if (rule && rule->type != AttributeType::integer) {
        issues_.add(IssueCode::attribute_type, pointer_join(pointer, "attribute"));
      }
    }
    return range_of(formula.fact);
  }

  Range combine(const Formula& formula, const std::string& pointer) {
    const char* const names[] = {"", "", "sum", "product", "least", "greatest", "quotient"};
    std::string list = pointer_join(pointer, names[static_cast<size_t>(formula.kind)]);
    Range range;
    for (size_t i = 0; i < formula.items.size(); ++i) {
      bool quotient = formula.kind == Formula::Kind::quotient;
      Range item = compile(formula.items[i], quotient ? list : pointer_join(list, i));
      range = i == 0 ? item : join(formula.kind, range, item);
      if (!within(range)) break;
    }
    if (formula.kind == Formula::Kind::quotient) {
      range = {range.low / formula.constant - 1, range.high / formula.constant + 1};
    }
    return range;
  }

  static Range join(Formula::Kind kind, const Range& a, const Range& b) {
    switch (kind) {
      case Formula::Kind::sum:
        return {a.low + b.low, a.high + b.high};
      case Formula::Kind::product:
        return multiply(a, b);
      case Formula::Kind::least:
        return {std::min(a.low, b.low), std::min(a.high, b.high)};
      default:
        return {std::max(a.low, b.low), std::max(a.high, b.high)};
    }
  }

  Program& program_;
  std::vector<SelectorId>& selectors_;
  Issues& issues_;
  std::vector<FormulaNode> nodes_;
  bool reported_ = false;
};

}  // namespace

std::vector<FormulaNode> compile_formula(Program& program, const Formula& formula,
                                         const std::string& pointer,
                                         std::vector<SelectorId>& selectors, Issues& issues) {
  FormulaCompiler compiler(program, selectors, issues);
  compiler.compile(formula, pointer);
  return compiler.take();
}

}  // namespace proviso
