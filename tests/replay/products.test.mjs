// Descriptions become categories, ranges, colours and pack sizes by the tables' words.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { makeClassifier, packSize, wordTest } from '../../tools/replay/products.mjs';

const classifier = makeClassifier();

test('words match whole, in singular and plural', () => {
  const test = wordTest(['cake case', 'hen']);
  for (const text of ['PACK OF 72 CAKE CASES', 'A CAKE CASE.', 'HENS']) assert.ok(test(text), text);
  for (const text of ['KITCHEN', 'CAKE CASED', 'WHEN']) assert.ok(!test(text), text);
});

test('well known goods are filed where a shop would file them', () => {
  for (const [name, category, range] of [
    ['WHITE HANGING HEART T-LIGHT HOLDER', 'home-candles', undefined],
    ['JUMBO BAG RED RETROSPOT', 'bags-jumbo', 'red-retrospot'],
    ['REGENCY CAKESTAND 3 TIER', 'kitchen-baking', 'regency'],
    ['PARTY BUNTING', 'party-bunting', undefined],
    ['LUNCH BAG SPACEBOY DESIGN', 'bags-lunch', 'spaceboy'],
    ["PAPER CHAIN KIT 50'S CHRISTMAS", 'christmas-decorations', 'vintage-christmas'],
    ['SILVER DROP EARRINGS', 'jewellery-pieces', undefined],
    ['AN UNHEARD OF THING', 'general', undefined],
  ]) {
    const filed = classifier.classify('10000', name);
    assert.deepEqual([filed.category, filed.range], [category, range], name);
  }
});

test('stock codes of the web shop decide alone', () => {
  assert.equal(classifier.classify('DCGS0003', 'BOXED GLASS ASHTRAY').category, 'dotcom-gifts');
});

test('seasons are further categories, colour the first that is named in the table', () => {
  const filed = classifier.classify('10000', 'PINK HEART CHRISTMAS DECORATION');
  assert.deepEqual(filed.further, ['season-christmas', 'season-valentine']);
  assert.equal(filed.colour, 'pink');
});

test('pack sizes', () => {
  for (const [name, size] of [
    ['PACK OF 72 RETROSPOT CAKE CASES', 72],
    ['SET/6 RED SPOTTY PAPER PLATES', 6],
    ['S/4 CACTI CANDLES', 4],
    ['12 PENCILS TALL TUBE SKULLS', 12],
    ['3D DOG PICTURE PLAYING CARDS', 1],
    ['WHITE METAL LANTERN', 1],
  ]) {
    assert.equal(packSize(name), size, name);
  }
});

test('every category has a parent that is there, and each key stands once', () => {
  const keys = classifier.categories.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const { parent } of classifier.categories) assert.ok(!parent || keys.includes(parent));
});
