// Whether a line (or product) is one that a selector means, and the order of two values.
// Test: tests/oracle/cases.test.mjs

const kOps = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  in: (a, list) => list.includes(a),
  not_in: (a, list) => !list.includes(a),
};

/** A comparison; with something missing it is false, but `ne` and `not_in` are true. */
export function compare(value, op, other) {
  if (value === undefined || other === undefined) return op === 'ne' || op === 'not_in';
  return kOps[op](value, other);
}

/** The values of a set against a list: `in` one of them, `not_in` none of them. */
export const compare_set = (values, op, list) =>
  values.some((value) => list.includes(value)) === (op === 'in');

function attribute_holds({ attribute, op, value }, item, { ruleset }) {
  const owner = ruleset.attributes[attribute].owner;
  const own = owner === 'line' ? item.attributes : item.product.attributes;
  return compare(own.get(attribute), op, value);
}

/** The tests that read the account's price or its past. */
function line_holds({ unit_price, sale, bought }, item, { request }) {
  const { facts = {}, currency } = request;
  if (unit_price !== undefined) {
    if (!compare(item.unit_price, unit_price.op, unit_price.value[currency])) return false;
  }
  if (sale !== undefined && (item.list?.sale === true) !== sale) return false;
  if (bought === undefined) return true;
  return facts.bought !== undefined && facts.bought.includes(item.product.sku) === bought;
}

const kOfLine = ['unit_price', 'sale', 'bought', 'discounted'];

/** Whether a selector asks, anywhere in it, what promotions have reduced. */
export function reads_discounted(selector, cart) {
  if (selector === undefined) return false;
  const { use, any = [], not, discounted } = selector;
  const named = use === undefined ? undefined : cart.ruleset.definitions.selectors[use];
  return (
    discounted !== undefined || [named, not, ...any].some((one) => reads_discounted(one, cart))
  );
}

/**
 * `item` is { product, attributes, unit_price, list, discounted }: a price group as the stratum
 * finds it. Every member of the selector must hold. With `hope` what only a line can
 * tell answers so: whether a line might match.
 */
export function matches(selector, item, cart, hope) {
  const { use, skus, categories, brands, attributes, any } = selector;
  const { product } = item;
  const named = (key) => cart.ruleset.definitions.selectors[key];
  if (use !== undefined && !matches(named(use), item, cart, hope)) return false;
  if (skus !== undefined && !skus.includes(product.sku)) return false;
  if (categories !== undefined && !categories.some((key) => product.depths.has(key))) return false;
  if (brands !== undefined && !brands.includes(product.brand)) return false;
  const of_line = ({ attribute }) =>
    cart.ruleset.attributes?.[attribute]?.owner === 'line' && hope !== undefined;
  const holds = (test) => (of_line(test) ? hope : attribute_holds(test, item, cart));
  if (attributes !== undefined && !attributes.every(holds)) return false;
  const { discounted } = selector;
  const by_line = kOfLine.some((name) => selector[name] !== undefined);
  if (by_line && hope === false) return false;
  if (by_line && hope === undefined) {
    if (!line_holds(selector, item, cart)) return false;
    if (discounted !== undefined && item.discounted !== discounted) return false;
  }
  if (any !== undefined && !any.some((one) => matches(one, item, cart, hope))) return false;
  if (selector.not === undefined) return true;
  return !matches(selector.not, item, cart, hope === undefined ? undefined : !hope);
}

/** The groups that a selector (absent: every line) means, where `discounted` tells which are. */
export function groups_of(selector, cart, discounted) {
  if (selector === undefined) return cart.groups;
  return cart.groups.filter((group) =>
    matches(selector, { ...group, discounted: discounted[group.index] }, cart),
  );
}
