// A small ruleset with something to hide, and a way to ask about it: what the tests start from.

/** Mugs for everyone; trays for alder-hotels alone, who also has a price list. */
export function ruleset() {
  return {
    format: 'proviso/1',
    id: 'small',
    version: 7,
    currencies: [{ code: 'GBP', exponent: 2 }],
    parts: {
      products: {
        categories: [{ key: 'table', name: 'Table' }],
        products: [
          product('mug', 'Mug', 1250, 700),
          product('tray', 'Tray', 4000, 2500),
          { sku: 'sample', name: 'Sample', category: 'table' },
        ],
      },
      prices: {
        price_lists: [
          {
            key: 'alder-2026',
            currency: 'GBP',
            audience: { accounts: ['alder-hotels'] },
            entries: [{ sku: 'mug', unit_price: 1000, tiers: [{ from: 100, unit_price: 900 }] }],
          },
        ],
      },
      entitlements: {
        entitlements: [
          { key: 'trays-are-private', effect: 'deny', skus: ['tray'] },
          {
            key: 'trays-for-alder',
            effect: 'grant',
            audience: { accounts: ['alder-hotels'] },
            skus: ['tray'],
          },
        ],
      },
      promotions: {
        promotions: [
          {
            key: 'six-mugs',
            title: '10 % off from six mugs',
            condition: { fact: 'lines.quantity', of: { skus: ['mug'] }, op: 'gte', value: 6 },
            benefits: [{ kind: 'lines', rate_bp: 1000, target: { skus: ['mug'] } }],
          },
          {
            key: 'spring',
            codes: ['SPRING'],
            limits: { uses: 100 },
            benefits: [{ kind: 'order', amount_minor: { GBP: 500 } }],
          },
        ],
      },
    },
  };
}

const product = (sku, name, price, cost) => ({
  sku,
  name,
  category: 'table',
  list_price: { GBP: price },
  cost: { GBP: cost },
});

export const evaluated_at = Date.UTC(2026, 2, 1);

/** A session's request for so many of a product. */
export const request = (quantity = 6, sku = 'mug', codes = []) => ({
  currency: 'GBP',
  evaluated_at,
  cart: { lines: [{ id: '1', sku, quantity }], codes },
});
