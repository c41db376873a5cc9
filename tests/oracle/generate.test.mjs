// What the generators make is valid, the same for a seed, and reaches every feature.
import assert from 'node:assert/strict';
import test from 'node:test';

import { validators } from '../schema/schemas.mjs';
import { Coverage, make } from './generate.mjs';

const validate = validators();
const coverage = new Coverage();

test('rulesets and requests are as their schemas say', () => {
  for (let number = 0; number < 400; number += 1) {
    const { ruleset, carts } = make(2, number, coverage.asked(number), 3);
    const text = JSON.stringify(ruleset);
    assert.ok(validate.ruleset(ruleset), `${JSON.stringify(validate.ruleset.errors)} ${text}`);
    for (const { request } of carts)
      assert.ok(validate.request(request), JSON.stringify(validate.request.errors));
  }
});

test('a seed gives the same ones', () => {
  assert.deepEqual(make(9, 4, ['benefit:gift/per']), make(9, 4, ['benefit:gift/per']));
  assert.notDeepEqual(make(9, 4), make(10, 4));
});

test('a pair that is asked for mostly comes together', () => {
  const asked = ['benefit:buy_get/partial', 'settings/rounding_level:unit'];
  const made = Array.from({ length: 50 }, (_, number) => make(3, number, asked, 1));
  const together = made.filter(({ used }) => asked.every((name) => used.has(name)));
  assert.ok(together.length > 25, `${together.length} of 50`);
});

test('most pairs of features come together in 20,000 pairs of ruleset and cart', () => {
  const counted = new Coverage(coverage.names);
  for (let number = 0; number < 1_000; number += 1) {
    const { used, carts } = make(1, number, counted.asked(number));
    for (const cart of carts) counted.add(used, cart.used);
  }
  const share = 1 - counted.missing().length / counted.pairs.length;
  assert.ok(share > 0.85, String(counted));
});
