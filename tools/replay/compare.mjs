// Whether two sides answered alike, and if not, which cart was the first to differ.
// Contract: equal means every result, decision and refusal to the byte, and equal sums.
// Test: tests/replay/compare.test.mjs

const kAlike = [
  'carts',
  'carts_discounted',
  'carts_refused',
  'issues',
  'totals',
  'sessions',
  'result_bytes',
  'sha256',
];

/** `{ equal, firstCart, members }`: the position of the first cart, the summary's members. */
export function compareSides(native, wasm) {
  const length = Math.max(native.digests.length, wasm.digests.length);
  let firstCart = 0;
  while (firstCart < length && native.digests[firstCart] === wasm.digests[firstCart])
    firstCart += 1;
  const members = kAlike.filter(
    (name) => canonical(native.summary[name]) !== canonical(wasm.summary[name]),
  );
  const equal = firstCart === length && members.length === 0;
  return { equal, members, ...(firstCart < length && { firstCart }) };
}

/** JSON text whose objects have their members in order. */
function canonical(value) {
  return JSON.stringify(value, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
