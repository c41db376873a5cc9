// Effects that count units: within a line (`bxgy_line`, `amount_every_nth`, `unit_ladder`), over
// lines (`bxgy`, `quantity_group`). Per line means a benefit for each line.
// Contract: pure. Test: tests/peers/peers.test.mjs
import { lines_of, list_value, rate_bp, Unsupported } from './facts.mjs';
import { ladder, reached } from './effects_tiered.mjs';
import { only, selector } from './tests_of.mjs';

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
  return per_line(world, effect, (of) => ({
    kind: 'bundle',
    parts: [{ of, quantity: buy + get }],
    base,
    ...limit,
    ...given(world, effect),
  }));
}

export function every_nth_amount(world, effect, turn) {
  const amount_minor = world.money(effect.value_minor * (effect.for_nth ?? 1));
  return per_line(world, effect, (of) => ({
    kind: 'bundle',
    parts: [{ of, quantity: effect.every_nth }],
    base: running(turn),
    amount_minor,
  }));
}

export function ladder_effect(world, effect, turn) {
  const steps = [
    { from: 1, amount_minor: world.money(effect.first_unit_minor ?? 0) },
    { from: 2, amount_minor: world.money(effect.additional_unit_minor ?? 0) },
  ];
  const most = effect.max_units;
  if (most === 1) steps.pop();
  if (most) steps.push({ from: most + 1, amount_minor: world.money(0) });
  return per_line(world, effect, (target) => ({
    kind: 'lines',
    target,
    base: running(turn),
    tiers: { by: 'quantity', mode: 'graduated', steps },
  }));
}

/** Used up in line order: natively if no unit is left over or all cost the same. */
export function quantity_group(world, effect, turn) {
  const lines = lines_of(effect.where, world.lines);
  const units = lines.reduce((sum, line) => sum + line.qty, 0);
  const used = units - (units % effect.group_size);
  const prices = new Set(lines.map((line) => list_value(line) / line.qty));
  const alike = prices.size <= 1;
  const of = selector(world, effect.where);
  const sets = { kind: 'bundle', parts: [{ of, quantity: effect.group_size }], base: 'list' };
  const { per_unit } = effect;
  if (per_unit.kind === 'amount' && !alike) {
    return [{ kind: 'line', benefits: used_units(world, effect, lines, used), whole: true }];
  }
  if (!alike && used !== units) throw new Unsupported('units at several prices used in line order');
  if (per_unit.kind === 'amount') {
    const amount_minor = world.money(per_unit.value_minor * effect.group_size);
    const base = running(turn);
    return [{ kind: 'line', benefits: [{ ...sets, base, amount_minor }], whole: true }];
  }
  if (per_unit.kind === 'percent') {
    const rate = rate_bp(per_unit.value ?? per_unit.percent);
    return [{ kind: 'line', benefits: [{ ...sets, rate_bp: rate }], whole: true }];
  }
  const steps = ladder(world, per_unit, 'cart.subtotal_minor');
  const bound = (minor) => ({ [world.currency]: minor });
  const conditions = reached(steps, { fact: 'cart.amount', at: 'subtotal' }, bound);
  return steps.map((tier, index) => ({
    kind: 'line',
    benefits: [{ ...sets, rate_bp: rate_bp(tier.percent) }],
    condition: conditions[index],
    whole: true,
  }));
}

function used_units(world, effect, lines, used) {
  const where = selector(world, effect.where);
  let left = used;
  return lines.flatMap((line) => {
    const count = Math.min(line.qty, left);
    left -= count;
    if (count === 0) return [];
    const amount_minor = world.money(effect.per_unit.value_minor);
    const target = only(line, where);
    return [{ kind: 'lines', target, base: 'list', max_units: count, per: 'unit', amount_minor }];
  });
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

/** Buying and getting the same: of every buy + get units, dearest first, the last are given. */
function same_units(world, effect, value) {
  const size = effect.buy.qty + effect.get.qty;
  const rounds = bxgy_rounds(effect);
  return Array.from({ length: effect.get.qty }, (_, index) => ({
    kind: 'every_nth',
    target: selector(world, effect.get.where),
    every: size,
    position: effect.buy.qty + 1 + index,
    from: 'each_group',
    base: 'list',
    pick: 'dearest',
    ...(rounds ? { max_applications: rounds } : {}),
    ...value,
  }));
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
  const prices = new Set(lines_of(get.where, world.lines).map((l) => list_value(l) / l.qty));
  if (same && alone && prices.size > 1 && get.qty <= 16) {
    return [{ kind: 'line', benefits: same_units(world, effect, value) }];
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
