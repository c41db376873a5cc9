// /feed: an origin's products as the token's account sees them, through the worker itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ruleset } from '../js/shop.mjs';
import { start } from './edge.mjs';

const products = [
  { sku: 'mug', name: 'Mug', list_price: { GBP: 1300 }, cost: 1 },
  { sku: 'tray', name: 'Tray', list_price: { GBP: 4100 } },
  { sku: 'elsewhere', name: 'Of another system', list_price: { GBP: 7 } },
];
const types = { json: 'application/json; charset=utf-8', ndjson: 'application/x-ndjson' };
const lines = products.map((each) => JSON.stringify(each)).join('\n');

/** A worker with an origin that answers so; what the origin was asked is kept. */
async function with_origin(body, type, options = {}) {
  const asked = [];
  const edge = await start({
    origin: async (request) => {
      asked.push([request.url, Object.fromEntries(request.headers)]);
      return new Response(body, {
        status: options.status ?? 200,
        headers: { 'Content-Type': type },
      });
    },
    ...options,
  });
  return { ...edge, asked };
}

test('each account gets what it sees at its prices, and no other member', async () => {
  const edge = await with_origin(JSON.stringify(products), types.json);
  const response = await edge.ask('birch-cafe', '/feed?currency=GBP');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  const seen = await response.json();
  assert.deepEqual(
    seen.map((each) => Object.keys(each)),
    [
      ['sku', 'name', 'unit_price', 'price_source'],
      ['sku', 'name', 'unit_price', 'price_source'],
    ],
  );
  assert.deepEqual(
    seen.map((each) => [each.sku, each.unit_price]),
    [
      ['mug', 1300],
      ['elsewhere', 7],
    ],
  );
  const mine = await (await edge.ask('alder-hotels', '/feed?currency=GBP')).json();
  assert.deepEqual(
    mine.map((each) => [each.sku, each.unit_price]),
    [
      ['mug', 1000],
      ['tray', 4100],
      ['elsewhere', 7],
    ],
  );
});

test('the origin is not told who asks, nor what', async () => {
  const edge = await with_origin(lines, types.ndjson);
  const response = await edge.ask('birch-cafe', '/feed?currency=GBP&page=2', {
    headers: { 'X-Account': 'birch-cafe', Cookie: 'account=birch-cafe' },
  });
  assert.equal((await response.text()).trim().split('\n').length, 2);
  const [[url, headers]] = edge.asked;
  assert.match(url, /\/products$/);
  assert.doesNotMatch(JSON.stringify(headers), /birch|[Bb]earer|eyJ/);
});

test('members of the settings pass', async () => {
  const bindings = { ORIGIN_MEMBERS: 'sku, cost', ORIGIN_PRICE_MEMBERS: 'list_price' };
  const edge = await with_origin(lines, types.ndjson, { bindings });
  const [first] = (await (await edge.ask('birch-cafe', '/feed?currency=GBP')).text()).split('\n');
  assert.deepEqual(Object.keys(JSON.parse(first)), [
    ...['sku', 'cost', 'list_price', 'unit_price', 'price_source'],
  ]);
});

test('a wrong question is told before anything streams', async () => {
  const edge = await with_origin(lines, types.ndjson);
  for (const path of ['/feed', '/feed?currency=XXX']) {
    const response = await edge.ask('birch-cafe', path);
    assert.equal(response.status, 400);
    assert.match(JSON.stringify(await response.json()), /\/currency/);
  }
  assert.equal((await edge.ask('nobody', '/feed?currency=GBP')).status, 403);
  assert.equal((await edge.fetch_as(null, '/feed?currency=GBP')).status, 401);
  assert.equal(edge.asked.length, 0, 'the origin was not asked');
});

test('an origin that fails, or answers in another form, is a bad gateway', async () => {
  for (const [type, status] of [
    [types.json, 500],
    ['text/html', 200],
  ]) {
    const edge = await with_origin('<p>', type, { status });
    const response = await edge.ask('birch-cafe', '/feed?currency=GBP');
    assert.equal(response.status, 502);
    assert.equal((await response.json()).code, 'origin_failed');
  }
  const edge = await start();
  assert.equal((await edge.ask('birch-cafe', '/feed?currency=GBP')).status, 404, 'no origin');
});

test('a response that breaks off is told: no end of JSON, an error line, the log', async () => {
  const no_json = (text) => assert.throws(() => JSON.parse(text), SyntaxError);
  const last_is_error = (text) => assert.match(`\n${text}`, /\n\{"error":"malformed"\}\n$/);
  const broken = [
    [types.ndjson, `${lines}\n{"sku":`, last_is_error],
    [types.json, `[${lines.replaceAll('\n', ',')},`, no_json],
  ];
  for (const [type, body, check] of broken) {
    const edge = await with_origin(body, type);
    const text = await (await edge.ask('birch-cafe', '/feed?currency=GBP')).text();
    check(text);
    assert.doesNotMatch(text, /tray/);
    await logged(edge);
  }
});

/** Waits until the log says why a feed ended. */
async function logged({ logs }) {
  for (let i = 0; i < 100 && !logs.join('').includes('feed_ended'); i += 1) await sleep(20);
  assert.match(logs.join(''), /"event":"feed_ended".*product 3/);
}

test('a feed goes on under the ruleset that it began with', async () => {
  const begun = Promise.withResolvers();
  const rest = Promise.withResolvers();
  const body = new ReadableStream({
    async pull(controller) {
      begun.resolve();
      const enough = Array.from({ length: 600 }, (_, i) => JSON.stringify({ sku: `p${i}` }));
      controller.enqueue(new TextEncoder().encode(`${enough.join('\n')}\n`));
      await rest.promise;
      controller.enqueue(new TextEncoder().encode(lines));
      controller.close();
    },
  });
  const edge = await with_origin(body, types.ndjson);
  const response = await edge.ask('birch-cafe', '/feed?currency=GBP');
  await begun.promise;
  const rules = ruleset();
  rules.version = 8;
  rules.parts.entitlements.entitlements[0].skus = ['mug'];
  await edge.put('ruleset', rules);
  const page = await (await edge.ask('birch-cafe', '/catalog?currency=GBP')).json();
  assert.deepEqual(
    page.products.map(({ sku }) => sku),
    ['sample', 'tray'],
  );
  rest.resolve();
  const skus = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).sku);
  assert.deepEqual(skus.slice(600), ['mug', 'elsewhere']);
});
