// The order and shipping phases, and what is reported beside the total.
// Test: tests/oracle/cases.test.mjs
import { has_currency, quantity_of } from './facts.mjs';
import { grant } from './grant.mjs';
import { amount_of, price_of_one, whole_unit } from './prices.mjs';
import { is_visible } from './audience.mjs';
import { allocate, for_reduction, ratio, sum } from './rounding.mjs';
import { groups_of } from './selectors.mjs';
import {
  counted,
  formula_amount,
  graduated_amount,
  is_missing,
  step_at,
  steps_of,
  value_of,
} from './values.mjs';

/** The value of a benefit with its reached step in place of tiers; undefined: none is reached. */
function reached_value(promotion, benefit, state) {
  const { cart } = state;
  if (benefit.tiers === undefined) return value_of(benefit, cart);
  const steps = steps_of(benefit.tiers, cart);
  return step_at(steps, counted(promotion, benefit, state), cart.fault);
}

/** What an order benefit takes of a total: { amount, is_share }. */
function order_amount(promotion, benefit, total, state) {
  const { tiers, formula } = benefit;
  if (formula !== undefined) return { amount: formula_amount(promotion, benefit, state) };
  if (tiers?.mode === 'graduated')
    return { amount: graduated_amount(promotion, benefit, state), is_share: true };
  const value = reached_value(promotion, benefit, state);
  if (value === undefined) return { amount: 0 };
  if (value.price !== undefined) return { amount: Math.max(0, total - value.price) };
  if (value.amount !== undefined) return { amount: value.amount };
  if (is_missing(value)) return { amount: 0 };
  const mode = for_reduction(state.cart.mode);
  return { amount: ratio([total, value.rate_bp], [10_000], mode), is_share: true };
}

function share_over(weights, { amount, is_share = false }, state) {
  const most = Math.min(amount, sum(weights));
  const amounts = allocate(most, weights, state.cart.split);
  return { amounts, weights, whole: !is_share };
}

function order(promotion, benefit, state) {
  const weights = state.slots();
  for (const { index } of groups_of(benefit.target, state.cart, state.stratum.discounted))
    weights[index] = state.group_base(index, benefit);
  const amount = order_amount(promotion, benefit, sum(weights), state);
  grant(share_over(weights, amount, state), promotion, benefit, state);
}

function total(promotion, benefit, state) {
  const weights = [...state.current, ...state.shipping];
  const amount = order_amount(promotion, benefit, sum(weights), state);
  grant(share_over(weights, amount, state), promotion, benefit, state);
}

export const has_method = ({ methods }, { method }) =>
  methods === undefined || methods.includes(method);

function shipping(promotion, benefit, state) {
  const { cart } = state;
  const first = cart.groups.length;
  const bases = cart.shipping.map((entry, index) =>
    has_method(benefit, entry) ? state.shipping_base(index, benefit) : 0,
  );
  const value = reached_value(promotion, benefit, state);
  if (value === undefined || is_missing(value)) return;
  if (benefit.per === 'benefit' && benefit.amount_minor !== undefined) {
    const weights = [...state.slots().slice(0, first), ...bases];
    grant(share_over(weights, { amount: value.amount }, state), promotion, benefit, state);
    return;
  }
  const mode = for_reduction(cart.mode);
  const taken = bases.map((base) => {
    if (value.price !== undefined) return Math.max(0, base - value.price);
    if (value.amount !== undefined) return Math.min(value.amount, base);
    return cart.fault === 'shipping' ? 0 : ratio([base, value.rate_bp], [10_000], mode);
  });
  const amounts = [...state.slots().slice(0, first), ...taken];
  grant({ amounts }, promotion, benefit, state);
}

/** The product of a gift: the chosen one, else the first that is visible and has a price. */
function gift_product(promotion, benefit, { cart }) {
  const { request, ruleset } = cart;
  const chosen = (request.cart.gifts ?? []).filter((gift) => gift.promotion === promotion.key);
  const wanted = chosen.map(({ sku }) => sku).filter((sku) => benefit.skus.includes(sku));
  for (const sku of [...wanted, ...benefit.skus]) {
    const product = ruleset.products.get(sku);
    if (product === undefined || !is_visible(product, request.audience ?? {}, ruleset)) continue;
    const price = price_of_one(product, cart);
    if (price !== undefined) return { product, price };
  }
  return undefined;
}

/** Units of the gift in the cart become free; gives how many there are. */
function free_in_cart(product, wanted, promotion, benefit, state) {
  const { cart } = state;
  const amounts = state.slots();
  let left = wanted;
  for (const group of cart.groups) {
    if (group.product !== product || left === 0) continue;
    const units = Math.min(left, group.quantity);
    const mode = for_reduction(cart.mode);
    amounts[group.index] = ratio([state.current[group.index], units], [group.quantity], mode);
    left -= units;
  }
  grant({ amounts }, promotion, benefit, state);
  return wanted - left;
}

function gift(promotion, benefit, state) {
  const { cart } = state;
  const { per, quantity = 1, max_applications = Infinity } = benefit;
  let times = 1;
  if (per !== undefined) {
    const units = quantity_of(groups_of(per.of, cart, state.stratum.discounted), cart);
    times = Math.min(Math.floor(units / per.quantity), max_applications);
  }
  if (times === 0) return;
  const found = gift_product(promotion, benefit, state);
  if (found === undefined) {
    state.gift_unavailable.add(promotion.key);
    return;
  }
  let units = quantity * times * whole_unit(found.product);
  if (benefit.if_missing) units -= free_in_cart(found.product, units, promotion, benefit, state);
  if (units === 0 || cart.fault === 'gift') return;
  const { unit_price, source } = found.price;
  const subtotal = amount_of(unit_price, units, found.product, cart);
  state.gifts.push({
    promotion,
    product: found.product,
    quantity: units,
    unit_price,
    source,
    subtotal,
  });
}

function points(promotion, benefit, state) {
  const { cart } = state;
  const { per_minor } = benefit;
  let times = 1;
  if (per_minor !== undefined) {
    const groups = groups_of(benefit.target, cart, state.stratum.discounted);
    const amount = sum(groups.map(({ index }) => state.current[index]));
    times = Math.floor(amount / per_minor[cart.request.currency]);
  }
  const own = state.points.get(promotion.key) ?? 0;
  state.points.set(promotion.key, own + benefit.points * times);
}

function payment_terms(promotion, { rate_bp, days }, state) {
  const total_minor = sum(state.current) + sum(state.shipping);
  const mode = for_reduction(state.cart.mode);
  const amount_minor = ratio([total_minor, rate_bp], [10_000], mode);
  if (amount_minor > (state.terms?.amount_minor ?? 0))
    state.terms = { promotion: promotion.key, rate_bp, days, amount_minor };
}

const kKinds = { order, total, shipping, gift, points, payment_terms };

/** All benefits that a promotion has in a later phase. */
export function give_later(promotion, phase, state) {
  for (const benefit of promotion.benefits) {
    const there = has_currency(benefit, state.cart.request.currency);
    if (benefit.phase === phase && there) kKinds[benefit.kind](promotion, benefit, state);
  }
}
