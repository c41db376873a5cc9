// Placing an order: the same cents and hash as the preview, or the named fact that changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  askServer,
  cartOf,
  ofResult,
  redeem,
  shownOrder,
  typeQuantity,
  useDemo,
} from './harness.mjs';

const shop = useDemo();

async function place(page) {
  await page.locator('.order__place').click();
  return page.locator('dialog[open]');
}

async function placedOrder(page) {
  await page.locator('[data-placed-total]').waitFor();
  return page.evaluate(() => ({
    total_minor: Number(document.querySelector('[data-placed-total]').dataset.minor),
    hash: document.querySelector('[data-decision-hash]').textContent,
    matched: document.querySelector('[data-matched]').dataset.matched,
    order: /SM-\w+/.exec(document.querySelector('dialog').textContent)?.[0],
  }));
}

test('an order is confirmed with the cents and the hash of the preview', async () => {
  const page = await shop.open();
  const lines = { 'CR-2010': 24, 'GL-1020': 25, 'CU-3010': 12 };
  for (const [sku, quantity] of Object.entries(lines)) await typeQuantity(page, sku, quantity);
  const previewed = await shownOrder(page);
  const server = await askServer(shop.demo, 'heron-hotel', cartOf(lines));

  const answered = page.waitForResponse('**/api/orders');
  await place(page);
  const { redemption_id } = await (await answered).json();
  const placed = await placedOrder(page);
  assert.equal(placed.total_minor, previewed.total_minor);
  assert.equal(placed.hash, server.decision_hash);
  assert.equal(placed.matched, 'true');

  const { url, keys } = shop.demo.server;
  const stored = await fetch(new URL(`/v1/redemptions/${redemption_id}`, url), {
    headers: { Authorization: `Bearer ${keys.order_service}` },
  }).then((response) => response.json());
  assert.equal(stored.state, 'committed');
  assert.equal(stored.order, placed.order);
  assert.deepEqual(ofResult(stored.result), previewed);

  await page.getByRole('button', { name: 'Continue shopping' }).click();
  assert.equal(await page.locator('[data-line]').count(), 0);
});

test('a double click places one order', async () => {
  const page = await shop.open();
  const sent = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/orders')) sent.push(request.headers()['idempotency-key']);
  });
  await typeQuantity(page, 'CR-2020', 2);
  await page.locator('.order__place').dblclick();
  await placedOrder(page);
  assert.equal(sent.length, 1);
});

test('a code good for one order: the second order names it', async () => {
  const page = await shop.open({ expect: ['409'] });
  const order = async () => {
    await typeQuantity(page, 'GL-1010', 35);
    await page.getByLabel('Offer code').fill('WELCOME20');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('[data-applied="welcome"]').waitFor();
    await place(page);
  };
  await order();
  assert.equal((await placedOrder(page)).matched, 'true');
  await page.getByRole('button', { name: 'Continue shopping' }).click();
  await order();
  const fact = page.locator('[data-fact="use_left"][data-promotion="welcome"]');
  assert.match(await fact.innerText(), /Welcome: £20.00 off one order.* is used up/);
  await page.getByRole('button', { name: /^Accept new price/ }).click();
  assert.equal((await placedOrder(page)).matched, 'true');
});

test('a lost answer is asked for again and gives the same order', async () => {
  const page = await shop.open({ expect: ['lost'] });
  const answers = [];
  await page.route('**/api/orders', async (route) => {
    const response = await route.fetch();
    answers.push(await response.json());
    if (answers.length === 1) await route.abort();
    else await route.fulfill({ response });
  });
  await typeQuantity(page, 'CR-2010', 3);
  await place(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  const placed = await placedOrder(page);
  assert.equal(answers.length, 2);
  assert.deepEqual(answers[1], answers[0]);
  assert.equal(placed.order, answers[0].order);
});

test('the last use goes to another before the order: the page names the fact', async () => {
  const page = await shop.open({ expect: ['409'] });
  await typeQuantity(page, 'GL-1010', 70);
  const previewed = await shownOrder(page);
  assert.equal(previewed.applied['early-orders'], -1500);

  // The other orders: until the three uses are gone, whoever took the first ones.
  for (let i = 0; ; ++i) {
    const other = await redeem(shop.demo, `other-${i}`, 'copper-kettle', cartOf({ 'CO-7020': 12 }));
    assert.equal(other.status, 201);
    if (!other.result.applied.some((one) => one.promotion === 'early-orders')) break;
  }

  await place(page);
  const fact = page.locator('[data-fact="use_left"][data-promotion="early-orders"]');
  await fact.waitFor();
  assert.match(await fact.innerText(), /first three orders.* is used up/);
  const changed = page.locator('[data-changed-total]');
  const new_total = Number(await changed.getAttribute('data-minor'));
  const server = await askServer(shop.demo, 'heron-hotel', cartOf({ 'GL-1010': 70 }));
  assert.equal(new_total, server.result.totals.total_minor);
  assert.notEqual(new_total, previewed.total_minor);

  await page.getByRole('button', { name: /^Accept new price/ }).click();
  const placed = await placedOrder(page);
  assert.equal(placed.total_minor, new_total);
  assert.equal(placed.hash, server.decision_hash);
  await page.getByRole('button', { name: 'Continue shopping' }).click();

  await typeQuantity(page, 'GL-1010', 70);
  assert.deepEqual(await shownOrder(page), ofResult(server.result));
});

test('going back instead orders nothing, and the preview is right from then on', async () => {
  const page = await shop.open({ expect: ['409'] });
  await typeQuantity(page, 'GL-1010', 80);
  assert.ok((await shownOrder(page)).applied['early-orders']);
  await place(page);
  await page.getByRole('button', { name: 'Back to the order' }).click();
  await page.locator('[data-applied="early-orders"]').waitFor({ state: 'detached' });
  const server = await askServer(shop.demo, 'heron-hotel', cartOf({ 'GL-1010': 80 }));
  assert.deepEqual(await shownOrder(page), ofResult(server.result));
  await place(page);
  assert.equal((await placedOrder(page)).matched, 'true');
});
