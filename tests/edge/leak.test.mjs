// Two shops that differ only in what is hidden from an account answer it with the same bytes.
// Control: a difference that the account may see changes them, and the hidden one changes the
// answers to the account that it concerns.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ruleset } from '../js/shop.mjs';
import { cart, start } from './edge.mjs';

const paths = [
  '/program',
  '/catalog?currency=GBP',
  '/catalog?currency=GBP&category=private',
  '/products/secret?currency=GBP',
  '/products/mug?currency=GBP',
];

/** The small shop with one more thing in it. */
function shop(change) {
  const rules = ruleset();
  change?.(rules.parts, rules);
  return rules;
}

const promotion = (members) => ({
  key: 'hidden',
  title: 'hidden',
  benefits: [{ kind: 'order', rate_bp: 500 }],
  ...members,
});

const soon = { from: 1 << 30, until: 9e12 };
const later = { from: 9e12 };
const on_trays = [{ kind: 'lines', rate_bp: 1, target: { categories: ['table'], skus: ['tray'] } }];

/** Changes of which birch-cafe must not learn. */
const hidden = {
  'a product of another account': ({ products, entitlements }) => {
    products.products.push({ sku: 'secret', name: 'Secret', list_price: { GBP: 1 } });
    entitlements.entitlements.push(
      { key: 'x-deny', effect: 'deny', skus: ['secret'] },
      {
        key: 'x-grant',
        effect: 'grant',
        audience: { accounts: ['alder-hotels'] },
        skus: ['secret'],
      },
    );
  },
  'a category that holds only it': ({ products, entitlements }) => {
    products.categories.push({ key: 'private', name: 'Private' });
    products.products[1].category = 'private';
    entitlements.entitlements.push({
      key: 'y',
      effect: 'deny',
      audience: { segments: ['cafe'] },
      skus: ['tray'],
    });
  },
  'the recommended price of a product that it cannot see': ({ products }) => {
    products.products[1].recommended_price = { GBP: 4700 };
  },
  'a price of another account': ({ prices }) => {
    prices.price_lists[0].entries[0].unit_price = 111;
  },
  'a price list of another account': ({ prices }) => {
    const audience = { segments: ['hospitality'] };
    const entries = [{ sku: 'mug', unit_price: 5 }];
    prices.price_lists.push({ key: 'secret', currency: 'GBP', audience, entries, priority: 0 });
  },
  'a promotion for another account': ({ promotions }) => {
    promotions.promotions.push(promotion({ audience: { accounts: ['alder-hotels'] } }));
  },
  'a promotion on a product that it cannot see': ({ promotions }) => {
    const benefits = [{ kind: 'lines', rate_bp: 1, target: { skus: ['tray'] } }];
    promotions.promotions.push(promotion({ benefits }));
  },
  'a promotion on it that begins or ends one day': ({ promotions }) => {
    promotions.promotions.push(promotion({ benefits: on_trays, schedule: later }));
    promotions.promotions.push({ ...promotion({ benefits: on_trays, schedule: soon }), key: 'h2' });
  },
  'the code that it guesses, for a product that it cannot see': ({ promotions }) => {
    promotions.promotions.push(promotion({ codes: ['GUESS'], benefits: on_trays }));
  },
  'the code that it guesses, for later': ({ promotions }) => {
    promotions.promotions.push(promotion({ codes: ['GUESS'], schedule: later }));
  },
  'the code that it guesses, for another account': ({ promotions }) => {
    promotions.promotions.push(
      promotion({ codes: ['GUESS'], audience: { accounts: ['alder-hotels'] } }),
    );
  },
  'a voucher code': ({ promotions }) => {
    promotions.promotions.push(promotion({ codes: ['HIDDEN'] }));
  },
  'another code, another limit': ({ promotions }) => {
    promotions.promotions[1].codes = ['AUTUMN'];
    promotions.promotions[1].limits = { uses: 3 };
  },
  'a cost': ({ products }) => {
    products.products[0].cost = { GBP: 1 };
  },
  'an attribute for staff': ({ products }, rules) => {
    rules.attributes = [{ key: 'margin', owner: 'product', type: 'integer', visible_to: 'staff' }];
    products.products[0].attributes = [{ attribute: 'margin', value: 44 }];
  },
};

const seen = {
  'a price of its own': ({ products }) => {
    products.products[0].list_price.GBP = 1;
  },
  'a recommended price of what it sees': ({ products }) => {
    products.products[0].recommended_price = { GBP: 1900 };
  },
  'a promotion for everyone': ({ promotions }) => {
    promotions.promotions.push(promotion({}));
  },
};

const edge = await start();

/** All that an account gets to see of a shop. */
async function view(account, rules) {
  await edge.put('ruleset', rules);
  const answers = [];
  for (const path of paths) {
    const response = await edge.ask(account, path);
    answers.push([path, response.status, response.headers.get('ETag'), await response.text()]);
  }
  for (const body of [cart(), cart(6, 'mug', ['GUESS']), cart(1, 'tray')]) {
    const response = await edge.preview(account, body);
    // The worker's clock is the one thing that differs from call to call.
    const text = (await response.text()).replace(/"evaluated_at":\d+/, '"evaluated_at":0');
    answers.push(['/preview', response.status, text]);
  }
  return answers;
}

const before = await view('birch-cafe', shop());

for (const [name, change] of Object.entries(hidden)) {
  test(`${name} changes nothing for birch-cafe`, async () => {
    assert.deepEqual(await view('birch-cafe', shop(change)), before);
  });
}

for (const [name, change] of Object.entries(seen)) {
  test(`control: ${name} changes what birch-cafe gets`, async () => {
    const after = await view('birch-cafe', shop(change));
    assert.notDeepEqual(after[0], before[0]);
  });
}

test('control: a code that runs for it changes its preview', async () => {
  const rules = shop(({ promotions }) => {
    promotions.promotions.push(promotion({ codes: ['GUESS'] }));
  });
  const after = await view('birch-cafe', rules);
  assert.deepEqual(after.slice(0, paths.length), before.slice(0, paths.length));
  assert.notDeepEqual(after, before);
});

test('control: what is hidden from one is seen by the other', async () => {
  const own = await view('alder-hotels', shop());
  for (const name of [
    'a product of another account',
    'the recommended price of a product that it cannot see',
    'a price of another account',
    'a promotion for another account',
    'a promotion on a product that it cannot see',
  ]) {
    const after = await view('alder-hotels', shop(hidden[name]));
    assert.notDeepEqual(after[0], own[0], name);
  }
});
