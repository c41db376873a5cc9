// The ruleset around a piece of one: products, attributes and all else that the pieces of
// docs/field.md name. Test: field.test.mjs
const kProducts = [
  { sku: 'CUP', category: 'cups', brand: 'KILN', list_price: { GBP: 300 }, cost: { GBP: 100 } },
  { sku: 'PLATE', category: 'plates', brand: 'KILN', list_price: { GBP: 800 } },
  { sku: 'MUG', category: 'cups', list_price: { GBP: 500 } },
  { sku: 'PEN', list_price: { GBP: 100 }, tax_category: 'standard' },
];

const kAttributes = [
  { key: 'colour', owner: 'product', type: 'string' },
  { key: 'engraved', owner: 'line', type: 'boolean' },
  { key: 'pallets', owner: 'cart', type: 'integer' },
  { key: 'member_since', owner: 'customer', type: 'instant' },
];

const kHistory = [
  { key: 'orders', measure: 'orders', period: 'ever' },
  { key: 'spend_last_year', measure: 'spend', period: '2025' },
];

const kBerlin = {
  name: 'Europe/Berlin',
  offset_s: 3600,
  transitions: [
    { at: 1774746000000, offset_s: 7200 },
    { at: 1792890000000, offset_s: 3600 },
  ],
  horizon: 1798761600000,
};

const kDefinitions = {
  selectors: [{ key: 'tableware', is: { categories: ['cups', 'plates'] } }],
  schedules: [{ key: 'summer', is: { from: 1780272000000, until: 1788220800000 } }],
};

const benefit = { kind: 'lines', rate_bp: 1000 };
const promotion = (members) => ({ key: 'p', benefits: [benefit], ...members });

/** Where a piece goes: into the promotions, the settings, a price list, a product, or all. */
const kPlaces = {
  benefit: (piece) => ({ promotions: [promotion({ benefits: [piece] })] }),
  condition: (piece) => ({ promotions: [promotion({ condition: piece })] }),
  selector: (piece) => ({ promotions: [promotion({ benefits: [{ ...benefit, target: piece }] })] }),
  audience: (piece) => ({ promotions: [promotion({ audience: piece })] }),
  schedule: (piece) => ({ promotions: [promotion({ schedule: piece })] }),
  promotion: (piece) => ({ promotions: [promotion(piece)] }),
  settings: (piece) => ({ settings: piece }),
  currency: (piece) => ({ currency: piece }),
  price_list: (piece) => ({ price_list: piece }),
  product: (piece) => ({ product: piece }),
};

/** A whole ruleset with the piece in its place. */
export function wrap(as, piece) {
  const {
    promotions = [promotion({})],
    settings,
    currency,
    price_list,
    product,
  } = kPlaces[as](piece);
  const products = product ? [...kProducts, { sku: 'NEW', ...product }] : kProducts;
  const list = { key: 'trade', currency: 'GBP', entries: [{ sku: 'CUP', unit_price: 280 }] };
  return {
    format: 'proviso/1',
    id: 'field',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2, ...currency }],
    settings: { stacking_groups: [{ key: 'seasonal', at_most: 1 }], ...settings },
    attributes: kAttributes,
    history: kHistory,
    zones: [kBerlin],
    definitions: kDefinitions,
    parts: {
      products: { categories: [{ key: 'cups' }, { key: 'plates' }], products },
      prices: { price_lists: [{ ...list, ...price_list }] },
      promotions: { promotions },
    },
  };
}

/** A request whose cart has the piece's members. */
export function wrap_cart(piece) {
  const lines = [{ id: '1', sku: 'CUP', quantity: 1 }];
  return { currency: 'GBP', evaluated_at: 1785542400000, cart: { lines, ...piece } };
}
