// Effects that count units: within a line (`bxgy_line`, `amount_every_nth`, `unit_ladder`), over
// lines (`bxgy`, `quantity_group`). Per line means a benefit for each line.
// Contract: pure. Test: tests/peers/peers.test.mjs
import { fraction, lines_of, list_value, rate_bp, Unsupported } from './facts.mjs';
import { ladder, reached } from './effects_tiered.mjs';
import { only, selector } from './tests_of.mjs';

const kMostGiven = 1000; // units of one round that are given one by one

function running(turn) {
  return turn.lanes ? 'stratum' : 'current';
}

function per_line(world, effect, make) {
  const where = selector(world, effect.where);
  return [{ kind: 'line', benefits: world.lines.map((line) => make(only(line, where))) }];
}

/** Rate or amount, as the effect has it. */
function given(world, effect) {
  if (effect.value !== undefined) return { rate_bp: rate_bp(effect.value) };
  return { amount_minor: world.money(effect.value_minor) };
}

export function bxgy_line_effect(world, effect, turn) {
  const base = running(turn);
  const [buy, get] = [effect.buy_x, effect.get_y];
  const limit = effect.limit ? { max_applications: effect.limit } : {};
  const buy_get = (of) => ({
    kind: 'buy_get',
    buy: { of, quantity: buy },
    get: { of, quantity: get },
    base,
    ...limit,
  });
  if (effect.percent !== undefined) {
    const rate = rate_bp(effect.percent);
    return per_line(world, effect, (of) => ({ ...buy_get(of), partial: true, rate_bp: rate }));
  }
  if (effect.apply_to === 'each_y') {
    return per_line(world, effect, (of) => ({ ...buy_get(of), ...given(world, effect) }));
  }
  if (effect.apply_to !== 'xy_total') throw new Unsupported(`apply_to ${effect.apply_to}`);
  if (effect.value === undefined)
    return per_time(world, effect, turn, buy + get, effect.value_minor);
  return per_line(world, effect, (of) => ({
    kind: 'bundle',
    parts: [{ of, quantity: buy + get }],
    base,
    ...limit,
    ...given(world, effect),
  }));
}

/** For every `size` units of a line an amount, whatever these units cost. */
function per_time(world, effect, turn, size, minor) {
  return per_line(world, effect, (target) => {
    // Rounded to the nearest, (2q - size + 1) / 2size is q / size without its fraction.
    const units = { product: [{ fact: 'lines.quantity', of: target }, { constant: 2 }] };
    const times = { quotient: { sum: [units, { constant: 1 - size }] }, by: 2 * size };
    const limited = effect.limit ? { least: [times, { constant: effect.limit }] } : times;
    const amount = { constant: Math.round(minor * world.scale) };
    return {
      kind: 'lines',
      target,
      base: running(turn),
      formula: { product: [limited, amount] },
    };
  });
}

export function every_nth_amount(world, effect, turn) {
  const minor = effect.value_minor * (effect.for_nth ?? 1);
  return per_time(world, effect, turn, effect.every_nth, minor);
}

/** One amount for the first unit of a line, another for each further one. */
export function ladder_effect(world, effect, turn) {
  const first = Math.round((effect.first_unit_minor ?? 0) * world.scale);
  const more = Math.round((effect.additional_unit_minor ?? 0) * world.scale);
  const most = effect.max_units ? [{ constant: effect.max_units }] : [];
  return per_line(world, effect, (target) => {
    const units = { least: [{ fact: 'lines.quantity', of: target }, ...most] };
    const further = { product: [units, { constant: more }] };
    const formula = { sum: [{ constant: first - more }, further] };
    return { kind: 'lines', target, base: running(turn), formula };
  });
}

/** The units of each matching line in whole groups, used up in line order. */
function used_units(world, effect) {
  const lines = lines_of(effect.where, world.lines);
  const units = lines.reduce((sum, line) => sum + line.qty, 0);
  let left = units - (units % effect.group_size);
  return lines.flatMap((line) => {
    const count = Math.min(line.qty, left);
    left -= count;
    return count > 0 ? [{ line, count }] : [];
  });
}

/** A percent of a unit's list price, rounded, for each used unit of a line. */
function unit_percents(world, effect, turn, percent) {
  const { num, den } = fraction(percent);
  return used_units(world, effect).map(({ line, count }) => {
    const target = { skus: [line.product] };
    const value = { fact: 'lines.amount', of: target, at: 'subtotal' };
    const unit = { quotient: { product: [value, { constant: num }] }, by: den * line.qty };
    const formula = { product: [unit, { constant: count }] };
    return { kind: 'lines', target, base: running(turn), formula };
  });
}

export function quantity_group(world, effect, turn) {
  const { per_unit } = effect;
  const whole = true;
  if (per_unit.kind === 'amount') {
    const benefits = used_units(world, effect).map(({ line, count }) => ({
      kind: 'lines',
      target: { skus: [line.product] },
      base: running(turn),
      per: 'line',
      amount_minor: world.money(per_unit.value_minor * count),
    }));
    return [{ kind: 'line', benefits, whole }];
  }
  if (per_unit.kind === 'percent') {
    const percent = per_unit.value ?? per_unit.percent;
    return [{ kind: 'line', benefits: unit_percents(world, effect, turn, percent), whole }];
  }
  const steps = ladder(world, per_unit, 'cart.subtotal_minor');
  const bound = (minor) => ({ [world.currency]: minor });
  const conditions = reached(steps, { fact: 'cart.amount', at: 'subtotal' }, bound);
  return steps.map((tier, index) => ({
    kind: 'line',
    benefits: unit_percents(world, effect, turn, tier.percent),
    condition: conditions[index],
    whole,
  }));
}

/** Sorting by the value of lines is sorting by price unless that gives another order. */
function sorts_by_price(world, effect) {
  if (world.semantics.bxgy_sort !== 'line_total') return true;
  const lines = lines_of(effect.get.where, world.lines);
  const price = (line) => list_value(line) / line.qty;
  return lines.every((a) =>
    lines.every((b) => !(price(a) > price(b) && list_value(a) < list_value(b))),
  );
}

function bxgy_rounds(effect) {
  const most = effect.max_get_units;
  const rounds = effect.repeat === false ? 1 : most ? Math.floor(most / effect.get.qty) : null;
  return most && effect.repeat === false && most < effect.get.qty ? 0 : rounds;
}

/**
 * Buying and getting the same: of every buy + get units, dearest first, the last are given. Sets
 * of so many units at no discount tell which are used up.
 */
function same_units(world, effect, value, alone) {
  const of = selector(world, effect.get.where);
  const size = effect.buy.qty + effect.get.qty;
  const rounds = bxgy_rounds(effect);
  const most = rounds ? { max_applications: rounds } : {};
  const given_units = Array.from({ length: effect.get.qty }, (_, index) => ({
    kind: 'every_nth',
    target: of,
    every: size,
    position: effect.buy.qty + 1 + index,
    from: 'each_group',
    base: 'list',
    pick: 'dearest',
    ...most,
    ...value,
  }));
  const parts = [{ of, quantity: size }];
  const used = { kind: 'bundle', parts, base: 'list', pick: 'dearest', ...most, rate_bp: 0 };
  return alone ? given_units : [...given_units, used];
}

export function bxgy_effect(world, effect, turn) {
  const { buy, get } = effect;
  const rounds = bxgy_rounds(effect);
  if (rounds === 0) return [{ kind: 'line', benefits: [] }];
  if (!sorts_by_price(world, effect)) throw new Unsupported('units sorted by the value of lines');
  const alone = turn.bxgy_promotions <= 1;
  if (!alone && world.semantics.bxgy_get_units_reusable) {
    throw new Unsupported('bought units are gone, given ones are not');
  }
  const value =
    get.amount_minor === undefined
      ? { rate_bp: rate_bp(get.percent) }
      : { amount_minor: world.money(get.amount_minor) };
  const same = JSON.stringify(buy.where ?? []) === JSON.stringify(get.where ?? []);
  const several = lines_of(get.where, world.lines).length > 1;
  if (same && several && get.qty <= kMostGiven) {
    const benefits = same_units(world, effect, value, alone);
    return [{ kind: 'line', benefits, reserve: !alone }];
  }
  const benefit = {
    kind: 'buy_get',
    buy: { of: selector(world, buy.where), quantity: buy.qty },
    get: { of: selector(world, get.where), quantity: get.qty },
    base: 'list',
    pick: 'dearest',
    ...(effect.repeat === false ? { max_applications: 1 } : {}),
    ...(effect.max_get_units ? { max_units: effect.max_get_units } : {}),
    ...value,
  };
  return [{ kind: 'line', benefits: [benefit], reserve: !alone }];
}
