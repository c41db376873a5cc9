// What must hold of every answer, whatever the rules are in detail. `ask(ruleset, request)` gives
// an answer as the oracle's. Contract: each property gives a sentence where it is broken.
// Test: tests/oracle/oracle.test.mjs
import { comparable, first_difference } from './compare.mjs';
import { seeded } from './draw.mjs';
import { kNow } from './make_terms.mjs';
import { sum } from './rounding.mjs';

const total_of = (entry, before) =>
  before + sum(entry.adjustments.map((item) => item.amount_minor));

/** Adjustments are never above zero, nothing is below zero, and all sums are exact. */
export function sums({ result }) {
  const { lines, shipping, totals, applied } = result;
  const entries = [
    ...lines.map((line) => [line, line.subtotal_minor]),
    ...shipping.map((entry) => [entry, entry.amount_minor]),
  ];
  const broken = [];
  for (const [entry, before] of entries) {
    if (entry.adjustments.some(({ amount_minor }) => amount_minor > 0))
      broken.push('an adjustment is above zero');
    if (entry.total_minor < 0) broken.push('a total is below zero');
    if (total_of(entry, before) !== entry.total_minor) broken.push('adjustments do not add up');
  }
  const all = sum(entries.map(([entry]) => entry.total_minor));
  if (all !== totals.total_minor) broken.push('totals do not add up');
  const given = sum(applied.map(({ amount_minor }) => amount_minor));
  if (given !== -totals.reduction_minor) broken.push('what is applied does not add up');
  if (totals.subtotal_minor + totals.shipping_minor + given !== totals.total_minor)
    broken.push('the reduction does not add up');
  return broken;
}

const by_id = (answer) => {
  const plain = comparable(answer);
  const order = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return plain.refused
    ? plain
    : { ...plain, lines: plain.lines.toSorted(order), shipping: plain.shipping.toSorted(order) };
};

async function same(what, ruleset, request, answer, ask) {
  const other = await ask(ruleset, request);
  const found = first_difference(by_id(answer), by_id(other));
  return found === undefined ? [] : [`${what} changes ${found}`];
}

export async function reversed_promotions(ruleset, request, answer, ask) {
  const copy = structuredClone(ruleset);
  copy.parts.promotions.promotions.reverse();
  return same('reversing the promotions', copy, request, answer, ask);
}

export async function reversed_lines(ruleset, request, answer, ask) {
  const copy = structuredClone(request);
  copy.cart.lines.reverse();
  copy.cart.shipping?.reverse();
  return same('reversing the lines', ruleset, copy, answer, ask);
}

/** Where something is rounded or given by line of the request. */
const counts_lines = (ruleset) =>
  /"rounding_level":"line"|"per":"line"/.test(JSON.stringify(ruleset));

/** One line as two: the new line's id sorts right after the old one's. */
export async function split_line(ruleset, request, answer, ask) {
  const at = request.cart.lines.findIndex(({ quantity }) => quantity > 1);
  if (at < 0 || counts_lines(ruleset)) return [];
  const copy = structuredClone(request);
  const line = copy.cart.lines[at];
  line.quantity -= 1;
  copy.cart.lines.push({ ...line, id: `${line.id}~`, quantity: 1 });
  const other = await ask(ruleset, copy);
  const whole = ({ result, outcomes }) => {
    const { net_minor, gross_minor, ...totals } = result.totals; // tax is rounded by line
    return { totals, outcomes: comparable({ result, outcomes }).outcomes };
  };
  const found = first_difference(whole(answer), whole(other));
  return found === undefined ? [] : [`splitting a line changes ${found}`];
}

/** Rules by which the answer of `priority` may be no feasible set, or is settled afterwards. */
const may_differ = /"phase"|"drop_promotion"|"at":"total"|"all_or_none"/;

export async function best_is_best(ruleset, request, answer, ask) {
  if (may_differ.test(JSON.stringify([ruleset, request]))) return [];
  const with_choice = (choice) => ({ ...ruleset, settings: { ...ruleset.settings, choice } });
  const best = await ask(with_choice('best'), request);
  const priority = await ask(with_choice('priority'), request);
  const [least, total] = [best, priority].map(({ result }) => result.totals.total_minor);
  return least > total ? [`best costs ${least}, priority ${total}`] : [];
}

/** All properties of one pair: sentences, none if all hold. */
export async function violations(ruleset, request, ask) {
  const answer = await ask(ruleset, request);
  if (answer.refused !== undefined || answer.issues !== undefined) return [];
  const parts = [reversed_promotions, reversed_lines, split_line, best_is_best];
  const found = sums(answer);
  for (const part of parts) found.push(...(await part(ruleset, request, answer, ask)));
  return found;
}

/** A ruleset of ascending tiers and percents alone, and its one product at every quantity. */
export function make_monotone(seed) {
  const next = seeded(seed);
  const below = (limit) => next() % limit;
  const promotion = (key) => {
    const steps = [1, 2 + below(4), 7 + below(6)];
    const rates = steps.map(() => below(4_000)).sort((a, b) => a - b);
    const tiers = { by: 'quantity', steps: steps.map((from, i) => ({ from, rate_bp: rates[i] })) };
    if (below(2) === 0) tiers.mode = 'graduated';
    const value = below(3) === 0 ? { rate_bp: below(5_000) } : { tiers };
    return { key, priority: below(2), benefits: [{ kind: 'lines', ...value }] };
  };
  const ruleset = {
    format: 'proviso/1',
    id: 'monotone',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2 }],
    parts: {
      products: { products: [{ sku: 'A', list_price: { GBP: 1 + below(2_000) } }] },
      promotions: { promotions: ['a', 'b'].slice(0, 1 + below(2)).map(promotion) },
    },
  };
  const request = (quantity) => ({
    currency: 'GBP',
    evaluated_at: kNow,
    cart: { lines: [{ id: '1', sku: 'A', quantity }] },
  });
  return { ruleset, request };
}

/** More never raises the unit price, but for a minor unit that each rounding may move. */
export async function monotone_violations(seed, ask, most = 16) {
  const { ruleset, request } = make_monotone(seed);
  // Every reduction is rounded once; graduated ones once for each step.
  const slack = 3 * ruleset.parts.promotions.promotions.length;
  const found = [];
  let before;
  for (let quantity = 1; quantity <= most; quantity += 1) {
    const total = (await ask(ruleset, request(quantity))).result.totals.total_minor;
    if (before !== undefined && (total - slack) * (quantity - 1) > (before + slack) * quantity)
      found.push(`${quantity} units cost ${total}, one less ${before}`);
    before = total;
  }
  return found;
}
