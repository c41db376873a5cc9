// `proviso explain`: each promotion, what became of it, and the fact that decided; by level.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { proviso, request, ruleset } from './command.mjs';
import { read_json } from '../schema/schemas.mjs';

/** The sample's request with one unit of its first line. */
function small_cart() {
  const document = read_json(request);
  document.cart.lines[0].quantity = 1;
  return JSON.stringify(document);
}

test('a table names the condition and its values as money', () => {
  const { code, stdout } = proviso(['explain', ruleset, '-'], { input: small_cart() });
  assert.equal(code, 0);
  assert.match(stdout, /^  five +applied +-0\.35 /m);
  assert.match(
    stdout,
    /^  spring +ineligible +0\.00  its condition .* \/condition\/all\/0 +7\.00 +10\.00$/m,
  );
});

test('--json gives the numbers', () => {
  const { stdout } = proviso(['explain', '--json', ruleset, '-'], { input: small_cart() });
  const spring = JSON.parse(stdout).promotions.find(({ promotion }) => promotion === 'spring');
  assert.equal(spring.reason, 'condition');
  assert.deepEqual(spring.condition, {
    pointer: '/condition/all/0',
    fact: 'cart.amount',
    op: 'gte',
    at: 'subtotal',
    actual: 700,
    required: 1000,
  });
  assert.equal(spring.message.key, 'reason.condition.cart_amount');
});

test('--level says who reads: a buyer is told of considered promotions, without pointers', () => {
  const document = read_json(request);
  document.cart.codes = [];
  const input = JSON.stringify(document);
  const keys = (level) => {
    const { stdout } = proviso(['explain', '--json', '--level', level, ruleset, '-'], { input });
    return JSON.parse(stdout).promotions.map(({ promotion }) => promotion);
  };
  assert.deepEqual(keys('buyer'), ['five']);
  assert.deepEqual(keys('sales'), ['five', 'spring']);
  assert.deepEqual(keys('auditor'), ['five', 'spring']);
  const { code, stderr } = proviso(['explain', '--level', 'owner', ruleset, '-'], { input });
  assert.equal(code, 2);
  assert.match(stderr, /--level: owner not in/);
});

test('promotions that were not considered are explained too', () => {
  const document = read_json(request);
  document.cart.codes = [];
  const input = JSON.stringify(document);
  const { stdout } = proviso(['explain', ruleset, '-'], { input });
  assert.match(stdout, /^  spring +ineligible +0\.00  none of its codes was entered$/m);
});
