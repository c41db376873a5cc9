// A catalog as CSV: RFC 4180, exact decimals, and no cell that a spreadsheet takes for a formula.
// Control: a cell of the same characters elsewhere is left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso } from './command.mjs';
import { kAt, kAudience, kMarkup, reduce, shelf } from './shelf.mjs';

const kHeading =
  'sku,name,category,brand,currency,unit_price,list_price,tiers,lowest_before,' +
  'recommended_price,unit';

/** Records of an RFC 4180 text; throws where a line does not end in CR LF or a quote is astray. */
function parse(text) {
  const records = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    assert.ok(found, `not RFC 4180 at ${at}: ${text.slice(at, at + 40)}`);
    const [, raw, end] = found;
    records.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') records.push([]);
  }
  assert.deepEqual(records.pop(), []);
  return records;
}

function csv(t, change, ...args) {
  const file = folder(t)('rules.json', shelf(change));
  const all = ['catalog', file, '--audience', '-', '--at', kAt, '--format', 'csv', ...args];
  const { code, stdout, stderr } = proviso(all, { input: kAudience });
  assert.equal(code, 0, stderr);
  return parse(stdout);
}

test('a line a product, by category and SKU, prices by whole numbers', (t) => {
  assert.deepEqual(csv(t), [
    kHeading.split(','),
    ['B1', 'Flask', 'bare', '', 'GBP', '0.010', '0.010', '', '', '', ''],
    ['N1', 'No price', 'bare', '', 'GBP', '', '', '', '', '', ''],
    ['J1', 'Lemonade', 'drinks', "'=1+1", 'GBP', '2.500', '2.500', '', '', '', ''],
    [
      ...['G1', 'Sencha, "first flush"', 'green', 'Leaf', 'GBP', '4.000', '5.000'],
      ...['10+ 3.500 | 50+ 3.001', '', '', ''],
    ],
    ['G2', kMarkup, 'green', '', 'GBP', '3.125', '3.125', '', '', '', ''],
    ["'-X", '', '', '', 'GBP', '9007199254740.991', '9007199254740.991', '', '', '', ''],
  ]);
});

test('the lowest price before a sale, and the recommended one', (t) => {
  const rows = csv(t, reduce);
  const cells = (sku) => rows.find(([first]) => first === sku).slice(5);
  assert.deepEqual(cells('J1'), ['2.000', '2.500', '10+ 1.600', '2.500', '3.000', '']);
  assert.deepEqual(cells('G1').slice(3), ['', '', ''], 'control: no sale, none recommended');
  assert.deepEqual(cells('N1'), ['', '', '', '', '0.500', ''], 'without a price too');
});

test('what is measured has its quantities as decimals, and a unit', (t) => {
  const by_weight = ({ products, prices }) => {
    Object.assign(
      products.products.find(({ sku }) => sku === 'G1'),
      { quantity_scale: 3, unit: 'kg' },
    );
    const [{ entries }] = prices.price_lists;
    entries[0].tiers = [
      { from: 12_500, unit_price: 3500 },
      { from: 50_000, unit_price: 3001 },
    ];
  };
  const row = csv(t, by_weight).find(([sku]) => sku === 'G1');
  assert.deepEqual(row.slice(5), ['4.000', '5.000', '12.5 kg+ 3.500 | 50 kg+ 3.001', '', '', 'kg']);
});

test('a currency without minor units has no point', (t) => {
  const yen = (parts) => (parts.products.products[0].list_price = { JPY: 9007199254740991 });
  const row = csv(t, yen, '--currency', 'JPY').find(([sku]) => sku === 'G1');
  assert.deepEqual(row.slice(4, 7), ['JPY', '9007199254740991', '9007199254740991']);
});

test('no cell begins as a formula does; control: inside a text the same is left alone', (t) => {
  const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  const named = (names) => (parts) =>
    (parts.products.products = names.map((name, i) => ({ sku: `S${10 + i}`, name })));
  const names = (list) => csv(t, named(list)).slice(1, 1 + list.length);
  for (const [i, [, name]] of names(starts.map((start) => `${start}1+1`)).entries()) {
    assert.equal(name, `'${starts[i]}1+1`);
  }
  for (const [i, [, name]] of names(starts.map((start) => `a${start}1`)).entries()) {
    assert.equal(name, `a${starts[i]}1`);
  }
});

test('what splits cells elsewhere is quoted', (t) => {
  const semicolon = (parts) => (parts.products.products[0].name = 'a;=1');
  const file = folder(t)('rules.json', shelf(semicolon));
  const all = ['catalog', file, '--audience', '-', '--format', 'csv'];
  assert.match(proviso(all, { input: '{}' }).stdout, /^G1,"a;=1",green/m);
});
