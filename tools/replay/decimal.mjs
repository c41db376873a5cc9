// Decimal text to whole numbers, digit by digit: no amount ever passes through floating point.
// Contract: null for anything that is not a plain decimal or does not fit exactly.
// Test: tests/replay/decimal.test.mjs

const kMaxSafe = BigInt(Number.MAX_SAFE_INTEGER);

/** `"2.55"` at 3 fraction digits is 2550; null where digits would be lost. */
export function parseDecimal(text, fractionDigits) {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,16}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const kept = fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0');
  if (/[1-9]/.test(fraction.slice(fractionDigits))) return null;
  const value = BigInt(whole + kept);
  if (value > kMaxSafe) return null;
  return Number(sign && value > 0n ? -value : value);
}

/** `"12"` is 12; null where it is not a whole number within the safe range. */
export function parseWhole(text) {
  return parseDecimal(text, 0);
}
