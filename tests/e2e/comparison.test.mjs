// Two accounts side by side: each column is what the worker answers to that account alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askCatalog, useDemo } from './harness.mjs';

const shop = useDemo();
const accounts = ['heron-hotel', 'copper-kettle'];
const open = async (path = '?compare=1') => {
  const page = await shop.open({ path, expect: ['404'] });
  await page.locator('[data-row]').first().waitFor();
  return page;
};

/** A table of counts: key, then the number of each account, 0 where there is a dash. */
function countsOf(page, of) {
  return page.locator(`[data-counts="${of}"] tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const numbers = [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent) || 0);
      return [row.dataset.count, ...numbers];
    }),
  );
}

async function assertCounts(page) {
  const facets = [{ of: 'brand' }];
  const answers = await Promise.all(
    accounts.map((account) => askCatalog(shop.demo, account, { facets })),
  );
  for (const [key, ...numbers] of await countsOf(page, 'categories')) {
    const of = (a) => a.categories.find((c) => c.key === key)?.products ?? 0;
    assert.deepEqual(numbers, answers.map(key === '' ? (a) => a.total : of), key);
  }
  for (const [brand, ...numbers] of await countsOf(page, 'brands')) {
    const of = (a) => a.facets[0].values.find((v) => v.value === brand)?.products ?? 0;
    assert.deepEqual(numbers, answers.map(of), brand);
  }
}

test('assortment and brands of both accounts', async () => {
  const page = await open();
  await assertCounts(page);
  const counts = Object.fromEntries(
    (await countsOf(page, 'categories')).map(([k, ...n]) => [k, n]),
  );
  assert.deepEqual(counts[''], [70, 60]);
  assert.deepEqual(
    [counts.takeaway, counts.linen],
    [
      [0, 6],
      [6, 0],
    ],
  );
});

test('control: a count tampered with is seen', async () => {
  const page = await open();
  await page
    .locator('[data-count="barware"] td')
    .first()
    .evaluate((cell) => {
      cell.textContent = '7';
    });
  await assert.rejects(assertCounts(page), assert.AssertionError);
});

test('product beside product: each account’s price, or that it is not there', async () => {
  const page = await open('?compare=1&category=coffee-tea');
  const cell = (sku, account) =>
    page.locator(`[data-row="${sku}"] [data-side="${account}"]`).innerText();
  assert.match(await cell('CO-7110', 'heron-hotel'), /^On request$/);
  assert.match(await cell('CO-7110', 'copper-kettle'), /^£3,950.00$/);
  assert.match(await cell('NC-0110', 'heron-hotel'), /^£14.20/);
  assert.match(await cell('NC-0110', 'copper-kettle'), /^Not there$/);
  assert.match(await cell('CO-7010', 'heron-hotel'), /^Not there$/);
  assert.match(await cell('CO-7010', 'copper-kettle'), /^£15.90/);
  assert.equal(await page.locator('[data-row="CO-7065"]').count(), 0);
});
