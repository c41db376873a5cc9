#include "compile/product_set.h"

#include <algorithm>

#include "compile/product_match.h"

namespace proviso {
namespace {

/// Ascending and apart.
void join(std::vector<ProductRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const ProductRange& a, const ProductRange& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  size_t count = 0;
  for (const ProductRange& range : ranges) {
    if (range.begin == range.end) continue;
    if (count > 0 && range.begin <= ranges[count - 1].end) {
      ranges[count - 1].end = std::max(ranges[count - 1].end, range.end);
    } else {
      ranges[count++] = range;
    }
  }
  ranges.resize(count);
}

void set_range(uint64_t* bits, ProductRange range, bool value) {
  const size_t first = range.begin / 64, last = (range.end - 1) / 64;
  const uint64_t from = ~uint64_t{0} << (range.begin % 64);
  const uint64_t to = ~uint64_t{0} >> (63 - (range.end - 1) % 64);
  auto apply = [&](size_t word, uint64_t mask) {
    bits[word] = value ? bits[word] | mask : bits[word] & ~mask;
  };
  if (first == last) return apply(first, from & to);
  apply(first, from);
  std::fill(bits + first + 1, bits + last, value ? ~uint64_t{0} : 0);
  apply(last, to);
}

}  // namespace

ProductSet::ProductSet(std::vector<ProductRange> ranges, ProductId products) {
  join(ranges);
  const size_t words = (size_t{products} + 63) / 64;
  if (ranges.size() <= words) {  // a range has the size of a word
    ranges_ = std::move(ranges);
    return;
  }
  std::vector<uint64_t> bits(words, 0);
  for (const ProductRange& range : ranges) set_range(bits.data(), range, true);
  bits_ = std::move(bits);
}

bool ProductSet::has(ProductId product) const {
  if (!bits_.empty()) return (bits_[product / 64] >> (product % 64) & 1) != 0;
  auto after =
      std::upper_bound(ranges_.begin(), ranges_.end(), product,
                       [](ProductId id, const ProductRange& range) { return id < range.begin; });
  return after != ranges_.begin() && product < after[-1].end;
}

void ProductSet::lay(uint64_t* bits, bool value) const {
  for (const ProductRange& range : ranges_) set_range(bits, range, value);
  for (size_t i = 0; i < bits_.size(); ++i) {
    bits[i] = value ? bits[i] | bits_[i] : bits[i] & ~bits_[i];
  }
}

void ProductSet::lay(uint64_t* bits, const uint64_t* from) const {
  for (const ProductRange& range : ranges_) {
    for (ProductId product = range.begin; product < range.end;) {
      const size_t word = product / 64;
      const auto end = static_cast<ProductId>(std::min<uint64_t>(range.end, word * 64 + 64));
      uint64_t mask = 0;
      set_range(&mask, {product % 64, (end - 1) % 64 + 1}, true);
      bits[word] = (bits[word] & ~mask) | (from[word] & mask);
      product = end;
    }
  }
  for (size_t i = 0; i < bits_.size(); ++i) {
    bits[i] = (bits[i] & ~bits_[i]) | (from[i] & bits_[i]);
  }
}

void ProductSets::add_category(uint32_t node, Ranges& out) const {
  const ProductIndex& index = program_.products;
  out.push_back({index.categories[node].first_product, index.products_end(node)});
  for (uint32_t below = node; below < index.categories[node].end; ++below) {
    for (ProductId product : index.categories[below].further) out.push_back({product, product + 1});
  }
}

void ProductSets::add_brands(const std::vector<Symbol>& brands, Ranges& out) const {
  const Column& column = program_.products.brand_column;
  std::vector<uint8_t> wanted(column.values.size() + 1, 0);  // the last: of products without one
  for (size_t i = 0; i < column.values.size(); ++i) {
    const auto brand = static_cast<Symbol>(column.values[i]);
    wanted[i] = std::binary_search(brands.begin(), brands.end(), brand) ? 1 : 0;
  }
  for (ProductId id = 0; id < column.of.size(); ++id) {
    const uint32_t place =
        std::min<uint32_t>(column.of[id], static_cast<uint32_t>(wanted.size()) - 1);
    if (wanted[place] != 0) out.push_back({id, id + 1});
  }
}

/// Adds what one test of an attribute that is there leaves; false if there is no such test,
/// or no lists are to be made.
bool ProductSets::add_tested(const CompiledSelector& selector, Ranges& out) {
  if (sets_ == HowMany::few) return false;
  const ProductIndex& index = program_.products;
  auto test = std::find_if(
      selector.tests.begin(), selector.tests.end(),
      [](const CompiledTest& one) { return one.op != Op::ne && one.op != Op::not_in; });
  if (test == selector.tests.end()) return false;
  auto& values = by_attribute_[test->attribute];
  if (values.empty()) {
    for (ProductId id = 0; id < index.size(); ++id) {
      for (const AttributeFact& fact : index.attributes[id]) {
        if (fact.attribute == test->attribute) values.emplace_back(fact.value, id);
      }
    }
    std::sort(values.begin(), values.end());
  }
  auto add = [&](auto begin, auto end) {
    for (; begin != end; ++begin) out.push_back({begin->second, begin->second + 1});
  };
  auto at = [&](int64_t value) {
    return std::lower_bound(values.begin(), values.end(), std::pair(value, ProductId{0}));
  };
  auto after = [&](int64_t value) {
    return std::upper_bound(values.begin(), values.end(), std::pair(value, kNoProduct));
  };
  if (test->op == Op::eq || test->op == Op::in) {
    for (int64_t value : test->values) add(at(value), after(value));
    return true;
  }
  const int64_t value = test->values.front();
  if (test->op == Op::gt) add(after(value), values.end());
  if (test->op == Op::gte) add(at(value), values.end());
  if (test->op == Op::lt) add(values.begin(), at(value));
  if (test->op == Op::lte) add(values.begin(), after(value));
  return true;
}

/// Products among which all that match are; true if these are they.
bool ProductSets::narrow(const CompiledSelector& selector, uint32_t category, Ranges& out) {
  const bool nested = !selector.also.empty() || selector.has_any || selector.negated != kNone;
  const bool tested = !selector.tests.empty();
  if (!selector.any_sku) {
    for (ProductId product : selector.products) out.push_back({product, product + 1});
    return category == kNone && selector.any_category && selector.any_brand && !tested && !nested;
  }
  if (category != kNone || !selector.any_category) {
    if (category != kNone) add_category(category, out);
    for (uint32_t node : selector.categories) {
      if (category == kNone) add_category(node, out);
    }
    return selector.any_brand && !tested && !nested;
  }
  if (!selector.any_brand) {
    add_brands(selector.brands, out);
    return !tested && !nested;
  }
  if (add_tested(selector, out)) return selector.tests.size() == 1 && !nested;
  out.push_back({0, program_.products.size()});
  return !tested && !nested;
}

ProductSet ProductSets::of(SelectorId id, uint32_t category) {
  const ProductIndex& index = program_.products;
  Ranges ranges, kept;
  const bool exact = narrow(program_.promotions.selectors[id], category, ranges);
  if (exact) return ProductSet(std::move(ranges), index.size());
  join(ranges);
  for (const ProductRange& range : ranges) {
    for (ProductId product = range.begin; product < range.end; ++product) {
      const bool within = category == kNone || under(index, category, product);
      if (within && selects_alone(program_, id, product)) kept.push_back({product, product + 1});
    }
  }
  return ProductSet(std::move(kept), index.size());
}

}  // namespace proviso
