// The promotions, in two regimes. `growing`: all are for products that carts buy, so that a cart
// meets more of them the more there are. `constant`: the first 100 are, and whatever is beyond
// them is for other products, other buyers or codes that nobody enters, so that a cart's answer
// is the same at every N. Contract: functions of the seed; those of a smaller N are among those
// of a larger one.
import { benefit, selector, unit_benefit } from './benefits.mjs';
import { audience, condition, limits, schedule } from './conditions.mjs';
import { Random } from './random.mjs';
import { kGroups } from './shop.mjs';

export const kRelevant = 100;

/** Spread over all keys, so that what is added later stands between what was there. */
const key_of = (index) =>
  `p-${(Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}`;

/** Codes are numbered by promotion; a cart enters one of the first hundred promotions'. */
export const code_of = (index) => `CODE${index}`;
export const has_code = (index) => index % 7 === 3;

function stacking(random) {
  return random.weighted([
    [78, {}],
    [14, { stacking: { groups: [random.pick(kGroups)] } }],
    [4, { stacking: { reserve: true } }],
    [4, { stacking: { groups: random.some(kGroups, 2) } }],
  ]);
}

/** Every fiftieth promotion excludes others; what it asks for makes that happen in few carts. */
function exclusive(index, promotion) {
  if (index % 50 !== 17) return promotion;
  const alone = index % 100 === 17 ? 'phase' : 'all';
  const rare = { fact: 'cart.amount', op: 'gte', value: { EUR: 5000000 } };
  const condition = promotion.condition ? { all: [rare, promotion.condition] } : rare;
  return { ...promotion, condition, stacking: { exclusivity: alone } };
}

/** A promotion that anybody may earn who buys from `scope`. */
function promotion(seed, index, scope) {
  const random = new Random(`${seed} promotion ${index}`);
  const target = random.percent(1) ? { use: 'core-range' } : selector(random, scope);
  const gives = [benefit(random, scope, target)];
  if (random.percent(8)) gives.push(benefit(random, scope, target));
  const of_lines = gives.every((one) => one.of_lines);
  return exclusive(index, {
    key: key_of(index),
    title: `Promotion ${index}`,
    priority: random.pick([10, 20, 20, 30, 30, 30, 40, 50]),
    ...audience(random),
    ...schedule(random),
    ...(has_code(index) && { codes: [code_of(index)] }),
    ...limits(random),
    ...stacking(random),
    ...condition(random, target, of_lines),
    benefits: gives.map((one) => one.benefit),
  });
}

/** A promotion that no cart of the benchmark can earn, whatever else it is. */
function irrelevant(seed, index, scope, elsewhere) {
  const random = new Random(`${seed} irrelevant ${index}`);
  const beyond = (products) => {
    const made = promotion(seed, index, products);
    delete made.codes;
    return made;
  };
  const others = Array.from({ length: 3 }, () => `outsider-${random.below(400)}`);
  return random.weighted([
    [50, () => without_core_range(beyond(elsewhere))],
    [30, () => ({ ...beyond(scope), audience: outsiders(random, others) })],
    [20, () => ({ ...beyond(scope), codes: [`UNUSED${index}`] })],
  ])();
}

const outsiders = (random, keys) => (random.percent(60) ? { segments: keys } : { accounts: keys });

/** For other products throughout: the named selector is of those that carts buy. */
function without_core_range(made) {
  const text = JSON.stringify(made);
  return JSON.parse(text.replaceAll('{"use":"core-range"}', '{"brands":["brand-elsewhere"]}'));
}

/** For every cart of an audience, whatever is in it: the few that each shop has. */
function everywhere(index) {
  const money = (cents) => ({ EUR: cents, CHF: cents });
  const made = [
    {
      audience: { segments: ['segment-2', 'segment-7'] },
      benefit: { kind: 'order', rate_bp: 200 },
    },
    {
      condition: { fact: 'cart.amount', op: 'gte', value: money(15000) },
      benefit: { kind: 'shipping', rate_bp: 10000 },
    },
    {
      audience: { channels: ['web'] },
      benefit: { kind: 'points', points: 1, per_minor: money(100) },
    },
  ][index];
  const { benefit: gives, ...who } = made;
  const names = { key: key_of(index), title: `Everywhere ${index}`, priority: 60 };
  return { ...names, ...who, benefits: [gives] };
}

const kEverywhere = 3;

/** The list of a regime: `scope` is what carts buy, `elsewhere` what they do not. */
export function promotions_of({ seed, regime, count, scope, elsewhere }) {
  const made = Array.from({ length: count }, (_, index) => {
    if (index < kEverywhere) return everywhere(index);
    const relevant = regime === 'growing' || index < kRelevant;
    return relevant
      ? promotion(`${seed} ${regime}`, index, scope)
      : irrelevant(`${seed} ${regime}`, index, scope, elsewhere);
  });
  return { promotions: new Random(`${seed} order`).shuffle(made) };
}

/** Forty promotions over whole ranges, of the kinds that count and choose single units. */
export function unit_promotions(seed, scope) {
  const made = Array.from({ length: 40 }, (_, index) => {
    const random = new Random(`${seed} unit promotion ${index}`);
    const wide = random.percent(20);
    const target = { categories: [random.pick(wide ? scope.tops : scope.middles)] };
    return {
      key: key_of(index),
      priority: random.pick([10, 20, 30]),
      ...(random.percent(10) && { stacking: { reserve: true } }),
      benefits: [unit_benefit(random, target)],
    };
  });
  return { promotions: made };
}
