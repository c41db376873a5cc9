// Makes the small parts of rulesets: amounts, selectors, audiences, formulas.
// Test: tests/oracle/generate.test.mjs

export const kNow = 1_764_547_200_000; // 2025-12-01T00:00:00Z, a Monday
export const kHour = 3_600_000;

/** An amount in each currency that the draft has: absent in the second one now and then. */
export function money(value, { draw, second }) {
  const amounts = { GBP: value };
  if (second && !draw.flag('currency_missing', 4)) amounts.EUR = value;
  return amounts;
}

/** A unit price near some minor units, with digits beyond them where the currency has any. */
export function unit_price(minor, draft) {
  const { draw, digits } = draft;
  const extra = digits > 0 && draw.chance(50) ? draw.integer(0, 10 ** digits - 1) : 0;
  return money(minor * 10 ** digits + extra, draft);
}

export const rate = (draw) =>
  draw.chance(15)
    ? draw.one_of([0, 10_000, 9_999, 1])
    : draw.one_of([500, 1_000, 1_250, 2_000, 3_333, 5_000, 7_500]);

/** Amounts small enough to be reached and passed by small carts. */
export const some_minor = (draw) =>
  draw.option('amount', { '-': 5, one: 1, huge: 1 }) === 'huge'
    ? draw.integer(20_000, 90_000)
    : draw.integer(1, 1_500);

const kOrderOps = ['eq', 'ne', 'gt', 'gte', 'gte', 'lt', 'lte'];
export const order_op = (draw) => draw.one_of(kOrderOps);

const kColours = ['red', 'white', 'blue'];

function attribute_test(draw, name) {
  const attribute = draw.option(`${name}/attribute`, {
    colour: 3,
    size: 2,
    boxed: 1,
    engraving: 2,
  });
  const texts = attribute === 'engraving' ? ['x', 'y'] : kColours;
  if (attribute === 'size') return { attribute, op: order_op(draw), value: draw.integer(1, 4) };
  if (attribute === 'boxed')
    return { attribute, op: draw.one_of(['eq', 'ne']), value: draw.chance(50) };
  const op = draw.one_of(['eq', 'ne', 'in', 'not_in']);
  const list = op === 'in' || op === 'not_in';
  return { attribute, op, value: list ? draw.some_of(texts) : draw.one_of(texts) };
}

const kMembers = {
  skus: 6,
  categories: 4,
  brands: 2,
  attribute: 3,
  unit_price: 2,
  sale: 1,
  discounted: 2,
  bought: 1,
  any: 1,
  not: 1,
  everything: 1,
};

/** A selector of one member, or two. `plain`: one that needs no cart to be tested. */
export function selector(draft, depth = 0, plain = false) {
  const { draw, skus } = draft;
  if (depth === 0 && !plain && draft.named_selectors.length > 0 && draw.flag('selector/use', 15))
    return { use: draw.one_of(draft.named_selectors).key };
  const weights = plain ? { skus: 6, categories: 4, brands: 2, attribute: 2 } : { ...kMembers };
  if (depth > 1) Object.assign(weights, { any: 0, not: 0 });
  const member = draw.option('selector', weights);
  const more = () => selector(draft, depth + 1, plain);
  switch (member) {
    case 'skus':
      return { skus: draw.flag('selector/empty_list', 2) ? [] : draw.some_of(skus) };
    case 'categories':
      return { categories: [draw.one_of(draft.categories)] };
    case 'brands':
      return { brands: [draw.one_of(['potter', 'smith'])] };
    case 'attribute':
      return { attributes: [attribute_test(draw, 'selector')] };
    case 'unit_price':
      return { unit_price: { op: order_op(draw), value: unit_price(draw.integer(1, 800), draft) } };
    case 'sale':
    case 'discounted':
    case 'bought':
      return { [member]: draw.chance(60) };
    case 'any':
      return { any: [more(), more()] };
    case 'not':
      return draw.chance(50) ? { not: more() } : { skus: draw.some_of(skus, 80), not: more() };
    default:
      return {};
  }
}

const kSegments = ['gold', 'new'];

export function audience(draft, name) {
  const { draw } = draft;
  if (draft.named_audiences.length > 0 && draw.flag(`${name}/audience:use`, 30))
    return { use: draw.one_of(draft.named_audiences).key };
  const kind = draw.option(`${name}/audience`, {
    segments: 3,
    accounts: 2,
    regions: 1,
    channels: 1,
  });
  const keys = {
    segments: kSegments,
    accounts: ['acme', 'parent'],
    regions: ['north', 'south'],
    channels: ['web', 'app'],
  };
  return { [kind]: draw.some_of(keys[kind]) };
}

function formula_fact(draft) {
  const { draw } = draft;
  const kinds = { cart: 3, lines: 3, quantity: 3, shipping: 1, attribute: 1 };
  if (draft.history.length > 0) kinds.history = 1;
  const at = draw.chance(50) ? { at: draw.one_of(['subtotal', 'current', 'net']) } : {};
  const of = draw.chance(60) ? { of: selector(draft) } : {};
  switch (draw.option('formula/fact', kinds)) {
    case 'cart':
      return { fact: 'cart.amount', ...at };
    case 'lines':
      return { fact: 'lines.amount', ...of, ...at };
    case 'quantity':
      return { fact: 'lines.quantity', ...of };
    case 'shipping':
      return { fact: 'shipping.amount' };
    case 'attribute':
      return { fact: 'attribute', attribute: 'score' };
    default:
      return { fact: 'history', history: draw.one_of(draft.history).key };
  }
}

/** A formula whose values stay small: a fact is multiplied by small numbers alone. */
export function formula(draft, depth = 0) {
  const { draw } = draft;
  const weights = { fact: 3, constant: 1, sum: 1, product: 2, least: 1, greatest: 1, quotient: 3 };
  const leaf = depth > 1;
  const kind = draw.option('formula', leaf ? { fact: 2, constant: 1 } : weights);
  const more = () => formula(draft, depth + 1);
  if (kind === 'fact') return formula_fact(draft);
  if (kind === 'constant') return { constant: draw.integer(-400, 900) };
  if (kind === 'product')
    return { product: [formula_fact(draft), { constant: draw.integer(-3, 9) }] };
  if (kind === 'quotient') return { quotient: more(), by: draw.integer(1, 20) };
  return { [kind]: [more(), more()] };
}
