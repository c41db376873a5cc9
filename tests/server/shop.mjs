// The small shop that the server's tests trade in, as data.

export const accounts = [
  { account: 'oak', segments: ['trade'], region: 'GB', channel: 'web' },
  { account: 'elm', ancestors: ['forest'] },
  { account: 'ash' },
];

const percent = (rate_bp) => [{ kind: 'order', rate_bp }];

/** `change` alters the manifest; `promotions` are added to those of the shop. */
export function ruleset({ promotions = [], ...change } = {}) {
  return {
    format: 'proviso/1',
    id: 'shop',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2 }],
    parts: {
      products: {
        products: [
          { sku: 'mug', list_price: { GBP: 1000 } },
          { sku: 'pan', list_price: { GBP: 4500 } },
          { sku: 'rare', list_price: { GBP: 9900 } },
        ],
      },
      prices: {
        price_lists: [
          {
            key: 'trade',
            currency: 'GBP',
            audience: { segments: ['trade'] },
            entries: [{ sku: 'mug', unit_price: 800 }],
          },
        ],
      },
      entitlements: {
        entitlements: [
          { key: 'rare-hidden', effect: 'deny', skus: ['rare'] },
          { key: 'rare-for-elm', effect: 'grant', audience: { accounts: ['elm'] }, skus: ['rare'] },
        ],
      },
      promotions: {
        promotions: [{ key: 'spring', codes: ['SPRING'], benefits: percent(1000) }, ...promotions],
      },
    },
    ...change,
  };
}

export const limited = (limits, extra = {}) => ({
  key: 'few',
  limits,
  benefits: [{ kind: 'order', amount_minor: { GBP: 250 } }],
  ...extra,
});

/** What a client sends of a cart. */
export const body = (account = 'oak', { quantity = 3, sku = 'mug', codes = [] } = {}) => ({
  ...(account && { account }),
  currency: 'GBP',
  cart: { lines: [{ id: '1', sku, quantity }], codes },
});
