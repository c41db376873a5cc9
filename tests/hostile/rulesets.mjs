// Rulesets that are made to break what loads them. Contract: pure; `change` gets a fresh sound
// ruleset; `issues` are `code pointer` as they must be told, or `all` what each of them is like.
// Test: tests/hostile/hostile.test.mjs

const order = [{ kind: 'order', rate_bp: 100 }];

/** A sound ruleset; its promotions are where the parts of `many` go. */
export const sound = () => ({
  format: 'proviso/1',
  id: 'hostile',
  version: 1,
  currencies: [{ code: 'GBP', exponent: 2 }],
  definitions: {},
  settings: {},
  parts: {
    products: {
      categories: [{ key: 'all' }, { key: 'cups', parent: 'all' }],
      products: Array.from({ length: 100 }, (_, i) => ({
        sku: `P${i}`,
        category: 'cups',
        list_price: { GBP: 100 + i },
      })),
    },
    promotions: { promotions: [{ key: 'first', benefits: order }] },
  },
});

export const request = {
  currency: 'GBP',
  evaluated_at: 0,
  audience: { segments: ['s7'] },
  cart: { lines: [{ id: '1', sku: 'P7', quantity: 3 }] },
};

/** The text of a ruleset with so many different promotions, as many for each product. */
export function many(count) {
  const [head, tail] = JSON.stringify({
    ...sound(),
    parts: { ...sound().parts, promotions: { promotions: ['HERE'] } },
  }).split('"HERE"');
  const one = (i) =>
    `{"key":"p${i}","priority":${i % 9},"audience":{"segments":["s${i % 1_000}"]},` +
    `"condition":{"fact":"cart.amount","op":"gte","value":{"GBP":${i % 5_000}}},` +
    `"benefits":[{"kind":"lines","rate_bp":${1 + (i % 900)},"target":{"skus":["P${i % 100}"]}}]}`;
  const chunks = [];
  for (let from = 0; from < count; from += 1_000) {
    const length = Math.min(1_000, count - from);
    chunks.push(Array.from({ length }, (_, i) => one(from + i)).join());
  }
  return head + chunks.join() + tail;
}

/** The text of a ruleset whose list of promotions has so many items, each as small as can be. */
export const small_items = (count) =>
  JSON.stringify({
    ...sound(),
    parts: { ...sound().parts, promotions: { promotions: Array(count).fill(0) } },
  });

// ---- cycles -----------------------------------------------------------------------------------

const kMeanings = {
  selectors: (use) => ({ use }),
  audiences: (use) => ({ use }),
  conditions: (use) => ({ all: [{ use }] }),
  schedules: (use) => ({ use }),
  benefits: (use) => ({ use }),
};
/** Definitions of one kind, each of which uses the next one, and the last the first. */
function ring(kind, length) {
  return Array.from({ length }, (_, i) => ({
    key: `d${i}`,
    is: kMeanings[kind](`d${(i + 1) % length}`),
  }));
}

// A ring that is longer than documents may be nested is told as too deep a use.
const rings = Object.keys(kMeanings).flatMap((kind) =>
  [1, 2, 50, 5_000].map((length) => ({
    name: `${kind} in a ring of ${length}`,
    change: ({ definitions }) => (definitions[kind] = ring(kind, length)),
    all: new RegExp(`^(definition_cycle|nesting_too_deep) /definitions/${kind}/\\d+/is/`),
  })),
);

/** Categories that have each other as parents. */
const category_ring = (length) => ({
  name: `categories in a ring of ${length}`,
  change: ({ parts }) => {
    const parent = (i) => `r${(i + 1) % length}`;
    const made = Array.from({ length }, (_, i) => ({ key: `r${i}`, parent: parent(i) }));
    parts.products.categories.push(...made);
  },
  issues: Array.from(
    { length: Math.min(length, 100) },
    (_, i) => `category_cycle /parts/products/categories/${i + 2}/parent`,
  ),
});

export const cycles = [...rings, category_ring(1), category_ring(2), category_ring(100)];

// ---- keys that are used twice -----------------------------------------------------------------

const price_list = { key: 'l', currency: 'GBP', entries: [] };
const zone = { name: 'Z', offset_s: 0, transitions: [], horizon: 1 };
const attribute = { key: 'a', owner: 'cart', type: 'integer' };
const history = { key: 'h', measure: 'orders', period: 'ever' };
const twice = (item) => [item, structuredClone(item)];

const duplicate = (name, change, pointer) => ({
  name: `${name} twice`,
  change,
  issues: [`duplicate_key ${pointer}`],
});

export const duplicates = [
  duplicate(
    'a SKU',
    ({ parts }) => (parts.products.products[9].sku = 'P3'),
    '/parts/products/products/9/sku',
  ),
  duplicate(
    'a category',
    ({ parts }) => parts.products.categories.push({ key: 'cups' }),
    '/parts/products/categories/2/key',
  ),
  duplicate(
    'a promotion',
    ({ parts }) => parts.promotions.promotions.push({ key: 'first', benefits: order }),
    '/parts/promotions/promotions/1/key',
  ),
  duplicate(
    'a price list',
    ({ parts }) => (parts.prices = { price_lists: twice(price_list) }),
    '/parts/prices/price_lists/1/key',
  ),
  duplicate(
    'an entitlement',
    ({ parts }) => (parts.entitlements = { entitlements: twice({ key: 'e', effect: 'deny' }) }),
    '/parts/entitlements/entitlements/1/key',
  ),
  duplicate(
    'a currency',
    ({ currencies }) => currencies.push({ code: 'GBP', exponent: 2 }),
    '/currencies/1/code',
  ),
  duplicate('a zone', (document) => (document.zones = twice(zone)), '/zones/1/name'),
  duplicate(
    'an attribute',
    (document) => (document.attributes = twice(attribute)),
    '/attributes/1/key',
  ),
  duplicate('a history fact', (document) => (document.history = twice(history)), '/history/1/key'),
  duplicate(
    'a stacking group',
    ({ settings }) => (settings.stacking_groups = twice({ key: 'g', at_most: 1 })),
    '/settings/stacking_groups/1/key',
  ),
  duplicate(
    'a tax category',
    ({ settings }) =>
      (settings.tax = { prices: 'net', rates: twice({ category: 't', rate_bp: 1 }) }),
    '/settings/tax/rates/1/category',
  ),
  ...Object.entries({
    selectors: {},
    audiences: {},
    conditions: { all: [] },
    schedules: {},
    benefits: order[0],
  }).map(([kind, is]) =>
    duplicate(
      `a definition of ${kind}`,
      ({ definitions }) => (definitions[kind] = twice({ key: 'd', is })),
      `/definitions/${kind}/1/key`,
    ),
  ),
];

// ---- settings that contradict themselves or the rest --------------------------------------------

const setting = (name, value, ...issues) => ({
  name: `settings: ${name}`,
  change: ({ settings }) => Object.assign(settings, value),
  issues,
});

export const contradictions = [
  setting('a word that is none', { choice: 'all' }, 'unknown_value /settings/choice'),
  setting(
    'conditions on what they decide',
    { condition_base: 'total' },
    'unknown_value /settings/condition_base',
  ),
  setting(
    'more than all off',
    { max_reduction_bp: 10_001 },
    'out_of_range /settings/max_reduction_bp',
  ),
  setting(
    'a cap in another currency',
    { max_reduction_minor: { USD: 1 } },
    'unknown_currency /settings/max_reduction_minor/USD',
  ),
  setting(
    'no promotion at most',
    { max_promotions_per_order: 0 },
    'out_of_range /settings/max_promotions_per_order',
  ),
  setting(
    'a group of none',
    { stacking_groups: [{ key: 'g', at_most: 0 }] },
    'out_of_range /settings/stacking_groups/0/at_most',
  ),
  setting(
    'a margin of all',
    { floor: { kind: 'margin', rate_bp: 10_000 } },
    'out_of_range /settings/floor/rate_bp',
  ),
  setting(
    'a breach that is no promotion’s',
    { floor: { kind: 'margin', rate_bp: 1, on_breach: 'clip' } },
    'unknown_member /settings/floor/on_breach',
  ),
  setting(
    'no set to weigh',
    { choice: 'best', best_nodes: 0 },
    'out_of_range /settings/best_nodes',
  ),
  {
    name: 'a group that is not declared',
    change: ({ parts }) => (parts.promotions.promotions[0].stacking = { groups: ['g'] }),
    issues: ['unknown_reference /parts/promotions/promotions/0/stacking/groups/0'],
  },
  {
    name: 'a horizon before the last transition',
    change: (document) => (document.zones = [{ ...zone, transitions: [{ at: 9, offset_s: 0 }] }]),
    issues: ['empty_window /zones/0/horizon'],
  },
];

// ---- names in any Unicode -----------------------------------------------------------------------

/** Keys that are told apart bytewise and come back as they are. */
export const good_names = [
  ['combining marks', 'cafe\u0301'],
  ['the same, composed', 'caf\u00e9'],
  ['right to left', '\u05e9\u05dc\u05d5\u05dd\u202e\u0645\u0631\u062d\u0628\u0627'],
  ['four bytes', '\u{1f600}\u{10ffff}'],
  ['a byte order mark and no width', '\ufeff\u200b\u200d'],
  ['not characters', '\ufffe\uffff\ufdd0'],
  ['control characters', '\u0001\u001b[31m\u007f\u0085'],
  ['what JSON escapes', '"\\/\b\f\n\r\t'],
  ['names of JavaScript', '__proto__'],
  ['as many bytes as a key may have', '\u{1f600}'.repeat(32)],
];

/** Keys that must be refused: [what, key, code, whether the pointer leads to the key]. */
export const bad_names = [
  ['half of a pair, high', 'a\ud800', 'malformed_json'],
  ['half of a pair, low', '\udc00b', 'malformed_json'],
  ['a pair the wrong way round', '\udc00\ud800', 'malformed_json'],
  ['NUL', 'a\u0000b', 'unknown_value'],
  ['nothing', '', 'empty'],
  ['a byte too many, of four each', `${'\u{1f600}'.repeat(32)}x`, 'too_long'],
];
