// One run of a set of promotions over a cart: phases, strata, places, exclusivity. It is the rule
// of `choice: priority`; `best` runs it once for each set. Test: tests/oracle/cases.test.mjs
import { give_products } from './benefits.mjs';
import { has_currency, holds, reads_run } from './facts.mjs';
import { in_order, kPhases } from './load.mjs';
import { give_later, has_method } from './order_benefits.mjs';
import { price_of_one } from './prices.mjs';
import { is_visible } from './audience.mjs';
import { lowest_fixed_prices } from './reserve.mjs';
import { groups_of } from './selectors.mjs';
import { passes_over } from './units.mjs';

const excluded = { outcome: 'skipped', reason: 'excluded' };

function open_state(cart) {
  const state = {
    cart,
    current: cart.groups.map(({ subtotal }) => subtotal),
    lines: Object.fromEntries(cart.lines.map(({ position, subtotal }) => [position, subtotal])),
    shipping: cart.shipping.map(({ amount_minor }) => amount_minor),
    adjustments: cart.lines.map(() => []),
    shipping_adjustments: cart.shipping.map(() => []),
    reserved: cart.groups.map(() => 0),
    reserved_left: cart.groups.map(() => 0),
    reserved_cost: { list: cart.groups.map(() => 0) },
    reducers: cart.groups.map(() => new Set()),
    reduced_goods: 0,
    gifts: [],
    points: new Map(),
    terms: undefined,
    given: new Map(),
    passed: new Set(),
    gift_unavailable: new Set(),
    moments: new Map(),
    tested: new Set(), // as a phase begins
    verdicts: new Map(), // 'active', or why not
    places: new Map(),
    placed: 0,
  };
  state.slots = () => Array(cart.groups.length + cart.shipping.length).fill(0);
  state.original = snapshot(state);
  return add_bases(state);
}

/** The amounts of a moment: of groups, lines, shipping, and which groups are reduced. */
function snapshot({ cart, current, lines, shipping }) {
  return {
    groups: [...current],
    lines: { ...lines },
    shipping: [...shipping],
    discounted: cart.groups.map(({ subtotal, index }) => current[index] < subtotal),
  };
}

/** What a benefit computes on, by its `base`, else the setting. */
function add_bases(state) {
  const { settings, fault } = state.cart;
  const from = ({ base }) => {
    const name = fault === 'base' ? 'current' : (base ?? settings.percent_base ?? 'stratum');
    const { original, stratum, reserved_cost, reserved_left } = state;
    if (name === 'list') return { ...original, reserved: reserved_cost.list };
    if (name === 'stratum') return { ...stratum, reserved: reserved_cost.stratum };
    const { current, lines, shipping } = state;
    return { groups: current, lines, shipping, reserved: reserved_left };
  };
  state.group_base = (index, benefit) => {
    const { groups, reserved } = from(benefit);
    return benefit.phase === 0 ? Math.max(0, groups[index] - reserved[index]) : groups[index];
  };
  state.line_base = (position, benefit) => from(benefit).lines[position];
  state.shipping_base = (index, benefit) => from(benefit).shipping[index];
  return state;
}

const kTargeted = ['lines', 'every_nth', 'order'];

/** Whether a benefit has something to reduce. */
function has_target(benefit, { cart }, discounted) {
  const some = (selector) =>
    groups_of(selector, cart, discounted).some((group) => !passes_over(benefit, group, cart));
  if (kTargeted.includes(benefit.kind)) return some(benefit.target);
  if (benefit.kind === 'bundle') return benefit.parts.every(({ of }) => some(of));
  if (benefit.kind === 'buy_get') return some(benefit.get.of ?? benefit.buy.of);
  if (benefit.kind === 'shipping') return cart.shipping.some((entry) => has_method(benefit, entry));
  return true;
}

function used_up({ key, limits = {} }, { request }) {
  const known = request.facts?.uses?.find(({ promotion }) => promotion === key) ?? {};
  const { uses = Infinity, uses_per_account = Infinity } = limits;
  if ((known.uses ?? 0) >= uses) return 'used_up';
  return (known.uses_by_account ?? 0) >= uses_per_account ? 'used_up_by_account' : undefined;
}

const ineligible = (reason) => ({ outcome: 'ineligible', reason });

/** The first of a promotion's tests that fails at a moment; without one, what needs none. */
function failed_test(promotion, { cart }, moment) {
  if (!promotion.benefits.some((benefit) => has_currency(benefit, cart.request.currency)))
    return ineligible('currency');
  if (moment === undefined) return undefined;
  if (!holds(promotion.condition, moment)) return ineligible('condition');
  const used = used_up(promotion, cart);
  return used === undefined || cart.fault === 'uses' ? undefined : ineligible(used);
}

/** Tests a promotion once, on these amounts; undefined if it is eligible. */
function test(promotion, state, current, net) {
  const at = { subtotal: state.original.groups, current: current.groups, net: net.groups };
  const moment = { cart: state.cart, at, discounted: current.discounted };
  state.moments.set(promotion.key, moment);
  const failed = failed_test(promotion, state, moment);
  if (failed !== undefined) return failed;
  if (promotion.benefits.some((benefit) => has_target(benefit, state, current.discounted)))
    return undefined;
  return { outcome: 'skipped', reason: 'no_matching_line' };
}

/** Why a promotion is not in that is shut out of its phase before its turn to be tested. */
function shut_out(promotion, state) {
  const { original, cart } = state;
  if (cart.fault === 'shut_out') return excluded;
  const at = { subtotal: original.groups, current: original.groups, net: original.groups };
  const moment = { cart, at, discounted: original.discounted };
  const waits = reads_run(promotion.condition, cart);
  return failed_test(promotion, state, waits ? undefined : moment) ?? excluded;
}

/** Whether a promotion finds a place in each group and in the order, or which had none. */
function find_place({ groups }, { cart, places, placed }) {
  const { stacking_groups = [], max_promotions_per_order = Infinity } = cart.settings;
  const most = (key) => stacking_groups.find((group) => group.key === key).at_most;
  if (cart.fault !== 'stacking' && groups.some((key) => (places.get(key) ?? 0) >= most(key)))
    return { outcome: 'skipped', reason: 'group_full' };
  return placed >= max_promotions_per_order
    ? { outcome: 'skipped', reason: 'order_full' }
    : undefined;
}

function take_place({ groups }, state) {
  for (const key of new Set(groups)) state.places.set(key, (state.places.get(key) ?? 0) + 1);
  state.placed += 1;
}

/** The first eligible promotion that is to be alone at all, on the account's prices. */
function find_alone(promotions, state) {
  const candidates = promotions.filter(({ exclusivity }) => exclusivity === 'all');
  for (const promotion of candidates.sort(in_order)) {
    const why = test(promotion, state, state.original, state.original);
    if (why === undefined) return promotion;
    state.verdicts.set(promotion.key, why);
  }
  return undefined;
}

/** The first eligible promotion that is to be alone in a phase. */
function find_alone_in(phase, promotions, state, begin) {
  const candidates = promotions.filter(
    ({ exclusivity, phases }) => exclusivity === 'phase' && phases.includes(phase),
  );
  for (const promotion of candidates.sort(in_order)) {
    const { key, first_phase } = promotion;
    if (first_phase !== phase) {
      if (state.verdicts.get(key) === 'active') return promotion;
      continue;
    }
    const why = test(promotion, state, begin, begin) ?? find_place(promotion, state);
    if (why === undefined) {
      state.tested.add(key);
      return promotion;
    }
    state.verdicts.set(key, why);
  }
  return undefined;
}

function run_stratum(phase, promotions, state, begin, alone) {
  state.stratum = snapshot(state);
  state.begin = begin;
  state.reserved_cost.stratum = [...state.reserved_left];
  for (const promotion of promotions) {
    const { key, first_phase } = promotion;
    if (first_phase !== phase || state.verdicts.has(key)) continue;
    let why;
    if (alone !== undefined && alone !== promotion) why = shut_out(promotion, state);
    else if (!state.tested.has(key)) why = test(promotion, state, state.stratum, begin);
    why ??= find_place(promotion, state);
    if (why === undefined) take_place(promotion, state);
    state.verdicts.set(key, why ?? 'active');
  }
  const giving = promotions.filter(
    (promotion) =>
      state.verdicts.get(promotion.key) === 'active' &&
      (alone === undefined || alone === promotion),
  );
  if (phase === 0) state.stratum.fixed = lowest_fixed_prices(giving, state);
  for (const promotion of giving) {
    if (phase === 0) give_products(promotion, state);
    else give_later(promotion, phase, state);
  }
}

function strata_of(phase, promotions, fault) {
  const strata = new Map();
  for (const promotion of promotions
    .filter(({ phases }) => phases.includes(phase))
    .sort(in_order)) {
    const priority = fault === 'strata' ? 0 : promotion.priority;
    strata.set(priority, [...(strata.get(priority) ?? []), promotion]);
  }
  return [...strata.values()];
}

function conclude(promotions, state) {
  for (const { key } of promotions) {
    if (state.verdicts.get(key) !== 'active') continue;
    const gave =
      (state.given.get(key) ?? 0) > 0 ||
      state.gifts.some(({ promotion }) => promotion.key === key) ||
      (state.points.get(key) ?? 0) > 0 ||
      state.terms?.promotion === key;
    const reason = state.gift_unavailable.has(key) ? 'gift_unavailable' : 'no_effect';
    state.verdicts.set(
      key,
      gave ? { outcome: 'applied', reason: 'applied' } : { outcome: 'skipped', reason },
    );
  }
}

/** Runs these promotions; gives the state, in which `verdicts` has each one's outcome. */
export function run(promotions, cart) {
  const state = open_state(cart);
  cart.price_for_one ??= (sku) => {
    const product = cart.ruleset.products.get(sku);
    const seen = product && is_visible(product, cart.request.audience ?? {}, cart.ruleset);
    return seen ? price_of_one(product, cart)?.unit_price : undefined;
  };
  const alone = cart.fault === 'exclusivity' ? undefined : find_alone(promotions, state);
  for (const promotion of alone === undefined ? [] : promotions) {
    const why = test(promotion, state, state.original, state.original);
    if (promotion !== alone) state.verdicts.set(promotion.key, why ?? excluded);
  }
  for (let phase = 0; phase < kPhases; phase += 1) {
    const begin = snapshot(state);
    const alone_here = alone ?? find_alone_in(phase, promotions, state, begin);
    for (const stratum of strata_of(phase, promotions, cart.fault))
      run_stratum(phase, stratum, state, begin, alone_here);
  }
  conclude(promotions, state);
  return state;
}
