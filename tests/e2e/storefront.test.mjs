// Typing into the page: discounts at each keystroke, computed in the browser, and the same cents
// from page, edge worker and redemption server. Control: a tampered total is caught.
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

/** Throws unless page, worker and server agree on total, lines and offers, and on the hash. */
async function assertSame(page, account, cart) {
  const worker = await askWorker(shop.demo, account, cart);
  const server = await askServer(shop.demo, account, cart);
  assert.deepEqual(ofResult(worker.result), ofResult(server.result));
  assert.equal(worker.decision_hash, server.decision_hash);
  assert.deepEqual(await shownOrder(page), ofResult(server.result));
}

async function applied(page) {
  return Object.keys((await shownOrder(page)).applied).sort();
}

test('each keystroke changes discounts and total, without a request', async () => {
  const page = await shop.open();
  await typeQuantity(page, 'GL-1040', 1);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const field = page.locator('[data-sku="GL-1040"] input');
  const totals = [(await shownOrder(page)).total_minor];
  assert.deepEqual(await applied(page), []);

  await field.press('ControlOrMeta+a');
  for (const [key, expected] of [
    ['2', []],
    ['4', ['glassware-24']],
    ['0', ['early-orders', 'glassware-24', 'hotel-partner']],
  ]) {
    await field.press(key);
    assert.deepEqual(await applied(page), expected, `after ${key}`);
    totals.push((await shownOrder(page)).total_minor);
  }
  assert.equal(new Set(totals).size, totals.length);
  assert.deepEqual(requests, []);
  assert.match(await page.locator('.totals__live').innerText(), /in your browser in \d+\.\d\d ms/);
});

test('page, worker and server give the same cents', async () => {
  const page = await shop.open();
  const hotel = { 'CR-2010': 13, 'CU-3020': 7, 'GL-1010': 47, 'LI-8010': 61, 'GA-8530': 333 };
  for (const [sku, quantity] of Object.entries(hotel)) await typeQuantity(page, sku, quantity);
  await assertSame(page, 'heron-hotel', cartOf(hotel));

  await chooseAccount(page, 'copper-kettle');
  const cafe = { 'CR-2050': 37, 'CO-7010': 19, 'TA-1110': 1501, 'TA-1130': 999, 'CK-4040': 3 };
  for (const [sku, quantity] of Object.entries(cafe)) await typeQuantity(page, sku, quantity);
  await assertSame(page, 'copper-kettle', cartOf(cafe));
});

test('control: a total tampered with on the page is caught', async () => {
  const page = await shop.open();
  await typeQuantity(page, 'GL-1010', 30);
  const cart = cartOf({ 'GL-1010': 30 });
  await assertSame(page, 'heron-hotel', cart);
  await page.locator('[data-order-total]').evaluate((total) => {
    total.textContent = '£0.01';
  });
  await assert.rejects(assertSame(page, 'heron-hotel', cart), assert.AssertionError);
});

test('control: prices tampered with in the browser are caught, and cannot be ordered', async () => {
  const page = await shop.open({ expect: ['409'] });
  await page.route('**/edge/program', async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll(/"unit_price":(\d+)/g, '"unit_price":100');
    await route.fulfill({ response, body: text });
  });
  await page.reload();
  await page.locator('.card').first().waitFor();
  await typeQuantity(page, 'GL-1010', 30);
  await assert.rejects(
    assertSame(page, 'heron-hotel', cartOf({ 'GL-1010': 30 })),
    assert.AssertionError,
  );
  await page.locator('.order__place').click();
  const real = await askServer(shop.demo, 'heron-hotel', cartOf({ 'GL-1010': 30 }));
  const total = await page.locator('[data-changed-total]').getAttribute('data-minor');
  assert.equal(Number(total), real.result.totals.total_minor);
  assert.equal(await page.locator('[data-fact="request"]').count(), 1);
});

test('steppers, arrow keys and removing a line keep card and order together', async () => {
  const page = await shop.open();
  const card = page.locator('[data-sku="CR-2020"]');
  const line = page.locator('[data-line="CR-2020"]');
  await card.getByRole('button', { name: /^One more/ }).click();
  await card.getByRole('spinbutton').press('ArrowUp');
  assert.equal(await line.getByRole('spinbutton').inputValue(), '2');
  await line.getByRole('button', { name: /^One less/ }).click();
  assert.equal(await card.getByRole('spinbutton').inputValue(), '1');
  await card.getByRole('spinbutton').press('ControlOrMeta+a');
  await card.getByRole('spinbutton').pressSequentially('-3x6');
  assert.equal(await line.getByRole('spinbutton').inputValue(), '36');
  assert.equal(await card.locator('.tier--reached').innerText(), '36+ £2.45');
  await line.getByRole('button', { name: /^Remove/ }).click();
  assert.equal(await line.count(), 0);
  assert.equal(await card.getByRole('spinbutton').inputValue(), '');
});

test('a browser whose clock is wrong is told, and does not ask for ever', async () => {
  const page = await shop.open();
  await chooseAccount(page, 'copper-kettle');
  await typeQuantity(page, 'CR-2010', 1);
  await page.locator('[data-order-total]').waitFor();
  let programs = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/edge/program')) ++programs;
  });
  await page.clock.setFixedTime('2031-06-01T00:00:00Z');
  await typeQuantity(page, 'CR-2010', 12);
  const notice = page.locator('.order [role="alert"]');
  await notice.waitFor();
  assert.match(await notice.innerText(), /no price for this order: .*fetch a new one/);
  assert.ok(await page.locator('.order__place').isDisabled());
  await page.waitForTimeout(500);
  assert.equal(programs, 1);
  await page.clock.setFixedTime(Date.now());
  await typeQuantity(page, 'CR-2010', 13);
  await page.locator('[data-order-total]').waitFor();
});
