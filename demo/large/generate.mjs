// Generates the large catalog: the demo's own ruleset, grown to as many products as asked, with
// prices for its accounts. Contract: the same base, size and seed give the same bytes anywhere: no
// clock, no randomness but the seed's, no floating point. Test: tests/e2e/large.test.mjs
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brands, cafeBrands, families, hotelBrands, series } from './kinds.mjs';

export const usual = { products: 100_000, seed: 1 };

const help = `usage: node demo/large/generate.mjs [--products N] [--seed N] > ruleset.json

Writes the demo's ruleset, grown to N products (${usual.products} when absent; at least those of
demo/ruleset.json). The same numbers give the same bytes.
`;

/** How many of 1000 products each price list holds, and at how many thousandths of list price. */
const lists = [
  { key: 'northcliff-contract', share: 200, of_1000: 840, tier_from: 24 },
  { key: 'copper-kettle-agreement', share: 100, of_1000: 870, tier_from: 12 },
  { key: 'trade', share: 200, of_1000: 940 },
  { key: 'winter', share: 30, of_1000: 960 },
  { key: 'shelf-clearance', share: 30, of_1000: 790 },
];

/** `base`, grown to `products` products. Every number is an integer. */
export function growRuleset(base, { products = usual.products, seed = usual.seed } = {}) {
  const ruleset = structuredClone(base);
  const { parts } = ruleset;
  ruleset.id = `${base.id}-large`;
  const kinds = families.flatMap((family) => family.kinds.map((kind) => ({ family, kind })));
  for (const { family, kind } of kinds) {
    parts.products.categories.push({ key: kind.key, parent: family.key, name: kind.name });
  }
  const random = makeRandom(seed);
  const missing = products - parts.products.products.length;
  if (missing < 0)
    throw new RangeError(`fewer products than the ${-missing + products} of the base`);
  const shelves = kinds.map((of) => ({ ...of, variants: shuffled(variantsOf(of.family), random) }));
  for (let i = 0; i < missing; ++i) {
    const shelf = shelves[i % shelves.length];
    const variant = shelf.variants[Math.floor(i / shelves.length)];
    if (variant === undefined) throw new RangeError(`too few words for ${products} products`);
    addProduct(parts, shelf, variant, i, random);
  }
  parts.entitlements.entitlements.push(...exclusives());
  return ruleset;
}

/** Every series in every size and look. */
function variantsOf({ sizes, looks }) {
  return series.flatMap((line) =>
    sizes.flatMap((size, step) => looks.map((look) => ({ line, size, step, look }))),
  );
}

function addProduct(parts, { family, kind }, { line, size, step, look }, i, random) {
  const sku = `${kind.key.slice(0, 2).toUpperCase()}-${String(100_000 + i)}`;
  const unit = kind.pence * 100;
  const price = rounded(thousandths(unit, 800 + step * 350 + random(400)));
  const material = family.materials[random(family.materials.length)];
  const attributes = [{ attribute: 'material', value: material }];
  if (family.coloured) attributes.push({ attribute: 'colour', value: look });
  if (family.key === 'takeaway')
    attributes.push({ attribute: 'compostable', value: random(3) > 0 });
  parts.products.products.push({
    sku,
    name: `${line} ${kind.noun}, ${size}, ${look}`,
    category: kind.key,
    brand: brands[random(brands.length)],
    attributes,
    list_price: { GBP: price },
  });
  for (const { key, share, of_1000, tier_from } of lists) {
    if (random(1000) >= share) continue;
    const own = rounded(thousandths(price, of_1000));
    const tiers = tier_from && [{ from: tier_from, unit_price: rounded(thousandths(own, 930)) }];
    const { entries } = parts.prices.price_lists.find((list) => list.key === key);
    entries.push({ sku, unit_price: own, ...(tiers && { tiers }) });
  }
}

function exclusives() {
  const both = (key, names, segment) => [
    { key: `${key}-only`, effect: 'deny', brands: names },
    { key, effect: 'grant', audience: { segments: [segment] }, brands: names },
  ];
  return [
    ...both('hotel-brands', hotelBrands, 'hotel'),
    ...both('cafe-brands', cafeBrands, 'cafe'),
  ];
}

function thousandths(value, share) {
  return Math.floor((value * share) / 1000);
}

/** Whole pence from a pound on, else hundredths of a penny. */
function rounded(price) {
  const step = price >= 10_000 ? 100 : 5;
  return Math.max(step, Math.floor(price / step) * step);
}

/** The 32-bit generator known as mulberry32; `random(n)` is below `n`. */
function makeRandom(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

function shuffled(list, random) {
  for (let i = list.length - 1; i > 0; --i) {
    const j = random(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

async function main() {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: String(usual.products) },
      seed: { type: 'string', default: String(usual.seed) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const [products, seed] = [Number(values.products), Number(values.seed)];
  if (![products, seed].every(Number.isSafeInteger)) throw new RangeError('a number is expected');
  const base = JSON.parse(await readFile(new URL('../ruleset.json', import.meta.url), 'utf8'));
  process.stdout.write(JSON.stringify(growRuleset(base, { products, seed })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    process.stderr.write(`generate: ${error.message}\n\n${help}`);
    process.exitCode = 2;
  });
}
