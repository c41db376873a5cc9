// Rounding and allocation on their own, by the examples of docs/semantics.md and exactly.
import assert from 'node:assert/strict';
import test from 'node:test';

import { compare_bytes } from './bytes.mjs';
import { seeded } from './draw.mjs';
import { allocate, ratio, sum } from './rounding.mjs';

const modes = (numerator, divisor) =>
  ['half_up', 'half_even', 'half_down', 'down', 'up'].map((mode) =>
    ratio([numerator], [divisor], mode),
  );

test('a half goes where the mode says', () => {
  assert.deepEqual(modes(5, 2), [3, 2, 2, 2, 3]);
  assert.deepEqual(modes(7, 2), [4, 4, 3, 3, 4]);
  assert.deepEqual(modes(9, 4), [2, 2, 2, 2, 3]);
  assert.deepEqual(modes(11, 4), [3, 3, 3, 2, 3]);
  assert.deepEqual(modes(8, 4), [2, 2, 2, 2, 2]);
});

test('large products are exact', () => {
  const most = Number.MAX_SAFE_INTEGER;
  assert.equal(ratio([most, 10_000], [10_000], 'half_up'), most);
  assert.equal(ratio([most, 5_000], [10_000], 'half_even'), 2 ** 52);
  assert.equal(ratio([most, 5_000], [10_000], 'half_down'), 2 ** 52 - 1);
});

test('the examples of the semantics', () => {
  assert.deepEqual(allocate(1000, [2000, 2000, 2000], {}), [334, 333, 333]);
  assert.deepEqual(allocate(6075, [755, 3399, 3049, 2712], {}), [463, 2082, 1868, 1662]);
  const first = { remainders: 'first_lines' };
  assert.deepEqual(allocate(5, [1, 3, 3], first), [1, 2, 2]);
  const last = { remainders: 'last_line', mode: 'half_up' };
  assert.deepEqual(allocate(1000, [2000, 2000, 2000], last), [333, 333, 334]);
  assert.deepEqual(allocate(4, [1, 5, 1], { ...last, mode: 'down' }), [1, 2, 1]);
});

test('every share lies within its weight, and all of the amount is shared', () => {
  const next = seeded(11);
  for (let i = 0; i < 3_000; i += 1) {
    const weights = Array.from({ length: 1 + (next() % 6) }, () => next() % 12);
    const amount = next() % (sum(weights) + 1);
    for (const remainders of ['largest', 'first_lines', 'last_line']) {
      for (const mode of ['half_up', 'half_even', 'down']) {
        const shares = allocate(amount, weights, { remainders, mode });
        const text = JSON.stringify({ amount, weights, remainders, mode, shares });
        assert.equal(sum(shares), amount, text);
        assert.ok(
          shares.every((share, at) => share >= 0 && share <= weights[at]),
          text,
        );
      }
    }
  }
});

test('keys are compared by their bytes', () => {
  const keys = ['ä', 'a2', 'a', 'z', '\u{1f600}', '\uffee', ''];
  assert.deepEqual(keys.toSorted(compare_bytes), ['', 'a', 'a2', 'z', 'ä', '\uffee', '\u{1f600}']);
});
