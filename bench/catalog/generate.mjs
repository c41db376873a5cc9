// A large catalog ruleset, shaped like a wholesaler's: a tree of categories in which few are large,
// products with a brand, two facets and a price, price lists of very different lengths (a power of
// their rank), entitlements that mostly name categories and brands. Contract: a function of its
// options; writes as it goes, so that its memory does not grow with the catalog.
// Test: tests/bench/catalog.test.mjs
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import { Random } from '../random.mjs';

export const kDefaults = {
  seed: '1',
  products: 1_000_000,
  categories: 2_000,
  brands: 3_000,
  accounts: 5_000,
  segments: 40,
  price_lists: 5_000,
  price_entries: 5_000_000,
  entitlements: 200,
};

const kNouns = ['anvil', 'basket', 'cable', 'drawer', 'easel', 'funnel', 'gasket', 'hinge', 'jar'];
const kTraits = ['red', 'oak', 'steel', 'large', 'small', 'folding', 'plain', 'heavy', 'fine'];

export const sku_of = (index) => `P${String(index).padStart(7, '0')}`;
export const account_of = (index) => `account-${index}`;
const category_of = (index) => `category-${index}`;
const brand_of = (index) => `brand-${index}`;
const segment_of = (index) => `segment-${index}`;

/** Some number below `count`, the small ones more often. */
const skewed = (random, count) => Math.min(random.below(count), random.below(count));

/** Every tenth is a root; the others are below one of those before them. */
function* categories({ seed, categories: count }) {
  for (let i = 0; i < count; ++i) {
    const random = new Random(`${seed} category ${i}`);
    const parent = i % 10 === 0 ? undefined : category_of(random.below(i));
    yield { key: category_of(i), ...(parent && { parent }), name: `Category ${i}` };
  }
}

function* products(options) {
  const random = new Random(`${options.seed} products`);
  for (let i = 0; i < options.products; ++i) {
    yield {
      sku: sku_of(i),
      name: `${random.pick(kTraits)} ${random.pick(kNouns)} ${i}`,
      category: category_of(skewed(random, options.categories)),
      ...(random.percent(5) && {
        further_categories: [category_of(skewed(random, options.categories))],
      }),
      brand: brand_of(skewed(random, options.brands)),
      attributes: [
        { attribute: 'colour', value: random.pick(kTraits) },
        { attribute: 'grade', value: random.below(12) },
      ],
      list_price: { EUR: random.between(50, 90000) },
    };
  }
}

/**
 * How many entries each list has: from a tenth of the products down to 100, as a power of its
 * rank, which is chosen so that they are about `price_entries` together.
 */
export function list_lengths({ price_lists, price_entries, products }) {
  const longest = Math.max(100, Math.floor(products / 10));
  const lengths = (power) =>
    Array.from({ length: price_lists }, (_, i) =>
      Math.min(products, Math.max(100, Math.floor(longest / (i + 1) ** power))),
    );
  const sum = (power) => lengths(power).reduce((all, one) => all + one, 0);
  let [low, high] = [0, 4];
  for (let step = 0; step < 30; ++step) {
    const middle = (low + high) / 2;
    if (sum(middle) > price_entries) low = middle;
    else high = middle;
  }
  return lengths(high);
}

function* price_lists(options) {
  for (const [i, length] of list_lengths(options).entries()) {
    const random = new Random(`${options.seed} list ${i}`);
    const audience =
      i % 50 === 0
        ? { segments: [segment_of(random.below(options.segments))] }
        : { accounts: [account_of(random.below(options.accounts))] };
    const step = Math.max(1, Math.floor(options.products / length));
    const first = random.below(step);
    const entries = [];
    for (let n = 0; n < length; ++n) {
      const sku = sku_of((first + n * step) % options.products);
      const unit_price = random.between(40, 80000);
      const tiers = random.percent(10) && [{ from: 10, unit_price: unit_price - 10 }];
      entries.push({ sku, unit_price, ...(tiers && { tiers }) });
    }
    yield { key: `list-${i}`, currency: 'EUR', priority: i % 7, audience, entries };
  }
}

function* entitlements(options) {
  for (let i = 0; i < options.entitlements; ++i) {
    const random = new Random(`${options.seed} entitlement ${i}`);
    const names = random.weighted([
      [60, () => ({ categories: [category_of(skewed(random, options.categories))] })],
      [20, () => ({ brands: [brand_of(skewed(random, options.brands))] })],
      [8, () => ({ attributes: [{ attribute: 'grade', op: 'gte', value: 10 }] })],
      [12, () => ({ skus: assortment(random, options) })],
    ])();
    const audience = random.weighted([
      [50, {}],
      [35, { segments: [segment_of(random.below(options.segments))] }],
      [15, { accounts: [account_of(random.below(options.accounts))] }],
    ]);
    const effect = random.percent(60) ? 'deny' : 'grant';
    yield { key: `entitlement-${i}`, effect, audience, ...names };
  }
}

/** An explicit list, of up to a tenth of the catalog. */
function assortment(random, { products: all }) {
  const count = random.between(10, Math.max(20, Math.floor(all / 10)));
  const step = Math.max(1, Math.floor(all / count));
  return Array.from({ length: count }, (_, n) => sku_of((n * step) % all)).slice(0, 100_000);
}

/** Writes the ruleset; calls `progress(part, count)` now and then. */
export async function write_catalog(path, options, progress = () => {}) {
  const stream = createWriteStream(path);
  const put = async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  const put_list = async (name, items) => {
    await put(`"${name}":[`);
    let count = 0;
    let chunk = [];
    for (const item of items) {
      chunk.push((count++ === 0 ? '' : ',') + JSON.stringify(item));
      if (chunk.length < 1000) continue;
      await put(chunk.join(''));
      chunk = [];
      progress(name, count);
    }
    await put(`${chunk.join('')}]`);
  };
  await put('{"format":"proviso/1","id":"catalog","version":1,');
  await put('"currencies":[{"code":"EUR","exponent":2}],"attributes":[');
  await put('{"key":"colour","owner":"product","type":"string","facet":true},');
  await put(
    '{"key":"grade","owner":"product","type":"integer","facet":true}],"parts":{"products":{',
  );
  await put_list('categories', categories(options));
  await put(',');
  await put_list('products', products(options));
  await put('},"prices":{');
  await put_list('price_lists', price_lists(options));
  await put('},"entitlements":{');
  await put_list('entitlements', entitlements(options));
  await put('}}}');
  stream.end();
  await once(stream, 'finish');
}

/** The audiences that are measured: each of an account and some segments. */
export function audiences({ seed, accounts, segments }, count) {
  return Array.from({ length: count }, (_, i) => {
    const random = new Random(`${seed} audience ${i}`);
    return {
      account: account_of(random.below(accounts)),
      segments: random.some(
        Array.from({ length: segments }, (_, n) => segment_of(n)),
        3,
      ),
    };
  });
}
