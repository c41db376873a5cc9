// `proviso near-misses`: which line to grow, what it costs and saves.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso } from './command.mjs';

/** 3.00 off from 30.00, and a cart of so many cups at 10.00. */
function shop(t, quantity) {
  const file = folder(t);
  const promotion = {
    key: 'from-30',
    condition: { fact: 'cart.amount', op: 'gte', value: { GBP: 3000 } },
    benefits: [{ kind: 'order', amount_minor: { GBP: 300 } }],
  };
  const ruleset = file('shop.json', {
    format: 'proviso/1',
    id: 'shop',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2 }],
    parts: {
      products: { products: [{ sku: 'cup', list_price: { GBP: 1000 } }] },
      promotions: { promotions: [promotion] },
    },
  });
  const lines = [{ id: 'a', sku: 'cup', quantity }];
  return [
    ruleset,
    file('cart.json', { audience: {}, currency: 'GBP', evaluated_at: 1000, cart: { lines } }),
  ];
}

test('a table gives the line, the units and the money', (t) => {
  const { code, stdout } = proviso(['near-misses', ...shop(t, 2)]);
  assert.equal(code, 0);
  assert.match(stdout, /^  from-30 +a +cup +1 +10\.00 +7\.00 +3\.00$/m);
});

test('--json gives the numbers; nothing near is an empty list', (t) => {
  const { stdout } = proviso(['near-misses', '--json', ...shop(t, 2)]);
  assert.deepEqual(JSON.parse(stdout).near_misses, [
    {
      promotion: 'from-30',
      sku: 'cup',
      line: 'a',
      add_quantity: 1,
      missing_minor: 1000,
      cost_minor: 700,
      saving_minor: 300,
    },
  ]);
  assert.match(proviso(['near-misses', ...shop(t, 3)]).stdout, /^  no line to grow$/m);
});
