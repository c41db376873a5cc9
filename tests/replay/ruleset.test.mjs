// The ruleset of a small order file: products, prices and who may see the web shop's gifts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collectOrders } from '../../tools/replay/orders.mjs';
import { readRecords } from '../../tools/replay/rows.mjs';
import { makeRuleset } from '../../tools/replay/ruleset.mjs';
import { folderFor, kDirty, writeOrders } from './orders_csv.mjs';

async function rulesetOf(t, rows) {
  const found = await collectOrders(readRecords(writeOrders(folderFor(t), rows)));
  return makeRuleset(found).ruleset;
}

test('products with exact prices, down to a tenth of a penny', async (t) => {
  const { currencies, parts } = await rulesetOf(t, kDirty);
  assert.deepEqual(currencies, [{ code: 'GBP', exponent: 2, unit_price_digits: 1 }]);
  assert.deepEqual(
    parts.products.products.map(({ sku, list_price: price }) => [sku, price.GBP]),
    [
      ['85123A', 5790],
      ['DCGS0003', 2510],
      ['PADS', 1],
    ],
  );
  assert.deepEqual(parts.products.products[0], {
    sku: '85123A',
    name: 'WHITE HANGING HEART T-LIGHT HOLDER',
    category: 'home-candles',
    further_categories: ['season-valentine'],
    attributes: [
      { attribute: 'colour', value: 'white' },
      { attribute: 'pack_size', value: 1 },
    ],
    list_price: { GBP: 5790 },
  });
});

test('web shop gifts are for guests and for accounts that bought one', async (t) => {
  const gift = '1013,DCGS0003,BOXED GLASS ASHTRAY,1,2011-01-06T10:00:00Z,2.51,555,EIRE';
  const without = await rulesetOf(t, kDirty);
  const withOne = await rulesetOf(t, [...kDirty, gift]);
  assert.deepEqual(
    without.parts.entitlements.entitlements.map(({ key }) => key),
    ['web-shop-only', 'web-shop-guests'],
  );
  assert.deepEqual(withOne.parts.entitlements.entitlements[2].audience.accounts, ['555']);
});

test('the same file gives the same bytes', async (t) => {
  const [first, second] = [await rulesetOf(t, kDirty), await rulesetOf(t, kDirty)];
  assert.equal(JSON.stringify(first), JSON.stringify(second));
});
