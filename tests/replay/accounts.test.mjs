// Segments follow from spend and orders; the audience of an order from its buyer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { audienceOf, regionKey, segmentAccounts } from '../../tools/replay/accounts.mjs';

const accounts = new Map(
  Array.from({ length: 20 }, (_, index) => {
    const key = String(100 + index);
    return [key, { key, orders: index, spend: 1000 * index, country: 'United Kingdom' }];
  }),
);
const buyers = segmentAccounts(accounts);
const order = { customer: '', country: 'Hong Kong', shipping: [] };

test('deciles hold a tenth of the accounts each, by spend', () => {
  const deciles = [...buyers.values()].map(({ segments }) => segments[1]);
  for (let decile = 1; decile <= 10; decile += 1) {
    assert.equal(deciles.filter((name) => name === `decile-${decile}`).length, 2);
  }
  assert.deepEqual(buyers.get('119').segments, [
    ...['trade', 'decile-10', 'regular', 'wholesale', 'key-account'],
  ]);
  assert.deepEqual(buyers.get('100').segments, ['trade', 'decile-1', 'occasional']);
});

test('an account is itself wherever it orders; a guest is where the order is', () => {
  assert.deepEqual(audienceOf({ ...order, customer: '100' }, buyers), {
    account: '100',
    region: 'united-kingdom',
    segments: ['trade', 'decile-1', 'occasional'],
    channel: 'trade-desk',
  });
  assert.deepEqual(audienceOf({ ...order, shipping: [{ sku: 'DOT' }] }, buyers), {
    segments: ['guest'],
    region: 'hong-kong',
    channel: 'web-shop',
  });
});

test('regions are keys', () => {
  assert.equal(regionKey('Channel Islands'), 'channel-islands');
  assert.equal(regionKey(' '), 'unspecified');
});
