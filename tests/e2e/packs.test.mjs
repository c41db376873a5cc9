// In which quantities a product is sold, on its card and in the order, and its recommended price.
// Control: a product that is sold singly has neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leastOf, less, more } from '../../demo/src/shop/packs.ts';
import { showProduct, shownOrder, typeQuantity, useDemo } from './harness.mjs';

const shop = useDemo();

test('quantities that are sold: multiples of the step, from the minimum on', () => {
  const packs = { min_quantity: 120, step_quantity: 50 };
  assert.deepEqual([leastOf(packs), leastOf({}), leastOf({ step_quantity: 6 })], [150, 1, 6]);
  assert.deepEqual(
    [0, 1, 149, 150, 151].map((quantity) => more(quantity, packs)),
    [150, 150, 150, 200, 200],
  );
  assert.deepEqual(
    [300, 201, 200, 150, 1].map((quantity) => less(quantity, packs)),
    [250, 200, 150, 0, 0],
  );
  assert.deepEqual([more(7, {}), less(1, {})], [8, 0]);
  assert.equal(more(1_000_000_000, {}), 1_000_000_000);
});

test('a card says in which quantities it is sold, and steps by them', async () => {
  const page = await shop.open({ path: '?account=copper-kettle' });
  await showProduct(page, 'TA-1160');
  const card = page.locator('[data-sku="TA-1160"]');
  const field = card.getByRole('spinbutton');
  assert.equal(await card.locator('[data-sold-in]').innerText(), 'From 100, in packs of 50');
  assert.equal(await field.getAttribute('min'), '100');
  assert.equal(await field.getAttribute('step'), '50');
  await card.getByRole('button', { name: /^One more/ }).click();
  assert.equal(await field.inputValue(), '100');
  await field.press('ArrowUp');
  assert.equal(await field.inputValue(), '150');
  const line = page.locator('[data-line="TA-1160"]');
  assert.equal(await line.getByRole('spinbutton').getAttribute('step'), '50');
  assert.deepEqual(Object.keys((await shownOrder(page)).lines), ['TA-1160']);
  await line.getByRole('button', { name: /^One less/ }).click();
  await line.getByRole('button', { name: /^One less/ }).click();
  assert.equal(await field.inputValue(), '');
  await typeQuantity(page, 'TA-1160', 120);
  assert.match(await page.locator('.order [role="alert"]').innerText(), /multiples of another/);
});

test('the recommended price beside the account’s; control: most have none', async () => {
  const page = await shop.open();
  await showProduct(page, 'CO-7040');
  const card = page.locator('[data-sku="CO-7040"]');
  assert.equal(
    await card.locator('[data-recommended]').innerText(),
    'Recommended retail price: £14.90',
  );
  assert.equal(await card.getByRole('spinbutton').getAttribute('min'), '1');
  await showProduct(page, 'CR-2010');
  assert.equal(await page.locator('[data-recommended]').count(), 0);
  assert.equal(await page.locator('[data-sold-in]').count(), 0);
});
