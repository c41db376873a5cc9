// `percent` and `amount` on lines. Where a rate in basis points and a base will not do (a finer
// percent, a carried rounding error, a base less all that the line has lost), each line gets a
// formula. Contract: pure. Test: tests/peers/peers.test.mjs
import { fraction, lines_of, list_value } from './facts.mjs';
import { both, only, selector } from './tests_of.mjs';

/** The units of each line that the cuts leave, in cart order; null where there is no cut. */
function cut_units(world, effect, turn) {
  const loose = turn.layered && effect.kind === 'amount' && effect.per === 'line';
  const per_line = loose ? 0 : effect.max_units_per_line;
  if (!per_line && !effect.max_units_total) return null;
  const units = new Map(world.lines.map((line) => [line, Math.min(line.qty, per_line || 1e9)]));
  if (effect.max_units_total) {
    const matching = lines_of(effect.where, world.lines);
    const price = (line) => list_value(line) / line.qty;
    let left = effect.max_units_total;
    for (const line of [...matching].sort((a, b) => price(a) - price(b) || a.index - b.index)) {
      units.set(line, Math.min(units.get(line), left));
      left -= units.get(line);
    }
  }
  return units;
}

/** On what an effect on lines computes: one of Proviso's bases, or `capped`. */
function base_of(world, effect, turn) {
  const { tax_rounding } = world.semantics;
  const listed = tax_rounding && effect.kind === 'percent' ? 'list' : undefined;
  const base = effect.base ?? listed ?? world.semantics.line_base ?? 'running';
  switch (base) {
    case 'list':
      return 'list';
    case 'running_capped':
      return turn.first ? 'current' : 'capped';
    case 'running_by_lower_priority_number':
      return 'stratum';
    default:
      return turn.lanes ? 'stratum' : 'current';
  }
}

function amount(line, base) {
  const at = base === 'list' ? 'subtotal' : 'current';
  return { fact: 'lines.amount', of: { skus: [line.product] }, at };
}

/** What n units of a line cost, times `times`, as { value, den }: a sum still to be divided. */
function units_cost(world, line, units, base) {
  if (units === line.qty) return { value: amount(line, base), den: 1 };
  if (base === 'capped') {
    const missing = Math.round(((line.qty - units) * list_value(line) * world.scale) / line.qty);
    const left = { sum: [amount(line, base), { constant: -missing }] };
    return { value: { greatest: [{ constant: 0 }, left] }, den: 1 };
  }
  return { value: { product: [amount(line, base), { constant: units }] }, den: line.qty };
}

function line_formula(world, effect, line, units, base) {
  const { value, den } = units_cost(world, line, units, base);
  if (effect.kind === 'percent') {
    const rate = fraction(effect.value ?? effect.percent);
    const share = { product: [value, { constant: rate.num }] };
    return { quotient: share, by: rate.den * den };
  }
  const whole = den === 1 ? value : { quotient: value, by: den };
  const times = effect.per === 'line' ? 1 : units;
  return { least: [whole, { constant: Math.round(effect.value_minor * world.scale * times) }] };
}

function by_formulas(world, effect, units, base) {
  const where = selector(world, effect.where);
  return world.lines
    .filter((line) => (units?.get(line) ?? line.qty) > 0)
    .map((line) => ({
      kind: 'lines',
      target: only(line, where),
      base: base === 'capped' ? 'current' : base,
      formula: line_formula(world, effect, line, units?.get(line) ?? line.qty, base),
    }));
}

/** The rounding error of each line is carried to the next: what is rounded is the running sum. */
export function carried(world, effect, base, kind) {
  const where = selector(world, effect.where);
  const { num, den } = fraction(effect.value ?? effect.percent);
  const at = base === 'list' ? 'subtotal' : 'current';
  const upto = (count) => {
    const skus = world.lines.slice(0, count).map((line) => line.product);
    const sum = { fact: 'lines.amount', of: both({ skus }, where), at };
    return { quotient: { product: [sum, { constant: num }] }, by: den };
  };
  return world.lines.map((line, index) => ({
    kind,
    target: only(line, where),
    base,
    formula:
      index === 0
        ? upto(1)
        : { sum: [upto(index + 1), { product: [{ constant: -1 }, upto(index)] }] },
  }));
}

function plain(world, effect, turn, base) {
  const loose = turn.layered && effect.kind === 'amount' && effect.per === 'line';
  const benefit = { kind: 'lines', target: selector(world, effect.where), base };
  if (effect.max_units_per_line && !loose) benefit.max_units_per_line = effect.max_units_per_line;
  if (effect.max_units_total) {
    benefit.max_units = effect.max_units_total;
    benefit.pick = 'cheapest';
  }
  if (effect.kind === 'percent') {
    return { ...benefit, rate_bp: fraction(effect.value ?? effect.percent).num };
  }
  const per_line = turn.lanes || effect.per === 'line';
  const per = effect.allocation === 'across' ? 'benefit' : per_line ? 'line' : 'unit';
  return { ...benefit, per, amount_minor: world.money(effect.value_minor) };
}

export function lines_effect(world, effect, turn) {
  const base = base_of(world, effect, turn);
  const units = cut_units(world, effect, turn);
  const percent = effect.kind === 'percent';
  const carry = world.semantics.order_alloc === 'round_carry_error';
  if (percent && carry && !units && world.lines.length > 1 && base !== 'capped') {
    return [{ kind: 'line', benefits: carried(world, effect, base, 'lines') }];
  }
  const fine = percent && fraction(effect.value ?? effect.percent).den !== 10000;
  if (fine || (base === 'capped' && units)) {
    return [{ kind: 'line', benefits: by_formulas(world, effect, units, base) }];
  }
  const benefit = plain(world, effect, turn, base === 'capped' ? 'current' : base);
  return [{ kind: 'line', benefits: [benefit], whole: effect.allocation === 'across' }];
}
