// The ruleset of a whole order file: products, price lists, entitlements, promotions.
// Contract: schema/ruleset.schema.json, a pure function of the orders and the tables.
// Test: tests/replay/ruleset.test.mjs

import { segmentAccounts } from './accounts.mjs';
import { derivePrices } from './prices.mjs';
import { kAttributes, makeClassifier, productRecord } from './products.mjs';
import { makePromotions } from './promotions.mjs';
import { kUnitPriceDigits } from './rows.mjs';

const kWebShopOnly = 'dotcom-gifts';

/** `{ ruleset, buyers }` for what `collectOrders` gathered. */
export function makeRuleset({ skus, accounts }) {
  const buyers = segmentAccounts(accounts);
  const prices = derivePrices(skus, buyers);
  const classifier = makeClassifier();
  const products = [...skus.values()].map(({ sku, name }) =>
    productRecord(sku, name, prices.listPrices.get(sku), classifier),
  );
  const ruleset = {
    format: 'proviso/1',
    id: 'replay',
    version: 1,
    currencies: [{ code: 'GBP', exponent: 2, unit_price_digits: kUnitPriceDigits }],
    attributes: kAttributes,
    parts: {
      products: { categories: classifier.categories, products },
      prices: { price_lists: prices.priceLists },
      entitlements: { default: 'visible', entitlements: entitlements(products, skus) },
      promotions: { promotions: makePromotions(skus, prices) },
    },
  };
  return { ruleset, buyers };
}

/** Web shop gifts are for guests, and for the accounts that bought one. */
function entitlements(products, skus) {
  const own = products.filter(({ category }) => category === kWebShopOnly);
  const buyers = new Set(
    own.flatMap(({ sku }) =>
      skus
        .get(sku)
        .sales.map((sale) => sale.customer)
        .filter(Boolean),
    ),
  );
  const categories = [kWebShopOnly];
  return [
    { key: 'web-shop-only', effect: 'deny', categories },
    { key: 'web-shop-guests', effect: 'grant', audience: { segments: ['guest'] }, categories },
    ...(buyers.size > 0
      ? [
          {
            key: 'web-shop-accounts',
            effect: 'grant',
            audience: { accounts: [...buyers].sort() },
            categories,
          },
        ]
      : []),
  ];
}
