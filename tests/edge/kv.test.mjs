// What is in KV: a new ruleset takes over, a bad one does not, and none at all is said to be so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ruleset } from '../js/shop.mjs';
import { accounts, cart, start } from './edge.mjs';

const total = async (edge, account = 'birch-cafe') => {
  const response = await edge.preview(account, cart());
  return response.status === 200
    ? (await response.json()).result.totals.total_minor
    : response.status;
};

/** The ruleset with another price for mugs. */
function repriced(price, version) {
  const rules = { ...ruleset(), version };
  rules.parts.products.products[0].list_price.GBP = price;
  return rules;
}

/** Waits until the worker has logged this event. */
async function logged(edge, event) {
  for (let i = 0; i < 100; i += 1) {
    if (edge.logs.join('').includes(`"event":"${event}"`)) return edge.logs.join('');
    await sleep(20);
  }
  throw new Error(`no ${event} in the log`);
}

test('a new ruleset takes over, with a fresh session for each account', async () => {
  const edge = await start();
  assert.equal(await total(edge), 6750);
  await edge.put('ruleset', repriced(1000, 8));
  assert.equal(await total(edge), 5400);
});

test('a bad ruleset or directory keeps the old one and says so in the log', async () => {
  const edge = await start();
  assert.equal(await total(edge), 6750);
  await edge.put('ruleset', { ...repriced(1, 8), parst: {} });
  assert.equal(await total(edge), 6750);
  const text = await logged(edge, 'ruleset_refused');
  assert.match(text, /unknown_member.*\/parst/);
  await edge.put('ruleset', '{');
  assert.equal(await total(edge), 6750);
  await edge.put('ruleset', repriced(1000, 9));
  await edge.put('accounts', '{"accounts":7}');
  assert.equal(await total(edge), 6750, 'the two go together');
  await edge.put('accounts', accounts);
  assert.equal(await total(edge), 5400);
});

test('KV is read again only after the configured time', async () => {
  const edge = await start({ refresh_seconds: 3600 });
  assert.equal(await total(edge), 6750);
  await edge.put('ruleset', repriced(1000, 8));
  assert.equal(await total(edge), 6750);
});

test('accounts come and go with the directory', async () => {
  const edge = await start();
  assert.equal(await total(edge, 'new'), 403);
  await edge.put('accounts', { accounts: [{ account: 'new' }] });
  assert.equal(await total(edge, 'new'), 6750);
  assert.equal(await total(edge, 'birch-cafe'), 403);
  await edge.put('accounts', { accounts: [{ account: 'new', customers: [{ key: 'ann' }] }] });
  assert.equal(await total(edge, 'new'), 6750, 'the server’s directory is taken as it is');
  await edge.put('accounts', { accounts: [{ account: 'new', role: 'x' }] });
  assert.equal(await total(edge, 'new'), 403);
  assert.match(await logged(edge, 'account_refused'), /unknown_member/);
});

test('without a ruleset every route says that it is unavailable', async () => {
  const edge = await start({ ruleset: undefined });
  const response = await edge.ask('birch-cafe', '/program');
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('Retry-After'), '10');
  assert.equal((await response.json()).type, 'urn:proviso:problem:unavailable');
  await edge.put('ruleset', ruleset());
  assert.equal(await total(edge), 6750);
});

test('many accounts and many rulesets leave the worker answering', async () => {
  const names = Array.from({ length: 400 }, (_, i) => `account-${i}`);
  const edge = await start({ accounts: { accounts: names.map((account) => ({ account })) } });
  for (let round = 0; round < 3; round += 1) {
    await edge.put('ruleset', repriced(1000 + round, 8 + round));
    for (let i = 0; i < names.length; i += 50) {
      const batch = names.slice(i, i + 50);
      const totals = await Promise.all(batch.map((name) => total(edge, name)));
      for (const each of totals) assert.equal(each, Math.ceil((1000 + round) * 5.4 - 0.5));
    }
  }
});

test('no token, code or cart is in the log', async () => {
  const edge = await start();
  await edge.put('ruleset', '{');
  await edge.preview('alder-hotels', cart(1, 'mug', ['SPRING-SECRET']));
  await edge.preview('alder-hotels', '{"cart":"SPRING-SECRET"}');
  const text = await logged(edge, 'ruleset_refused');
  assert.ok(!/SPRING-SECRET|eyJ/.test(text));
});
