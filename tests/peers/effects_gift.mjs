// Gifts, and lines that must be there. Proviso adds lines only free of charge: a gift at a price
// and a missing line that is charged cannot be said. Contract: pure.
// Test: tests/peers/peers.test.mjs
import { Unsupported } from './facts.mjs';
import { selector } from './tests_of.mjs';
import { gift_product } from './world.mjs';

export function gift_effect(world, effect) {
  if (Number(effect.percent ?? 100) < 100 && effect.unit_price_minor > 0) {
    throw new Unsupported('a gift that is not free');
  }
  if (!(effect.qty > 0)) return [{ kind: 'gift', benefits: [] }];
  const benefit = {
    kind: 'gift',
    skus: [gift_product(world, effect.sku, effect.unit_price_minor ?? 0)],
    quantity: effect.qty,
  };
  if (effect.per_where) {
    benefit.per = { of: selector(world, effect.per_where), quantity: effect.per_qty ?? 1 };
  }
  return [{ kind: 'gift', benefits: [benefit] }];
}

export function ensure_effect(world, effect) {
  const carried = world.lines.filter((line) => line.sku === effect.sku);
  const units = carried.reduce((sum, line) => sum + line.qty, 0);
  const charged = Object.keys(world.peer.expect).some((key) => /_minor$/.test(key));
  if (units > 0 && units < effect.qty && charged) {
    throw new Unsupported('a line whose missing units are charged');
  }
  const product = carried[0]?.product ?? gift_product(world, effect.sku, 0);
  const of = selector(world, [{ fact: 'line.sku', op: 'eq', value: effect.sku }]);
  return [
    {
      kind: 'gift',
      benefits: [{ kind: 'gift', skus: [product], quantity: effect.qty, if_missing: true }],
      condition: { fact: 'lines.quantity', of, op: 'lt', value: effect.qty },
    },
  ];
}
