// The families spell out about 200 promotions; steps replace each other; offers are cheaper.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { makeClassifier } from '../../tools/replay/products.mjs';
import { makePromotions } from '../../tools/replay/promotions.mjs';
import { readTable } from '../../tools/replay/tables.mjs';

const skus = new Map(
  Array.from({ length: 60 }, (_, index) => {
    const sku = String(20000 + index);
    return [sku, { sku, name: `THING ${index}`, orders: 60 - index }];
  }),
);
const prices = {
  listPrices: new Map([...skus.keys()].map((sku) => [sku, 2990])),
  tradePrices: new Map([['20000', { sku: '20000', unit_price: 1250 }]]),
};
const promotions = makePromotions(skus, prices);
const byKey = new Map(promotions.map((promotion) => [promotion.key, promotion]));

test('some 200, each under a key of its own, in several strata', () => {
  assert.equal(promotions.length, 200);
  assert.equal(byKey.size, promotions.length);
  assert.ok(new Set(promotions.map(({ priority }) => priority)).size >= 4);
});

test('an offer of the month is a tenth below the price accounts pay, in whole pence', () => {
  const offer = byKey.get('offer-01-20000');
  assert.equal(offer.benefits[0].unit_price.GBP, 1120); // 1.25 less 10 % is 1.125
  assert.deepEqual(offer.schedule, { from: Date.UTC(2010, 11), until: Date.UTC(2011, 0) });
  assert.equal(byKey.get('offer-13-20012').benefits[0].unit_price.GBP, 2690);
  assert.equal(byKey.get('offer-13-20012').schedule.until, Date.UTC(2012, 0));
});

test('steps hold until just before the next one', () => {
  const [step, last] = ['break-bags-jumbo-100', 'break-bags-jumbo-400'].map((key) =>
    byKey.get(key),
  );
  const test = { fact: 'lines.quantity', of: { categories: ['bags-jumbo'] } };
  assert.deepEqual(step.condition, {
    all: [
      { ...test, op: 'gte', value: 100 },
      { ...test, op: 'lt', value: 400 },
    ],
  });
  assert.deepEqual(last.condition, { ...test, op: 'gte', value: 400 });
});

test('the tables name only categories and ranges that there are', () => {
  const categories = new Set(makeClassifier().categories.map(({ key }) => key));
  const table = readTable('promotions');
  for (const [category] of [...table.category_percents, ...table.quantity_breaks]) {
    assert.ok(categories.has(category), category);
  }
  const ranges = new Set(readTable('ranges').ranges.map(({ key }) => key));
  for (const [range] of table.ranges) assert.ok(ranges.has(range), range);
});

test('every window ends after it begins', () => {
  for (const { key, schedule } of promotions) {
    assert.ok(!schedule || schedule.from < schedule.until, key);
  }
});
