// Session calls about products that the ruleset need not hold, filters of what an account sees, and
// classes of catalogs: against figures worked out by hand, and the core's own catalog.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { Engine } from 'proviso';

import { kNames, read_json, read_schemas } from '../schema/schemas.mjs';
import { evaluated_at, ruleset } from './shop.mjs';

const engine = await Engine.create();
const alder = engine.load(ruleset()).session({ account: 'alder-hotels' });
const anyone = engine.load(ruleset()).session({});
const query = { currency: 'GBP', evaluated_at };

test('decide: what is visible, and at which price, in the order asked', () => {
  const products = [
    { sku: 'tray', list_price: { GBP: 4100 } },
    { sku: 'mug', list_price: { GBP: 1300 } },
    { sku: 'new', category: 'table', list_price: { GBP: 5, EUR: 6 } },
    { sku: 'unpriced', attributes: [{ attribute: 'unknown', value: true }] },
  ];
  const list = (unit_price) => ({ unit_price, price_source: { kind: 'list_price' } });
  assert.deepEqual(anyone.decide({ ...query, products }), {
    products: [
      { sku: 'tray', visible: false },
      { sku: 'mug', visible: true, ...list(1300) },
      { sku: 'new', visible: true, ...list(5) },
      { sku: 'unpriced', visible: true },
    ],
  });
  const [tray, mug] = alder.decide({ ...query, products }).products;
  assert.deepEqual(tray, { sku: 'tray', visible: true, ...list(4100) });
  assert.deepEqual(mug.price_source, { kind: 'price_list', price_list: 'alder-2026' });
  const text = alder.decideText(JSON.stringify({ ...query, products }));
  assert.deepEqual(JSON.parse(text), alder.decide({ ...query, products }));
});

test('decide: a price that the account is not shown is hidden', () => {
  const rules = ruleset();
  rules.parts.entitlements.entitlements.push({
    key: 'on-request',
    effect: 'deny',
    of: 'price',
    skus: ['mug'],
  });
  const session = engine.load(rules).session({});
  const products = [{ sku: 'mug', list_price: { GBP: 1 } }];
  assert.deepEqual(session.decide({ ...query, products }).products, [
    { sku: 'mug', visible: true, price_hidden: true },
  ]);
  const filter = session.searchFilter({ evaluated_at, of: 'price' });
  assert.deepEqual(filter, { not: { field: 'sku', in: ['mug'] } });
});

test('searchFilter is the filter in the text that the core wrote', () => {
  const filter = anyone.searchFilter({ evaluated_at });
  assert.deepEqual(filter, { not: { field: 'sku', in: ['tray'] } });
  assert.deepEqual(JSON.parse(anyone.searchFilterText({ evaluated_at })), { filter });
  assert.notDeepEqual(alder.searchFilter({ evaluated_at }), filter);
});

test('catalogClass is equal for accounts with the same catalog, and only for these', () => {
  const other = engine.load(ruleset()).session({ account: 'birch-cafe' });
  const its = anyone.catalogClass({ evaluated_at });
  assert.match(its.class, /^[0-9a-f]{32}$/);
  assert.match(its.class_with_promotions, /^[0-9a-f]{32}$/);
  assert.deepEqual(other.catalogClass({ evaluated_at }), its);
  assert.equal(other.catalogText(query), anyone.catalogText(query));
  assert.notEqual(alder.catalogClass({ evaluated_at }).class, its.class);
  const timed = ruleset();
  timed.parts.entitlements.entitlements[0].schedule = { until: evaluated_at + 1000 };
  const until = engine.load(timed).session({}).catalogClass({ evaluated_at }).valid_until;
  assert.equal(until, evaluated_at + 1000);
});

test('what is not as these calls have it is refused with a pointer', () => {
  const wrong = [
    ['decide', { ...query, products: [{ sku: 'mug', name: 'Mug' }] }, '/products/0/name'],
    ['decide', { ...query, products: [{}] }, '/products/0/sku'],
    ['searchFilter', { evaluated_at, of: 'stock' }, '/of'],
    ['catalogClass', {}, '/evaluated_at'],
  ];
  for (const [call, document, pointer] of wrong) {
    assert.throws(
      () => anyone[call](document),
      (error) => error.kind === 'request' && error.issues[0].pointer === pointer,
    );
  }
});

test('catalog queries and pages are as their schemas say; control: a mistake is not', () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  for (const schema of Object.values(read_schemas())) ajv.addSchema(schema);
  if (!kNames.includes('catalog_query'))
    ajv.addSchema(read_json('schema/catalog_query.schema.json'));
  const [is_query, is_page] = ['catalog_query', 'catalog'].map((name) =>
    ajv.getSchema(`${name}.schema.json`),
  );
  const queries = [
    { category: 'table', page_size: 2 },
    { brands: ['a'], price: { from: 1 }, text: 'm', sort: 'price', badges: true },
    { facets: [{ of: 'brand' }], page: 2 },
  ];
  for (const members of queries) {
    const whole = { ...query, ...members };
    assert.ok(is_query(whole), ajv.errorsText(is_query.errors));
    assert.ok(is_page(alder.catalog(whole)), ajv.errorsText(is_page.errors));
  }
  const mistaken = { ...query, sort: 'age' };
  assert.equal(is_query(mistaken), false);
  assert.throws(() => alder.catalog(mistaken), { kind: 'request' });
});
