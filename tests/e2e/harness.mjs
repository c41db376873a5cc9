// The whole demo and a real browser, once per test file. Contract: every page watches for console
// errors, exceptions and policy violations; a test that expects a failed request names its status.
// `PROVISO_SERVER` may name another build of the redemption server.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';

import { chromium } from 'playwright-core';

import { startDemo } from '../../demo/start.mjs';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };
const patience_ms = 20_000;

/** Starts demo and browser around the file's tests; `open` gives a watched page of the shop. */
export function useDemo({ catalog } = {}) {
  const held = { demo: null, browser: null, pages: [] };
  before(async () => {
    held.demo = await startDemo({ server: process.env.PROVISO_SERVER, catalog });
    held.browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
  });
  afterEach(async () => {
    const pages = held.pages.splice(0);
    for (const { page } of pages) await page.context().close();
    for (const { problems } of pages) assert.deepEqual(problems, []);
  });
  after(async () => {
    await held.browser?.close();
    await held.demo?.stop();
  });
  return {
    get demo() {
      return held.demo;
    },
    async open({ viewport = desktop, expect = [], path = '' } = {}) {
      const context = await held.browser.newContext({ viewport });
      const page = await context.newPage();
      page.setDefaultTimeout(patience_ms);
      const watched = { page, problems: [], expect };
      held.pages.push(watched);
      await watch(watched);
      await page.goto(new URL(path, held.demo.url).href);
      await settled(page);
      return page;
    },
  };
}

async function watch({ page, problems, expect }) {
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const status = /status of (\d+)/.exec(message.text())?.[1] ?? '';
    const lost = /net::ERR_FAILED/.test(message.text()) ? 'lost' : '';
    if (!expect.includes(status || lost)) problems.push(`console: ${message.text()}`);
  });
  await page.exposeFunction('report_violation', (text) => {
    if (!expect.includes('violation')) problems.push(`policy: ${text}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.report_violation(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
}

/** Types a quantity into a product's card, one keystroke after another. */
export async function typeQuantity(page, sku, quantity) {
  const field = page.locator(`[data-sku="${sku}"] input`);
  if ((await field.count()) === 0) await showProduct(page, sku);
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(String(quantity));
}

/** Searches the catalog for the product. */
export async function showProduct(page, sku) {
  await page.getByRole('searchbox').fill(sku);
  await page.locator(`[data-sku="${sku}"]`).waitFor();
}

/** Waits until what is shown is what was asked for. */
export async function settled(page) {
  await page.locator('main[aria-busy="false"]').waitFor();
}

export async function chooseAccount(page, account) {
  await page.locator(`input[name="account"][value="${account}"]`).check();
  await settled(page);
}

/** What the page shows of its order: amounts in minor units, read from the text people see. */
export async function shownOrder(page) {
  await page.locator('[data-order-total]').waitFor();
  return page.evaluate(() => {
    const minor = (element) => element && Number(element.textContent.replace(/[^\d]/g, ''));
    const lines = [...document.querySelectorAll('[data-line]')].map((line) => [
      line.dataset.line,
      minor(line.querySelector('[data-total]')),
    ]);
    const applied = [...document.querySelectorAll('[data-applied]')].map((offer) => [
      offer.dataset.applied,
      -minor(offer.lastElementChild),
    ]);
    const total_minor = minor(document.querySelector('[data-order-total]'));
    return { total_minor, lines: Object.fromEntries(lines), applied: Object.fromEntries(applied) };
  });
}

/** A result of the worker or the server, in the form of `shownOrder`. */
export function ofResult(result) {
  return {
    total_minor: result.totals.total_minor,
    lines: Object.fromEntries(result.lines.map((line) => [line.id, line.total_minor])),
    applied: Object.fromEntries(result.applied.map((one) => [one.promotion, one.amount_minor])),
  };
}

/** The cart as the page sends it. */
export function cartOf(lines, codes) {
  return {
    lines: Object.entries(lines).map(([sku, quantity]) => ({ id: sku, sku, quantity })),
    ...(codes && { codes }),
    shipping: [{ id: 'pallet', amount_minor: 1250 }],
  };
}

/** What the shop passes on from the edge worker to an account: status and text. */
export async function askEdge(demo, account, path) {
  const headers = { Authorization: `Bearer ${await demo.sign(account)}` };
  const response = await fetch(new URL(`/edge${path}`, demo.url), { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A catalog query's answer to an account. */
export async function askCatalog(demo, account, query = {}) {
  const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  const members = Object.entries({ currency: 'GBP', ...query });
  const search = new URLSearchParams(members.map(([name, value]) => [name, text(value)]));
  const { status, text: answer } = await askEdge(demo, account, `/catalog?${search}`);
  assert.equal(status, 200, answer);
  return JSON.parse(answer);
}

async function post(url, headers, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...(await response.json()) };
}

/** The edge worker's answer to an account's cart. */
export async function askWorker(demo, account, cart) {
  const headers = { Authorization: `Bearer ${await demo.sign(account)}` };
  return post(new URL('/preview', demo.edge.url), headers, { currency: 'GBP', cart });
}

/** The redemption server's answer, asked with the storefront's key for the same account. */
export async function askServer(demo, account, cart) {
  const headers = {
    Authorization: `Bearer ${demo.server.keys.storefront}`,
    'Proviso-Account': await demo.sign(account),
  };
  return post(new URL('/v1/evaluations', demo.server.url), headers, { currency: 'GBP', cart });
}

/** Redeems a cart at the server as the shop's order service does, past the page. */
export async function redeem(demo, order, account, cart) {
  const { decision_hash, result } = await askServer(demo, account, cart);
  const headers = {
    Authorization: `Bearer ${demo.server.keys.order_service}`,
    'Idempotency-Key': `test-${order}`,
  };
  const body = { order, account, currency: 'GBP', cart, decision_hash, basis: result.basis };
  return post(new URL('/v1/redemptions', demo.server.url), headers, body);
}
