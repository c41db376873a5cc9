// Money as text: exact at every size, with the digits that the currency has.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimalText, Money } from '../../demo/src/shop/money.ts';

test('integers become decimals by their digits alone', () => {
  assert.equal(decimalText(0, 2), '0.00');
  assert.equal(decimalText(5, 2), '0.05');
  assert.equal(decimalText(-1234, 2), '-12.34');
  assert.equal(decimalText(1234, 0), '1234');
  assert.equal(decimalText(Number.MAX_SAFE_INTEGER, 2), '90071992547409.91');
});

test('amounts are exact up to 2^53-1, where division by 100 is not', () => {
  const pounds = new Money({ code: 'GBP', exponent: 2, unit_price_digits: 2 });
  assert.equal(pounds.amount(123456), '£1,234.56');
  assert.equal(pounds.amount(Number.MAX_SAFE_INTEGER), '£90,071,992,547,409.91');
  assert.equal(pounds.reduction(-1464), '−£14.64');
  const yen = new Money({ code: 'JPY', exponent: 0 }, 'en-GB');
  assert.match(yen.amount(1250), /1,250$/);
});

test('unit prices keep their extra digits, and no others', () => {
  const pounds = new Money({ code: 'GBP', exponent: 2, unit_price_digits: 2 });
  assert.equal(pounds.unit(33000), '£3.30');
  assert.equal(pounds.unit(785), '£0.0785');
  assert.equal(pounds.unit(3150), '£0.315');
});
