// What cannot be written is refused by its kind; what is deep or long is written otherwise.
// Control: one step below a limit is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  algoliaFilter,
  meilisearchFilter,
  openSearchQuery,
  sqlPredicate,
  token,
} from 'proviso/search';

import * as algolia from './algolia.mjs';
import { columns, open_sqlite } from './databases.mjs';
import * as meilisearch from './meilisearch.mjs';
import { matches } from './opensearch.mjs';

const sku = (...keys) => ({ field: 'sku', in: keys });
const refused = (kind) => ({ name: 'SearchError', kind });
const documents = Array.from({ length: 400 }, (_, i) => ({
  sku: `p${i}`,
  categories: [],
  attributes: {},
}));

/** Grants and denials in turn, each over those before: `depth` levels. */
function layered(depth) {
  let filter = sku('p0');
  for (let i = 1; i < depth; i += 1) {
    const not = { not: sku(`p${i}`, `p${i - 3}`) };
    filter = i % 2 === 0 ? { any: [sku(`p${i}`), filter] } : { all: [filter, not] };
  }
  return filter;
}

function holds(filter, product) {
  if (filter.any) return filter.any.some((item) => holds(item, product));
  if (filter.all) return filter.all.every((item) => holds(item, product));
  return filter.not ? !holds(filter.not, product) : filter.in.includes(product);
}

const sqlite = open_sqlite(token);
sqlite.fill(documents);
const select = (filter) =>
  sqlite.select(sqlPredicate(filter, { dialect: 'sqlite', columns })).sort();
const wanted = (filter) =>
  documents
    .map((each) => each.sku)
    .filter((each) => holds(filter, each))
    .sort();
const found = (test) =>
  documents
    .filter(test)
    .map((each) => each.sku)
    .sort();

for (const depth of [3, 17, 19, 60, 150]) {
  test(`${depth} layers are written for every language`, () => {
    const filter = layered(depth);
    const expected = wanted(filter);
    assert.ok(expected.length > 0);
    const query = openSearchQuery(filter, { limit: 50_000 });
    assert.deepEqual(
      found((each) => matches(query, each)),
      expected,
    );
    assert.deepEqual(found(meilisearch.reader(meilisearchFilter(filter))), expected);
    assert.deepEqual(found(algolia.reader(algoliaFilter(filter, { limit: 50_000 }))), expected);
    assert.deepEqual(select(filter), expected);
  });
}

test('lists of 100,000 keys are one parameter of SQL, and a few lists of OpenSearch', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => `p${i}`);
  const { values } = sqlPredicate({ not: sku(...keys) }, { dialect: 'postgresql', columns });
  assert.equal(values.length, 1);
  assert.deepEqual(select({ not: sku(...keys) }), []);
  assert.equal(matches(openSearchQuery(sku(...keys)), documents[7]), true);
});

test('a thousand tests beside each other are no deep expression', () => {
  const any = Array.from({ length: 5000 }, (_, i) => ({ attribute: 'size', op: 'gt', value: i }));
  assert.deepEqual(select({ any: [...any, sku('p3')] }), ['p3']);
});

test('a filter too deep for OpenSearch, too long as clauses, is refused; one below is not', () => {
  assert.ok(openSearchQuery(layered(30)));
  assert.throws(() => openSearchQuery(layered(150)), refused('too_large'));
  const deep = layered(5000);
  assert.throws(() => sqlPredicate(deep, { dialect: 'sqlite', columns }), refused('too_large'));
});

test('Algolia: what grows beyond the limit is refused, one below it is not', () => {
  const pairs = (count) => ({
    any: Array.from({ length: count }, (_, i) => ({
      all: [sku(`a${i}`), { field: 'brand', in: [`b${i}`] }],
    })),
  });
  assert.ok(algoliaFilter(pairs(9)).length > 0);
  assert.throws(() => algoliaFilter(pairs(30)), refused('too_large'));
  const three = { not: sku('a', 'b', 'c') };
  assert.throws(() => algoliaFilter(three, { limit: 2 }), refused('too_large'));
  assert.equal(algoliaFilter(three, { limit: 3 }).match(/NOT/g).length, 3);
});

test('all and nothing', () => {
  assert.equal(algoliaFilter({ is: true }) + meilisearchFilter({ is: true }), '');
  for (const is of [true, false]) {
    const expected = is ? documents.length : 0;
    assert.equal(found(algolia.reader(algoliaFilter({ is }))).length, expected);
    assert.equal(found(meilisearch.reader(meilisearchFilter({ is }))).length, expected);
    assert.equal(found((each) => matches(openSearchQuery({ is }), each)).length, expected);
    assert.equal(select({ is }).length, expected);
  }
});

test('names come from the caller alone, and are quoted', () => {
  const filter = { attribute: 'x', op: 'eq', value: 1 };
  const options = (attributes) => ({ dialect: 'postgresql', columns: { sku: 'sku', attributes } });
  assert.throws(() => sqlPredicate(filter, options({ y: 'y' })), refused('unmapped'));
  assert.throws(() => sqlPredicate(filter, options(undefined)), refused('unmapped'));
  const inherited = { attribute: 'toString', op: 'eq', value: 1 };
  assert.throws(() => sqlPredicate(inherited, options({})), refused('unmapped'));
  const brand = { field: 'brand', in: ['b'] };
  assert.throws(() => sqlPredicate(brand, options({})), refused('unmapped'));
  assert.match(
    sqlPredicate(filter, options({ x: 'a"; DROP--' })).text,
    /"a""; DROP--" IS NOT NULL/,
  );
  assert.throws(() => sqlPredicate(filter, options({ x: '' })), refused('inexpressible'));
  const later = sqlPredicate(filter, { ...options({ x: 'x' }), first: 5 });
  assert.match(later.text, /\$5/);
  assert.throws(() => meilisearchFilter(sku('a'), { sku: 'a"b' }), refused('inexpressible'));
});

test('a text too long for a token, a text with U+0000, and what is no filter are refused', () => {
  const long = (length) => ({ attribute: 'x', op: 'ne', value: 'x'.repeat(length) });
  for (const write of [meilisearchFilter, algoliaFilter]) {
    assert.ok(write(long(460)));
    assert.throws(() => write(long(461)), refused('inexpressible'));
    assert.throws(() => write({}), refused('malformed'));
    assert.throws(() => write({ field: 'price', in: ['a'] }), refused('malformed'));
    assert.throws(() => write({ attribute: 'x', op: 'like', value: 'a' }), refused('malformed'));
  }
  const zero = { field: 'brand', in: ['a\u0000'] };
  assert.throws(() => sqlPredicate(zero, { dialect: 'sqlite', columns }), refused('inexpressible'));
  assert.throws(() => sqlPredicate(zero, { dialect: 'mysql', columns }), refused('malformed'));
});
