// Prices come from those really paid: list price, tiers, regions, key accounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  derivePrices,
  highestCommonPrice,
  negotiatedEntry,
  priceAt,
  tieredEntry,
} from '../../tools/replay/prices.mjs';

const sales = (count, price, quantity, more = {}) =>
  Array.from({ length: count }, () => ({ price, quantity, ...more }));

test('the list price is the highest that is no exception', () => {
  assert.equal(highestCommonPrice([...sales(1, 9000, 1), ...sales(99, 2950, 1)]), 2950);
  assert.equal(highestCommonPrice([...sales(5, 9000, 1), ...sales(95, 2950, 1)]), 9000);
  const allRare = Array.from({ length: 30 }, (_, index) => ({ price: 100 + index, quantity: 1 }));
  assert.equal(highestCommonPrice(allRare), 100);
});

test('a lower common price is a tier from the lower quartile of its quantities', () => {
  const lower = [30, 32, 40, 400].map((quantity) => ({ price: 2550, quantity }));
  const entry = tieredEntry('a', [...sales(60, 2950, 6), ...lower, ...sales(1, 1, 900)]);
  assert.deepEqual(entry, {
    sku: 'a',
    unit_price: 2950,
    tiers: [{ from: 32, unit_price: 2550 }],
  });
  assert.deepEqual(
    [31, 32, 33].map((quantity) => priceAt(entry, quantity)),
    [2950, 2550, 2550],
  );
});

test('a cheaper price for as few units is no tier: tiers ascend', () => {
  const entry = tieredEntry('a', [
    ...sales(50, 300, 2),
    ...sales(5, 200, 10),
    ...sales(5, 100, 10),
  ]);
  assert.deepEqual(entry.tiers, [{ from: 10, unit_price: 200 }]);
  assert.equal(tieredEntry('a', [...sales(9, 300, 2), ...sales(9, 200, 1)]).tiers, undefined);
});

test('a negotiated price is one that the entry does not explain', () => {
  const entry = { sku: 'a', unit_price: 300, tiers: [{ from: 10, unit_price: 250 }] };
  assert.equal(negotiatedEntry('a', sales(5, 250, 12), entry), null);
  assert.equal(negotiatedEntry('a', sales(2, 220, 12), entry), null);
  assert.deepEqual(negotiatedEntry('a', sales(3, 220, 12), entry), { sku: 'a', unit_price: 220 });
});

test('lists: key accounts before regions before all accounts', () => {
  const segments = ['trade'];
  const buyers = new Map([
    ['1', { region: 'uk', segments }],
    ['2', { region: 'uk', segments }],
    ['3', { region: 'eire', segments }],
    ['4', { region: 'uk', segments: ['trade', 'key-account'] }],
  ]);
  const all = [
    ...sales(20, 500, 1, { customer: '' }),
    ...sales(90, 300, 1, { customer: '1' }),
    ...sales(4, 280, 1, { customer: '3' }),
    ...sales(4, 240, 1, { customer: '4' }),
  ];
  const { listPrices, priceLists } = derivePrices(
    new Map([['a', { sku: 'a', sales: all }]]),
    buyers,
  );
  assert.equal(listPrices.get('a'), 500);
  assert.deepEqual(
    priceLists.map(({ key, priority, entries }) => [key, priority, entries[0].unit_price]),
    [
      ['account-4', 10, 240],
      ['region-eire', 20, 280],
      ['trade-all', 30, 300],
    ],
  );
});
