// Which groups of a priced cart a selector matches, as sets with a bit by group. Contract: found
// from what the selector names, never by asking every product; a set is found once for a cart, but
// one that reads `discounted` each time, for it changes. Test: tests/core/match/selections_test.cpp
#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "match/session.h"

namespace proviso {

struct Facts;
struct MatchedCart;

/// A set of groups; it holds until the next one of its selector is found.
class GroupSet {
 public:
  GroupSet(const uint64_t* words, uint32_t count) : words_(words), count_(count) {}

  bool has(uint32_t group) const { return (words_[group / 64] >> (group % 64) & 1) != 0; }
  bool empty() const {
    for (uint32_t i = 0; i < count_; ++i) {
      if (words_[i] != 0) return false;
    }
    return true;
  }
  /// Calls `visit(group)` for each member, ascending.
  template <typename F>
  void for_each(F&& visit) const {
    for (uint32_t i = 0; i < count_; ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(i * 64 + static_cast<uint32_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  const uint64_t* words_;
  uint32_t count_;
};

/// The groups of a cart by what selectors name, and the sets found so far. It is a memo: its
/// readers see the same answers whether a set was there or not.
class Selections {
 public:
  /// Turns to another cart, whose groups are settled.
  void begin(const Session& session, const MatchedCart& cart);

  /// The groups that a selector matches (kNone: all).
  GroupSet of(const Facts& facts, SelectorId selector) const;

  /// Those that promotions name of the categories that the cart's products are in and of all above
  /// them, once each.
  const std::vector<uint32_t>& categories() const { return categories_; }

 private:
  struct Kept {
    uint32_t round = 0;  // it holds in the round in which it was found
    uint64_t* words = nullptr;
  };

  uint64_t* take() const;
  uint64_t* place(SelectorId selector) const;
  void visit_categories(const Program& program, ProductId product);
  const uint64_t* find(const Facts& facts, SelectorId selector) const;
  void start(const Facts& facts, const CompiledSelector& selector, uint64_t* set) const;
  void keep_named(const Facts& facts, const CompiledSelector& selector, uint64_t* set) const;
  void fill_from(const std::vector<uint32_t>& wanted, const std::vector<uint32_t>& of_groups,
                 uint64_t* set) const;
  template <typename F>
  void add_where(const std::vector<uint32_t>& of_groups, uint64_t* set, F&& holds) const;
  void add_category(const Facts& facts, uint32_t node, uint64_t* set) const;
  void combine(const Facts& facts, const CompiledSelector& selector, uint64_t* set) const;

  uint32_t groups_ = 0;
  uint32_t words_ = 1;  // of a set
  uint32_t round_ = 0;
  std::vector<uint64_t> all_{0};                        // the set of all groups
  std::vector<ProductId> products_;                     // by group
  std::vector<Symbol> brands_;                          // likewise; kNoSymbol: none
  std::vector<std::pair<uint32_t, uint32_t>> further_;  // further categories and their group
  std::vector<uint32_t> categories_;
  std::vector<uint32_t> visited_;  // by category: the round in which it was visited
  mutable std::vector<Kept> by_selector_;
  // Memory for sets, in blocks that stay where they are; used from the start for each cart.
  mutable std::vector<std::unique_ptr<uint64_t[]>> blocks_;
  mutable std::vector<uint32_t> sizes_;
  mutable uint32_t block_ = 0, used_ = 0;
};

}  // namespace proviso
