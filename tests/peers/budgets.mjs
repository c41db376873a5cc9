// Budgets. A budget of uses is a limit of uses. A budget of money drops a discount whole: that can
// be said if it is out of reach, or if one line or entry alone would get the discount; then a
// condition on its amount says the same. Contract: pure. Test: tests/peers/peers.test.mjs
import { entries_of, fraction, lines_of, list_of, list_value, Unsupported } from './facts.mjs';
import { nature } from './effects.mjs';

/** The limits and the known uses of a promotion: of several, the one with the fewest left. */
export function limits_of(promotion) {
  const limits = promotion.limits ?? {};
  const { budget } = limits;
  const all = [];
  const add = (limit, used) => {
    if (limit === undefined || limit === null) return;
    all.push({ limit: Math.max(0, limit), used: Math.max(0, used ?? 0) });
  };
  add(limits.uses_total, limits.used_total);
  if (budget?.type === 'usage') add(budget.limit, budget.used);
  all.sort((a, b) => a.limit - a.used - (b.limit - b.used));
  const own = limits.uses_per_customer ?? null;
  return { total: all[0], own: own === null ? undefined : [own, limits.used_by_customer ?? 0] };
}

/** The most that an effect could give, by list values. */
function bound(world, effect) {
  const lines = lines_of(effect.where, nature(effect) === 2 ? [] : world.lines);
  const goods = lines.reduce((sum, line) => sum + list_value(line), 0);
  const entries = nature(effect) === 2 ? entries_of(effect.where, world.entries) : [];
  const shipping = entries.reduce((sum, entry) => sum + entry.amount_minor, 0);
  if (effect.kind !== 'amount') return goods + shipping;
  if (effect.target === 'order' || effect.allocation === 'across') return effect.value_minor;
  if (effect.per === 'line') return effect.value_minor * lines.length;
  const units = lines.reduce((sum, line) => sum + line.qty, entries.length);
  return Math.min(goods + shipping, effect.value_minor * units);
}

/** What an effect takes from one line or entry that costs `cost`. */
function discount(effect, cost, units, quantity) {
  const part = effect.target === 'lines' ? (cost * units) / quantity : cost;
  switch (effect.kind) {
    case 'percent': {
      const { num, den } = fraction(effect.value ?? effect.percent);
      const share = Math.round((part * num) / den);
      return Math.min(share, effect.cap_minor ?? Infinity);
    }
    case 'amount': {
      const once = effect.target !== 'lines' || effect.per === 'line';
      return Math.min(part, once ? effect.value_minor : effect.value_minor * units);
    }
    case 'set_price':
      return Math.max(0, part - effect.value_minor);
    default:
      throw new Unsupported('a budget of money for units');
  }
}

/** The least cost at which the discount passes what is left; null if it never does. */
function threshold(effect, most, units, quantity, left) {
  if (discount(effect, most, units, quantity) <= left) return null;
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (discount(effect, middle, units, quantity) > left) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sharing(world, id) {
  return world.peer.promotions.filter(
    ({ limits }) => limits?.budget?.type === 'spend' && limits.budget.id === id,
  );
}

/** The condition that keeps a promotion within its budget of money; undefined if none is needed. */
export function budget_condition(world, promotion) {
  const budget = promotion.limits?.budget;
  if (budget?.type !== 'spend') return undefined;
  const left = budget.limit_minor - (budget.used_minor ?? 0);
  const effects = sharing(world, budget.id).flatMap(({ effect }) => list_of(effect));
  const most = effects.reduce((sum, effect) => sum + Math.max(0, bound(world, effect)), 0);
  if (most <= left) return undefined;
  if (effects.length !== 1) throw new Unsupported('a budget of money shared by several effects');
  return only_target(world, effects[0], left);
}

function only_target(world, effect, left) {
  if (nature(effect) === 2) {
    const entries = entries_of(effect.where, world.entries);
    if (entries.length === 0) return undefined;
    if (entries.length > 1) throw new Unsupported('a budget of money over several entries');
    const passed = discount(effect, entries[0].amount_minor, 1, 1) > left;
    return passed ? { any: [] } : undefined;
  }
  const lines = lines_of(effect.where, world.lines);
  if (lines.length === 0) return undefined;
  if (lines.length > 1) throw new Unsupported('a budget of money over several lines');
  const [line] = lines;
  const units = Math.min(line.qty, effect.max_units_per_line || 1e9, effect.max_units_total || 1e9);
  const cost = threshold(effect, list_value(line), units, line.qty, left);
  if (cost === null) return undefined;
  const at =
    world.semantics.line_base === 'list' && effect.target === 'lines' ? 'subtotal' : 'current';
  const value = world.money(cost);
  return { fact: 'lines.amount', of: { skus: [line.product] }, at, op: 'lt', value };
}
