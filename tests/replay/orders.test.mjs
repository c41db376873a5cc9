// Rows become orders, SKUs and accounts; nothing is lost on the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collectOrders, commonest } from '../../tools/replay/orders.mjs';
import { readRecords } from '../../tools/replay/rows.mjs';
import { folderFor, kDirty, writeOrders } from './orders_csv.mjs';

async function collect(t, rows = kDirty) {
  return collectOrders(readRecords(writeOrders(folderFor(t), rows)));
}

test('every row is either in an order or counted with its reason', async (t) => {
  const found = await collect(t);
  assert.equal(found.rows, 18);
  const skipped = Object.values(found.skipped);
  assert.deepEqual(skipped, Array(10).fill(1));
  const kept = found.orders.reduce(
    (sum, { lines, shipping }) => sum + lines.length + shipping.length,
    0,
  );
  assert.equal(kept + skipped.length, found.rows);
});

test('invoices without an order are counted by the reason of their first row', async (t) => {
  const { invoices, withoutOrder, orders } = await collect(t);
  const without = Object.values(withoutOrder).reduce((sum, count) => sum + count, 0);
  assert.equal(invoices, without + orders.length);
  assert.equal(withoutOrder.carriage_without_goods, 1);
  assert.equal(withoutOrder.cancellation, 1);
});

test('orders come by time, at their earliest row, with repeated SKUs as they were', async (t) => {
  const { orders } = await collect(t, [...kDirty].reverse());
  assert.deepEqual(
    orders.map(({ invoice }) => invoice),
    ['1001', '1011', '1012'],
  );
  assert.equal(orders[0].instant, Date.UTC(2010, 11, 1, 8, 26));
  assert.deepEqual(orders[0].lines.map(({ sku, quantity }) => [sku, quantity]).sort(), [
    ['85123A', 3],
    ['85123A', 6],
    ['PADS', 1],
  ]);
});

test('a SKU has its commonest description, an account its spend and country', async (t) => {
  const { skus, accounts } = await collect(t);
  assert.equal(skus.get('85123A').name, 'WHITE HANGING HEART T-LIGHT HOLDER');
  assert.equal(skus.get('85123A').orders, 3);
  assert.deepEqual([...accounts.keys()], ['17850', '12345']);
  assert.equal(accounts.get('12345').spend, 400 * 2550);
  assert.equal(accounts.get('12345').country, 'Germany');
});

test('ties go to the smaller key', () => {
  assert.equal(
    commonest(
      new Map([
        ['b', 2],
        ['a', 2],
        ['c', 1],
      ]),
    ),
    'a',
  );
  assert.equal(commonest(new Map()), undefined);
});
