// Runs the compile steps and answers look-ups. Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"
#include "money/rounding.h"

namespace proviso {

namespace {

template <typename T, typename Key>
void check_unique(const std::vector<T>& items, const std::string& list, const char* member, Key key,
                  Issues& issues) {
  Symbols seen;
  for (size_t i = 0; i < items.size(); ++i) {
    if (seen.find(key(items[i])) != kNoSymbol) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer_join(list, i), member),
                key(items[i]));
    }
    seen.intern(key(items[i]));
  }
}

void compile_settings(Program& program, Issues& issues) {
  const Settings& settings = program.source.settings;
  program.floor = compile_floor(settings.floor);
  program.has_floors = program.floor.set;
  check_unique(
      settings.stacking_groups, "/settings/stacking_groups", "key",
      [](const StackingGroup& group) { return group.key; }, issues);
  check_unique(
      program.source.history, "/history", "key", [](const HistoryRule& rule) { return rule.key; },
      issues);
  if (settings.tax) {
    check_unique(
        settings.tax->rates, "/settings/tax/rates", "category",
        [](const TaxRate& rate) { return rate.category; }, issues);
  }
  program.max_reductions =
      by_currency(program, settings.max_reduction, "/settings/max_reduction_minor", issues);
}

}  // namespace

ProgramPtr compile(Ruleset ruleset, Issues& issues) {
  auto program = std::make_shared<Program>();
  program->source = std::move(ruleset);
  compile_manifest(*program, issues);
  compile_zones(*program, issues);
  compile_products(*program, issues);
  compile_columns(*program, issues);
  compile_prices(*program, issues);
  compile_definitions(*program, issues);
  compile_segments(*program, issues);
  compile_entitlements(*program, issues);
  compile_promotions(*program, issues);
  if (issues.has_errors()) return nullptr;
  return program;
}

const Ruleset& source(const Program& program) { return program.source; }

void compile_manifest(Program& program, Issues& issues) {
  const auto& currencies = program.source.currencies;
  for (size_t i = 0; i < currencies.size(); ++i) {
    if (find_currency(program, currencies[i].code) != i) {
      add_named(issues, IssueCode::duplicate_key,
                pointer_join(pointer_join("/currencies", i), "code"), currencies[i].code);
    }
  }
  Symbols seen;
  for (size_t i = 0; i < program.source.attributes.size(); ++i) {
    const std::string& key = program.source.attributes[i].key;
    if (seen.find(key) != kNoSymbol) {
      add_named(issues, IssueCode::duplicate_key,
                pointer_join(pointer_join("/attributes", i), "key"), key);
    }
    seen.intern(key);
    program.symbols.intern(key);
  }
  compile_settings(program, issues);
}

void add_named(Issues& issues, IssueCode code, std::string pointer, std::string_view key) {
  std::string message = "`";
  message.append(key).append("`: ").append(phrase(code));
  issues.add(code, std::move(pointer), message);
}

bool claim(SharedVector<uint32_t>& table, Symbol symbol, uint32_t position) {
  if (symbol >= table.size()) table.resize(symbol + 1, kNone);
  if (table[symbol] != kNone) return false;
  table[symbol] = position;
  return true;
}

std::vector<Symbol> intern_keys(Program& program, const Keys& keys) {
  std::vector<Symbol> symbols;
  symbols.reserve(keys.size());
  for (const std::string& key : keys) symbols.push_back(program.symbols.intern(key));
  std::sort(symbols.begin(), symbols.end());
  symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  return symbols;
}

std::vector<int64_t> by_currency(const Program& program, const std::vector<CurrencyAmount>& amounts,
                                 const std::string& pointer, Issues& issues) {
  std::vector<int64_t> values(program.currencies(), -1);
  for (const CurrencyAmount& amount : amounts) {
    CurrencyId currency = find_currency(program, amount.currency);
    if (currency == kNone) {
      add_named(issues, IssueCode::unknown_currency, pointer_join(pointer, amount.currency),
                amount.currency);
    } else {
      values[currency] = amount.value;
    }
  }
  return values;
}

Symbol find_symbol(const Program& program, std::string_view key) {
  return program.symbols.find(key);
}

Symbol find_code(const Program& program, std::string_view as_typed) {
  bool fold = program.source.settings.code_case == CodeCase::insensitive;
  return program.codes.find(fold ? fold_code(as_typed) : std::string(as_typed));
}

ProductId find_product(const Program& program, Symbol sku) {
  return at_symbol(program.products.product_of_symbol, sku);
}

PromotionId find_promotion(const Program& program, Symbol key) {
  return at_symbol(program.promotions.of_symbol, key);
}

CurrencyId find_currency(const Program& program, std::string_view code) {
  const auto& currencies = program.source.currencies;
  for (size_t i = 0; i < currencies.size(); ++i) {
    if (currencies[i].code == code) return static_cast<CurrencyId>(i);
  }
  return kNone;
}

uint32_t find_category(const Program& program, Symbol key) {
  return at_symbol(program.products.category_of_symbol, key);
}

int64_t whole_unit(const Program& program, ProductId product) {
  return power_of_ten(program.products.rows[product].quantity_scale);
}

const Product& source_of(const Program& program, ProductId product) {
  return program.source.products.products[program.products.rows[product].source];
}

}  // namespace proviso
