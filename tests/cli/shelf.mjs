// A small shop for tests of whole catalogs: categories in three levels, tiers, a list price above
// the buyer's, a product without a price, texts that try to be markup or a formula.
// Contract: `shelf(change)` is a ruleset of its own, altered by `change`.
export const kAudience = '{"account":"acme & <sons>","segments":["trade"]}';
export const kMarkup = `</style><script>alert("1")</script>&amp; 'so'`;
export const kAt = '2026-03-01';

const kCategories = [
  { key: 'drinks', name: 'Drinks <& more>' },
  { key: 'tea', parent: 'drinks', name: 'Tea' },
  { key: 'green', parent: 'tea', name: 'Green tea' },
  { key: 'bare' },
];
const kProducts = [
  { sku: 'G1', name: 'Sencha, "first flush"', category: 'green', brand: 'Leaf', list: 5000 },
  { sku: 'G2', name: kMarkup, category: 'green', list: 3125 },
  { sku: 'J1', name: 'Lemonade', category: 'drinks', brand: '=1+1', list: 2500 },
  { sku: 'B1', name: 'Flask', category: 'bare', further_categories: ['tea'], list: 10 },
  { sku: 'N1', name: 'No price', category: 'bare' },
  { sku: '-X', name: '', list: 9007199254740991 },
];
const tiers = [
  { from: 10, unit_price: 3500 },
  { from: 50, unit_price: 3001 },
];

function product({ list, ...rest }) {
  return list === undefined ? rest : { ...rest, list_price: { GBP: list } };
}

/** Prices have one digit beyond the penny: 5000 is 5.000. */
export function shelf(change = () => {}) {
  const ruleset = {
    format: 'proviso/1',
    id: 'shelf',
    version: 3,
    currencies: [
      { code: 'GBP', exponent: 2, unit_price_digits: 1 },
      { code: 'JPY', exponent: 0 },
    ],
    parts: {
      products: {
        categories: structuredClone(kCategories),
        products: structuredClone(kProducts.map(product)),
      },
      prices: {
        price_lists: [
          {
            key: 'trade',
            currency: 'GBP',
            audience: { segments: ['trade'] },
            entries: [{ sku: 'G1', unit_price: 4000, tiers }],
          },
        ],
      },
      entitlements: { default: 'visible', entitlements: [] },
      promotions: { promotions: [] },
    },
  };
  change(ruleset.parts, ruleset);
  return ruleset;
}

/** A sale at 20 % off another list, of which a buyer sees the lowest price before; recommended. */
export function reduce({ products, prices }) {
  const product = (sku) => products.products.find((one) => one.sku === sku);
  product('J1').recommended_price = { GBP: 3000 };
  product('N1').recommended_price = { GBP: 500 };
  prices.price_lists.push(
    {
      key: 'whole',
      currency: 'GBP',
      priority: 9,
      audience: { accounts: ['nobody'] },
      entries: [{ sku: 'J1', unit_price: 2500, tiers: [{ from: 10, unit_price: 2000 }] }],
    },
    {
      key: 'sale',
      currency: 'GBP',
      sale: true,
      schedule: { from: Date.parse('2026-02-20') },
      based_on: { price_list: 'whole', change_bp: -2000 },
      entries: [{ sku: 'G2', unit_price: 3125 }],
    },
  );
}

/** A shop of `count` products with long names in a few categories. */
export function warehouse(count) {
  return shelf(({ products }) => {
    products.products = Array.from({ length: count }, (_, i) => ({
      sku: `W${String(i).padStart(6, '0')}`,
      name: `Ware ${i} ${'of some length '.repeat(25)}`,
      category: kCategories[i % kCategories.length].key,
      list_price: { GBP: 1000 + i },
    }));
  });
}
