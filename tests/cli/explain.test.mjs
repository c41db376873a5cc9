// `proviso explain`: every promotion, what became of it, and the fact that decided.
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
  assert.deepEqual(spring, {
    promotion: 'spring',
    title: 'Spring "10"',
    outcome: 'ineligible',
    reason: 'condition',
    amount_minor: 0,
    condition_pointer: '/condition/all/0',
    actual: 700,
    required: 1000,
  });
});

test('promotions that were not considered are explained too', () => {
  const document = read_json(request);
  document.cart.codes = [];
  const input = JSON.stringify(document);
  const { stdout } = proviso(['explain', ruleset, '-'], { input });
  assert.match(stdout, /^  spring +ineligible +0\.00  none of its codes was entered$/m);
});
