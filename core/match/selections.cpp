#include "match/selections.h"

#include <algorithm>
#include <array>

#include "match/facts.h"
#include "match/select.h"

namespace proviso {
namespace {

constexpr uint32_t kBlock = 1024;  // words, unless one set needs more

/// Groups that are compared at once.
constexpr uint32_t kLanes = 32;

constexpr auto kLaneBits = [] {
  std::array<uint32_t, kLanes> bits{};
  for (uint32_t i = 0; i < kLanes; ++i) bits[i] = 1U << i;
  return bits;
}();

void add(uint64_t* set, uint32_t group) { set[group / 64] |= uint64_t{1} << (group % 64); }

/// Leaves in a set those of its members for which `holds(group)`.
template <typename F>
void keep_if(uint64_t* set, uint32_t words, F&& holds) {
  for (uint32_t i = 0; i < words; ++i) {
    for (uint64_t left = set[i]; left != 0; left &= left - 1) {
      uint32_t bit = static_cast<uint32_t>(std::countr_zero(left));
      if (!holds(i * 64 + bit)) set[i] &= ~(uint64_t{1} << bit);
    }
  }
}

bool any_of(const uint64_t* set, uint32_t words) {
  return std::any_of(set, set + words, [](uint64_t word) { return word != 0; });
}

}  // namespace

/// Memory for a set, which holds until the next cart.
uint64_t* Selections::take() const {
  while (block_ < blocks_.size() && used_ + words_ > sizes_[block_]) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    sizes_.push_back(std::max(kBlock, words_));
    blocks_.push_back(std::make_unique<uint64_t[]>(sizes_.back()));
    used_ = 0;
  }
  uint64_t* set = blocks_[block_].get() + used_;
  used_ += words_;
  return set;
}

/// Where the set of a selector is kept.
uint64_t* Selections::place(SelectorId selector) const {
  Kept& one = by_selector_[selector];
  if (one.round == round_) return one.words;
  one.round = round_;
  one.words = take();
  return one.words;
}

void Selections::visit_categories(const Program& program, ProductId product) {
  const PromotionIndex& index = program.promotions;
  for (uint32_t node : program.products.nodes[product]) {
    for (uint32_t up = index.named_at[node]; up != kNone && visited_[up] != round_;
         up = index.named_above[up]) {
      visited_[up] = round_;
      categories_.push_back(up);
    }
  }
}

void Selections::begin(const Session& session, const MatchedCart& cart) {
  const Program& program = *session.program;
  const auto groups = static_cast<uint32_t>(cart.groups.size());
  words_ = std::max<uint32_t>((groups + 63) / 64, 1);
  block_ = used_ = 0;
  auto grow = [](auto& kept, size_t size) {
    if (kept.size() < size) kept.resize(size);
  };
  grow(visited_, program.products.categories.size());
  grow(by_selector_, program.promotions.selectors.size());
  if (++round_ == 0) {  // the rounds start again
    visited_.assign(visited_.size(), 0);
    by_selector_.assign(by_selector_.size(), {});
    round_ = 1;
  }
  all_.assign(words_, ~uint64_t{0});
  if (groups % 64 != 0) all_.back() = (uint64_t{1} << (groups % 64)) - 1;
  if (groups == 0) all_.back() = 0;
  categories_.clear();
  groups_ = groups;
  const uint32_t lanes = (groups + kLanes - 1) / kLanes * kLanes;  // those beyond are of no product
  products_.assign(lanes, kNoProduct);
  brands_.assign(lanes, kNoSymbol);
  further_.clear();
  for (uint32_t group = 0; group < groups; ++group) {
    ProductId product = cart.groups[group].product;
    products_[group] = product;
    brands_[group] = program.products.rows[product].brand;
    const auto nodes = program.products.nodes[product];
    for (size_t i = 1; i < nodes.size(); ++i) further_.emplace_back(nodes[i], group);
    visit_categories(program, product);
  }
}

GroupSet Selections::of(const Facts& facts, SelectorId selector) const {
  if (selector == kNone) return {all_.data(), words_};
  return {find(facts, selector), words_};
}

const uint64_t* Selections::find(const Facts& facts, SelectorId id) const {
  const CompiledSelector& selector = facts.program().promotions.selectors[id];
  bool known = by_selector_[id].round == round_;
  if (known && !selector.reads_discounted) return by_selector_[id].words;
  uint64_t* set = place(id);
  start(facts, selector, set);
  if (!any_of(set, words_)) return set;
  if (!selector.tests.empty() || !selector.by_product) {
    keep_if(set, words_, [&](uint32_t group) { return group_matches(facts, selector, group); });
  }
  combine(facts, selector, set);
  return set;
}

/// The groups that have what the selector names: SKU, category and brand.
void Selections::start(const Facts& facts, const CompiledSelector& selector, uint64_t* set) const {
  if (selector.any_sku && selector.any_category && selector.any_brand) {
    std::copy(all_.begin(), all_.end(), set);
    return;
  }
  if (!selector.any_sku) {
    fill_from(selector.products, products_, set);
  } else if (!selector.any_category) {
    std::fill(set, set + words_, 0);
    for (uint32_t node : selector.categories) add_category(facts, node, set);
  } else {
    return fill_from(selector.brands, brands_, set);
  }
  keep_named(facts, selector, set);
}

/// Of groups with the SKU (or else the category) those that have the others too.
void Selections::keep_named(const Facts& facts, const CompiledSelector& selector,
                            uint64_t* set) const {
  bool more = !selector.any_brand || (!selector.any_sku && !selector.any_category);
  if (!more) return;
  const ProductIndex& index = facts.program().products;
  keep_if(set, words_, [&](uint32_t group) {
    ProductId product = facts.cart.groups[group].product;
    bool branded =
        selector.any_brand || std::binary_search(selector.brands.begin(), selector.brands.end(),
                                                 index.rows[product].brand);
    if (!branded || selector.any_category) return branded;
    return std::any_of(selector.categories.begin(), selector.categories.end(),
                       [&](uint32_t node) { return under(index, node, product); });
  });
}

/// Adds the groups of which `holds(value)`, by their values: kLanes at a time, which a compiler
/// makes a few instructions, without a branch to guess.
template <typename F>
void Selections::add_where(const std::vector<uint32_t>& of_groups, uint64_t* set, F&& holds) const {
  for (uint32_t first = 0; first < of_groups.size(); first += kLanes) {
    const uint32_t* lanes = of_groups.data() + first;
    uint32_t bits = 0;
    for (uint32_t i = 0; i < kLanes; ++i) bits |= -uint32_t{holds(lanes[i])} & kLaneBits[i];
    set[first / 64] |= uint64_t{bits} << (first % 64);
  }
}

/// Makes a set of the groups whose SKU (or brand) is one of those wanted, which are sorted.
void Selections::fill_from(const std::vector<uint32_t>& wanted,
                           const std::vector<uint32_t>& of_groups, uint64_t* set) const {
  constexpr size_t kFew = 16;  // comparing all is cheaper than to search
  std::fill(set, set + words_, 0);
  if (wanted.size() <= kFew) {
    for (uint32_t one : wanted) {
      add_where(of_groups, set, [one](uint32_t value) { return value == one; });
    }
    return;
  }
  for (uint32_t group = 0; group < groups_; ++group) {
    if (std::binary_search(wanted.begin(), wanted.end(), of_groups[group])) add(set, group);
  }
}

/// Adds the groups whose product is under a category: products stand by primary category.
void Selections::add_category(const Facts& facts, uint32_t node, uint64_t* set) const {
  const ProductIndex& index = facts.program().products;
  const uint32_t first = index.categories[node].first_product;
  const uint32_t count = index.products_end(node) - first;
  add_where(products_, set, [=](ProductId product) { return product - first < count; });
  for (auto [further, group] : further_) {
    if (node <= further && further < index.categories[node].end) add(set, group);
  }
}

/// The nested selectors.
void Selections::combine(const Facts& facts, const CompiledSelector& selector,
                         uint64_t* set) const {
  for (SelectorId item : selector.also) {
    const uint64_t* other = find(facts, item);
    for (uint32_t i = 0; i < words_; ++i) set[i] &= other[i];
  }
  for (SelectorId item : selector.any) find(facts, item);
  for (uint32_t i = 0; selector.has_any && i < words_; ++i) {
    uint64_t any = 0;
    for (SelectorId item : selector.any) any |= by_selector_[item].words[i];
    set[i] &= any;
  }
  if (selector.negated != kNone) {
    const uint64_t* other = find(facts, selector.negated);
    for (uint32_t i = 0; i < words_; ++i) set[i] &= ~other[i];
  }
}

}  // namespace proviso
