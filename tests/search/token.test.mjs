// Tokens: nothing that engines fold makes two of them equal, and ranges of numbers are exact.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { algoliaDocument, algoliaFilter, meilisearchFilter, token } from 'proviso/search';

import { reader } from './algolia.mjs';
import { seeded } from '../oracle/draw.mjs';

const fold = (text) => text.trim().normalize('NFKD').toLowerCase();

test('tokens are of a few characters, and stay apart however they are folded', () => {
  const texts = [
    'Mug',
    'mug',
    'MUG',
    'múg',
    'mu\u0301g',
    'ｍｕｇ',
    ' mug',
    'mug ',
    '',
    '~',
    '~4dug',
    '-',
  ];
  texts.push('a"b', "a'b", 'a\\', '\u0000', '🙂', 'x" OR sku:"y', 'ﬁ', 'fi', 'ß', 'ss', 'İ', 'i');
  for (const text of texts) assert.match(token(text), /^[a-z0-9_~][a-z0-9_~-]*$/);
  assert.equal(new Set(texts.map((text) => fold(token(text)))).size, texts.length);
  assert.ok(new Set(texts.map(fold)).size < texts.length, 'control: the texts themselves do not');
  assert.equal(token('mug-2_x'), 'mug-2_x');
  assert.equal(token('Mug'), '~4dug');
});

test('what is quoted in a filter cannot end the quotes', () => {
  const filter = { field: 'sku', in: ['x" OR "sku" = "y', 'end\\'] };
  for (const write of [meilisearchFilter, algoliaFilter]) {
    const values = write(filter).match(/"[^"]*"/g);
    for (const value of values) assert.match(value, /^"[a-z0-9_~-]+"$/);
  }
});

test('a range of numbers is exactly a choice of tokens', () => {
  const next = seeded(7);
  const edge = Number.MAX_SAFE_INTEGER;
  const numbers = [-edge, 1 - edge, -1, 0, 1, edge - 1, edge];
  for (let i = 0; i < 40; i += 1) numbers.push((next() % 2000) - 1000, next() * 4000 - 2 ** 43);
  const holds = {
    gt: (a, b) => a > b,
    gte: (a, b) => a >= b,
    lt: (a, b) => a < b,
    lte: (a, b) => a <= b,
  };
  const document = (value) =>
    algoliaDocument({ sku: 'x', categories: [], attributes: { size: value } });
  const documents = numbers.map(document);
  const missing = algoliaDocument({ sku: 'x', categories: [], attributes: {} });
  let compared = 0;
  for (const [op, compare] of Object.entries(holds)) {
    for (const limit of numbers) {
      const filter = { attribute: 'size', op, value: limit };
      const [is, is_not] = [filter, { not: filter }].map((each) => reader(algoliaFilter(each)));
      documents.forEach((each, i) => {
        assert.equal(is(each), compare(numbers[i], limit), `${numbers[i]} ${op} ${limit}`);
        assert.equal(is_not(each), !compare(numbers[i], limit));
        compared += 1;
      });
      assert.deepEqual([is(missing), is_not(missing)], [false, true]);
    }
  }
  assert.ok(compared > 20_000);
});
