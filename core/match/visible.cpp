// What an audience sees: entitlements laid over each other, the least specific first, so that the
// last one written is the one that decides. Contract: docs/semantics.md, "Visibility".
// Test: tests/core/visible_test.cpp
#include <algorithm>
#include <tuple>

#include "match/schedule.h"
#include "match/session.h"

namespace proviso {
namespace {

struct Layer {
  const CompiledEntitlement* entitlement = nullptr;
  const EntitlementLayer* names = nullptr;
  uint32_t audience_rank = kRankEveryone;
};

/// Of equal rank a denial is laid last, a grant first.
int order_of(EntitlementEffect effect) {
  switch (effect) {
    case EntitlementEffect::grant:
      return 0;
    case EntitlementEffect::pass:
      return 1;
    default:
      return 2;
  }
}

/// Blocks over all; lower priority over higher; deeper over shallower; then the nearer audience.
bool less_specific(const Layer& a, const Layer& b) {
  auto key = [](const Layer& layer) {
    const CompiledEntitlement& said = *layer.entitlement;
    return std::tuple(said.effect == EntitlementEffect::block, -int64_t{said.priority},
                      layer.names->depth, -int64_t{layer.audience_rank}, order_of(said.effect));
  };
  return key(a) < key(b);
}

/// Whether two layers speak of the same depth, so that one can pass over the other.
bool same_depth(const Layer& a, const Layer& b) {
  return a.entitlement->priority == b.entitlement->priority && a.names->depth == b.names->depth &&
         (a.entitlement->effect == EntitlementEffect::block) ==
             (b.entitlement->effect == EntitlementEffect::block);
}

void lay(std::vector<Layer>& layers, ProductBits& bits) {
  std::stable_sort(layers.begin(), layers.end(), less_specific);
  ProductBits before;  // what was laid at lesser depths, where something passes
  for (auto begin = layers.begin(), end = begin; begin != layers.end(); begin = end) {
    end = std::find_if(begin, layers.end(),
                       [&](const Layer& layer) { return !same_depth(*begin, layer); });
    const bool passes = std::any_of(begin, end, [](const Layer& layer) {
      return layer.entitlement->effect == EntitlementEffect::pass;
    });
    if (passes) before = bits;
    for (auto layer = begin; layer != end; ++layer) {
      const EntitlementEffect effect = layer->entitlement->effect;
      if (effect == EntitlementEffect::pass) {
        layer->names->products.lay(bits.data(), before.data());
      } else {
        layer->names->products.lay(bits.data(), effect == EntitlementEffect::grant);
      }
    }
  }
}

/// All products, or none.
ProductBits all_products(const Program& program, bool value) {
  const size_t products = program.products.size();
  ProductBits bits((products + 63) / 64, value ? ~uint64_t{0} : 0);
  if (value && products % 64 != 0) bits.back() >>= 64 - products % 64;
  return bits;
}

}  // namespace

void lay_entitlements(Session& session, int64_t at) {
  const Program& program = *session.program;
  const EntitlementIndex& index = program.entitlements;
  std::vector<Layer> of_products, of_prices;
  session.timed.clear();
  session.window = {};
  for (uint32_t i = 0; i < index.entitlements.size(); ++i) {
    const CompiledEntitlement& entitlement = index.entitlements[i];
    const uint32_t rank = audience_rank(entitlement.audience, session.audience);
    if (rank == kNone) continue;
    const int64_t change = schedule_change(program, entitlement.schedule, at);
    if (!entitlement.schedule.plain || entitlement.schedule.window.from != INT64_MIN ||
        entitlement.schedule.window.until != INT64_MAX) {
      session.timed.push_back(i);
      session.window.from = at;
      session.window.until = std::min(session.window.until, change);
    }
    if (!schedule_holds(program, entitlement.schedule, at)) continue;
    auto& layers = entitlement.of == EntitlementOf::product ? of_products : of_prices;
    for (const EntitlementLayer& names : entitlement.layers) {
      layers.push_back({&entitlement, &names, rank});
    }
  }
  session.visible = all_products(program, index.visible_by_default);
  lay(of_products, session.visible);
  session.priced.clear();
  if (of_prices.empty() && index.prices_by_default) return;
  session.priced = all_products(program, index.prices_by_default);
  lay(of_prices, session.priced);
}

const Session& at_instant(const Session& session, int64_t at, SessionPtr& kept) {
  if (session.window.from <= at && at < session.window.until) return session;
  const bool same = kept && kept->program == session.program &&
                    kept->audience == session.audience && kept->window.holds(at);
  if (same) return *kept;
  auto timed = std::make_shared<Session>(session);
  lay_entitlements(*timed, at);
  kept = std::move(timed);
  return *kept;
}

int64_t visibility_change(const Session& session, ProductId product, int64_t at) {
  int64_t change = INT64_MAX;
  const Program& program = *session.program;
  for (uint32_t i : session.timed) {
    const CompiledEntitlement& entitlement = program.entitlements.entitlements[i];
    const bool named = std::any_of(
        entitlement.layers.begin(), entitlement.layers.end(),
        [&](const EntitlementLayer& layer) { return layer.products.has(product); });
    if (named) change = std::min(change, schedule_change(program, entitlement.schedule, at));
  }
  return change;
}

}  // namespace proviso
