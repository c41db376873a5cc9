// Compiles the definitions that promotions use by name: each after those it uses itself, so that a
// reference is an id; what cannot be put in such an order uses itself.
// Test: tests/core/compile_test.cpp
#include <algorithm>

#include "compile/compiler.h"

namespace proviso {
namespace {

void uses_of(const Selector& selector, Keys& uses) {
  if (selector.use) uses.push_back(*selector.use);
  if (selector.any) {
    for (const Selector& item : *selector.any) uses_of(item, uses);
  }
  for (const Selector& item : selector.negated) uses_of(item, uses);
}

void uses_of(const Condition& condition, Keys& uses) {
  if (condition.kind == Condition::Kind::use) uses.push_back(condition.use);
  for (const Condition& item : condition.items) uses_of(item, uses);
}

/// Each key's position by symbol; an issue for each that is there twice.
template <typename T>
SharedVector<uint32_t> index_keys(Program& program, const std::vector<Named<T>>& named,
                                  const char* list, Issues& issues) {
  SharedVector<uint32_t> positions;
  for (uint32_t i = 0; i < named.size(); ++i) {
    if (claim(positions, program.symbols.intern(named[i].key), i)) continue;
    std::string pointer = pointer_join(pointer_join("/definitions", list), i);
    add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), named[i].key);
  }
  return positions;
}

/// Positions in an order in which each comes after those it uses (Kahn's algorithm); members of
/// cycles come last.
template <typename T>
std::vector<uint32_t> in_order_of_use(const Program& program, const std::vector<Named<T>>& named,
                                      const SharedVector<uint32_t>& positions) {
  std::vector<std::vector<uint32_t>> users(named.size());
  std::vector<uint32_t> waits(named.size(), 0), order;
  for (uint32_t i = 0; i < named.size(); ++i) {
    Keys uses;
    uses_of(named[i].is, uses);
    for (const std::string& key : uses) {
      uint32_t used = at_symbol(positions, program.symbols.find(key));
      if (used == kNone) continue;
      users[used].push_back(i);
      ++waits[i];
    }
  }
  for (uint32_t i = 0; i < named.size(); ++i) {
    if (waits[i] == 0) order.push_back(i);
  }
  for (size_t next = 0; next < order.size(); ++next) {
    for (uint32_t user : users[order[next]]) {
      if (--waits[user] == 0) order.push_back(user);
    }
  }
  for (uint32_t i = 0; i < named.size(); ++i) {
    if (waits[i] != 0) order.push_back(i);
  }
  return order;
}

std::string place(const char* list, size_t i) {
  return pointer_join(pointer_join(pointer_join("/definitions", list), i), "is");
}

}  // namespace

void compile_definitions(Program& program, Issues& issues) {
  const Definitions& source = program.source.definitions;
  PromotionIndex& index = program.promotions;
  index.selector_of_symbol = index_keys(program, source.selectors, "selectors", issues);
  index.condition_of_symbol = index_keys(program, source.conditions, "conditions", issues);
  index.benefit_of_symbol = index_keys(program, source.benefits, "benefits", issues);
  index_keys(program, source.audiences, "audiences", issues);
  index_keys(program, source.schedules, "schedules", issues);
  index.named_selectors.assign(source.selectors.size(), kNone);
  for (uint32_t i : in_order_of_use(program, source.selectors, index.selector_of_symbol)) {
    index.named_selectors[i] =
        compile_selector(program, source.selectors[i].is, place("selectors", i), issues);
  }
  index.named_conditions.assign(source.conditions.size(), kNone);
  std::vector<SelectorId> read;
  for (uint32_t i : in_order_of_use(program, source.conditions, index.condition_of_symbol)) {
    index.named_conditions[i] =
        compile_condition(program, source.conditions[i].is, place("conditions", i), read, issues);
  }
  for (size_t i = 0; i < source.audiences.size(); ++i) {
    compile_audience(program, source.audiences[i].is, place("audiences", i), issues);
  }
  for (size_t i = 0; i < source.schedules.size(); ++i) {
    compile_schedule(program, source.schedules[i].is, place("schedules", i), issues);
  }
  for (size_t i = 0; i < source.benefits.size(); ++i) {
    compile_benefit(program, source.benefits[i].is, place("benefits", i), read, issues);
  }
}

}  // namespace proviso
