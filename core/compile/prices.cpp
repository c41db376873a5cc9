// Compiles price lists: sorted by priority and key, entries by SKU. SKUs are open: a list may name
// products that this ruleset lacks. Test: tests/core/compile_test.cpp
#include <algorithm>
#include <utility>

#include "compile/compiler.h"
#include "proviso/limits.h"

namespace proviso {
namespace {

const char* const kLists = "/parts/prices/price_lists";

/// Where an entry stands; made when there is something to say of it.
struct EntryPlace {
  const std::string& entries;
  uint32_t position = 0;
  std::string pointer() const { return pointer_join(entries, position); }
};

void check_tiers(const PriceEntry& entry, const EntryPlace& place, Issues& issues) {
  int64_t previous = 1;
  for (size_t i = 0; i < entry.tiers.size(); ++i) {
    if (entry.tiers[i].from <= previous) {
      issues.add(IssueCode::tiers_not_ascending,
                 pointer_join(pointer_join(pointer_join(place.pointer(), "tiers"), i), "from"));
    }
    previous = entry.tiers[i].from;
  }
}

/// Warns if some price of an entry is below the product's cost.
void warn_below_cost(const Program& program, CurrencyId currency, const PriceEntry& entry,
                     ProductId product, const EntryPlace& place, Issues& issues) {
  if (product == kNoProduct || currency == kNone) return;
  int64_t lowest = entry.unit_price;
  for (const PriceTier& tier : entry.tiers) lowest = std::min(lowest, tier.unit_price);
  const int64_t cost = program.products.amounts[product * program.currencies() + currency].cost;
  if (lowest < cost) add_named(issues, IssueCode::price_below_cost, place.pointer(), entry.sku);
}

void compile_entries(Program& program, CompiledPriceList& compiled, const std::string& pointer,
                     Issues& issues) {
  const auto& list = std::as_const(program.source.prices.price_lists)[compiled.source].entries;
  const std::string entries = pointer_join(pointer, "entries");
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  // symbol and position
  std::vector<CompiledPrice> prices;
  std::vector<PriceTier> tiers;
  pairs.reserve(list.size());
  prices.reserve(list.size());
  for (uint32_t i = 0; i < list.size(); ++i) {
    const PriceEntry& entry = list[i];
    const Symbol sku = program.symbols.intern(entry.sku);
    pairs.emplace_back(sku, i);
    prices.push_back({entry.unit_price, static_cast<uint32_t>(tiers.size()),
                      static_cast<uint32_t>(entry.tiers.size()),
                      entry.mode == PriceTiersMode::graduated, entry.min_quantity,
                      entry.step_quantity});
    tiers.insert(tiers.end(), entry.tiers.begin(), entry.tiers.end());
    const EntryPlace place{entries, i};
    check_tiers(entry, place, issues);
    warn_below_cost(program, compiled.currency, entry, find_product(program, sku), place, issues);
  }
  compiled.prices = std::move(prices);
  compiled.tiers = std::move(tiers);
  std::sort(pairs.begin(), pairs.end());
  for (size_t i = 1; i < pairs.size(); ++i) {
    if (pairs[i].first != pairs[i - 1].first) continue;
    const EntryPlace place{entries, pairs[i].second};
    add_named(issues, IssueCode::duplicate_key, pointer_join(place.pointer(), "sku"),
              list[place.position].sku);
  }
  if (!issues.has_errors()) compiled.entries.build(pairs);  // keys are unique then
}

/// Lists by key: their positions.
class ListKeys {
 public:
  explicit ListKeys(const Program& program) : program_(program) {
    const auto& lists = program.prices.lists;
    for (uint32_t i = 0; i < lists.size(); ++i) {
      const Symbol key = keys_.intern(source_of(lists[i]).key);
      if (key == positions_.size()) positions_.push_back(i);
    }
  }

  /// The position of the list with a key; kNone, with an issue, if there is none in the same
  /// currency.
  uint32_t require(const CompiledPriceList& from, const std::string& key,
                   const std::string& pointer, Issues& issues) const {
    const Symbol known = keys_.find(key);
    if (known == kNoSymbol) {
      add_named(issues, IssueCode::unknown_reference, pointer, key);
      return kNone;
    }
    const CompiledPriceList& list = program_.prices.lists[positions_[known]];
    if (list.currency == from.currency) return positions_[known];
    add_named(issues, IssueCode::unknown_currency, pointer, source_of(list).currency);
    return kNone;
  }

 private:
  const PriceList& source_of(const CompiledPriceList& list) const {
    return program_.source.prices.price_lists[list.source];
  }

  const Program& program_;
  Symbols keys_;
  std::vector<uint32_t> positions_;
};

/// An issue for each list from which `next` leads back to itself, or on for too long.
template <typename F>
void check_chains(const PriceIndex& index, const char* member, F&& next, Issues& issues) {
  for (uint32_t i = 0; i < index.lists.size(); ++i) {
    auto report = [&](IssueCode code) {
      issues.add(code, pointer_join(pointer_join(kLists, index.lists[i].source), member));
    };
    int64_t steps = 0;
    for (uint32_t at = next(i); at != kNone; at = next(at)) {
      if (at == i) {
        report(IssueCode::price_list_cycle);
        break;
      }
      if (++steps < limits.price_list_chain) continue;
      report(IssueCode::nesting_too_deep);
      break;
    }
  }
}

/// What a list is based on, and what it falls back to.
void link_lists(Program& program, Issues& issues) {
  PriceIndex& index = program.prices;
  const ListKeys keys(program);
  for (CompiledPriceList& list : index.lists) {
    const PriceList& source = std::as_const(program.source.prices.price_lists)[list.source];
    list.derived = source.based_on.has_value();
    list.base = list.fallback = kNone;
    if (!source.based_on && !source.fallback) continue;
    const std::string pointer = pointer_join(kLists, list.source);
    if (source.based_on) {
      list.change_bp = source.based_on->change_bp;
      if (source.based_on->price_list) {
        list.base =
            keys.require(list, *source.based_on->price_list,
                         pointer_join(pointer_join(pointer, "based_on"), "price_list"), issues);
      }
    }
    if (source.fallback) {
      list.fallback =
          keys.require(list, *source.fallback, pointer_join(pointer, "fallback"), issues);
    }
  }
  check_chains(
      index, "based_on", [&](uint32_t i) { return index.lists[i].base; }, issues);
  check_chains(
      index, "fallback", [&](uint32_t i) { return index.lists[i].fallback; }, issues);
}

}  // namespace

CompiledPriceList compile_price_list(Program& program, uint32_t source, const std::string& pointer,
                                     Issues& issues) {
  const PriceList& list = std::as_const(program.source.prices.price_lists)[source];
  CompiledPriceList compiled;
  compiled.source = source;
  compiled.currency = find_currency(program, list.currency);
  if (compiled.currency == kNone) {
    add_named(issues, IssueCode::unknown_currency, pointer_join(pointer, "currency"),
              list.currency);
  }
  compiled.sale = list.sale;
  compiled.floor = compile_floor(list.floor);
  program.has_floors = program.has_floors || compiled.floor.set;
  compiled.audience =
      compile_audience(program, list.audience, pointer_join(pointer, "audience"), issues);
  compiled.schedule =
      compile_schedule(program, list.schedule, pointer_join(pointer, "schedule"), issues);
  compile_entries(program, compiled, pointer, issues);
  return compiled;
}

void order_price_lists(Program& program, Issues& issues) {
  const auto& sources = std::as_const(program.source.prices.price_lists);
  auto& lists = program.prices.lists;
  std::sort(lists.begin(), lists.end(),
            [&](const CompiledPriceList& a, const CompiledPriceList& b) {
              const PriceList &x = sources[a.source], &y = sources[b.source];
              return x.priority != y.priority ? x.priority < y.priority : x.key < y.key;
            });
  link_lists(program, issues);
  program.prices.of_source.resize(lists.size());
  for (uint32_t i = 0; i < lists.size(); ++i) program.prices.of_source[lists[i].source] = i;
}

void compile_prices(Program& program, Issues& issues) {
  const auto& lists = std::as_const(program.source.prices.price_lists);
  Symbols keys;
  for (uint32_t i = 0; i < lists.size(); ++i) {
    std::string pointer = pointer_join(kLists, i);
    if (keys.find(lists[i].key) != kNoSymbol) {
      add_named(issues, IssueCode::duplicate_key, pointer_join(pointer, "key"), lists[i].key);
    }
    keys.intern(lists[i].key);
    program.prices.lists.push_back(compile_price_list(program, i, pointer, issues));
  }
  order_price_lists(program, issues);
}

const PriceEntry* find_entry(const Program& program, uint32_t price_list, ProductId product) {
  const CompiledPriceList& list = program.prices.lists[program.prices.of_source[price_list]];
  uint32_t entry = list.entries.find(program.products.rows[product].sku);
  if (entry == kNone) return nullptr;
  return &program.source.prices.price_lists[price_list].entries[entry];
}

}  // namespace proviso
