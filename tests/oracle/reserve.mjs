// What the product phase keeps beside the amounts: reserved units and the lowest fixed prices.
// Test: tests/oracle/cases.test.mjs
import { for_reduction, ratio } from './rounding.mjs';
import { groups_of } from './selectors.mjs';
import { passes_over } from './units.mjs';
import { fixed_price } from './values.mjs';

/** Takes units out of reach; `reserved_cost` tells what they cost in each base. */
export function reserve(used, given, before, state) {
  const { cart, reserved, reserved_left, reserved_cost, original, stratum } = state;
  const mode = for_reduction(cart.mode);
  cart.groups.forEach(({ index, quantity }) => {
    if (used[index] === 0) return;
    const free = quantity - reserved[index];
    const cost = (amount) => ratio([Math.max(0, amount), used[index]], [free], mode);
    reserved_cost.stratum[index] += cost(stratum.groups[index] - reserved_cost.stratum[index]);
    reserved[index] += used[index];
    // At the account's prices the free units are so many of all, rounded once.
    const at_list = [original.groups[index], quantity - reserved[index]];
    reserved_cost.list[index] = original.groups[index] - ratio(at_list, [quantity], mode);
    reserved_left[index] += Math.max(0, cost(before[index]) - given[index]);
  });
}

/** For each group the benefit whose fixed price counts in a stratum. */
export function lowest_fixed_prices(promotions, state) {
  const best = state.cart.groups.map(() => undefined);
  for (const promotion of promotions) {
    for (const benefit of promotion.benefits) {
      const price = benefit.kind === 'lines' ? fixed_price(benefit, state.cart) : undefined;
      if (price === undefined) continue;
      for (const group of groups_of(benefit.target, state.cart, state.stratum.discounted)) {
        const { index } = group;
        if (passes_over(benefit, group, state.cart)) continue;
        if (best[index] === undefined || price < best[index].price)
          best[index] = { price, benefit };
      }
    }
  }
  return best.map((one) => one?.benefit);
}
