// The shop's backend at its own door: who may order, at whose price, and what is served.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';

import { askServer, cartOf, useDemo } from './harness.mjs';

const shop = useDemo();

async function call(path, { method = 'POST', headers = {}, body } = {}) {
  const response = await fetch(new URL(path, shop.demo.url), {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : body && JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

async function signIn(account) {
  const { answer } = await call('/api/session', { body: { account } });
  return { Authorization: `Bearer ${answer.token}` };
}

test('sign-in knows the shop’s accounts and no others', async () => {
  assert.equal((await call('/api/session', { body: { account: 'heron-hotel' } })).status, 200);
  assert.equal(
    (await call('/api/session', { body: { account: 'northcliff-hotels' } })).status,
    403,
  );
  for (const body of ['', '[', 'null', '7']) {
    assert.equal((await call('/api/session', { body })).status, 400, body);
  }
});

test('an order needs a token of this shop and a key of its own', async () => {
  const headers = { 'Idempotency-Key': 'k1' };
  assert.equal((await call('/api/orders', { headers, body: {} })).status, 401);
  const token = (await signIn('heron-hotel')).Authorization;
  const forged = { ...headers, Authorization: `${token.slice(0, -4)}AAAA` };
  assert.equal((await call('/api/orders', { headers: forged, body: {} })).status, 401);
  assert.equal(
    (await call('/api/orders', { headers: { Authorization: token }, body: {} })).status,
    400,
  );
  const { status } = await call('/edge/catalog?currency=GBP', { method: 'GET', headers: forged });
  assert.equal(status, 401);
});

test('the buyer is the token’s, delivery is the shop’s, whatever the page says', async () => {
  const cart = cartOf({ 'CR-2010': 10 });
  const { decision_hash, result } = await askServer(shop.demo, 'heron-hotel', cart);
  const headers = { ...(await signIn('heron-hotel')), 'Idempotency-Key': 'k2' };
  const body = {
    account: 'copper-kettle',
    order: 'mine',
    currency: 'GBP',
    cart: { ...cart, shipping: [] },
    decision_hash,
    basis: result.basis,
  };
  const { status, answer } = await call('/api/orders', { headers, body });
  assert.equal(status, 201);
  assert.equal(answer.account, 'heron-hotel');
  assert.match(answer.order, /^SM-[0-9A-F]{8}$/);
  assert.equal(answer.result.totals.shipping_minor, 1250);
});

test('a bad cart is refused with a pointer, and the next call works', async () => {
  const headers = { ...(await signIn('heron-hotel')), 'Idempotency-Key': 'k3' };
  const cart = cartOf({ 'CR-2010': -1 });
  const body = { currency: 'GBP', cart, decision_hash: 'a'.repeat(64) };
  const { status, answer } = await call('/api/orders', { headers, body });
  assert.equal(status, 400);
  assert.equal(answer.issues[0].pointer, '/cart/lines/0/quantity');
  const long = { headers, body: 'x'.repeat(2 << 20) };
  assert.equal((await call('/api/orders', long).catch(() => ({ status: 413 }))).status, 413);
  assert.equal((await call('/api/shop', { method: 'GET' })).status, 200);
});

test('no path leads out of the built page, and no key lies in it', async () => {
  const raw = (path) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(shop.demo.url);
      request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
  for (const path of ['/../package.json', '/%2e%2e/shop.json', '/.inputs', '/assets/', '/x']) {
    assert.equal(await raw(path), 404, path);
  }
  assert.equal(await raw('//'), 400);
  const page = await fetch(shop.demo.url).then((response) => response.text());
  const script = /src="([^"]+\.js)"/.exec(page)[1];
  const text = await fetch(new URL(script, shop.demo.url)).then((response) => response.text());
  for (const key of Object.values(shop.demo.server.keys)) assert.ok(!text.includes(key));
  assert.ok(text.includes('Idempotency-Key'));
});
