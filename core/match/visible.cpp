// Which products an audience sees: entitlements laid over each other, the least specific first, so
// that the last one written is the one that decides. Test: tests/core/visible_test.cpp
#include <algorithm>

#include "match/session.h"

namespace proviso {
namespace {

/// Depth ranks: everything 0, a category its depth, a product above all categories.
constexpr uint32_t kDepthEverything = 0;
constexpr uint32_t kDepthProduct = kNone;

struct Layer {
  uint32_t depth = kDepthEverything;
  uint32_t audience_rank = kRankEveryone;
  bool grant = true;
  const CompiledEntitlement* entitlement = nullptr;
  uint32_t category = kNone;  // with a category depth
};

/// Product over category, deeper over shallower; then nearer audience; then deny over grant.
bool less_specific(const Layer& a, const Layer& b) {
  if (a.depth != b.depth) return a.depth < b.depth;
  if (a.audience_rank != b.audience_rank) return a.audience_rank > b.audience_rank;
  return a.grant && !b.grant;
}

class VisibleBits {
 public:
  explicit VisibleBits(const Program& program)
      : program_(program), bits_((program.products.size() + 63) / 64, 0) {}

  void set(ProductId product, bool visible) {
    uint64_t bit = uint64_t{1} << (product % 64);
    uint64_t& word = bits_[product / 64];
    word = visible ? word | bit : word & ~bit;
  }
  void set_range(ProductId begin, ProductId end, bool visible) {
    for (ProductId product = begin; product < end;) {
      if (product % 64 == 0 && end - product >= 64) {
        bits_[product / 64] = visible ? ~uint64_t{0} : 0;
        product += 64;
      } else {
        set(product++, visible);
      }
    }
  }
  void set_subtree(uint32_t category, bool visible) {
    const ProductIndex& index = program_.products;
    set_range(index.categories[category].first_product, index.products_end(category), visible);
    for (uint32_t node = category; node < index.categories[category].end; ++node) {
      for (ProductId product : index.categories[node].further) set(product, visible);
    }
  }
  std::vector<uint64_t> take() { return std::move(bits_); }

 private:
  const Program& program_;
  std::vector<uint64_t> bits_;
};

bool in_subtree(const Program& program, ProductId product, uint32_t category) {
  uint32_t end = program.products.categories[category].end;
  const auto nodes = program.products.nodes[product];
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](uint32_t node) { return category <= node && node < end; });
}

void collect(const CompiledEntitlement& entitlement, const Program& program, uint32_t rank,
             std::vector<Layer>& layers) {
  Layer layer{kDepthEverything, rank, entitlement.grant, &entitlement, kNone};
  if (!entitlement.any_product) {
    layer.depth = kDepthProduct;
    layers.push_back(layer);
  } else if (!entitlement.any_category) {
    for (uint32_t category : entitlement.categories) {
      layer.depth = program.products.categories[category].depth;
      layer.category = category;
      layers.push_back(layer);
    }
  } else {
    layers.push_back(layer);
  }
}

void apply(const Layer& layer, const Program& program, VisibleBits& bits) {
  if (layer.depth == kDepthEverything) {
    bits.set_range(0, program.products.size(), layer.grant);
    return;
  }
  if (layer.category != kNone) {
    bits.set_subtree(layer.category, layer.grant);
    return;
  }
  for (Symbol sku : layer.entitlement->skus) {
    ProductId product = find_product(program, sku);
    if (product == kNoProduct) continue;
    const auto& within = layer.entitlement->categories;
    bool named = layer.entitlement->any_category ||
                 std::any_of(within.begin(), within.end(), [&](uint32_t category) {
                   return in_subtree(program, product, category);
                 });
    if (named) bits.set(product, layer.grant);
  }
}

}  // namespace

std::vector<uint64_t> visible_products(const Program& program, const Audience& audience) {
  std::vector<Layer> layers;
  for (const CompiledEntitlement& entitlement : program.entitlements.entitlements) {
    uint32_t rank = audience_rank(entitlement.audience, audience);
    if (rank != kNone) collect(entitlement, program, rank, layers);
  }
  std::stable_sort(layers.begin(), layers.end(), less_specific);
  VisibleBits bits(program);
  ProductId products = program.products.size();
  bits.set_range(0, products, program.entitlements.visible_by_default);
  for (const Layer& layer : layers) apply(layer, program, bits);
  return bits.take();
}

}  // namespace proviso
