#include "match/price.h"

#include <algorithm>
#include <span>

#include "match/schedule.h"

namespace proviso {

FoundPrice find_price(const Session& session, ProductId product, int64_t quantity,
                      CurrencyId currency, int64_t evaluated_at) {
  const Program& program = *session.program;
  FoundPrice price;
  if (!session.shows_price(product)) return price;
  for (uint32_t position : session.price_lists) {
    const CompiledPriceList& list = program.prices.lists[position];
    if (list.currency != currency) continue;
    const uint32_t entry = list.entries.find(product);
    if (entry == kNone) continue;
    price.valid_until =
        std::min(price.valid_until, schedule_change(program, list.schedule, evaluated_at));
    if (!schedule_holds(program, list.schedule, evaluated_at)) continue;
    price.found = true;
    const CompiledPrice& base = list.prices[entry];
    price.unit_price = base.unit_price;
    price.source = {list.source, 0};
    for (const PriceTier& tier : std::span(list.tiers).subspan(base.first_tier, base.tier_count)) {
      if (tier.from > quantity) break;
      price.unit_price = tier.unit_price;
      price.source.tier_from = tier.from;
    }
    return price;
  }
  int64_t list_price = program.products.list_prices[product * program.currencies() + currency];
  price.found = list_price >= 0;
  price.unit_price = std::max<int64_t>(list_price, 0);
  return price;
}

CatalogItem price(const Session& opened, ProductId product, int64_t quantity, CurrencyId currency,
                  int64_t evaluated_at) {
  SessionPtr timed;
  const Session& session = at_instant(opened, evaluated_at, timed);
  FoundPrice found = find_price(session, product, quantity, currency, evaluated_at);
  return {product, found.found, !session.shows_price(product), found.unit_price, found.source};
}

}  // namespace proviso
