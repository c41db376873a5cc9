// Codes: priced by the edge worker, refused with a reason, never in the browser's program.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  askServer,
  askWorker,
  cartOf,
  chooseAccount,
  ofResult,
  shownOrder,
  typeQuantity,
  useDemo,
} from './harness.mjs';

const shop = useDemo();

async function enterCode(page, code) {
  await page.getByLabel('Offer code').fill(code);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.locator(`[data-code="${code}"]:not(.code__one--checking)`).waitFor();
}

const saidOf = (page, code) => page.locator(`[data-code="${code}"] > span`).innerText();

test('a code is previewed by the worker, to the same cents as the server', async () => {
  const page = await shop.open();
  await chooseAccount(page, 'copper-kettle');
  await typeQuantity(page, 'CO-7020', 9);
  const without = await shownOrder(page);
  await enterCode(page, 'tasting');
  assert.equal(await saidOf(page, 'tasting'), 'Applied');
  assert.match(await page.locator('.totals__live').innerText(), /edge worker/);

  const cart = cartOf({ 'CO-7020': 9 }, ['tasting']);
  const server = await askServer(shop.demo, 'copper-kettle', cart);
  const shown = await shownOrder(page);
  assert.deepEqual(shown, ofResult(server.result));
  assert.equal(shown.applied.tasting, shown.total_minor - without.total_minor);
  const worker = await askWorker(shop.demo, 'copper-kettle', cart);
  assert.equal(worker.decision_hash, server.decision_hash);
});

test('with a code entered, typing goes on and the worker follows', async () => {
  const page = await shop.open();
  await typeQuantity(page, 'GL-1010', 40);
  await enterCode(page, 'WELCOME20');
  for (const quantity of [41, 4, 42]) {
    await typeQuantity(page, 'GL-1010', quantity);
    await page.locator('[data-code]:not(.code__one--checking)').waitFor();
    const cart = cartOf({ 'GL-1010': quantity }, ['WELCOME20']);
    const server = await askServer(shop.demo, 'heron-hotel', cart);
    assert.deepEqual(await shownOrder(page), ofResult(server.result));
    const taken = await page.locator('.code__one--taken').count();
    assert.equal(taken, quantity > 4 ? 1 : 0);
  }
});

test('a refused code says why, and can be taken back', async () => {
  const page = await shop.open();
  await typeQuantity(page, 'GL-1010', 2);
  await enterCode(page, 'NOPE');
  await enterCode(page, 'WELCOME20');
  assert.equal(await saidOf(page, 'NOPE'), 'This code is not valid for your account.');
  assert.match(await saidOf(page, 'WELCOME20'), /does not meet the conditions/);
  await page.getByRole('button', { name: 'Remove code NOPE' }).click();
  assert.equal(await page.locator('[data-code="NOPE"]').count(), 0);
});

test('control: a preview tampered with on its way is caught', async () => {
  const page = await shop.open();
  await page.route('**/edge/preview', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.result.totals.total_minor -= 1;
    await route.fulfill({ response, json: answer });
  });
  await typeQuantity(page, 'GL-1010', 40);
  await enterCode(page, 'WELCOME20');
  const server = await askServer(
    shop.demo,
    'heron-hotel',
    cartOf({ 'GL-1010': 40 }, ['WELCOME20']),
  );
  assert.notDeepEqual(await shownOrder(page), ofResult(server.result));
});
