// The format's tests as Proviso's: `where` as a selector, `when` as a condition.
// Contract: pure but for declarations; the engine decides. Test: tests/peers/peers.test.mjs
import { attribute_test, category, declared, is_set } from './attributes.mjs';
import { entry_passes, line_passes, list_of, split_fact, Unsupported } from './facts.mjs';

export const kEvery = {};
const kNone = { skus: [] };
const kHolds = { all: [] };
const kFails = { any: [] };

/** All of these selectors: members that clash go one level down, into a list of one. */
export function both(...selectors) {
  return selectors.reduceRight((rest, selector) => {
    if (Object.keys(rest).length === 0) return selector;
    const clash = Object.keys(selector).some((member) => member in rest);
    if (!clash) return { ...selector, ...rest };
    if (!('any' in selector)) return { ...selector, any: [rest] };
    return { any: [selector], not: { not: rest } };
  }, kEvery);
}

export function selector(world, where) {
  return both(...(where ?? []).map((test) => line_selector(world, test)));
}

/** Just this line, if the rest matches it too. */
export function only(line, where = kEvery) {
  return both({ skus: [line.product] }, where);
}

function sku_selector(world, op, value) {
  const wanted = list_of(value).filter((sku) => typeof sku === 'string' && sku.length > 0);
  const carried = world.lines.filter((line) => wanted.includes(line.sku));
  const skus = [...new Set([...wanted, ...carried.map((line) => line.product)])];
  const listed = { skus };
  return op === 'eq' || op === 'in' ? listed : { not: listed };
}

/** A test of a number against whole ones: `make` gets the operator and a bound it can hold. */
function whole(op, value, least, make, constants) {
  const [holds, fails] = constants;
  if (op === 'in' || op === 'not_in') {
    const each = list_of(value).map((one) => whole('eq', one, least, make, constants));
    return op === 'in' ? { any: each } : { not: { any: each } };
  }
  if (typeof value !== 'number') return op === 'ne' ? holds : fails;
  if (value < least) return ['gt', 'gte', 'ne'].includes(op) ? holds : fails;
  if (Number.isInteger(value)) return make(op, value);
  if (op === 'eq' || op === 'ne') return op === 'ne' ? holds : fails;
  const up = op === 'gte' || op === 'lt';
  return make(op, up ? Math.ceil(value) : Math.floor(value));
}

function line_selector(world, test) {
  if (test.any) return { any: test.any.map((one) => line_selector(world, one)) };
  const [kind, name] = split_fact(test.fact);
  if (kind !== 'line') throw new Unsupported(`${test.fact} in a line's test`);
  const { op, value } = test;
  if (name === 'sku') return sku_selector(world, op, value);
  if (name === 'unit_price_minor') {
    const price = (at, bound) => ({ unit_price: { op: at, value: world.unit_prices(bound) } });
    return whole(op, value, 0, price, [kEvery, kNone]);
  }
  if (name === 'base_total_minor') {
    // No selector reads a line's amount; the list value is a fact of the cart.
    const lines = world.lines.filter((line) => line_passes(test, line));
    return { skus: lines.map((line) => line.product) };
  }
  if (is_set(world, name) && value !== null) {
    const keys = list_of(value).map((one) => category(world, name, one));
    const listed = { categories: keys };
    return op === 'eq' || op === 'in' ? listed : { not: listed };
  }
  const attribute = declared(world, 'product', name, value);
  const made = attribute_test(world, attribute, op, value);
  if (made === true || made === false) return made ? kEvery : kNone;
  return { attributes: [{ attribute: attribute.key, ...made }] };
}

/** `when` as one condition; `at` is the amount that its subtotals read. */
export function condition(world, when, at) {
  const tests = (when ?? []).map((test) => one_condition(world, test, at));
  return all(tests);
}

export function all(conditions) {
  if (conditions.length === 1) return conditions[0];
  return conditions.length === 0 ? undefined : { all: conditions };
}

export function none(test) {
  return test === undefined ? kFails : { not: test };
}

function one_condition(world, test, at) {
  if (test.any) return { any: test.any.map((one) => one_condition(world, one, at)) };
  const [kind, name] = split_fact(test.fact);
  switch (kind) {
    case 'currency':
      return key_condition('currency', test.op, test.value);
    case 'customer':
      return customer_condition(world, name, test);
    case 'shipping': {
      const entries = world.entries.filter((entry) => entry_passes(test, entry));
      const value = entries.map((entry) => entry.method);
      return { fact: 'shipping.method', op: 'in', value };
    }
    case 'cart':
      if (name !== 'subtotal_minor' && name !== 'quantity') {
        return cart_condition(world, name, test);
      }
      return counted(world, name, test, at);
    case 'lines':
      return counted(world, name, test, at);
    default:
      throw new Unsupported(`fact ${test.fact}`);
  }
}

function counted(world, name, test, at) {
  const of = selector(world, test.where);
  const facts = {
    quantity: 'lines.quantity',
    count: 'lines.products', // a product for every line
    max_quantity: 'lines.max_quantity',
  };
  if (name === 'subtotal_minor') {
    const whole_cart = Object.keys(of).length === 0;
    const fact = whole_cart ? { fact: 'cart.amount' } : { fact: 'lines.amount', of };
    const make = (op, minor) => ({ ...fact, at, op, value: { [world.currency]: minor } });
    const scaled = Array.isArray(test.value)
      ? test.value.map((value) => value * world.scale)
      : typeof test.value === 'number'
        ? test.value * world.scale
        : test.value;
    return whole(test.op, scaled, 0, make, [kHolds, kFails]);
  }
  if (!facts[name]) throw new Unsupported(`fact ${test.fact}`);
  const make = (op, value) => ({ fact: facts[name], of, op, value });
  return whole(test.op, test.value, 0, make, [kHolds, kFails]);
}

function key_condition(fact, op, value) {
  if (op === 'in' || op === 'not_in') {
    return { fact, op, value: list_of(value).filter((one) => typeof one === 'string' && one) };
  }
  if (op !== 'eq' && op !== 'ne') return kFails;
  if (typeof value !== 'string' || value.length === 0) return op === 'ne' ? kHolds : kFails;
  return { fact, op, value };
}

/** The segments that stand for a list of the customer's. */
export function segment(name, value) {
  return `${name}:${value}`;
}

export function customer_segments(customer) {
  return Object.entries(customer ?? {}).flatMap(([name, values]) =>
    is_segment(customer, name) ? list_of(values).map((value) => segment(name, value)) : [],
  );
}

function is_segment(customer, name) {
  return ['group', 'groups'].includes(name) || Array.isArray(customer?.[name]);
}

function customer_condition(world, name, { op, value }) {
  const customer = world.peer.customer;
  if (is_segment(customer, name)) {
    const wanted = value === null ? list_of(customer?.[name]) : list_of(value);
    const positive = (op === 'eq' || op === 'in') !== (value === null);
    if (!['eq', 'ne', 'in', 'not_in'].includes(op)) return kFails;
    const listed = wanted.filter((one) => one !== null).map((one) => segment(name, one));
    return { fact: 'segment', op: positive ? 'in' : 'not_in', value: listed };
  }
  if (name === 'id' && value !== null) return key_condition('customer', op, value);
  return attribute_condition(world, 'customer', name, op, value);
}

function attribute_condition(world, owner, name, op, value) {
  const attribute = declared(world, owner, name, value);
  const made = attribute_test(world, attribute, op, value);
  if (made === true || made === false) return made ? kHolds : kFails;
  return { fact: 'attribute', attribute: attribute.key, ...made };
}

function cart_condition(world, name, { op, value }) {
  const fact = { channel: 'channel', region: 'region', payment_method: 'cart.payment_method' };
  if (fact[name] && value !== null) return key_condition(fact[name], op, value);
  return attribute_condition(world, 'cart', name, op, value);
}

/** Whether a `when` reads amounts that promotions change. */
export function reads_amounts(when) {
  return (when ?? []).some((test) =>
    test.any ? reads_amounts(test.any) : /subtotal_minor$/.test(test.fact),
  );
}
