// One request for each order, in the contract's shape; codes entered by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { makeCarts } from '../../tools/replay/carts.mjs';

const buyers = new Map([['7', { account: '7', region: 'eire', segments: ['trade'] }]]);
const order = (invoice, customer, more = {}) => ({
  invoice,
  customer,
  country: 'EIRE',
  instant: 1_300_000_000_000,
  lines: [{ sku: 'a', quantity: 2, price: 10 }],
  shipping: [],
  ...more,
});
const table = {
  codes: [
    { key: 'welcome', codes: ['HELLO'], limits: { uses_per_account: 1 } },
    { key: 'other', codes: ['OTHER'] },
  ],
  codes_entered: [
    { code: 'HELLO', segment: 'trade', first_orders: 2, every: 1 },
    { code: 'other', every: 2, from: '2011-03-01', until: '2011-04-01' },
    { code: 'LATE', every: 1, from: '2011-04-01' },
  ],
};

test('lines keep their order and repetition; carriage becomes shipping', () => {
  const lines = [
    { sku: 'a', quantity: 2, price: 10 },
    { sku: 'a', quantity: 5, price: 10 },
  ];
  const shipping = [{ sku: 'POST', quantity: 2, price: 18_005 }];
  const [{ invoice, request }] = makeCarts([order('1', '7', { lines, shipping })], buyers, table);
  assert.equal(invoice, '1');
  assert.equal(request.evaluated_at, 1_300_000_000_000);
  assert.equal(request.audience.account, '7');
  assert.deepEqual(request.cart.lines, [
    { id: '1', sku: 'a', quantity: 2 },
    { id: '2', sku: 'a', quantity: 5 },
  ]);
  assert.deepEqual(request.cart.shipping, [{ id: 'post-1', amount_minor: 3601 }]);
});

test('codes: by segment, by first orders, every n-th, within the window', () => {
  const orders = ['1', '2', '3'].map((invoice) => order(invoice, '7'));
  const carts = [...makeCarts([...orders, order('4', '')], buyers, table)];
  assert.deepEqual(
    carts.map(({ request }) => request.cart.codes),
    [['HELLO', 'other'], ['HELLO'], ['other'], undefined],
  );
});

test('the uses of a code limited by account are told', () => {
  const carts = [...makeCarts([order('1', '7'), order('2', '7')], buyers, table)];
  assert.deepEqual(
    carts.map(({ request }) => request.facts.uses),
    [0, 1].map((uses) => [{ promotion: 'code-welcome', uses_by_account: uses }]),
  );
});
