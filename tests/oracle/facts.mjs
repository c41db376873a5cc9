// Conditions: what each fact is in a request, and whether a condition holds.
// Test: tests/oracle/cases.test.mjs
import { whole_unit } from './prices.mjs';
import { exact, sum } from './rounding.mjs';
import { compare, compare_set, groups_of, matches, reads_discounted } from './selectors.mjs';

const kDay = 86_400_000;

/**
 * Where facts are read: { cart, at, discounted }. `at` has the amounts of the groups by name
 * (subtotal, current, net, total); `total` is absent in a trial.
 */
export function amounts_at(name, moment) {
  const { cart } = moment;
  const at = name ?? cart.settings.condition_base ?? 'subtotal';
  return cart.fault === 'condition_base' ? moment.at.subtotal : moment.at[at];
}

const kParts = 1_000_000; // of a unit, as small as they come

/** Whole units, rounded down once over all groups. */
export function quantity_of(groups, { fault }) {
  const parts = ({ quantity, product }) =>
    fault === 'count' ? quantity * kParts : quantity * (kParts / whole_unit(product));
  return Math.floor(exact(sum(groups.map(parts))) / kParts);
}

function lines_fact({ fact, of, at }, moment) {
  const groups = groups_of(of, moment.cart, moment.discounted);
  const prices = groups.map(({ unit_price }) => unit_price);
  const quantities = groups.map((group) => quantity_of([group], moment.cart));
  const amounts = amounts_at(at, moment);
  switch (fact) {
    case 'lines.amount':
      return sum(groups.map(({ index }) => amounts[index]));
    case 'lines.quantity':
      return quantity_of(groups, moment.cart);
    case 'lines.products':
      return new Set(groups.map(({ product }) => product.sku)).size;
    case 'lines.max_quantity':
      return Math.max(0, ...quantities);
    case 'lines.min_quantity':
      return groups.length === 0 ? 0 : Math.min(...quantities);
    case 'lines.min_unit_price':
      return groups.length === 0 ? undefined : Math.min(...prices);
    default:
      return groups.length === 0 ? undefined : Math.max(...prices);
  }
}

/** How many different products that match were bought before. */
function bought_fact({ of }, { cart }) {
  const bought = cart.request.facts?.bought;
  if (bought === undefined) return undefined;
  const products = [...new Set(bought)].map((sku) => cart.ruleset.products.get(sku));
  const item = (product) => ({ product, attributes: new Map(), discounted: false });
  return products.filter((product) => product && matches(of, item(product), cart)).length;
}

export function attribute_fact(key, { request, ruleset }) {
  const { owner } = ruleset.attributes[key];
  const { audience = {}, cart } = request;
  const lists = { cart, account: audience, customer: audience.customer };
  const found = lists[owner]?.attributes?.find(({ attribute }) => attribute === key);
  return found?.value;
}

export const history_fact = (key, { request }) =>
  request.facts?.history?.find(({ history }) => history === key)?.value;

export const shipping_amount = ({ shipping }) => sum(shipping.map((entry) => entry.amount_minor));

/** Facts that are one value, whatever the promotions do. */
function plain_fact(test, cart) {
  const { request } = cart;
  const { audience = {} } = request;
  switch (test.fact) {
    case 'shipping.amount':
      return shipping_amount(cart);
    case 'history':
      return history_fact(test.history, cart);
    case 'currency':
      return request.currency;
    case 'customer':
      return audience.customer?.key;
    case 'account':
    case 'region':
    case 'channel':
      return audience[test.fact];
    case 'cart.lead_days':
      return request.cart.deliver_at === undefined
        ? undefined
        : Math.floor((request.cart.deliver_at - request.evaluated_at) / kDay);
    default: // cart.payment_method, cart.payment_terms, cart.order_type, cart.ship_to, cart.renewal
      return request.cart[test.fact.slice('cart.'.length)];
  }
}

function set_fact(fact, { request, shipping }) {
  if (fact === 'segment') return request.audience?.segments ?? [];
  if (fact === 'customer.role') return request.audience?.customer?.roles ?? [];
  return shipping.map(({ method }) => method).filter((method) => method !== undefined);
}

function attribute_test({ attribute, as, op, value }, cart) {
  const own = attribute_fact(attribute, cart);
  if (as === undefined || own === undefined) return compare(own, op, value);
  return compare(Math.floor((cart.request.evaluated_at - own) / kDay), op, value);
}

/** One test, with the amounts of this moment. */
function test_holds(test, moment) {
  const { cart } = moment;
  const { fact, op } = test;
  if (['segment', 'customer.role', 'shipping.method'].includes(fact))
    return compare_set(set_fact(fact, cart), op, test.value);
  if (fact === 'attribute') return attribute_test(test, cart);
  const money = typeof test.value === 'object' && !Array.isArray(test.value);
  const value = money ? test.value[cart.request.currency] : test.value;
  if (fact === 'cart.amount') return compare(sum(amounts_at(test.at, moment)), op, value);
  if (fact === 'bought') return compare(bought_fact(test, moment), op, value);
  const compared = cart.fault === 'condition' && op === 'gte' ? 'gt' : op;
  if (fact.startsWith('lines.')) return compare(lines_fact(test, moment), compared, value);
  return compare(plain_fact(test, cart), op, value);
}

/**
 * Whether a condition holds. In a trial (no `total` yet) a test on `total` answers in favour of the
 * condition: `wanted` is what the whole hopes of this part, false below a `not`.
 */
export function holds(condition, moment, wanted = true) {
  if (condition === undefined) return true;
  const { use, all, any, not } = condition;
  if (use !== undefined) {
    return holds(moment.cart.ruleset.definitions.conditions[use], moment, wanted);
  }
  if (all !== undefined) return all.every((item) => holds(item, moment, wanted));
  if (any !== undefined) return any.some((item) => holds(item, moment, wanted));
  if (not !== undefined) return !holds(not, moment, !wanted);
  if (condition.at === 'total' && moment.at.total === undefined) return wanted;
  return test_holds(condition, moment);
}

/** Whether a condition reads what promotions take, so that it has a time. */
export function reads_run(condition, cart) {
  if (condition === undefined) return false;
  const { use, all, any, not, fact, of } = condition;
  const { ruleset, settings } = cart;
  if (use !== undefined) return reads_run(ruleset.definitions.conditions[use], cart);
  if (fact === undefined) return (all ?? any ?? [not]).some((item) => reads_run(item, cart));
  const at = condition.at ?? settings.condition_base ?? 'subtotal';
  const by_time = ['cart.amount', 'lines.amount'].includes(fact) && at !== 'subtotal';
  return by_time || (fact !== 'bought' && reads_discounted(of, cart));
}

const kAmounts = ['amount_minor', 'unit_price', 'price_minor', 'per_minor'];

/** Whether the amounts that a benefit needs are there in the currency; caps and steps may lack. */
export function has_currency(benefit, currency) {
  const { buy = {} } = benefit;
  const there = (amounts) => amounts === undefined || amounts[currency] !== undefined;
  return kAmounts.every((name) => there(benefit[name])) && there(buy.amount_minor);
}
