// Equal is equal to the byte and in every sum; else the first cart that differs is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareSides } from '../../tools/replay/compare.mjs';

const summary = {
  carts: 3,
  carts_discounted: 1,
  carts_refused: 0,
  issues: { unknown_product: 1, no_price: 2 },
  totals: { GBP: { subtotal_minor: 5, reduction_minor: 1 } },
  sessions: 2,
  result_bytes: 90,
  sha256: 'f00',
  seconds: { evaluate: 1 },
};
const side = (digests, more = {}) => ({ summary: { ...summary, ...more }, digests });

test('seconds and the order of members do not matter', () => {
  const other = side(['a', 'b', 'c'], {
    seconds: { evaluate: 9 },
    issues: { no_price: 2, unknown_product: 1 },
    totals: { GBP: { reduction_minor: 1, subtotal_minor: 5 } },
  });
  assert.deepEqual(compareSides(side(['a', 'b', 'c']), other), { equal: true, members: [] });
});

test('the first cart that differs', () => {
  const { equal, firstCart } = compareSides(side(['a', 'b', 'c']), side(['a', 'x', 'y']));
  assert.deepEqual([equal, firstCart], [false, 1]);
});

test('a cart too few', () => {
  const { equal, firstCart } = compareSides(side(['a', 'b', 'c']), side(['a', 'b']));
  assert.deepEqual([equal, firstCart], [false, 2]);
});

test('a sum alone', () => {
  const other = side(['a'], { totals: { GBP: { subtotal_minor: 5, reduction_minor: 2 } } });
  assert.deepEqual(compareSides(side(['a']), other), { equal: false, members: ['totals'] });
});
