// What a Program knows of whom, when, products, prices and entitlements: part of program.h.
// Contract: immutable after `compile`; ids are positions. Test: tests/core/compile_test.cpp
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "model/key_table.h"
#include "model/symbols.h"
#include "proviso/program.h"

namespace proviso {

struct Window {
  int64_t from = INT64_MIN;
  int64_t until = INT64_MAX;
  bool holds(int64_t at) const { return from <= at && at < until; }
};

/// An audience rule over symbols. `any_*`: the member was absent and does not restrict.
struct CompiledAudience {
  bool any_account = true, any_segment = true, any_region = true, any_channel = true;
  bool any_contract = true;
  std::vector<Symbol> accounts, segments, regions, channels, contracts;  // sorted
  std::vector<CompiledAudience> also;                                    // must hold too: `use`
};

/// A schedule: the window, and within it weekly windows and blackouts in a zone.
struct CompiledSchedule {
  Window window;
  bool plain = false;     // it is known that the window alone decides
  uint32_t zone = kNone;  // position in Ruleset::zones; kNone: UTC
  std::vector<WeeklyWindow> weekly;
  std::vector<Blackout> blackouts;
  std::vector<CompiledSchedule> also;  // must hold too: `use`
};

/// A floor that a unit price must not pass.
struct CompiledFloor {
  bool set = false;
  FloorKind kind = FloorKind::margin;
  int32_t rate_bp = 0;
};

// ---- products -------------------------------------------------------------------------------

/// Categories in preorder of the tree, siblings bytewise by key: a subtree is a range.
struct CategoryNode {
  Symbol key = kNoSymbol;
  uint32_t parent = kNone;
  uint32_t end = 0;                // one past the last node of the subtree
  uint32_t depth = 0;              // of a root: 1
  uint32_t source = 0;             // position in the source
  uint32_t first_product = 0;      // products with this primary category start here
  std::vector<ProductId> further;  // products that name it as a further category, ascending
  // Products that are below it by further categories alone, ascending, each once.
  std::vector<ProductId> only_further;
};

/// A member of products as a number by product: the position of its value among `values`.
struct Column {
  SharedVector<int64_t> values;  // texts (as symbols) bytewise, numbers ascending
  SharedVector<uint32_t> of;     // by product; kNone: it has none
};

/// Lists of values, one for each position, in one piece of memory.
template <typename T>
class Lists {
 public:
  void add(std::span<const T> list) {
    values_.append(list.begin(), list.end());
    starts_.push_back(static_cast<uint32_t>(values_.size()));
  }
  std::span<const T> operator[](size_t position) const {
    return {values_.data() + starts_[position], values_.data() + starts_[position + 1]};
  }

 private:
  SharedVector<uint32_t> starts_{0};
  SharedVector<T> values_;
};

/// What pricing and matching read of a product, side by side: one look at memory.
struct ProductRow {
  Symbol sku = kNoSymbol;
  Symbol brand = kNoSymbol;  // kNoSymbol: none
  uint32_t source = 0;       // position in the source
  int32_t tax_bp = 0;
  int32_t min_quantity = 0, step_quantity = 0;  // 0: any
  uint8_t quantity_scale = 0;                   // above 0: it is measured
};

/// A product's amounts in one currency; -1: none.
struct ProductAmounts {
  int64_t list_price = -1, cost = -1, floor_price = -1;
};

/// Products by primary category (preorder, those without one last), then SKU bytewise.
struct ProductIndex {
  SharedVector<CategoryNode> categories;
  SharedVector<ProductRow> rows;
  SharedVector<ProductAmounts> amounts;       // product * currencies + currency
  Lists<uint32_t> nodes;                      // categories: the primary one first
  Lists<AttributeFact> attributes;            // sorted by attribute
  SharedVector<uint32_t> category_of_symbol;  // by Symbol; kNone
  SharedVector<ProductId> product_of_symbol;  // by Symbol; kNone
  Column brand_column;
  std::vector<std::pair<Symbol, Column>> facets;  // of the attributes declared as such
  SharedVector<ProductId> by_name;                // by name, ASCII case aside, then as they stand
  ProductId size() const { return static_cast<ProductId>(rows.size()); }
  /// One past the last product of a category's subtree, by primary category.
  uint32_t products_end(uint32_t category) const {
    uint32_t end = categories[category].end;
    return end < categories.size() ? categories[end].first_product : uncategorised;
  }
  uint32_t uncategorised = 0;  // the first product without a category
};

// ---- prices ---------------------------------------------------------------------------------

/// What a list asks for a product; its tiers, ascending, are in the list's.
struct CompiledPrice {
  int64_t unit_price = 0;
  uint32_t first_tier = 0, tier_count = 0;
  bool graduated = false;
  int64_t min_quantity = 0, step_quantity = 0;  // 0: the product's
};

struct CompiledPriceList {
  uint32_t source = 0;
  CurrencyId currency = 0;
  bool sale = false;
  CompiledFloor floor;
  CompiledAudience audience;
  CompiledSchedule schedule;
  KeyTable entries;                    // by symbol of the SKU: its position in `prices`
  SharedVector<CompiledPrice> prices;  // as in the source list's entries
  bool derived = false;                // what it lacks follows from `base`
  uint32_t base = kNone;               // in PriceIndex::lists; kNone: the list prices
  int32_t change_bp = 0;
  uint32_t fallback = kNone;  // in PriceIndex::lists
  SharedVector<PriceTier> tiers;
};

/// By priority, then key bytewise: the first that has an entry decides.
struct PriceIndex {
  std::vector<CompiledPriceList> lists;
  std::vector<uint32_t> of_source;  // position in the source to position in `lists`
};

// ---- entitlements ---------------------------------------------------------------------------

/// Products from `begin` to before `end`.
struct ProductRange {
  ProductId begin = 0, end = 0;
};

/// A set of products, made once and laid over bits often; compile/product_set.cpp.
class ProductSet {
 public:
  ProductSet() = default;
  ProductSet(std::vector<ProductRange> ranges, ProductId products);
  bool has(ProductId product) const;
  /// Sets the bits of its members to a value.
  void lay(uint64_t* bits, bool value) const;
  /// Sets the bits of its members to what they are in `from`.
  void lay(uint64_t* bits, const uint64_t* from) const;

 private:
  SharedVector<ProductRange> ranges_;  // ascending, apart; or else:
  SharedVector<uint64_t> bits_;        // a bit by product
};

/// How specific what an entitlement names is: everything, a brand or an attribute, a category by
/// its depth, a product.
inline constexpr uint32_t kDepthEverything = 0;
inline constexpr uint32_t kDepthBrand = 1;
inline constexpr uint32_t kDepthCategory = 1;  // and its depth, from 1 on
inline constexpr uint32_t kDepthProduct = kNone;

/// What an entitlement names at one depth.
struct EntitlementLayer {
  uint32_t depth = kDepthEverything;
  uint32_t category = kNone;  // that it is for, where it names categories
  ProductSet products;
};

struct CompiledEntitlement {
  EntitlementEffect effect = EntitlementEffect::grant;
  EntitlementOf of = EntitlementOf::product;
  int32_t priority = 0;
  CompiledAudience audience;
  CompiledSchedule schedule;
  std::vector<EntitlementLayer> layers;
};

struct EntitlementIndex {
  bool visible_by_default = true, prices_by_default = true;
  std::vector<CompiledEntitlement> entitlements;      // as in the source
  std::vector<std::pair<Symbol, uint32_t>> segments;  // by rule: a key and its condition
};

}  // namespace proviso
