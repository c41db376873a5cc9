// Explains what an account pays for a product, and why it sees it. Contract: what is told comes
// from the look-ups that decide; the levels only take away. Test:
// tests/core/explain_product_test.cpp
#include <algorithm>
#include <utility>

#include "match/price.h"
#include "match/schedule.h"
#include "match/visible.h"
#include "proviso/product_explanation.h"

namespace proviso {
namespace {

/// Leaves what a buyer is told: the list that decided, and what it asks.
void reduce_to_buyer(std::vector<ConsideredList>& lists) {
  std::erase_if(lists, [](const ConsideredList& list) { return !list.decides; });
  for (ConsideredList& list : lists) {
    list.fallback_of = kNone;
    list.follows.clear();
  }
}

Names names_of(uint32_t depth) {
  switch (depth) {
    case kDepthEverything:
      return Names::everything;
    case kDepthBrand:
      return Names::selection;
    case kDepthProduct:
      return Names::product;
    default:
      return Names::category;
  }
}

MeantAs meant_as(uint32_t rank) {
  switch (rank) {
    case kRankAccount:
      return MeantAs::account;
    case kRankContract:
      return MeantAs::contract;
    case kRankSegment:
      return MeantAs::segment;
    case kRankEveryone:
      return MeantAs::everyone;
    default:
      return MeantAs::ancestor;
  }
}

/// The layers of one kind of an account at an instant, looked at for many products.
class Layers {
 public:
  Layers(const Session& session, EntitlementOf of, int64_t at)
      : session_(session),
        program_(*session.program),
        of_(of),
        at_(at),
        running_(layers_of(session, of, at)) {}

  Shown shown_of(ProductId product, bool by_default) const {
    Shown out;
    const std::vector<Layer> laid = naming(running_, product);
    const size_t decider = deciding(laid);
    for (const Layer& layer : laid) out.laid.push_back(told(layer));
    out.by_default = decider == laid.size();
    out.shown = by_default;
    if (!out.by_default) {
      out.laid[decider].decides = true;
      out.shown = effect(laid[decider]) == EntitlementEffect::grant;
    }
    out.not_running = not_running(product);
    return out;
  }

 private:
  EntitlementEffect effect(const Layer& layer) const {
    return program_.entitlements.entitlements[layer.entitlement].effect;
  }
  const std::string& key(const Layer& layer) const {
    return program_.source.entitlements.entitlements[layer.entitlement].key;
  }

  /// Those that name a product; those that say the same by key, so that none hangs on the order of
  /// the ruleset.
  std::vector<Layer> naming(const std::vector<Layer>& layers, ProductId product) const {
    std::vector<Layer> out;
    for (const Layer& layer : layers) {
      if (layer.names->products.has(product)) out.push_back(layer);
    }
    std::stable_sort(out.begin(), out.end(), [&](const Layer& a, const Layer& b) {
      if (laid_before(program_, a, b)) return true;
      return !laid_before(program_, b, a) && key(a) < key(b);
    });
    return out;
  }

  /// The position of the layer that decides; one past the last: none does.
  size_t deciding(const std::vector<Layer>& laid) const {
    size_t decider = laid.size(), before = decider;  // `before`: of lesser depths
    for (size_t i = 0; i < laid.size(); ++i) {
      if (i == 0 || !same_depth(program_, laid[i - 1], laid[i])) before = decider;
      decider = effect(laid[i]) == EntitlementEffect::pass ? before : i;
    }
    return decider;
  }

  LaidEntitlement told(const Layer& layer) const {
    LaidEntitlement out;
    out.entitlement = layer.entitlement;
    out.names = names_of(layer.names->depth);
    if (out.names == Names::category) {
      out.category = program_.products.categories[layer.names->category].source;
    }
    out.meant = meant_as(layer.audience_rank);
    if (out.meant == MeantAs::ancestor) out.ancestor = layer.audience_rank;
    return out;
  }

  std::vector<LaidEntitlement> not_running(ProductId product) const {
    const auto& all = program_.entitlements.entitlements;
    std::vector<Layer> layers;
    for (uint32_t i : session_.timed) {
      if (all[i].of != of_ || schedule_holds(program_, all[i].schedule, at_)) continue;
      const uint32_t rank = audience_rank(all[i].audience, session_.audience);
      for (const EntitlementLayer& names : all[i].layers) layers.push_back({i, &names, rank});
    }
    std::vector<LaidEntitlement> out;
    for (const Layer& layer : naming(layers, product)) {
      out.push_back(told(layer));
      out.back().standing = why_not_running(all[layer.entitlement].schedule, at_);
    }
    return out;
  }

  const Session& session_;
  const Program& program_;
  EntitlementOf of_;
  int64_t at_;
  std::vector<Layer> running_;
};

}  // namespace

bool tells_staff(const Session& session, Level level) {
  return level != Level::buyer && !session.program->source.projection.has_value();
}

std::vector<PriceExplanation> explain_prices(const Session& opened,
                                             const std::vector<ProductId>& products,
                                             int64_t quantity, CurrencyId currency,
                                             int64_t evaluated_at, Level level) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  const Pricing pricing(session, currency, evaluated_at);
  const bool staff = tells_staff(session, level);
  std::vector<PriceExplanation> out;
  for (ProductId product : products) {
    PriceExplanation& one = out.emplace_back();
    one.visible = session.sees(product);
    if (product == kNoProduct || (!staff && !one.visible)) continue;
    one.item = price_item(pricing, product, quantity);
    if (!staff && one.item.hidden_price) continue;
    one.lists = considered_lists(session, product, quantity, currency, evaluated_at);
    if (!staff) reduce_to_buyer(one.lists);
  }
  return out;
}

std::vector<VisibilityExplanation> explain_visibility(const Session& opened,
                                                      const std::vector<ProductId>& products,
                                                      int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  const EntitlementIndex& index = session.program->entitlements;
  const Layers seen(session, EntitlementOf::product, evaluated_at);
  const Layers priced(session, EntitlementOf::price, evaluated_at);
  std::vector<VisibilityExplanation> out;
  for (ProductId product : products) {
    VisibilityExplanation& one = out.emplace_back();
    if (product == kNoProduct) continue;
    one.product = seen.shown_of(product, index.visible_by_default);
    one.price = priced.shown_of(product, index.prices_by_default);
  }
  return out;
}

}  // namespace proviso
