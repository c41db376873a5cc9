// The quantities in which a product is sold. Contract: pure; whole numbers; as the core has it: the
// multiples of its step that are not below its minimum. Test: tests/e2e/packs.test.mjs
import { limits, type CatalogProduct } from 'proviso';

/** How a product is sold. */
export type Packs = Pick<CatalogProduct, 'min_quantity' | 'step_quantity'>;

/** The least quantity that is sold: the first multiple of the step from the minimum on. */
export function leastOf({ min_quantity = 1, step_quantity = 1 }: Packs): number {
  return Math.ceil(min_quantity / step_quantity) * step_quantity;
}

/** The next quantity that is sold above `quantity`. */
export function more(quantity: number, packs: Packs): number {
  const { step_quantity: step = 1 } = packs;
  const next = Math.max(leastOf(packs), (Math.floor(quantity / step) + 1) * step);
  return next <= limits.quantity ? next : quantity;
}

/** The next one below it; none is 0. */
export function less(quantity: number, packs: Packs): number {
  const { step_quantity: step = 1 } = packs;
  const next = (Math.ceil(quantity / step) - 1) * step;
  return next >= leastOf(packs) ? next : 0;
}
