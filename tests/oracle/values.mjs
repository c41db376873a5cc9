// What a value takes from units: rates by rounding level, amounts, prices, tiers, formulas. A slice
// is { group, units, base }: so many units of a group and what they cost.
// Test: tests/oracle/oracle.test.mjs
import {
  amounts_at,
  attribute_fact,
  history_fact,
  quantity_of,
  shipping_amount,
} from './facts.mjs';
import { amount_of, is_measured, whole_unit } from './prices.mjs';
import { allocate, exact, for_price, for_reduction, ratio, sum } from './rounding.mjs';
import { groups_of } from './selectors.mjs';

/** Where a benefit's facts are read: as its own stratum, and its own phase, begin. */
const moment_of = ({ cart, original, stratum, begin }) => ({
  cart,
  at: { subtotal: original.groups, current: stratum.groups, net: begin.groups },
  discounted: stratum.discounted,
});

function line_amounts(slice, benefit, state) {
  const bases = slice.group.lines.map(({ position }) => state.line_base(position, benefit));
  return allocate(slice.base, bases, state.cart.split);
}

/** A reduction of each line of each slice on its own; the lines' amounts go to `own_lines`. */
function by_line(slices, benefit, state, reduction, own_lines) {
  return slices.map((slice) => {
    const amounts = line_amounts(slice, benefit, state).map(reduction);
    slice.group.lines.forEach(({ position }, i) => {
      own_lines[position] = (own_lines[position] ?? 0) + amounts[i];
    });
    return sum(amounts);
  });
}

const level_of = ({ settings, fault }) =>
  fault === 'level' ? 'benefit' : (settings.rounding_level ?? 'benefit');

/** Whether a rate is one amount for all its slices. */
export const is_rounded_once = (cart) => level_of(cart) === 'benefit';

/** What is measured is one piece. */
const pieces_of = ({ group, units }) => (is_measured(group) ? 1 : units);

function take_rate(slices, rate, benefit, state, own_lines) {
  const { split, mode, fault } = state.cart;
  const down = fault === 'rounding' ? 'down' : for_reduction(mode);
  const share = (base) => ratio([base, rate], [10_000], down);
  switch (level_of(state.cart)) {
    case 'line':
      if (own_lines === undefined) return slices.map(({ base }) => share(base));
      return by_line(slices, benefit, state, share, own_lines);
    case 'unit':
      return slices.map((slice) => {
        const [{ base }, pieces] = [slice, pieces_of(slice)];
        return Math.min(base, pieces * ratio([base, rate], [pieces, 10_000], down));
      });
    case 'final_price':
      return slices.map((slice) => {
        const [{ base }, pieces] = [slice, pieces_of(slice)];
        const left = ratio([base, 10_000 - rate], [pieces, 10_000], for_price(mode));
        return Math.max(0, base - pieces * left);
      });
    default: {
      const bases = slices.map(({ base }) => base);
      return allocate(share(sum(bases)), bases, split);
    }
  }
}

/**
 * Takes { rate_bp } or { amount } or { unit_price } from slices, an amount for each unit unless
 * the benefit says `per: line`; gives an amount for each slice.
 */
export function take(slices, value, benefit, state, own_lines) {
  const { cart } = state;
  const used = slices.filter(({ units }) => units > 0);
  let taken;
  if (is_missing(value)) return slices.map(() => 0);
  if (value.rate_bp !== undefined) {
    taken = take_rate(used, value.rate_bp, benefit, state, own_lines);
  } else if (value.unit_price !== undefined) {
    taken = used.map(({ group, base, units }) =>
      Math.max(0, base - amount_of(value.unit_price, units, group.product, cart)),
    );
  } else if (benefit.per === 'line' && benefit.tiers === undefined) {
    const reduction = (base) => Math.min(value.amount, base);
    taken = by_line(used, benefit, state, reduction, own_lines);
  } else {
    const down = for_reduction(cart.mode);
    taken = used.map(({ group, base, units }) =>
      Math.min(ratio([units, value.amount], [whole_unit(group.product)], down), base),
    );
  }
  return slices.map((slice) => (used.includes(slice) ? taken[used.indexOf(slice)] : 0));
}

/** A value as written, in the request's currency. */
export function value_of(written, { request }) {
  const { rate_bp, amount_minor, unit_price, price_minor } = written;
  return {
    rate_bp,
    amount: amount_minor?.[request.currency],
    unit_price: unit_price?.[request.currency],
    price: price_minor?.[request.currency],
  };
}

/** Whether a value has no amount in the currency: a step of tiers may be so. */
export const is_missing = ({ rate_bp, amount, unit_price, price }) =>
  [rate_bp, amount, unit_price, price].every((one) => one === undefined);

/** The fixed price of a `lines` benefit with `unit_price` or `price_of`; undefined: none. */
export function fixed_price(benefit, cart) {
  if (benefit.unit_price !== undefined) return benefit.unit_price[cart.request.currency];
  if (benefit.price_of === undefined) return undefined;
  return cart.price_for_one(benefit.price_of);
}

/** Steps with their thresholds as numbers; undefined where a fact is missing. */
export function steps_of({ steps, history }, cart) {
  const fact = history === undefined ? undefined : history_fact(history, cart);
  return steps.map((step) => {
    const shared = step.from_share_bp !== undefined && fact !== undefined;
    const share = shared ? ratio([step.from_share_bp, fact], [10_000], 'up') : undefined;
    const from = step.from ?? step.from_minor?.[cart.request.currency] ?? share;
    return { from, ...value_of(step, cart) };
  });
}

/** The last step at or below a number. */
export function step_at(steps, number, fault) {
  const reaches = ({ from }) => (fault === 'tier' ? from < number : from <= number);
  return steps.filter(({ from }) => from !== undefined).findLast(reaches);
}

/** What tiers count: units of, or the amount of, `over` or the target. */
export function counted(promotion, benefit, state) {
  const { by, over, at } = benefit.tiers;
  const { cart } = state;
  const groups = groups_of(over ?? benefit.target, cart, state.stratum.discounted);
  if (by === 'quantity') return quantity_of(groups, cart);
  const amounts = amounts_at(at, moment_of(state));
  return sum(groups.map(({ index }) => amounts[index]));
}

/** Graduated by amount: each part of the counted amount at its own rate, rounded once in all. */
export function graduated_amount(promotion, benefit, state) {
  const { cart } = state;
  const amount = counted(promotion, benefit, state);
  const steps = steps_of(benefit.tiers, cart).filter(({ from }) => from !== undefined);
  let exact_sum = 0n;
  steps.forEach(({ from, rate_bp }, i) => {
    const until = Math.min(amount, steps[i + 1]?.from ?? Infinity);
    if (until > from) exact_sum += BigInt(until - from) * BigInt(rate_bp);
  });
  return ratio([exact(Number(exact_sum))], [10_000], for_reduction(cart.mode));
}

/** A quotient rounded by the mode, away from zero alike for negative numerators. */
function divide(numerator, divisor, mode) {
  const magnitude = ratio([Math.abs(numerator)], [divisor], for_reduction(mode));
  return numerator < 0 ? -magnitude : magnitude;
}

function formula_fact({ fact, of, at, history, attribute }, moment) {
  const { cart } = moment;
  switch (fact) {
    case 'cart.amount':
      return sum(amounts_at(at, moment));
    case 'lines.amount': {
      const amounts = amounts_at(at, moment);
      return sum(groups_of(of, cart, moment.discounted).map(({ index }) => amounts[index]));
    }
    case 'lines.quantity':
      return quantity_of(groups_of(of, cart, moment.discounted), cart);
    case 'shipping.amount':
      return shipping_amount(cart);
    case 'history':
      return history_fact(history, cart);
    default:
      return attribute_fact(attribute, cart);
  }
}

function formula_value(formula, moment) {
  const { constant, fact, quotient, by } = formula;
  if (constant !== undefined) return constant;
  if (fact !== undefined) return formula_fact(formula, moment);
  if (quotient !== undefined) {
    const numerator = formula_value(quotient, moment);
    return numerator === undefined ? undefined : divide(numerator, by, moment.cart.mode);
  }
  const written = formula.sum ?? formula.product ?? formula.least ?? formula.greatest;
  const items = written.map((item) => formula_value(item, moment));
  if (items.includes(undefined)) return undefined;
  if (formula.sum !== undefined) return exact(sum(items));
  if (formula.product !== undefined) return exact(items.reduce((all, item) => all * item, 1));
  return formula.least !== undefined ? Math.min(...items) : Math.max(...items);
}

/** What a formula takes: nothing where a fact is missing or the value is below zero. */
export const formula_amount = (promotion, benefit, state) =>
  Math.max(0, formula_value(benefit.formula, moment_of(state)) ?? 0);
