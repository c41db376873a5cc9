#include "match/visible.h"

#include <algorithm>
#include <tuple>

#include "match/schedule.h"

namespace proviso {
namespace {

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
auto rank_of(const Program& program, const Layer& layer) {
  const CompiledEntitlement& said = program.entitlements.entitlements[layer.entitlement];
  return std::tuple(said.effect == EntitlementEffect::block, -int64_t{said.priority},
                    layer.names->depth, -int64_t{layer.audience_rank}, order_of(said.effect));
}

void lay(const Program& program, const std::vector<Layer>& layers, ProductBits& bits) {
  ProductBits before;  // what was laid at lesser depths, where something passes
  auto effect_of = [&](const Layer& layer) {
    return program.entitlements.entitlements[layer.entitlement].effect;
  };
  for (auto begin = layers.begin(), end = begin; begin != layers.end(); begin = end) {
    end = std::find_if(begin, layers.end(),
                       [&](const Layer& layer) { return !same_depth(program, *begin, layer); });
    const bool passes = std::any_of(begin, end, [&](const Layer& layer) {
      return effect_of(layer) == EntitlementEffect::pass;
    });
    if (passes) before = bits;
    for (auto layer = begin; layer != end; ++layer) {
      if (effect_of(*layer) == EntitlementEffect::pass) {
        layer->names->products.lay(bits.data(), before.data());
      } else {
        layer->names->products.lay(bits.data(), effect_of(*layer) == EntitlementEffect::grant);
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

/// Counts each visible product once in every category on any of its paths: a category is a range
/// of bits, and the few that only a further category brings there.
static void count_categories(Session& session) {
  const ProductIndex& index = session.program->products;
  const ProductBits& bits = session.visible;
  session.category_counts.resize(index.categories.size());
  for (uint32_t node = 0; node < index.categories.size(); ++node) {
    const CategoryNode& category = index.categories[node];
    int64_t count = session.ranks.before(bits, index.products_end(node)) -
                    session.ranks.before(bits, category.first_product);
    for (ProductId product : category.only_further) count += has_bit(bits, product) ? 1 : 0;
    session.category_counts[node] = static_cast<uint32_t>(count);
  }
}

std::vector<Layer> layers_of(const Session& session, EntitlementOf of, int64_t at) {
  const Program& program = *session.program;
  const auto& entitlements = program.entitlements.entitlements;
  std::vector<Layer> layers;
  for (uint32_t i = 0; i < entitlements.size(); ++i) {
    if (entitlements[i].of != of) continue;
    const uint32_t rank = audience_rank(entitlements[i].audience, session.audience);
    if (rank == kNone || !schedule_holds(program, entitlements[i].schedule, at)) continue;
    for (const EntitlementLayer& names : entitlements[i].layers) {
      layers.push_back({i, &names, rank});
    }
  }
  std::stable_sort(layers.begin(), layers.end(),
                   [&](const Layer& a, const Layer& b) { return laid_before(program, a, b); });
  return layers;
}

bool laid_before(const Program& program, const Layer& a, const Layer& b) {
  return rank_of(program, a) < rank_of(program, b);
}

bool same_depth(const Program& program, const Layer& a, const Layer& b) {
  const auto& all = program.entitlements.entitlements;
  const CompiledEntitlement &x = all[a.entitlement], &y = all[b.entitlement];
  return x.priority == y.priority && a.names->depth == b.names->depth &&
         (x.effect == EntitlementEffect::block) == (y.effect == EntitlementEffect::block);
}

void lay_entitlements(Session& session, int64_t at) {
  const Program& program = *session.program;
  const EntitlementIndex& index = program.entitlements;
  session.timed.clear();
  session.window = {};
  for (uint32_t i = 0; i < index.entitlements.size(); ++i) {
    const CompiledEntitlement& entitlement = index.entitlements[i];
    const CompiledSchedule& schedule = entitlement.schedule;
    const bool always =
        schedule.plain && schedule.window.from == INT64_MIN && schedule.window.until == INT64_MAX;
    if (always || audience_rank(entitlement.audience, session.audience) == kNone) continue;
    session.timed.push_back(i);
    session.window.from = at;
    session.window.until = std::min(session.window.until, schedule_change(program, schedule, at));
  }
  session.visible = all_products(program, index.visible_by_default);
  lay(program, layers_of(session, EntitlementOf::product, at), session.visible);
  session.ranks.build(session.visible);
  count_categories(session);
  session.priced.clear();
  const auto of_prices = layers_of(session, EntitlementOf::price, at);
  if (of_prices.empty() && index.prices_by_default) return;
  session.priced = all_products(program, index.prices_by_default);
  lay(program, of_prices, session.priced);
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
    const bool named =
        std::any_of(entitlement.layers.begin(), entitlement.layers.end(),
                    [&](const EntitlementLayer& layer) { return layer.products.has(product); });
    if (named) change = std::min(change, schedule_change(program, entitlement.schedule, at));
  }
  return change;
}

}  // namespace proviso
