// The order of keys: by their bytes, as UTF-8. Test: tests/oracle/rounding.test.mjs

const ascii = /^[\x00-\x7f]*$/;

export function compare_bytes(a, b) {
  if (a === b) return 0;
  if (ascii.test(a) && ascii.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
