// The promotions of a case as Proviso's. Each becomes one or more units: promotions of Proviso
// with one condition, one stratum and one kind of discount, so that a result tells line discounts
// from order discounts. Contract: pure. Test: tests/peers/peers.test.mjs
import { budget_condition, limits_of } from './budgets.mjs';
import { kNothing, nature, parts_of } from './effects.mjs';
import { gates_pass, in_turn, instant_of, list_of, Unsupported } from './facts.mjs';
import { choose_best } from './choices.mjs';
import { by_lane, compete } from './lanes.mjs';
import { all, condition, none, reads_amounts } from './tests_of.mjs';

const kPhases = { order: 1, total: 1, gift: 1, shipping: 2, points: 3 };
const kMaxBenefits = 16;

function phase_of(benefit) {
  return kPhases[benefit.kind] ?? 0;
}

/** What stands still for the whole case: where amounts are read, what comes before what. */
function plan_of(world) {
  const { semantics, peer } = world;
  const turns = in_turn(peer).filter((promotion) => promotion.enabled !== false);
  const layered = Boolean(semantics.layers || semantics.tax_rounding);
  const fixed = semantics.cond_base === 'list' || Boolean(semantics.layers);
  const effects = turns.flatMap((promotion, at) =>
    list_of(promotion.effect).map((effect) => ({ effect, at })),
  );
  const prices = effects.filter(
    ({ effect }) => effect.target === 'shipping' && effect.kind === 'set_price',
  );
  return {
    turns: turns.map((promotion) => ({ promotion })),
    effects,
    layered,
    lanes: semantics.lanes,
    at: fixed ? 'subtotal' : 'current',
    apart: (semantics.order_alloc ?? 'none') === 'none',
    bxgy_promotions: new Set(
      effects.filter(({ effect }) => effect.kind === 'bxgy').map((e) => e.at),
    ).size,
    prices,
    voids: prices.length > 0 && effects.filter(({ effect }) => nature(effect) === 2).length > 1,
  };
}

function takes_from_lines(effect) {
  return nature(effect) === 0 && effect.target !== 'groups';
}

/** The place of an effect among all: what comes after it decides in which phase it must be. */
function turn_of(world, plan, place) {
  const { effect } = plan.effects[place];
  const later = plan.effects.slice(place + 1);
  const in_sequence = !plan.layered && !plan.lanes;
  const first = !plan.effects.slice(0, place).some((one) => nature(one.effect) < 2);
  const before_groups =
    in_sequence && nature(effect) === 1 && later.some((one) => one.effect.target === 'groups');
  const before_lines =
    in_sequence && nature(effect) === 1 && later.some((one) => takes_from_lines(one.effect));
  if (before_lines && plan.apart && !first) {
    throw new Unsupported('an order discount kept apart, between discounts of lines');
  }
  const alone = before_lines && plan.apart;
  const base = alone ? 'list' : plan.lanes ? 'stratum' : 'current';
  return {
    order_base: base,
    moved: before_groups || (before_lines && !plan.apart),
    first,
    listed: plan.apart && !plan.effects.slice(0, place).some((one) => takes_from_lines(one.effect)),
    lanes: Boolean(plan.lanes),
    layered: plan.layered,
    bxgy_promotions: plan.bxgy_promotions,
  };
}

function joins(plan, unit, part) {
  if (!unit || unit.condition || part.condition || unit.whole || part.whole) return false;
  if (unit.benefits.length + part.benefits.length > kMaxBenefits) return false;
  if (part.benefits.some(({ formula }) => formula)) return false;
  const apart = plan.voids || plan.layered;
  const discounts = ['line', 'order', ...(apart ? ['shipping'] : [])];
  const kinds = new Set([unit.kind, part.kind].filter((kind) => discounts.includes(kind)));
  return kinds.size <= 1;
}

function units_of(world, plan, at) {
  const units = [];
  plan.effects.forEach((one, place) => {
    if (one.at !== at) return;
    const turn = turn_of(world, plan, place);
    for (const part of parts_of(world, one.effect, turn)) {
      const chunks = [];
      for (let from = 0; from < part.benefits.length; from += kMaxBenefits) {
        const benefits = part.benefits.slice(from, from + kMaxBenefits);
        const last = from + kMaxBenefits >= part.benefits.length;
        chunks.push({ ...part, benefits, reserve: part.reserve && last });
      }
      for (const chunk of chunks) {
        const last = units.at(-1);
        if (joins(plan, last, chunk)) {
          last.benefits.push(...chunk.benefits);
          if (['line', 'order'].includes(chunk.kind)) last.kind = chunk.kind;
          last.reserve ||= chunk.reserve;
        } else {
          units.push({ ...chunk, benefits: [...chunk.benefits], effect: one.effect });
        }
      }
    }
  });
  return units.length > 0 ? units : [{ kind: 'nothing', benefits: [kNothing] }];
}

/** The promotions whose own conditions, met, keep this one from running. */
function blockers(world, plan, at) {
  const { promotion } = plan.turns[at];
  return plan.turns.filter(({ promotion: other, native }, place) => {
    if (place === at || !gates_pass(world.peer, other)) return false;
    const before = place < at;
    if (before && other.stacking?.stop_after) return true;
    if (before && promotion.dedupe_key && promotion.dedupe_key === other.dedupe_key) return true;
    const alone = exclusive(world, other) && !native;
    return alone && (before || !exclusive(world, promotion));
  });
}

function exclusive(world, promotion) {
  const { exclusive: kind } = world.semantics;
  return kind === 'first_eligible_exclusive_alone' && promotion.stacking?.exclusive === true;
}

/** A shipping price voids all other shipping effects, the lowest one the others too. */
function voided_by(plan, at, effect) {
  if (!plan.voids || !effect || nature(effect) !== 2) return [];
  return plan.prices.filter((price) => {
    if (price.effect === effect) return false;
    if (effect.kind !== 'set_price') return true;
    const [own, other] = [effect.value_minor, price.effect.value_minor];
    return other < own || (other === own && price.at < at);
  });
}

/** In which phase a promotion's condition must be read, and whether that matters. */
function reading(world, plan, at) {
  const { promotion, units } = plan.turns[at];
  const sensitive = plan.at === 'current' && reads_amounts(promotion.when);
  if (!sensitive || world.semantics.tax_rounding) return { sensitive: false };
  const own = Math.min(...units.flatMap((unit) => unit.benefits.map(phase_of)));
  if (plan.lanes || plan.apart) return { sensitive, phase: 0 };
  const later = plan.effects.filter((one) => one.at >= at).map(({ effect }) => nature(effect));
  return { sensitive, phase: Math.min(own, ...later) };
}

/** A benefit that gives nothing, in the phase in which the condition is to be tested. */
function anchor(world, phase) {
  if (phase === 2) return { kind: 'shipping', amount_minor: world.money(0) };
  const amount_minor = world.money(0);
  return phase === 1
    ? { kind: 'order', amount_minor }
    : { kind: 'lines', per: 'benefit', amount_minor };
}

function schedule_of(peer, promotion) {
  if (instant_of(peer.now) === null) return {};
  const [from, to] = [instant_of(promotion.active_from), instant_of(promotion.active_to)];
  if (from === null && to === null) return {};
  const schedule = {};
  if (from !== null && from > 0) schedule.from = from;
  if (to !== null) schedule.until = Math.max(0, to + 1); // the format's end is inclusive
  return { schedule };
}

/** Whether the window ends before it begins, or before 1970. */
function never(promotion) {
  const [from, to] = [instant_of(promotion.active_from), instant_of(promotion.active_to)];
  return to !== null && (to < 0 || (from !== null && from > to));
}

/** Codes that differ in letter case alone are one where case does not matter. */
export function distinct_codes(world, codes) {
  const fold = (code) => (world.semantics.code_case === 'insensitive' ? code.toLowerCase() : code);
  const seen = new Map();
  for (const code of list_of(codes))
    if (code.length > 0 && !seen.has(fold(code))) seen.set(fold(code), code);
  return [...seen.values()];
}

function gates_of(world, promotion) {
  const { total, own } = limits_of(promotion);
  const limits = {
    ...(total ? { uses: total.limit } : {}),
    ...(own ? { uses_per_account: own[0] } : {}),
  };
  const codes = distinct_codes(world, promotion.codes);
  return {
    ...(promotion.channels ? { audience: { channels: promotion.channels } } : {}),
    ...schedule_of(world.peer, promotion),
    ...(codes.length > 0 ? { codes } : {}),
    ...(total || own ? { limits } : {}),
  };
}

function uses_of(promotion, key) {
  const { total, own } = limits_of(promotion);
  if (!total && !own) return [];
  return [
    {
      promotion: key,
      ...(total ? { uses: total.used } : {}),
      ...(own ? { uses_by_account: own[1] } : {}),
    },
  ];
}

function condition_of(world, plan, at, unit) {
  const { promotion } = plan.turns[at];
  const untouched = (other) => (exclusive(world, other) ? 'subtotal' : plan.at);
  const others = blockers(world, plan, at).map(({ promotion: other }) =>
    none(condition(world, other.when, untouched(other))),
  );
  const voids = voided_by(plan, at, unit.effect)
    .map((price) => plan.turns[price.at].promotion)
    .filter((other) => gates_pass(world.peer, other))
    .map((other) => none(condition(world, other.when, plan.at)));
  const own = condition(world, promotion.when, plan.at);
  const budget = budget_condition(world, promotion);
  return all([own, unit.condition, budget, ...others, ...voids].filter(Boolean));
}

/** By number, if promotions of one number compute on the same base; else each by itself. */
function priorities(world, plan) {
  const { line_base, priority } = world.semantics;
  if (plan.lanes) return (at) => plan.lanes.indexOf(plan.turns[at].promotion.lane ?? 'default');
  if (line_base !== 'running_by_lower_priority_number') return null;
  if (priority !== 'low_first')
    throw new Unsupported('a base by lower numbers, not in their order');
  const numbers = [...new Set(plan.turns.map(({ promotion }) => promotion.priority ?? 0))];
  return (at) => numbers.indexOf(plan.turns[at].promotion.priority ?? 0);
}

function written(world, plan, at, unit, place, priority) {
  const { promotion, native, phase, sensitive } = plan.turns[at];
  const order = `${String(at + 1).padStart(5, '0')}.${String(place).padStart(3, '0')}`;
  const benefits = [...unit.benefits];
  const earliest = Math.min(...benefits.map(phase_of));
  if (sensitive && earliest > phase) benefits.unshift(anchor(world, phase));
  const wanted = native || world.peer.expect?.eligible !== undefined;
  if (wanted && !benefits.includes(kNothing)) benefits.push(kNothing);
  if (benefits.length > kMaxBenefits) throw new Unsupported('too many effects in a promotion');
  const test = condition_of(world, plan, at, unit);
  const stacking = {
    ...(native ? { exclusivity: 'all' } : {}),
    ...(unit.groups ? { groups: unit.groups } : {}),
    ...(unit.reserve ? { reserve: true } : {}),
  };
  return {
    key: `${order} ${promotion.id}`.slice(0, 120),
    title: String(promotion.id),
    priority,
    ...gates_of(world, promotion),
    ...(Object.keys(stacking).length > 0 ? { stacking } : {}),
    ...(test ? { condition: test } : {}),
    benefits,
  };
}

/** { promotions, uses, units, groups, best }: `units` tells of each key what it stands for. */
export function promotions_of(world) {
  const plan = plan_of(world);
  plan.turns.forEach((turn, at) => (turn.units = units_of(world, plan, at)));
  const groups = plan.lanes ? compete(world, by_lane(plan)) : choose_best(world, plan);
  const best = groups.length > 0;
  const made = { promotions: [], uses: [], units: new Map(), groups, best };
  for (const turn of plan.turns) {
    turn.native = !best && exclusive(world, turn.promotion) && turn.units.length === 1;
  }
  const fixed = priorities(world, plan);
  let stratum = 0;
  plan.turns.forEach((turn, at) => {
    if (never(turn.promotion) && instant_of(world.peer.now) !== null) return;
    Object.assign(turn, reading(world, plan, at));
    turn.units.forEach((unit, place) => {
      if (place === 0 || !turn.sensitive) ++stratum;
      const priority = fixed ? fixed(at) : stratum;
      const promotion = written(world, plan, at, unit, place, priority);
      made.promotions.push(promotion);
      made.uses.push(...uses_of(turn.promotion, promotion.key));
      made.units.set(promotion.key, { id: turn.promotion.id, kind: unit.kind });
    });
  });
  return made;
}
