// Which promotions are considered at all: audience, schedule, code, and a line that they select.
// Test: tests/oracle/cases.test.mjs
import { audience_holds, needs_unknown, schedule_runs } from './audience.mjs';
import { compare, matches, reads_discounted } from './selectors.mjs';

/** The selectors of a condition's tests on lines. */
export function condition_selectors(condition, definitions) {
  if (condition === undefined) return [];
  if (condition.use !== undefined)
    return condition_selectors(definitions.conditions[condition.use], definitions);
  if (condition.fact?.startsWith('lines.')) return [condition.of];
  const items = condition.all ?? condition.any ?? (condition.not ? [condition.not] : []);
  return items.flatMap((item) => condition_selectors(item, definitions));
}

/** The answers that a test may give for a cart, in any currency, in which no line matches. */
function test_answers({ fact, op, value }, currencies) {
  if (!fact.startsWith('lines.')) return { yes: true, no: true };
  const found = Object.keys(currencies).map((code) => {
    const limit = typeof value === 'number' ? value : value[code];
    return compare(fact.endsWith('unit_price') ? undefined : 0, op, limit);
  });
  return { yes: found.includes(true), no: found.includes(false) };
}

/** Likewise of a condition: whether it can hold, whether it can fail. */
function answers(condition, cart) {
  if (condition === undefined) return { yes: true, no: false };
  if (condition.use !== undefined)
    return answers(cart.ruleset.definitions.conditions[condition.use], cart);
  if (condition.not !== undefined) {
    const { yes, no } = answers(condition.not, cart);
    return { yes: no, no: yes };
  }
  if (condition.fact !== undefined) return test_answers(condition, cart.ruleset.currencies);
  const items = (condition.all ?? condition.any).map((item) => answers(item, cart));
  const every = (name) => items.every((item) => item[name]);
  const some = (name) => items.some((item) => item[name]);
  return condition.all !== undefined
    ? { yes: every('yes'), no: some('no') }
    : { yes: some('yes'), no: every('no') };
}

export const fold = (code, settings) =>
  settings.code_case === 'sensitive'
    ? code
    : code.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether one of a promotion's codes was entered. */
export function has_code({ codes }, { request, settings }) {
  const entered = new Set((request.cart.codes ?? []).map((code) => fold(code, settings)));
  return codes.some((code) => entered.has(fold(code, settings)));
}

const kLineKinds = ['lines', 'every_nth', 'points'];
const kOrderKinds = ['order', 'total', 'gift', 'shipping', 'payment_terms'];

/** Every line, because the benefit names none. */
const is_for_every_line = ({ kind, target }) => kLineKinds.includes(kind) && target === undefined;

/** Whether a promotion's selectors, or its having none, are for something in the cart. */
function is_for_cart({ selectors, benefits, condition }, cart) {
  if (selectors.length === 0 || benefits.some(is_for_every_line)) return true;
  if (
    selectors.some((selector) => {
      const hope = reads_discounted(selector, cart) ? true : undefined;
      return cart.groups.some((group) => matches(selector, group, cart, hope));
    })
  )
    return true;
  const for_order = benefits.some(
    ({ kind, target, per }) =>
      kOrderKinds.includes(kind) && target === undefined && !(kind === 'gift' && per),
  );
  return for_order && answers(condition, cart).yes;
}

/** Whether all but its schedule lets a promotion be considered. */
function is_in_question(promotion, cart) {
  const { audience, codes } = promotion;
  if (!audience_holds(audience, cart.request.audience ?? {}, cart.ruleset.definitions))
    return false;
  if (codes !== undefined && !has_code(promotion, cart)) return false;
  return is_for_cart(promotion, cart);
}

export const is_considered = (promotion, cart) =>
  schedule_runs(promotion.schedule, cart.request.evaluated_at, cart.ruleset, cart.fault) &&
  is_in_question(promotion, cart);

/** Whether a schedule that bears on this cart needs a zone's offsets past its horizon. */
export const is_past_horizon = (cart) =>
  cart.ruleset.promotions.some(
    (promotion) =>
      needs_unknown(promotion.schedule, cart.request.evaluated_at, cart.ruleset) &&
      is_in_question(promotion, cart),
  );
