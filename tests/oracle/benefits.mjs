// The product phase: which units a benefit uses and what it computes for them.
// Test: tests/oracle/cases.test.mjs
import { has_currency } from './facts.mjs';
import { grant } from './grant.mjs';
import { is_measured } from './prices.mjs';
import { reserve } from './reserve.mjs';
import { allocate, for_reduction, ratio, sum } from './rounding.mjs';
import { groups_of } from './selectors.mjs';
import {
  can_fill,
  count_by_group,
  fill_in_order,
  most_applications,
  passes_over,
  units_in_order,
} from './units.mjs';
import {
  counted,
  fixed_price,
  formula_amount,
  graduated_amount,
  is_rounded_once,
  step_at,
  steps_of,
  take,
  value_of,
} from './values.mjs';

/** Groups a selector means that may still take part in this benefit. */
function open_groups(selector, promotion, benefit, state) {
  const { cart, stratum, reducers } = state;
  const most = cart.settings.max_promotions_per_line ?? Infinity;
  return groups_of(selector, cart, stratum.discounted).filter((group) => {
    if (passes_over(benefit, group, cart)) return false;
    const reduced_by = reducers[group.index];
    return reduced_by.has(promotion.key) || reduced_by.size < most;
  });
}

/** With the fault `pieces` the smallest units of what is measured are pieces. */
const is_whole = (group, { fault }) => is_measured(group) && fault !== 'pieces';

const free_units = ({ cart, reserved }) =>
  cart.groups.map(({ quantity, index }) => quantity - reserved[index]);

/** What `units` of a group's free units cost. */
function slice_of(group, units, benefit, state) {
  const free = group.quantity - state.reserved[group.index];
  const whole = state.group_base(group.index, benefit);
  const mode = for_reduction(state.cart.mode);
  const base = units === free ? whole : ratio([whole, units], [free], mode);
  return { group, units, base };
}

const slices_of = (counts, benefit, state) =>
  state.cart.groups
    .filter(({ index }) => counts[index] > 0)
    .map((group) => slice_of(group, counts[group.index], benefit, state));

/** Amounts of slices, added up by slot. */
function by_slot(slices, taken, state) {
  const amounts = state.slots();
  slices.forEach(({ group }, i) => {
    amounts[group.index] += taken[i];
  });
  return amounts;
}

const weights_of = (slices, state) =>
  by_slot(
    slices,
    slices.map(({ base }) => base),
    state,
  );

/** An amount for all slices together, split by what they cost. */
function shared(amount, slices, state) {
  const bases = slices.map(({ base }) => base);
  const shares = allocate(Math.min(amount, sum(bases)), bases, state.cart.split);
  return { amounts: by_slot(slices, shares, state), weights: weights_of(slices, state) };
}

/** What one value takes from slices of different groups. */
function taken_from(slices, value, benefit, state) {
  const own_lines = {};
  const taken = take(slices, value, benefit, state, own_lines);
  const one = value.rate_bp !== undefined && is_rounded_once(state.cart);
  const weights = one ? weights_of(slices, state) : undefined;
  return { amounts: by_slot(slices, taken, state), weights, own_lines };
}

/** The pieces of a `lines` benefit, in order of its pick, within its caps; beside them what is
 *  measured, which is taken as a whole. */
function units_of_lines(promotion, benefit, state) {
  const { cart } = state;
  const is_fixed = benefit.unit_price !== undefined || benefit.price_of !== undefined;
  const groups = open_groups(benefit.target, promotion, benefit, state).filter(({ index }) => {
    const winner = state.stratum.fixed[index];
    return !is_fixed || cart.fault === 'fixed' || winner === benefit;
  });
  const most = benefit.max_units_per_line ?? Infinity;
  const free = free_units(state).map((units) => Math.min(units, most));
  const counted = groups.filter((group) => !is_whole(group, cart));
  const units = units_in_order(counted, free, benefit.pick, cart.fault).slice(0, benefit.max_units);
  const used = count_by_group(units, cart.groups);
  for (const { index } of groups.filter((group) => is_whole(group, cart)))
    used[index] = free[index];
  return { units, used };
}

/** Graduated by quantity: the units numbered from 1, each at its step; slices by group and step. */
function graduated_slices(units, promotion, benefit, state) {
  const steps = steps_of(benefit.tiers, state.cart);
  const counts = steps.map(() => state.cart.groups.map(() => 0));
  units.forEach(({ group }, i) => {
    const step = step_at(steps, i + 1, state.cart.fault);
    if (step !== undefined) counts[steps.indexOf(step)][group.index] += 1;
  });
  return steps.map((step, i) => ({ step, slices: slices_of(counts[i], benefit, state) }));
}

function lines_by_tiers(units, slices, promotion, benefit, state) {
  const { by, mode } = benefit.tiers;
  if (mode === 'graduated' && by === 'amount')
    return shared(graduated_amount(promotion, benefit, state), slices, state);
  if (mode === 'graduated') {
    const amounts = state.slots();
    for (const { step, slices: some } of graduated_slices(units, promotion, benefit, state)) {
      // Each group and step is rounded on its own.
      for (const slice of some)
        amounts[slice.group.index] += take([slice], step, benefit, state)[0];
    }
    return { amounts };
  }
  const steps = steps_of(benefit.tiers, state.cart);
  const step = step_at(steps, counted(promotion, benefit, state), state.cart.fault);
  if (step === undefined) return { amounts: state.slots() };
  return taken_from(slices, step, benefit, state);
}

function lines(promotion, benefit, state) {
  const { units, used } = units_of_lines(promotion, benefit, state);
  const slices = slices_of(used, benefit, state);
  const { cart } = state;
  if (benefit.tiers !== undefined) {
    const computed = lines_by_tiers(units, slices, promotion, benefit, state);
    return { ...computed, used };
  }
  if (benefit.formula !== undefined || benefit.per === 'benefit') {
    const amount = benefit.formula
      ? formula_amount(promotion, benefit, state)
      : value_of(benefit, cart).amount;
    return { ...shared(amount, slices, state), whole: true, used };
  }
  const value = value_of(benefit, cart);
  if (benefit.price_of !== undefined) value.unit_price = fixed_price(benefit, cart);
  if (benefit.price_of !== undefined && value.unit_price === undefined)
    return { amounts: state.slots(), used };
  return { ...taken_from(slices, value, benefit, state), used };
}

/** Which groups a selector means, by index. */
function fits(selector, promotion, benefit, state) {
  const open = new Set(open_groups(selector, promotion, benefit, state));
  return state.cart.groups.map((group) => open.has(group));
}

const sorter = (state) => (units, demand) => {
  const number = count_by_group(units, state.cart.groups);
  const groups = state.cart.groups.filter(({ index }) => number[index] > 0);
  const ordered = units_in_order(groups, number, demand.pick, state.cart.fault);
  // The same units in another order: those of one group are alike.
  const by_group = new Map(groups.map((group) => [group, []]));
  for (const unit of units) by_group.get(unit.group).push(unit);
  return ordered.map(({ group }) => by_group.get(group).shift());
};

const all_free = (benefit, state) =>
  units_in_order(
    state.cart.groups.filter((group) => !passes_over(benefit, group, state.cart)),
    free_units(state),
    'cheapest',
  );

function bundle(promotion, benefit, state) {
  const { cart } = state;
  const parts = benefit.parts.map(({ of, quantity }) => ({
    fits: fits(of, promotion, benefit, state),
    quantity,
    pick: benefit.pick ?? 'dearest',
  }));
  const demands = (n) => parts.map((part) => ({ ...part, quantity: part.quantity * n }));
  const units = all_free(benefit, state);
  const sets = most_applications(demands, units, benefit.max_applications ?? Infinity);
  const used = count_by_group(
    fill_in_order(demands(sets), units, sorter(state)).flat(),
    cart.groups,
  );
  const slices = slices_of(used, benefit, state);
  const total = sum(slices.map(({ base }) => base));
  const { rate_bp, amount, price } = value_of(benefit, cart);
  let reduction;
  if (price !== undefined) reduction = Math.max(0, total - sets * price);
  else if (amount !== undefined) reduction = sets * amount;
  else reduction = ratio([total, rate_bp], [10_000], for_reduction(cart.mode));
  return { ...shared(reduction, slices, state), used };
}

/** How often units may be bought and got: { count, get_units, buy_units }. */
function applications(benefit, buy_fits, get_fits, units, most, can_take) {
  const per = benefit.get.quantity;
  const limit = benefit.max_units ?? Infinity;
  const wanted = (n) => [
    { fits: get_fits, quantity: n * per },
    { fits: buy_fits, quantity: can_take * n },
  ];
  const whole = Math.min(most, Math.floor(limit / per));
  const count = most_applications(wanted, units, whole);
  let get_units = count * per;
  let more = 0;
  if (benefit.partial === true && count < most) {
    for (let extra = 1; extra < per && get_units + extra <= limit; extra += 1) {
      const demands = wanted(count + 1);
      demands[0].quantity = get_units + extra;
      if (can_fill(demands, units)) more = extra;
    }
  }
  get_units += more;
  return { get_units, buy_units: can_take * (count + (more > 0 ? 1 : 0)) };
}

function buy_get(promotion, benefit, state) {
  const { cart, stratum } = state;
  const { buy, get } = benefit;
  const buy_fits = fits(buy.of, promotion, benefit, state);
  const get_fits = fits(get.of ?? buy.of, promotion, benefit, state);
  const units = all_free(benefit, state);
  let most = benefit.max_applications ?? Infinity;
  if (buy.amount_minor !== undefined) {
    const groups = groups_of(buy.of, cart, stratum.discounted);
    const amount = sum(groups.map(({ subtotal }) => subtotal));
    most = Math.min(most, Math.floor(amount / buy.amount_minor[cart.request.currency]));
  }
  const quantity = buy.quantity ?? 0;
  const found = applications(benefit, buy_fits, get_fits, units, most, quantity);
  const demands = [
    { fits: get_fits, quantity: found.get_units, pick: benefit.pick },
    { fits: buy_fits, quantity: found.buy_units, pick: 'dearest' },
  ];
  const [got, bought] = fill_in_order(demands, units, sorter(state));
  const slices = slices_of(count_by_group(got, cart.groups), benefit, state);
  const used = count_by_group([...got, ...bought], cart.groups);
  return { ...taken_from(slices, value_of(benefit, cart), benefit, state), used };
}

/** The units of the sorted ones that `every_nth` reduces. */
export function nth_units(units, { every, position, from, max_applications = Infinity }) {
  const count = Math.min(Math.floor(units.length / every), max_applications);
  if (from !== 'each_group') {
    const block = (position ?? 1) - 1;
    return units.slice(block * count, (block + 1) * count);
  }
  const nth = (position ?? every) - 1;
  return Array.from({ length: count }, (_, group) => units[group * every + nth]);
}

function every_nth(promotion, benefit, state) {
  const { cart } = state;
  const groups = open_groups(benefit.target, promotion, benefit, state);
  const units = units_in_order(groups, free_units(state), benefit.pick, cart.fault);
  const used = count_by_group(nth_units(units, benefit), cart.groups);
  const slices = slices_of(used, benefit, state);
  return { ...taken_from(slices, value_of(benefit, cart), benefit, state), used };
}

const kKinds = { lines, bundle, buy_get, every_nth };

/** All benefits that a promotion has in the product phase, and the units that it reserves. */
export function give_products(promotion, state) {
  const { cart, current, reserved_left } = state;
  const before = cart.groups.map(({ index }) => Math.max(0, current[index] - reserved_left[index]));
  const used = cart.groups.map(() => 0);
  const given = cart.groups.map(() => 0);
  for (const benefit of promotion.benefits) {
    if (benefit.phase !== 0 || !has_currency(benefit, cart.request.currency)) continue;
    const computed = kKinds[benefit.kind](promotion, benefit, state);
    const granted = grant(computed, promotion, benefit, state);
    cart.groups.forEach(({ index }) => {
      used[index] = Math.max(used[index], computed.used[index]);
      given[index] += granted[index];
    });
  }
  if (promotion.reserve && cart.fault !== 'reserve') reserve(used, given, before, state);
}
