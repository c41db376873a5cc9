// Changes a copy of a Program, which shares all that stays. Test: tests/core/change_test.cpp
#include "proviso/change.h"

#include <algorithm>

#include "compile/compiler.h"
#include "compile/product_set.h"
#include "proviso/limits.h"

namespace proviso {
namespace {

/// The position of the item with a key; kNone: none.
template <typename T>
uint32_t position_of(const std::vector<T>& items, const std::string& key) {
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (items[i].key == key) return i;
  }
  return kNone;
}

/// Each key once among those put and those removed.
template <typename T>
void check_keys(const std::vector<T>& put, const Keys& removed, const char* list,
                const char* removed_list, Issues& issues) {
  Symbols seen;
  auto claim = [&](const std::string& key, const std::string& pointer) {
    if (seen.find(key) != kNoSymbol) add_named(issues, IssueCode::duplicate_key, pointer, key);
    seen.intern(key);
  };
  for (size_t i = 0; i < put.size(); ++i) {
    claim(put[i].key, pointer_join(pointer_join(std::string("/") + list, i), "key"));
  }
  for (size_t i = 0; i < removed.size(); ++i) {
    claim(removed[i], pointer_join(std::string("/") + removed_list, i));
  }
}

void check_count(size_t count, int64_t most, const char* pointer, Issues& issues) {
  if (count > static_cast<size_t>(most)) issues.add(IssueCode::too_many_items, pointer);
}

/// Positions of those to remove, the last one first; an issue for each that is not there.
template <typename T>
std::vector<uint32_t> positions_to_remove(const std::vector<T>& items, const Keys& keys,
                                          const char* list, Issues& issues) {
  std::vector<uint32_t> positions;
  for (size_t i = 0; i < keys.size(); ++i) {
    const uint32_t at = position_of(items, keys[i]);
    if (at == kNone) {
      add_named(issues, IssueCode::unknown_reference, pointer_join(std::string("/") + list, i),
                keys[i]);
    } else {
      positions.push_back(at);
    }
  }
  std::sort(positions.rbegin(), positions.rend());
  return positions;
}

void change_entitlements(Program& program, const Change& change, Issues& issues) {
  auto& sources = program.source.entitlements.entitlements;
  auto& compiled = program.entitlements.entitlements;
  ProductSets sets(program, HowMany::few);
  for (size_t i = 0; i < change.entitlements.size(); ++i) {
    const Entitlement& put = change.entitlements[i];
    uint32_t at = position_of(sources, put.key);
    if (at == kNone) {
      at = static_cast<uint32_t>(sources.size());
      sources.emplace_back();
      compiled.emplace_back();
    }
    sources[at] = put;
    compiled[at] =
        compile_entitlement(program, put, pointer_join("/entitlements", i), sets, issues);
  }
  for (uint32_t at :
       positions_to_remove(sources, change.removed_entitlements, "remove_entitlements", issues)) {
    sources.erase(sources.begin() + at);
    compiled.erase(compiled.begin() + at);
  }
  check_count(sources.size(), limits.entitlements, "/entitlements", issues);
}

void put_price_list(Program& program, const PriceList& put, const std::string& pointer,
                    Issues& issues) {
  auto& sources = program.source.prices.price_lists;
  auto& compiled = program.prices.lists;
  uint32_t at = position_of(sources, put.key);
  const bool fresh = at == kNone;
  if (fresh) {
    at = static_cast<uint32_t>(sources.size());
    sources.emplace_back();
  }
  sources[at] = put;
  CompiledPriceList list = compile_price_list(program, at, pointer, issues);
  if (fresh) {
    compiled.push_back(std::move(list));
    return;
  }
  auto old = std::find_if(compiled.begin(), compiled.end(),
                          [&](const CompiledPriceList& one) { return one.source == at; });
  *old = std::move(list);
}

void change_price_lists(Program& program, const Change& change, Issues& issues) {
  if (change.price_lists.empty() && change.removed_price_lists.empty()) return;
  auto& sources = program.source.prices.price_lists;
  auto& compiled = program.prices.lists;
  for (size_t i = 0; i < change.price_lists.size(); ++i) {
    put_price_list(program, change.price_lists[i], pointer_join("/price_lists", i), issues);
  }
  for (uint32_t at :
       positions_to_remove(sources, change.removed_price_lists, "remove_price_lists", issues)) {
    sources.erase(sources.begin() + at);
    std::erase_if(compiled, [&](const CompiledPriceList& one) { return one.source == at; });
    for (CompiledPriceList& one : compiled) one.source -= one.source > at ? 1 : 0;
  }
  check_count(sources.size(), limits.price_lists, "/price_lists", issues);
  order_price_lists(program, issues);
}

}  // namespace

ProgramPtr change(const Program& program, Change change, Issues& issues) {
  if (change.version <= program.source.version) {
    issues.add(IssueCode::out_of_range, "/version", "it must be above the ruleset's");
  }
  check_keys(change.entitlements, change.removed_entitlements, "entitlements",
             "remove_entitlements", issues);
  check_keys(change.price_lists, change.removed_price_lists, "price_lists", "remove_price_lists",
             issues);
  auto changed = std::make_shared<Program>(program);
  changed->source.version = change.version;
  change_price_lists(*changed, change, issues);
  change_entitlements(*changed, change, issues);
  if (issues.has_errors()) return nullptr;
  return changed;
}

}  // namespace proviso
