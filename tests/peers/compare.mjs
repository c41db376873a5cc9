// An answer against a case's `expect`: only what is listed there counts, less what the source did
// not assert itself. Contract: pure; gives the differences as text.
// Test: tests/peers/peers.test.mjs

const kRemarks = ['order_discount_in_lines'];

/** Keys that are not to be compared, and those of which the sum alone counts. */
function weakened(peer) {
  const keys = Object.keys(peer.expect);
  const [skipped, summed] = [new Set(), new Set()];
  let multiset = peer.semantics?.compare === 'multiset';
  for (const entry of peer.derived ?? []) {
    if (entry.startsWith('which line gets the odd cent')) multiset = true;
    const key = keys.find((name) => new RegExp(`^${name}(?![a-z_])`).test(entry));
    if (!key) continue;
    if (entry.includes('split')) summed.add(key);
    else skipped.add(key);
  }
  if (keys.every((key) => skipped.has(key) || kRemarks.includes(key))) skipped.clear();
  if (peer.semantics?.compare === 'sum') summed.add('line_discounts_minor');
  return { skipped, summed, multiset };
}

function text(value) {
  return JSON.stringify(value);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function same_set(key, wanted, got) {
  const [missing, extra] = [
    wanted.filter((one) => !got.includes(one)),
    got.filter((one) => !wanted.includes(one)),
  ];
  return missing.length + extra.length === 0
    ? []
    : [`${key}: wanted ${text(wanted)}, got ${text(got)}`];
}

function numbers(key, wanted, got, how) {
  const ids = Object.keys(wanted);
  const values = ids.map((id) => got?.[id] ?? 0);
  if (how.summed.has(key)) {
    const [expected, actual] = [sum(Object.values(wanted)), sum(values)];
    return expected === actual ? [] : [`${key}: sum wanted ${expected}, got ${actual}`];
  }
  const order = (list) => (how.multiset ? [...list].sort((a, b) => a - b) : list);
  const [expected, actual] = [order(Object.values(wanted)), order(values)];
  if (text(expected) === text(actual)) return [];
  const told = Object.fromEntries(ids.map((id, index) => [id, values[index]]));
  return [`${key}: wanted ${text(wanted)}, got ${text(told)}`];
}

function objects(key, wanted, got) {
  return Object.entries(wanted).flatMap(([id, value]) =>
    text(got?.[id]) === text(value)
      ? []
      : [`${key}.${id}: wanted ${text(value)}, got ${text(got?.[id])}`],
  );
}

function gift_lines(wanted, got) {
  const line = (gift) => text([gift.sku, gift.qty, gift.discount_minor]);
  const named = got.map((gift, index) =>
    wanted[index]?.discount_minor === undefined ? { ...gift, discount_minor: undefined } : gift,
  );
  return text(wanted.map(line).sort()) === text(named.map(line).sort())
    ? []
    : [`gift_lines: wanted ${text(wanted)}, got ${text(got)}`];
}

function rejected(wanted, got, expected) {
  return Object.keys(wanted)
    .filter((id) => got.includes(id) && !(expected ?? []).includes(id))
    .map((id) => `rejected: ${id} applied, but should be ${text(wanted[id])}`);
}

/** One line for each difference; none: the case holds. */
export function differences(peer, answer) {
  const how = weakened(peer);
  return Object.entries(peer.expect).flatMap(([key, wanted]) => {
    if (how.skipped.has(key) || kRemarks.includes(key)) return [];
    const got = answer[key];
    if (key === 'rejected') return rejected(wanted, answer.applied, peer.expect.applied);
    if (key === 'gift_lines') return gift_lines(wanted, got);
    if (got === undefined) return [`${key}: not answered`];
    if (Array.isArray(wanted)) return same_set(key, wanted, got);
    if (typeof wanted !== 'object' || wanted === null) {
      return got === wanted ? [] : [`${key}: wanted ${text(wanted)}, got ${text(got)}`];
    }
    const flat = Object.values(wanted).every((value) => typeof value === 'number');
    return flat && key !== 'final_quantities'
      ? numbers(key, wanted, got, how)
      : objects(key, wanted, got);
  });
}
