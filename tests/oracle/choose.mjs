// Which promotions are used: by priority, or the best feasible set by trying them all; then what is
// dropped when the whole is settled. Test: tests/oracle/cases.test.mjs
import { compare_bytes } from './bytes.mjs';
import { fold, is_considered } from './considered.mjs';
import { holds } from './facts.mjs';
import { in_order } from './load.mjs';
import { sum } from './rounding.mjs';
import { run } from './run.mjs';

const kMostTried = 12;
const not_chosen = { outcome: 'skipped', reason: 'not_chosen' };

const reduction_of = ({ cart, current, shipping }) =>
  sum(cart.groups.map(({ subtotal }) => subtotal)) -
  sum(current) +
  sum(cart.shipping.map(({ amount_minor }) => amount_minor)) -
  sum(shipping);

/** Whether the rules let these promotions stand together. */
function may_stand_together(set, { settings }) {
  const { stacking_groups = [], max_promotions_per_order = Infinity } = settings;
  const company = (promotion, other) =>
    other !== promotion &&
    (promotion.exclusivity === 'all' ||
      (promotion.exclusivity === 'phase' &&
        promotion.phases.some((phase) => other.phases.includes(phase))));
  if (set.some((promotion) => set.some((other) => company(promotion, other)))) return false;
  const crowded = stacking_groups.some(
    ({ key, at_most }) => set.filter(({ groups }) => groups.includes(key)).length > at_most,
  );
  return !crowded && set.length <= max_promotions_per_order;
}

const was_eligible = ({ outcome, reason }) =>
  outcome === 'applied' || ['no_effect', 'gift_unavailable'].includes(reason);

function run_set(set, cart) {
  const state = run(set, cart);
  const eligible = set.every(({ key }) => was_eligible(state.verdicts.get(key)));
  return { set, state, eligible, reduction: reduction_of(state) };
}

/** Larger reduction, then fewer promotions, then the bytewise smaller list of keys. */
function is_better(one, other) {
  if (one.reduction !== other.reduction) return one.reduction > other.reduction;
  if (one.set.length !== other.set.length) return one.set.length < other.set.length;
  const keys = ({ set }) => [...set].sort(in_order).map(({ key }) => key);
  const [a, b] = [keys(one), keys(other)];
  const first = a.findIndex((key, i) => key !== b[i]);
  return first >= 0 && compare_bytes(a[first], b[first]) < 0;
}

function choose_best(promotions, cart) {
  if (promotions.length > kMostTried) throw new RangeError('too many promotions to try all sets');
  let best;
  for (let chosen = 0; chosen < 2 ** promotions.length; chosen += 1) {
    const set = promotions.filter((_, i) => (chosen >> i) & 1);
    if (!may_stand_together(set, cart)) continue;
    const tried = run_set(set, cart);
    if (!tried.eligible) continue;
    if (best === undefined || is_better(tried, best)) best = tried;
    if (cart.fault === 'best' && best.reduction > 0) break;
  }
  const { state, set } = best;
  for (const promotion of promotions) {
    if (set.includes(promotion)) continue;
    const alone = run_set([promotion], cart);
    state.verdicts.set(
      promotion.key,
      alone.eligible ? not_chosen : alone.state.verdicts.get(promotion.key),
    );
  }
  return state;
}

function choose(promotions, cart) {
  return cart.settings.choice === 'best' ? choose_best(promotions, cart) : run(promotions, cart);
}

/** Promotions whose own floor says so and that passed one go, the first first, again and again. */
function settle_floors(kept, cart, drop) {
  let state = choose(kept(), cart);
  for (;;) {
    const passing = kept().find(
      ({ key, floor }) => floor?.on_breach === 'drop_promotion' && state.passed.has(key),
    );
    if (passing === undefined || cart.fault === 'drop_floor') return state;
    drop(passing, { outcome: 'skipped', reason: 'floor' });
    state = choose(kept(), cart);
  }
}

/**
 * Conditions on `total` of promotions that take part, in reverse order, each once, against the run
 * without those dropped before; also of those that come in when others are dropped.
 */
function settle_totals(before, kept, cart, drop, tested) {
  let state = before;
  const waits = ({ key, reads_total }) =>
    reads_total && !tested.has(key) && was_eligible(state.verdicts.get(key));
  for (;;) {
    const promotion = kept().toReversed().find(waits);
    const unseen = cart.fault === 'empty_cart' && cart.groups.length === 0;
    if (promotion === undefined || cart.fault === 'total' || unseen) return state;
    tested.add(promotion.key);
    const moment = state.moments.get(promotion.key);
    const final = { ...moment, at: { ...moment.at, total: state.current } };
    if (holds(promotion.condition, final)) continue;
    drop(promotion, { outcome: 'ineligible', reason: 'condition' });
    state = choose(kept(), cart);
  }
}

/** With `all_or_none`, codes are used together or not at all. */
function settle_codes(before, kept, cart, drop) {
  const { codes = [], codes_mode } = cart.request.cart;
  if (codes_mode !== 'all_or_none' || cart.fault === 'codes') return before;
  const coded = kept().filter((promotion) => promotion.codes !== undefined);
  const applied = coded.filter(({ key }) => before.verdicts.get(key).outcome === 'applied');
  const is_applied = (code) =>
    applied.some((promotion) =>
      promotion.codes.some((own) => fold(own, cart.settings) === fold(code, cart.settings)),
    );
  if (codes.every(is_applied)) return before;
  for (const promotion of coded) {
    const verdict = before.verdicts.get(promotion.key);
    const own = verdict.outcome === 'ineligible';
    drop(promotion, own ? verdict : { outcome: 'skipped', reason: 'codes_incomplete' });
  }
  return choose(kept(), cart);
}

/** The settled run, with the verdict of every considered promotion. */
export function decide(cart) {
  const considered = cart.ruleset.promotions.filter((promotion) => is_considered(promotion, cart));
  const dropped = new Map();
  const kept = () => considered.filter(({ key }) => !dropped.has(key));
  const drop = ({ key }, verdict) => dropped.set(key, verdict);
  let state = settle_floors(kept, cart, drop);
  const tested = new Set();
  state = settle_totals(state, kept, cart, drop, tested);
  state = settle_codes(state, kept, cart, drop);
  state = settle_totals(state, kept, cart, drop, tested);
  const verdicts = considered.map((promotion) => ({
    promotion,
    ...(dropped.get(promotion.key) ?? state.verdicts.get(promotion.key)),
  }));
  return { state, verdicts };
}
