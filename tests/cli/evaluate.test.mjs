// `proviso evaluate`: the table a person reads, the JSON a program reads, and their agreement.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso, request, root, ruleset } from './command.mjs';
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(`${root}/${path}`, 'utf8');

test('a table with the currency’s digits, totals and the decision', () => {
  const { code, stdout, stderr } = proviso(['evaluate', ruleset, request]);
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  for (const line of [
    /^sample version 7, at 1970-01-01T00:00:05Z$/m,
    /^  a     T1   Green tea        12        3\.50  dealer, from 10 +42\.00 +-7\.03  34\.97$/m,
    /^  spring     Spring "10"  applied   -5\.70  its conditions hold/m,
    /^  NOPE          no promotion for this buyer has this code now$/m,
    /^  reduction  -7\.72$/m,
    /^  total      42\.23$/m,
    /^  decision  [0-9a-f]{64}$/m,
  ]) {
    assert.match(stdout, line);
  }
});

test('--json says the same amounts', () => {
  const { code, stdout } = proviso(['evaluate', '--json', ruleset, request]);
  assert.equal(code, 0);
  const result = JSON.parse(stdout);
  assert.deepEqual(result.totals, {
    subtotal_minor: 4500,
    reduction_minor: 772,
    shipping_minor: 495,
    total_minor: 4223,
  });
});

test('standard input serves for either file', () => {
  const expected = proviso(['evaluate', ruleset, request]).stdout;
  assert.equal(proviso(['evaluate', ruleset, '-'], { input: read(request) }).stdout, expected);
  assert.equal(proviso(['evaluate', '-', request], { input: read(ruleset) }).stdout, expected);
});

test('the decision is the same for the same answer, and another for another', () => {
  const decision = (document) => {
    const { stdout } = proviso(['evaluate', ruleset, '-'], { input: JSON.stringify(document) });
    return /decision  ([0-9a-f]{64})/.exec(stdout)[1];
  };
  const cart = JSON.parse(read(request));
  const [line, other] = cart.cart.lines;
  const more = { ...cart, cart: { ...cart.cart, lines: [{ ...line, quantity: 13 }, other] } };
  assert.equal(decision({ ...cart, evaluated_at: 5001 }), decision(cart));
  assert.notEqual(decision(more), decision(cart));
});

test('amounts of currencies without digits, and of many', (t) => {
  const write = folder(t);
  const rules = (exponent, digits) =>
    write(`${exponent}${digits}.json`, {
      format: 'proviso/1',
      id: 'digits',
      version: 1,
      currencies: [{ code: 'XXX', exponent, unit_price_digits: digits }],
      parts: { products: { products: [{ sku: 'A', list_price: { XXX: 375 } }] } },
    });
  const cart = { lines: [{ id: '1', sku: 'A', quantity: 100 }] };
  const input = JSON.stringify({ currency: 'XXX', evaluated_at: 0, cart });
  const line = (file) => /^  1 .*$/m.exec(proviso(['evaluate', file, '-'], { input }).stdout)[0];
  assert.match(line(rules(0, 0)), / 375  list price +37500 /);
  assert.match(line(rules(2, 2)), / 0\.0375  list price +3\.75 /);
  assert.match(line(rules(3, 0)), / 0\.375  list price +37\.500 /);
});

test('a quantity of what is measured is a decimal of its unit', (t) => {
  const product = (more) => ({ sku: 'A', list_price: { GBP: 80 }, ...more });
  const rules = (name, more) =>
    folder(t)(`${name}.json`, {
      format: 'proviso/1',
      id: 'measured',
      version: 1,
      currencies: [{ code: 'GBP', exponent: 2 }],
      parts: { products: { products: [product(more)] } },
    });
  const cart = { lines: [{ id: '1', sku: 'A', quantity: 2500 }] };
  const input = JSON.stringify({ currency: 'GBP', evaluated_at: 0, cart });
  const line = (file) => /^  1 .*$/m.exec(proviso(['evaluate', file, '-'], { input }).stdout)[0];
  assert.match(line(rules('cable', { quantity_scale: 3, unit: 'm' })), / 2\.5 m +0\.80 .* 2\.00 /);
  assert.match(line(rules('bare', { quantity_scale: 3 })), / 2\.5 +0\.80 .* 2\.00 /);
  assert.match(line(rules('box', { unit: 'box' })), / 2500 box +0\.80 .* 2000\.00 /);
});
