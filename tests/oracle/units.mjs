// Explicit units: every free unit of the cart as an object, picked in order, and assigned to the
// parts of sets by trying. Contract: obvious, not fast; a unit is { group, number }.
// Test: tests/oracle/units.test.mjs
import { is_measured } from './prices.mjs';

/** Whether a benefit picks pieces, or numbers them: then it passes over what is measured. */
export function passes_over(benefit, group, { fault }) {
  const { kind, max_units, max_units_per_line, tiers } = benefit;
  const numbered = tiers?.mode === 'graduated' && tiers.by === 'quantity';
  const capped = max_units !== undefined || max_units_per_line !== undefined;
  const picks =
    ['bundle', 'buy_get', 'every_nth'].includes(kind) || (kind === 'lines' && (capped || numbered));
  return picks && is_measured(group) && fault !== 'pieces';
}

/** The free units of some groups, `pick` first; equal prices: the earlier group first. */
export function units_in_order(groups, free, pick, fault) {
  const sign = (pick === 'dearest') !== (fault === 'pick') ? -1 : 1;
  const sorted = [...groups].sort(
    (a, b) => sign * (a.unit_price - b.unit_price) || a.index - b.index,
  );
  return sorted.flatMap((group) =>
    Array.from({ length: free[group.index] }, (_, number) => ({ group, number })),
  );
}

/** How many of these units each group has. */
export function count_by_group(units, groups) {
  const counts = groups.map(() => 0);
  for (const { group } of units) counts[group.index] += 1;
  return counts;
}

/**
 * Whether disjoint units can fill all demands { fits: group index -> boolean, quantity }. By Hall's
 * theorem: they can if any demands together find as many units as they want.
 */
export function can_fill(demands, units) {
  for (let chosen = 1; chosen < 2 ** demands.length; chosen += 1) {
    const together = demands.filter((_, i) => (chosen >> i) & 1);
    const wanted = together.reduce((all, { quantity }) => all + quantity, 0);
    const found = units.filter(({ group }) => together.some(({ fits }) => fits[group.index]));
    if (found.length < wanted) return false;
  }
  return true;
}

/** Most applications, at most `most`, for which `demands_of(n)` can be filled. */
export function most_applications(demands_of, units, most) {
  let count = 0;
  while (count < most && can_fill(demands_of(count + 1), units)) count += 1;
  return count;
}

/**
 * Fills demands { fits, quantity, pick } in order, each from the units in its order, passing over a
 * unit only if what is still wanted could not be filled without it. Gives the units per demand.
 */
export function fill_in_order(demands, units, sort) {
  const wanted = demands.map((demand) => ({ ...demand }));
  let left = units;
  return wanted.map((demand) => {
    const taken = [];
    for (const unit of sort(left, demand)) {
      if (demand.quantity === 0) break;
      if (!demand.fits[unit.group.index]) continue;
      const others = left.filter((other) => other !== unit);
      demand.quantity -= 1;
      if (can_fill(wanted, others)) {
        taken.push(unit);
        left = others;
      } else {
        demand.quantity += 1;
      }
    }
    return taken;
  });
}
