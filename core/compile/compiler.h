// The compile steps, one function a part, in the order in which they must run.
// Contract: each reads `program.source`, fills its own index and adds issues; none undoes another.
// Test: tests/core/compile_test.cpp
#pragma once

#include <optional>
#include <string>

#include "compile/program.h"

namespace proviso {

void compile_manifest(Program& program, Issues& issues);
void compile_zones(Program& program, Issues& issues);  // schedules.cpp
void compile_products(Program& program, Issues& issues);
void compile_columns(Program& program, Issues& issues);
void compile_prices(Program& program, Issues& issues);
void compile_definitions(Program& program, Issues& issues);
void compile_segments(Program& program, Issues& issues);  // entitlements.cpp
void compile_entitlements(Program& program, Issues& issues);
void compile_promotions(Program& program, Issues& issues);

// ---- single parts, for changes ----------------------------------------------------------------

class ProductSets;  // product_set.h
CompiledEntitlement compile_entitlement(Program& program, const Entitlement& entitlement,
                                        const std::string& pointer, ProductSets& sets,
                                        Issues& issues);
/// The list at a position of the source, linked to no other yet.
CompiledPriceList compile_price_list(Program& program, uint32_t source, const std::string& pointer,
                                     Issues& issues);
/// Sorts the lists and links them to those that they follow from and fall back to.
void order_price_lists(Program& program, Issues& issues);

// ---- shared by the steps ----------------------------------------------------------------------

/// Interned, sorted, unique.
std::vector<Symbol> intern_keys(Program& program, const Keys& keys);
CompiledAudience compile_audience(Program& program, const AudienceRule& rule,
                                  const std::string& pointer, Issues& issues);
CompiledSchedule compile_schedule(Program& program, const Schedule& schedule,
                                  const std::string& pointer, Issues& issues);
/// The category's node, or kNone with an issue at `pointer`.
uint32_t require_category(const Program& program, const std::string& key,
                          const std::string& pointer, Issues& issues);
/// Nodes of the known categories, sorted; an issue for each unknown one.
std::vector<uint32_t> require_categories(const Program& program, const Keys& keys,
                                         const std::string& pointer, Issues& issues);
/// Amounts by CurrencyId, -1 where there is none; an issue for each undeclared currency.
std::vector<int64_t> by_currency(const Program& program, const std::vector<CurrencyAmount>& amounts,
                                 const std::string& pointer, Issues& issues);
/// The declared attribute, or null with an issue at `pointer`.
const AttributeRule* require_attribute(const Program& program, const std::string& key,
                                       const std::string& pointer, Issues& issues);
/// A value as ProductRecord holds it; nothing, with an issue, if it has another type.
std::optional<int64_t> compile_value(Program& program, const AttributeRule& rule,
                                     const AttributeValue& value, const std::string& pointer,
                                     Issues& issues);
/// Position in Ruleset::history, or kNone with an issue at `pointer`.
uint32_t require_history(const Program& program, const std::string& key, const std::string& pointer,
                         Issues& issues);
bool op_fits(AttributeType type, Op op);
CompiledFloor compile_floor(const std::optional<Floor>& floor);
/// The definitions' selectors and conditions, in an order in which each knows those it uses.
void compile_definitions(Program& program, Issues& issues);
/// A condition in the program's pool; adds the selectors it reads.
uint32_t compile_condition(Program& program, const Condition& condition, const std::string& pointer,
                           std::vector<SelectorId>& selectors, Issues& issues);
/// Adds the selectors that a compiled condition reads.
void add_selectors(const Program& program, uint32_t id, std::vector<SelectorId>& selectors);
/// How a fact is read, without a comparison: also for formulas.
CompiledCondition compile_fact(Program& program, const Condition& test, const std::string& pointer,
                               std::vector<SelectorId>& selectors, Issues& issues);
CompiledBenefit compile_benefit(Program& program, const Benefit& benefit,
                                const std::string& pointer, std::vector<SelectorId>& selectors,
                                Issues& issues);
std::vector<FormulaNode> compile_formula(Program& program, const Formula& formula,
                                         const std::string& pointer,
                                         std::vector<SelectorId>& selectors, Issues& issues);
/// Whether a condition can hold for a cart in which no line matches its selectors.
bool may_hold_without_lines(const Program& program, uint32_t condition);
/// The inverted index over the compiled promotions: index.cpp
void index_promotions(Program& program);

/// A selector in the program's pool.
SelectorId compile_selector(Program& program, const Selector& selector, const std::string& pointer,
                            Issues& issues);

/// An issue that names the key in backticks: "`KEY`: PHRASE".
void add_named(Issues& issues, IssueCode code, std::string pointer, std::string_view key);

/// Sets `position` for `symbol`, growing the table; false if it was set already.
bool claim(SharedVector<uint32_t>& table, Symbol symbol, uint32_t position);
/// The table's position for a symbol, or kNone.
inline uint32_t at_symbol(const SharedVector<uint32_t>& table, Symbol symbol) {
  return symbol < table.size() ? table[symbol] : kNone;
}

}  // namespace proviso
