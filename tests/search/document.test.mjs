// The documents of products: what they hold, and that no key of theirs is lost or taken for
// another.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { algoliaDocument, meilisearchDocument, parentsOf, productDocument } from 'proviso/search';

const categories = [{ key: 'Home' }, { key: 'table', parent: 'Home' }, { key: 'sale' }];
const product = {
  sku: 'Mug',
  category: 'table',
  further_categories: ['sale'],
  brand: 'Acme',
  attributes: [
    { attribute: 'Colour', value: 'Red' },
    { attribute: 'size', value: -3 },
    { attribute: '__proto__', value: true },
  ],
};

test('a document has all categories with those above, and attributes by token', () => {
  const document = productDocument(product, categories);
  assert.deepEqual(document.categories, ['sale', 'table', 'Home']);
  assert.equal(document.sku, 'Mug');
  assert.equal(document.brand, 'Acme');
  const expected = JSON.parse('{"~43olour":"Red","size":-3,"__proto__":true}');
  assert.deepEqual(document.attributes, expected);
  assert.deepEqual(productDocument(product, parentsOf(categories)), document);
});

test('a product without anything, an unknown category, and a circle of categories', () => {
  const empty = { sku: 'x', categories: [], attributes: {} };
  assert.deepEqual(productDocument({ sku: 'x' }, []), empty);
  assert.deepEqual(productDocument({ sku: 'x', category: 'y' }, []).categories, ['y']);
  const circle = parentsOf([
    { key: 'a', parent: 'b' },
    { key: 'b', parent: 'a' },
  ]);
  assert.deepEqual(productDocument({ sku: 'x', category: 'a' }, circle).categories, ['a', 'b']);
});

test('documents for engines that fold have tokens; numbers stay for Meilisearch', () => {
  const document = productDocument(product, categories);
  const meilisearch = meilisearchDocument(document);
  assert.deepEqual([meilisearch.sku, meilisearch.brand], ['~4dug', '~41cme']);
  assert.equal(meilisearch.attributes.size, -3);
  assert.equal(meilisearch.attributes['~43olour'], '~52ed');
  const algolia = algoliaDocument(document);
  assert.equal(algolia.attributes.size, '~minus3');
  assert.equal(algolia.ranges.size.length, 28);
  assert.deepEqual(Object.keys(algolia.ranges), ['size']);
});

test('a text that is too long for a token is left out', () => {
  const long = { sku: 'x', attributes: [{ attribute: 'note', value: 'x'.repeat(461) }] };
  const document = productDocument(long, []);
  assert.equal(document.attributes.note.length, 461);
  assert.deepEqual(meilisearchDocument(document).attributes, {});
});
