// Makes conditions: every fact, operator and `at`, in trees of at most two levels.
// Test: tests/oracle/generate.test.mjs
import { kHour, kNow, money, order_op, selector, unit_price } from './make_terms.mjs';

const kKeyFacts = {
  'cart.payment_method': ['card', 'invoice'],
  'cart.payment_terms': ['net30'],
  'cart.order_type': ['regular', 'reorder'],
  'cart.ship_to': ['depot', 'shop'],
  currency: ['GBP'],
  customer: ['ann', 'bob'],
  account: ['acme', 'other'],
  region: ['north', 'south'],
  channel: ['web', 'app'],
};

function key_test({ draw, second }) {
  const weights = Object.fromEntries(Object.keys(kKeyFacts).map((fact) => [fact, 1]));
  const fact = draw.option('fact', weights);
  const keys = fact === 'currency' && second ? ['GBP', 'EUR'] : kKeyFacts[fact];
  const op = draw.option('key_op', { eq: 1, ne: 1, in: 1, not_in: 1 });
  return { fact, op, value: op.length > 2 || op === 'in' ? draw.some_of(keys) : draw.one_of(keys) };
}

function set_test({ draw }) {
  const keys = {
    segment: ['gold', 'new'],
    'customer.role': ['buyer', 'chief'],
    'shipping.method': ['post', 'express'],
  };
  const fact = draw.option('fact', { segment: 1, 'customer.role': 1, 'shipping.method': 1 });
  return { fact, op: draw.one_of(['in', 'not_in']), value: draw.some_of(keys[fact]) };
}

function attribute_test({ draw }) {
  const attribute = draw.option('fact/attribute', { score: 2, since: 2, grade: 1 });
  if (attribute === 'score')
    return { fact: 'attribute', attribute, op: order_op(draw), value: draw.integer(0, 4) };
  if (attribute === 'grade') {
    const op = draw.one_of(['eq', 'ne', 'in', 'not_in']);
    const list = op === 'in' || op === 'not_in';
    return { fact: 'attribute', attribute, op, value: list ? ['a', 'b'] : 'a' };
  }
  const age = draw.flag('fact/age_days', 60);
  const value = age ? draw.integer(-2, 3) : kNow - draw.integer(-1, 1) * 24 * kHour;
  return {
    fact: 'attribute',
    attribute,
    ...(age && { as: 'age_days' }),
    op: order_op(draw),
    value,
  };
}

const kAts = { '-': 4, subtotal: 1, current: 2, net: 2, total: 2 };

function at_of(draw) {
  const at = draw.option('at', kAts);
  return at === '-' ? {} : { at };
}

function line_test(draft) {
  const { draw } = draft;
  const fact = draw.option('fact', {
    'lines.amount': 4,
    'lines.quantity': 5,
    'lines.products': 1,
    'lines.max_quantity': 1,
    'lines.min_quantity': 1,
    'lines.min_unit_price': 1,
    'lines.max_unit_price': 1,
  });
  const of = selector(draft);
  const op = order_op(draw);
  if (fact === 'lines.amount')
    return { fact, of, ...at_of(draw), op, value: money(draw.integer(1, 3_000), draft) };
  if (fact.endsWith('unit_price'))
    return { fact, of, op, value: unit_price(draw.integer(1, 800), draft) };
  return { fact, of, op, value: draw.integer(0, 6) };
}

function history_test(draft) {
  const { draw } = draft;
  const { key, measure } = draw.one_of(draft.history);
  const amount = measure === 'spend' || measure === 'average_order';
  draw.used.add(amount ? 'fact:history_amount' : 'fact:history_count');
  const value = amount ? money(draw.integer(0, 3_000), draft) : draw.integer(0, 5);
  return { fact: 'history', history: key, op: order_op(draw), value };
}

function test(draft) {
  const { draw } = draft;
  const kinds = {
    cart: 5,
    lines: 7,
    shipping: 1,
    key: 2,
    set: 2,
    days: 1,
    attribute: 2,
    bought: 1,
  };
  if (draft.history.length > 0) kinds.history = 3;
  switch (draw.option('test', kinds)) {
    case 'cart':
      return {
        fact: 'cart.amount',
        ...at_of(draw),
        op: order_op(draw),
        value: money(draw.integer(1, 4_000), draft),
      };
    case 'lines':
      return line_test(draft);
    case 'shipping':
      return {
        fact: 'shipping.amount',
        op: order_op(draw),
        value: money(draw.integer(0, 900), draft),
      };
    case 'key':
      return key_test(draft);
    case 'set':
      return set_test(draft);
    case 'days': {
      const fact = draw.option('fact', { 'cart.renewal': 1, 'cart.lead_days': 1 });
      return { fact, op: order_op(draw), value: draw.integer(-1, 3) };
    }
    case 'attribute':
      return attribute_test(draft);
    case 'bought':
      return {
        fact: 'bought',
        of: selector(draft, 0, true),
        op: order_op(draw),
        value: draw.integer(0, 2),
      };
    default:
      return history_test(draft);
  }
}

export function condition(draft, depth = 0) {
  const { draw, named_conditions } = draft;
  if (depth === 0 && named_conditions.length > 0 && draw.flag('condition:use', 30))
    return { use: draw.one_of(named_conditions).key };
  const kind = draw.option(
    'condition',
    depth > 1 ? { test: 1 } : { test: 8, all: 2, any: 2, not: 2, empty: 1 },
  );
  const more = () => condition(draft, depth + 1);
  if (kind === 'all' || kind === 'any') return { [kind]: [more(), more()] };
  if (kind === 'not') return { not: more() };
  if (kind === 'empty') return draw.chance(30) ? { any: [] } : { all: [] };
  return test(draft);
}
