// The shop that every ruleset of the benchmark shares: 2,000 products in 250 leaf categories of a
// tree of three levels, 100 brands, attributes, two currencies, two price lists, taxes, a floor.
// Contract: a function of the seed; products of one half (`kHalves`) share no category and no
// brand with the other half.
import { Random } from './random.mjs';

const kTops = 10;
const kFanOut = 5;
const kPerLeaf = 8;
const kBrands = 100;

export const kColours = ['black', 'blue', 'green', 'red', 'white'];
export const kSegments = Array.from({ length: 20 }, (_, i) => `segment-${i}`);
export const kRegions = ['north', 'east', 'south', 'west', 'islands'];
export const kChannels = ['web', 'desk', 'app'];
export const kGroups = ['seasonal', 'loyalty', 'clearance'];

/** Never in a cart: an entitlement hides them from some. */
const is_reserved = (index) => index % 50 === 49;

function make_categories() {
  const categories = [];
  const leaves = [];
  for (let top = 0; top < kTops; ++top) {
    categories.push({ key: `c${top}`, name: `Range ${top}` });
    for (let middle = 0; middle < kFanOut; ++middle) {
      categories.push({ key: `c${top}.${middle}`, parent: `c${top}` });
      for (let leaf = 0; leaf < kFanOut; ++leaf) {
        const key = `c${top}.${middle}.${leaf}`;
        categories.push({ key, parent: `c${top}.${middle}` });
        leaves.push({ key, middle: `c${top}.${middle}`, top: `c${top}`, half: top % 2 });
      }
    }
  }
  return { categories, leaves };
}

/** Unit prices have two digits beyond the cent in EUR, none in CHF. */
const prices_of = (cents) => ({ EUR: cents * 100 + (cents % 7) * 25, CHF: cents });

function make_product(random, index, leaf, leaves) {
  const cents = random.weighted([
    [6, random.between(150, 2500)],
    [3, random.between(2500, 12000)],
    [1, random.between(12000, 90000)],
  ]);
  const brand = random.below(kBrands / 2) * 2 + leaf.half;
  const same_half = leaves.filter(({ half }) => half === leaf.half);
  return {
    sku: `sku-${String(index).padStart(4, '0')}`,
    name: `Product ${index}`,
    category: leaf.key,
    ...(random.percent(10) && { further_categories: [random.pick(same_half).key] }),
    brand: `brand-${brand}`,
    attributes: [
      { attribute: 'colour', value: random.pick(kColours) },
      { attribute: 'weight_g', value: random.between(20, 20000) },
      { attribute: 'organic', value: random.percent(25) },
    ],
    list_price: prices_of(cents),
    ...(random.percent(60) && { cost: prices_of(Math.floor(cents / 2)) }),
    tax_category: random.percent(80) ? 'standard' : 'reduced',
  };
}

function make_price_lists(random, products) {
  const entry = (product, share) => {
    const unit_price = Math.floor((product.list_price.EUR * share) / 100);
    const tier = (from, part) => ({ from, unit_price: Math.floor((unit_price * part) / 100) });
    return {
      sku: product.sku,
      unit_price,
      ...(random.percent(40) && { tiers: [tier(6, 96), tier(24, 92), tier(100, 88)] }),
    };
  };
  const half = products.filter(() => random.percent(50));
  const few = products.filter(() => random.percent(5));
  return [
    {
      key: 'trade',
      currency: 'EUR',
      priority: 20,
      audience: { segments: kSegments.slice(0, 10) },
      entries: half.map((product) => entry(product, random.between(82, 95))),
    },
    {
      key: 'sale',
      currency: 'EUR',
      priority: 10,
      sale: true,
      schedule: { from: kMonth.from, until: kMonth.until },
      entries: few.map((product) => entry(product, random.between(70, 80))),
    },
  ];
}

/** The month in which all carts are evaluated: June 2026, UTC. */
export const kMonth = { from: 1780272000000, until: 1782864000000 };

const kZone = {
  name: 'Europe/Zurich',
  offset_s: 3600,
  transitions: [
    { at: 1774746000000, offset_s: 7200 },
    { at: 1792890000000, offset_s: 3600 },
  ],
  horizon: 1893456000000,
};

const kHead = {
  format: 'proviso/1',
  id: 'bench',
  version: 1,
  currencies: [
    { code: 'EUR', exponent: 2, unit_price_digits: 2 },
    { code: 'CHF', exponent: 2 },
  ],
  settings: {
    stacking_groups: kGroups.map((key, i) => ({ key, at_most: i + 2 })),
    floor: { kind: 'markup', rate_bp: 200 },
    tax: {
      prices: 'net',
      rates: [
        { category: 'standard', rate_bp: 1900 },
        { category: 'reduced', rate_bp: 700 },
      ],
      shipping_category: 'standard',
    },
  },
  attributes: [
    { key: 'colour', owner: 'product', type: 'string' },
    { key: 'weight_g', owner: 'product', type: 'integer' },
    { key: 'organic', owner: 'product', type: 'boolean' },
    { key: 'engraving', owner: 'line', type: 'string' },
    { key: 'urgent', owner: 'cart', type: 'boolean' },
    { key: 'employees', owner: 'account', type: 'integer' },
  ],
  history: [
    { key: 'spend_year', measure: 'spend', period: '2026' },
    { key: 'orders_ever', measure: 'orders', period: 'ever', roll_up: 'hierarchy' },
  ],
  zones: [kZone],
};

/** `{ head, products, prices, entitlements, leaves, product_leaf }`: all but the promotions. */
export function make_shop(seed) {
  const random = new Random(`${seed} shop`);
  const { categories, leaves } = make_categories();
  const products = leaves.flatMap((leaf, i) =>
    Array.from({ length: kPerLeaf }, (_, j) =>
      make_product(random, i * kPerLeaf + j, leaf, leaves),
    ),
  );
  const reserved = products.filter((_, i) => is_reserved(i)).map(({ sku }) => sku);
  return {
    head: kHead,
    leaves,
    products: { categories, products },
    prices: { price_lists: make_price_lists(random, products) },
    entitlements: {
      entitlements: [
        { key: 'not-yet', effect: 'deny', audience: { segments: ['segment-3'] }, skus: reserved },
        {
          key: 'but-west',
          effect: 'grant',
          audience: { accounts: ['account-1'] },
          skus: reserved.slice(0, 5),
        },
      ],
    },
  };
}

/** Products, leaves, middle categories and brands of one half, or of both (`null`). */
export function scope_of(shop, half) {
  const leaves = shop.leaves.filter((leaf) => half === null || leaf.half === half);
  const names = new Set(leaves.map(({ key }) => key));
  const products = shop.products.products.filter(
    ({ category }, i) => names.has(category) && !is_reserved(i),
  );
  return {
    leaves: leaves.map(({ key }) => key),
    middles: [...new Set(leaves.map(({ middle }) => middle))],
    tops: [...new Set(leaves.map(({ top }) => top))],
    skus: products.map(({ sku }) => sku),
    brands: [...new Set(products.map(({ brand }) => brand))].sort(),
  };
}

/** A whole ruleset. */
export function ruleset_of(shop, definitions, promotions) {
  const { head, products, prices, entitlements } = shop;
  return { ...head, definitions, parts: { products, prices, entitlements, promotions } };
}
