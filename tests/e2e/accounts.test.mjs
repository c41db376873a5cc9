// Two accounts, two catalogs, two prices; and nothing of the one in what the other's browser holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chooseAccount, showProduct, typeQuantity, useDemo } from './harness.mjs';

const shop = useDemo();

async function category(page, key) {
  const entry = page.locator(`[data-category="${key}"]`);
  if ((await entry.count()) === 0) return null;
  return Number(/\d+/.exec(await entry.innerText())[0]);
}

/** The account that a bearer token is for. */
function accountOf(authorization) {
  const claims = authorization.split('.')[1];
  return JSON.parse(Buffer.from(claims, 'base64url')).sub;
}

const priceOf = (page, sku) => page.locator(`[data-sku="${sku}"] [data-price]`).innerText();

test('switching accounts shows another catalog and other prices', async () => {
  const page = await shop.open();
  assert.equal(await priceOf(page, 'CR-2010'), '£4.50');
  assert.equal(await category(page, ''), 70);
  assert.equal(await category(page, 'takeaway'), null);
  await page.locator('[data-category="amenities"]').click();
  await page.locator('[data-sku="NC-0210"]').waitFor();

  await chooseAccount(page, 'copper-kettle');
  await page.locator('[data-sku="CR-2010"]', { hasText: '£5.05' }).waitFor();
  assert.equal(await category(page, ''), 60);
  assert.equal(await category(page, 'linen'), null);
  await page.locator('[data-category="takeaway"]').click();
  await page.locator('[data-sku="TA-1110"]', { hasText: '£0.0695' }).waitFor();
  assert.equal(await page.locator('.card').count(), await category(page, 'takeaway'));
});

test('prices have the digits of the ruleset’s currency before the ruleset is there', async () => {
  const page = await shop.open();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/edge/program', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${shop.demo.url}?text=GA-8530`);
  await page.locator('[data-sku="GA-8530"]', { hasText: '£0.355' }).waitFor();
  release();
  await typeQuantity(page, 'GA-8530', 1);
  await page.locator('[data-order-total]').waitFor();
});

test('each account keeps its own order', async () => {
  const page = await shop.open();
  await typeQuantity(page, 'CR-2010', 5);
  await chooseAccount(page, 'copper-kettle');
  assert.equal(await page.locator('[data-line]').count(), 0);
  await page.getByRole('link', { name: 'Both accounts side by side' }).click();
  await page.locator('[data-row]').first().waitFor();
  await chooseAccount(page, 'heron-hotel');
  await page.locator('[data-line="CR-2010"]', { hasText: '£22.50' }).waitFor();
});

test('a product only one of two price lists has: the nearer list wins', async () => {
  const page = await shop.open();
  await showProduct(page, 'LI-8060');
  assert.equal(await priceOf(page, 'LI-8060'), '£20.50');
});

test('a browser holds nothing that is not its account’s', async () => {
  const page = await shop.open();
  const programs = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/edge/program')) return;
    // The program of the account shown first may still be on its way: it is not this one's.
    const { authorization } = response.request().headers();
    if (accountOf(authorization) === 'copper-kettle') programs.push(response.text());
  });
  await chooseAccount(page, 'copper-kettle');
  await page.locator('[data-sku="CR-2010"]', { hasText: '£5.05' }).waitFor();
  await page.getByText('Fill in your usual order').click();
  await page.locator('[data-order-total]').waitFor();
  const text = (await Promise.all(programs)).join('');
  assert.match(text, /house-beans/);
  const hidden = /northcliff|heron|NC-0|LI-8|TASTING|WELCOME20|"cost"|"limits"|linen-400/i;
  assert.doesNotMatch(text, hidden);
  assert.match('"cost"', hidden);
});
