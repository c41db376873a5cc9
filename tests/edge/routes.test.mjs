// Each route of the worker in workerd: what the token's account gets, and nobody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { ruleset } from '../js/shop.mjs';
import { accounts, cart, start } from './edge.mjs';

const { ask, preview, url } = await start();
const program = (await Engine.create()).load(ruleset());
const alder = program.session(accounts.accounts[0]);

const json = async (promise) => {
  const response = await promise;
  assert.equal(response.status, 200);
  assert.match(response.headers.get('Content-Type'), /^application\/json/);
  assert.match(response.headers.get('Cache-Control'), /^private/);
  return response.json();
};

test('/livez needs no token', async () => {
  const response = await fetch(new URL('/livez', url));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
});

test("/catalog pages the account's products at its prices", async () => {
  const mine = await json(ask('alder-hotels', '/catalog?currency=GBP&category=table&page_size=2'));
  assert.deepEqual([mine.total, mine.pages, mine.page], [3, 2, 1]);
  assert.deepEqual(
    mine.products.map((each) => each.sku),
    ['mug', 'sample'],
  );
  assert.equal(mine.products[0].unit_price, 1000);
  const next = await json(
    ask('alder-hotels', '/catalog?currency=GBP&category=table&page_size=2&page=2'),
  );
  assert.deepEqual(
    next.products.map((each) => each.sku),
    ['tray'],
  );
  const theirs = await json(ask('birch-cafe', '/catalog?currency=GBP'));
  assert.deepEqual(
    theirs.products.map((each) => each.sku),
    ['mug', 'sample'],
  );
  assert.equal(theirs.products[0].unit_price, 1250);
});

test('/products/{sku} gives one product; invisible and unknown ones the same bytes', async () => {
  const mine = await json(ask('alder-hotels', '/products/tray?currency=GBP'));
  assert.deepEqual([mine.sku, mine.name, mine.unit_price], ['tray', 'Tray', 4000]);
  const answers = await Promise.all(
    ['tray', 'nothing', '%2e%2e', '%ff'].map((sku) =>
      ask('birch-cafe', `/products/${sku}?currency=GBP`),
    ),
  );
  const seen = await Promise.all(
    answers.map(async (each) => [each.status, [...each.headers].filter(stable), await each.text()]),
  );
  assert.equal(seen[0][0], 404);
  for (const each of seen) assert.deepEqual(each, seen[0]);
});

const stable = ([name]) => name !== 'date';

test('/preview gives the result, its hash and the considered promotions', async () => {
  const answer = await json(preview('alder-hotels', cart(6, 'mug', ['SPRING'])));
  const { evaluated_at } = answer.result.basis;
  assert.ok(Math.abs(evaluated_at - Date.now()) < 60_000, "by the worker's clock");
  const request = { ...cart(6, 'mug', ['SPRING']), evaluated_at };
  assert.deepEqual(answer.result, alder.evaluate(request));
  assert.equal(answer.result.totals.total_minor, 4900);
  assert.equal(answer.decision_hash, await alder.decisionHash(request));
  assert.deepEqual(answer.outcomes, alder.outcomes(request).outcomes);
});

test("/preview prices for the token's account, ancestors and all", async () => {
  const answer = await json(preview('birch-cafe', cart()));
  assert.equal(answer.result.totals.total_minor, 6750);
  const unknown = await preview('birch-cafe', cart(1, 'tray'));
  assert.equal(unknown.status, 400);
  const { issues } = await unknown.json();
  assert.equal(issues[0].code, 'unknown_product');
});

test("/program gives the projection, which answers the same in the account's hands", async () => {
  const text = await (await ask('alder-hotels', '/program')).text();
  for (const secret of ['SPRING', '"cost"', '"limits"', 'birch']) {
    assert.ok(!text.includes(secret), secret);
  }
  const own = (await Engine.create()).load(text).session({});
  const answer = await json(preview('alder-hotels', cart()));
  const request = { ...cart(), evaluated_at: answer.result.basis.evaluated_at };
  assert.equal(await own.decisionHash(request), answer.decision_hash);
});

test('an ETag saves sending what the client has', async () => {
  for (const path of ['/program', '/catalog?currency=GBP', '/products/mug?currency=GBP']) {
    const first = await ask('alder-hotels', path);
    const tag = first.headers.get('ETag');
    assert.match(tag, /^"[\w+/=]+"$/);
    const again = await ask('alder-hotels', path, { headers: { 'If-None-Match': tag } });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    const other = await ask('birch-cafe', path, { headers: { 'If-None-Match': tag } });
    assert.equal(other.status, 200);
  }
});

test('a plain parameter or header does not choose the account', async () => {
  const own = await (await ask('birch-cafe', '/catalog?currency=GBP')).text();
  const path = '/catalog?currency=GBP&account=alder-hotels&sub=alder-hotels&segments=hospitality';
  const headers = { 'X-Account': 'alder-hotels', Cookie: 'account=alder-hotels' };
  assert.equal(await (await ask('birch-cafe', path, { headers })).text(), own);
  assert.notEqual(await (await ask('alder-hotels', path)).text(), own);
});
