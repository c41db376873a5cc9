// From what a benefit computed to what it gives: its cap and the ruleset's, room to the floors,
// then the lines. A slot is a price group, or behind them a shipping entry.
// Test: tests/oracle/oracle.test.mjs
import { whole_unit } from './prices.mjs';
import { allocate, ratio, sum } from './rounding.mjs';

/** A unit's least price by one floor of a product with this cost, rounded up. */
function cost_floor({ kind, rate_bp }, cost) {
  return kind === 'margin'
    ? ratio([cost, 10_000], [10_000 - rate_bp], 'up')
    : ratio([cost, 10_000 + rate_bp], [10_000], 'up');
}

/** The least that a group may cost under a promotion, in minor units. */
export function floor_of(group, promotion, cart) {
  const { currency } = cart.request;
  const cost = group.product.cost?.[currency];
  const floors = [group.product.floor_price?.[currency] ?? 0];
  if (cost !== undefined) {
    for (const floor of [cart.settings.floor, group.list?.floor, promotion.floor]) {
      if (floor !== undefined) floors.push(cost_floor(floor, cost));
    }
  }
  if (cart.fault === 'floor') return 0;
  return ratio([Math.max(...floors), group.quantity], [cart.unit, whole_unit(group.product)], 'up');
}

/** What a slot can still give to a promotion, and whether a floor is what ends it. */
function room_of(slot, promotion, state, phase) {
  const { cart, current, reserved_left, shipping } = state;
  if (slot >= cart.groups.length) return { room: shipping[slot - cart.groups.length] };
  const floor = floor_of(cart.groups[slot], promotion, cart);
  const above = Math.max(0, current[slot] - floor);
  const free = phase === 0 ? Math.max(0, current[slot] - reserved_left[slot]) : Infinity;
  return { room: Math.min(above, free), has_floor: floor > 0, above };
}

/**
 * Amounts cut to a sum, if they are above it: allocated as one amount was (by weights), or by the
 * amounts themselves.
 */
function cut_to(amounts, most, weights, cart) {
  return sum(amounts) > most ? allocate(most, weights ?? amounts, cart.split) : amounts;
}

/** Each slot gives what was computed for it, at most its room; the rest is lost. */
function give_each(computed, rooms, drops) {
  return computed.map((amount, slot) => {
    const { room, has_floor, above } = rooms[slot];
    if (drops && has_floor && amount > above) return 0;
    return Math.min(amount, room);
  });
}

/**
 * One amount over the slots with room, by weights: what passes a slot's room is allocated again.
 * `note` is told of each slot and what it was asked for in all. With `drops` a slot that would be
 * cut at its floor gives nothing, and its share is lost.
 */
function give_whole(amount, weights, rooms, drops, cart, note) {
  const given = weights.map(() => 0);
  const dropped = new Set();
  let left = amount;
  // Who has no room is asked for nothing, but its floor would be passed.
  weights.forEach((weight, slot) => {
    if (amount > 0 && weight > 0 && rooms[slot].room === 0) note(slot, rooms[slot].above + 1);
  });
  for (let round = 0; left > 0; round += 1) {
    const open = weights.map((weight, slot) =>
      !dropped.has(slot) && ((drops && round === 0) || given[slot] < rooms[slot].room) ? weight : 0,
    );
    if (sum(open) === 0) break;
    const shares = allocate(left, open, { ...cart.split, bounded: left <= sum(open) });
    left = 0;
    shares.forEach((share, slot) => {
      const asked = given[slot] + share;
      const { room, has_floor, above } = rooms[slot];
      note(slot, asked);
      if (drops && has_floor && asked > above) dropped.add(slot);
      given[slot] = dropped.has(slot) ? 0 : Math.min(asked, room);
      if (!dropped.has(slot)) left += asked - given[slot];
    });
  }
  return given;
}

function give({ amounts, weights, whole }, rooms, promotion, state) {
  const drops = promotion.floor?.on_breach === 'drop_adjustment';
  const note = (slot, asked) => {
    const { has_floor, above } = rooms[slot];
    if (has_floor && asked > above) state.passed.add(promotion.key);
  };
  if (whole && state.cart.fault !== 'spread')
    return give_whole(sum(amounts), weights, rooms, drops, state.cart, note);
  amounts.forEach((amount, slot) => note(slot, amount));
  return give_each(amounts, rooms, drops);
}

/** What the ruleset's own caps leave for goods. */
function left_of_caps({ cart, reduced_goods }) {
  const { max_reduction_bp, max_reduction_minor } = cart.settings;
  const subtotal = sum(cart.groups.map((group) => group.subtotal));
  const caps = [];
  if (max_reduction_bp !== undefined)
    caps.push(ratio([subtotal, max_reduction_bp], [10_000], 'down'));
  const most = max_reduction_minor?.[cart.request.currency];
  if (most !== undefined) caps.push(most);
  return caps.length === 0 || cart.fault === 'max_reduction'
    ? Infinity
    : Math.max(0, Math.min(...caps) - reduced_goods);
}

function reduce_group(group, amount, own_amounts, promotion, state) {
  const costs = group.lines.map(({ position }) => state.lines[position]);
  const own = group.lines.map(({ position }) => own_amounts?.[position] ?? 0);
  const shares = allocate(amount, sum(own) > 0 ? own : costs, state.cart.split);
  let given = 0;
  group.lines.forEach(({ position }, i) => {
    const share = Math.min(shares[i], costs[i]);
    if (share === 0) return;
    state.lines[position] -= share;
    state.adjustments[position].push({ promotion: promotion.key, amount_minor: -share });
    given += share;
  });
  state.current[group.index] -= given;
  return given;
}

/** Likewise what lines were computed on their own, all lines together; groups follow. */
function cut_lines({ amounts, own_lines }, most, cart) {
  const lines = cart.groups.flatMap((group) => group.lines);
  const own = lines.map(({ position }) => own_lines[position] ?? 0);
  const shares = cut_to(own, most, undefined, cart);
  const cut_amounts = amounts.map(() => 0);
  lines.forEach(({ group }, i) => {
    cut_amounts[group.index] += shares[i];
  });
  const by_position = lines.map(({ position }, i) => [position, shares[i]]);
  return { amounts: cut_amounts, own_lines: Object.fromEntries(by_position) };
}

/**
 * Of a `total` the ruleset's caps cut the goods' part alone, and what is cut moves nowhere: of a
 * share before it is given, of an amount (as `grant` does with all goods) after it was spread.
 */
function cut_goods(computed, cap, most, cart) {
  const { weights, whole } = computed;
  const count = cart.groups.length;
  const amounts = cut_to(computed.amounts, cap, weights, cart);
  if (cart.fault === 'total_cap')
    return { ...computed, amounts: cut_to(amounts, most, weights, cart) };
  if (whole) return { ...computed, amounts };
  const goods = cut_to(amounts.slice(0, count), most, undefined, cart);
  return { ...computed, amounts: [...goods, ...amounts.slice(count)] };
}

/** What was computed, cut to the benefit's cap and to what the ruleset's caps leave for goods. */
function cut(computed, benefit, state) {
  const { cart } = state;
  const cap = cart.fault === 'cap' ? undefined : benefit.cap_minor?.[cart.request.currency];
  const most = benefit.kind === 'shipping' ? Infinity : left_of_caps(state);
  const limit = Math.min(cap ?? Infinity, most);
  const { amounts, own_lines = {}, weights } = computed;
  if (benefit.kind === 'total') return cut_goods(computed, cap ?? Infinity, most, cart);
  const by_lines = Object.keys(own_lines).length > 0;
  if (by_lines && sum(Object.values(own_lines)) === sum(amounts))
    return cut_lines(computed, limit, cart);
  return { ...computed, amounts: cut_to(amounts, limit, weights, cart) };
}

/**
 * Grants { amounts, weights, whole, own_lines }, by slot; `weights`: by which one amount was split;
 * `whole`: whether it belongs to the benefit as a whole; `own_lines`: what lines were computed on
 * their own. Gives the amounts given.
 */
export function grant(computed, promotion, benefit, state) {
  const { cart } = state;
  const count = cart.groups.length;
  const rooms = computed.amounts.map((_, slot) => room_of(slot, promotion, state, benefit.phase));
  const wanted = cut(computed, benefit, state);
  const given = give(wanted, rooms, promotion, state);
  const goods = cut_to(given.slice(0, count), left_of_caps(state), undefined, cart);
  const all = goods.map((amount, index) => {
    if (amount === 0) return 0;
    const group = cart.groups[index];
    const really = reduce_group(group, amount, wanted.own_lines, promotion, state);
    if (benefit.phase === 0) state.reducers[index].add(promotion.key);
    return really;
  });
  state.reduced_goods += sum(all);
  given.slice(count).forEach((amount, index) => {
    all.push(amount);
    if (amount === 0) return;
    state.shipping[index] -= amount;
    state.shipping_adjustments[index].push({ promotion: promotion.key, amount_minor: -amount });
  });
  state.given.set(promotion.key, (state.given.get(promotion.key) ?? 0) + sum(all));
  return all;
}
