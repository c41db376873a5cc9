// Prices are read digit by digit; what would lose a digit is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseDecimal, parseWhole } from '../../tools/replay/decimal.mjs';

test('a decimal becomes a whole number of its smallest digit', () => {
  assert.equal(parseDecimal('2.55', 3), 2550);
  assert.equal(parseDecimal('0.001', 3), 1);
  assert.equal(parseDecimal('18', 3), 18000);
  assert.equal(parseDecimal('-11062.06', 2), -1106206);
  assert.equal(parseDecimal('1.10', 1), 11);
});

test('a value that floating point would miss is exact', () => {
  assert.notEqual(Math.trunc(1.005 * 1000), 1005); // the control: why digits are counted
  assert.equal(parseDecimal('1.005', 3), 1005);
  assert.equal(parseDecimal('90071992547409.91', 2), Number.MAX_SAFE_INTEGER);
});

test('what does not fit exactly is null', () => {
  for (const text of ['2.9555', '1e3', '', '.5', '5.', '1,25', ' 1', '90071992547409.92', '0x1']) {
    assert.equal(parseDecimal(text, text.startsWith('9') ? 2 : 3), null, text);
  }
});

test('whole numbers have no fraction', () => {
  assert.equal(parseWhole('12'), 12);
  assert.equal(parseWhole('-12'), -12);
  assert.equal(parseWhole('12.0'), 12);
  assert.equal(parseWhole('12.5'), null);
});
