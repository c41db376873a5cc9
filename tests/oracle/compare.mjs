// Whether two answers are one: of the oracle's members all, of an engine's those that the oracle
// has. Contract: pure. Of each considered promotion outcome and reason are compared.
// Test: tests/oracle/oracle.test.mjs
import { compare_bytes } from './bytes.mjs';

const pick = (object, names) =>
  Object.fromEntries(
    names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]),
  );

const kLine = [
  'sku',
  'quantity',
  'quantity_scale',
  'unit',
  'unit_price',
  'subtotal_minor',
  'adjustments',
  'total_minor',
  'tax',
];
const kShipping = ['id', 'amount_minor', 'adjustments', 'total_minor', 'tax'];
const kSource = ['kind', 'price_list', 'tier_from'];

const plain_line = (line) => ({
  ...(line.origin.kind === 'request' && { id: line.id }),
  ...(line.origin.kind === 'promotion' && { gift_of: line.origin.promotion }),
  source: pick(line.price_source, kSource),
  ...pick(line, kLine),
});

const by_promotion = (list, names) =>
  list.map((item) => pick(item, names)).sort((a, b) => compare_bytes(a.promotion, b.promotion));

/** The part of an answer that is compared, in one form for oracle and engines. */
export function comparable({ result, outcomes, issues, refused }) {
  const listed = refused ?? issues;
  if (listed !== undefined) return { refused: [...new Set(listed.map(({ code }) => code))].sort() };
  const list = Array.isArray(outcomes) ? outcomes : outcomes.outcomes;
  return {
    lines: result.lines.map(plain_line),
    shipping: result.shipping.map((entry) => pick(entry, kShipping)),
    totals: result.totals,
    applied: by_promotion(result.applied, ['promotion', 'amount_minor', 'points']),
    ...pick(result, ['points', 'payment_terms', 'choice']),
    outcomes: by_promotion(list, ['promotion', 'outcome', 'reason', 'amount_minor']),
  };
}

/** The first place where two values differ, as `pointer: one, other`; undefined if nowhere. */
export function first_difference(a, b, pointer = '') {
  const nested = (value) => value !== null && typeof value === 'object';
  if (!nested(a) || !nested(b))
    return a === b ? undefined : `${pointer}: ${JSON.stringify(a)}, ${JSON.stringify(b)}`;
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = first_difference(a[name], b[name], `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How the oracle's and an engine's answer differ. */
export const difference = (oracle, engine) =>
  first_difference(comparable(oracle), comparable(engine));
