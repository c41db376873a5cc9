// Random rulesets, accounts and products for search filters: every effect, depth, operator and type
// of attribute, and keys that are hard to quote or that folding would make equal. Contract: a
// function of the seed. Test: tests/search/agreement.test.mjs
import { Draw } from '../oracle/draw.mjs';

export const evaluated_at = Date.UTC(2026, 2, 1);
const kProducts = 60;

/** Keys that some language would fold, cut or read as its own. */
const kHard = [
  'Mug',
  'mug',
  'MUG',
  'múg',
  'ｍｕｇ',
  ' mug',
  "it's",
  'say "x"',
  'back\\slash',
  'end\\',
  "\\'",
  'NOT',
  'a AND b',
  'x" OR sku = "y',
  "x') OR 1=1 --",
  '-minus',
  '5',
  '%',
  '{"a":1}',
  'ключ',
  '🙂',
  'tab\tline\n',
  '__proto__',
  'null',
  '~4dug',
];
const kSkus = Array.from({ length: kProducts }, (_, i) => (i < kHard.length ? kHard[i] : `p${i}`));
const kBrands = ['Acme', 'acme', "O'Neil", 'é', 'e\u0301', 'b\\'];
const kTexts = ['Red', 'red', 'a"b', "'", '', '5', 'true', 'rouge foncé', '\\'];
const kCategories = ['Tools', 'tools', 'c"2', "c'3", 'c4', 'c5', 'c\\6', 'ünder'];
const kAccounts = ['branch', 'parent', 'holding', 'other'];
const kSegments = ['s1', 's2', 's3'];

export const attributes = [
  { key: 'size', owner: 'product', type: 'integer' },
  { key: 'Size', owner: 'product', type: 'integer' },
  { key: 'colour', owner: 'product', type: 'string' },
  { key: 'orga"nic', owner: 'product', type: 'boolean' },
  { key: 'since', owner: 'product', type: 'instant' },
];

const kNumbers = {
  size: [-2, -1, 0, 1, 2, 3],
  Size: [-9007199254740991, -5, 0, 7, 9007199254740990, 9007199254740991],
  since: [0, 1767225600000, 1767225600001],
};

function value_of(draw, { key, type }) {
  if (type === 'boolean') return draw.chance(50);
  return draw.one_of(type === 'string' ? kTexts : kNumbers[key]);
}

function test_of(draw) {
  const attribute = draw.one_of(attributes);
  const ordered = attribute.type === 'integer' || attribute.type === 'instant';
  const lists = ['eq', 'ne', 'in', 'not_in'];
  const op = draw.one_of(ordered ? ['gt', 'gte', 'lt', 'lte', ...lists] : lists);
  const own = () => value_of(draw, attribute);
  const value = op === 'in' || op === 'not_in' ? [...new Set([own(), own(), own()])] : own();
  return { attribute: attribute.key, op, value };
}

function schedule_of(draw) {
  const near = evaluated_at + draw.integer(-1, 1);
  return draw.chance(50) ? { from: near } : { until: near };
}

function selector_of(draw) {
  const selector = {};
  if (draw.chance(45)) selector.categories = some(draw, kCategories, 3);
  if (draw.chance(25)) selector.skus = [...some(draw, kSkus, 6), 'no-such'];
  if (draw.chance(20)) selector.brands = some(draw, kBrands, 2);
  if (draw.chance(30)) selector.attributes = [test_of(draw)];
  if (selector.attributes && draw.chance(30)) selector.attributes.push(test_of(draw));
  if (draw.chance(10)) selector.use = draw.one_of(['core', 'nested']);
  return selector;
}

const some = (draw, list, most) => [
  ...new Set(Array.from({ length: draw.integer(1, most) }, () => draw.one_of(list))),
];

function entitlement(draw, number) {
  const effect = draw.chance(4) ? 'block' : draw.one_of(['grant', 'grant', 'deny', 'deny', 'pass']);
  const audience = {};
  if (draw.chance(40)) audience.accounts = [draw.one_of(kAccounts)];
  if (draw.chance(30)) audience.segments = [draw.one_of(kSegments)];
  return {
    key: `e${number}`,
    effect,
    ...(draw.chance(20) && { of: 'price' }),
    ...(draw.chance(20) && { priority: draw.integer(0, 2) }),
    ...(Object.keys(audience).length > 0 && { audience }),
    ...(draw.chance(15) && { schedule: schedule_of(draw) }),
    ...selector_of(draw),
  };
}

function product_of(draw, sku) {
  const own = attributes.filter(() => draw.chance(60));
  const category = draw.chance(90) && draw.one_of(kCategories);
  const further = category && draw.chance(30) ? some(draw, kCategories, 3) : [];
  return {
    sku,
    name: 'product',
    ...(category && { category }),
    ...(further.length > 0 && { further_categories: further }),
    ...(draw.chance(70) && { brand: draw.one_of(kBrands) }),
    attributes: own.map((each) => ({ attribute: each.key, value: value_of(draw, each) })),
    list_price: { GBP: draw.integer(1, 9) },
  };
}

function selectors(draw) {
  const nested = {
    any: [{ brands: some(draw, kBrands, 2) }, { categories: some(draw, kCategories, 2) }],
    not: { attributes: [test_of(draw)] },
  };
  return [
    { key: 'core', is: { brands: some(draw, kBrands, 3) } },
    { key: 'nested', is: nested },
  ];
}

/** A ruleset, and some of those who may ask. */
export function make(seed) {
  const draw = new Draw(seed);
  const either = () => (draw.chance(60) ? 'visible' : 'hidden');
  const categories = kCategories.map((key, i) => ({
    key,
    name: key,
    ...(i > 0 && draw.chance(75) && { parent: kCategories[draw.integer(0, i - 1)] }),
  }));
  const entitlements = Array.from({ length: draw.integer(0, 13) }, (_, i) => entitlement(draw, i));
  const ruleset = {
    format: 'proviso/1',
    id: `search-${seed}`,
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2 }],
    attributes,
    definitions: { selectors: selectors(draw) },
    parts: {
      products: { categories, products: kSkus.map((sku) => product_of(draw, sku)) },
      entitlements: { default: either(), prices: either(), entitlements },
    },
  };
  const audiences = Array.from({ length: 3 }, () => {
    const line = kAccounts.slice(draw.integer(0, 2), 3);
    const segments = kSegments.filter(() => draw.chance(50));
    return { account: line[0], ancestors: line.slice(1), segments };
  });
  return { ruleset, audiences };
}
