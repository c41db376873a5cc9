// `proviso catalog`: an account's own products and prices, paged, at an instant.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { proviso, ruleset } from './command.mjs';

const kDealer = '{"account":"acme","segments":["gold"],"region":"uk","channel":"web"}';

function catalog(args, input = kDealer) {
  const all = ['catalog', ruleset, '--audience', '-', ...args];
  const { code, stdout, stderr } = proviso(all, { input });
  assert.equal(code, 0, stderr);
  return stdout;
}
const skus = (args, input) =>
  JSON.parse(catalog(['--json', ...args], input)).products.map(({ sku }) => sku);

test('a table with the account’s prices', () => {
  const table = catalog(['--at', '5000']);
  assert.match(table, /^  T1 +Green tea +tea +Leaf +4\.00  dealer$/m);
  assert.match(table, /^  T3 .* no price$/m);
  assert.match(table, /^  page 1 of 1, 3 products$/m);
  assert.doesNotMatch(table, /Hidden/);
});

test('each account sees its own', () => {
  assert.deepEqual(skus(['--at', '5000']), ['T1', 'T2', 'T3']);
  assert.deepEqual(skus(['--at', '5000'], '{}'), ['H1', 'T1', 'T2', 'T3']);
  assert.deepEqual(skus(['--at', '5000'], '{"segments":["dry"]}'), ['T2', 'T3']);
});

test('prices are those of the instant; the machine’s clock when none is given', () => {
  const price = (args) => JSON.parse(catalog(['--json', ...args])).products[0].unit_price;
  assert.equal(price(['--at', '999']), 500); // the price list begins at 1000
  assert.equal(price(['--at', '1000']), 400);
  assert.equal(price(['--at', '1970-01-01T00:00:05Z']), 400);
  assert.equal(price(['--at', '2026-02-28']), 500);
  assert.equal(price([]), 500);
});

test('categories, pages and currencies', () => {
  assert.deepEqual(skus(['--category', 'drinks', '--at', '5000']), ['T1']);
  assert.deepEqual(skus(['--category', 'nowhere']), []);
  assert.deepEqual(skus(['--page', '2', '--page-size', '2']), ['T3']);
  assert.match(catalog(['--currency', 'EUR']), /^  T1 .* 5\.5000  list price$/m);
});

test('what is no instant is refused', () => {
  for (const at of ['', '-1', '1.5', '2026-02-30', '2026-01-01T24:00:00Z', '1e3', '1969-12-31']) {
    const args = ['catalog', ruleset, '--audience', '-', `--at=${at}`];
    assert.equal(proviso(args, { input: '{}' }).code, 2, at);
  }
});

test('an audience with issues is refused', () => {
  const args = ['catalog', ruleset, '--audience', '-'];
  const { code, stderr } = proviso(args, { input: '{"account":"","role":"admin"}' });
  assert.equal(code, 1);
  assert.match(stderr, /^-:\/account: empty: /m);
  assert.match(stderr, /^-:\/role: unknown_member: /m);
});
