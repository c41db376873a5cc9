// The catalog of `make catalog-scale`: the same for the same seed, valid for the core, measured and
// answered alike natively and in WebAssembly, small here. The control: another seed is another
// catalog.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { list_lengths, write_catalog } from '../../bench/catalog/generate.mjs';

const kRoot = fileURLToPath(new URL('../../', import.meta.url));
const kProgram = join(kRoot, 'build/release/bin/proviso-catalog-scale');
const kSmall = {
  seed: '1',
  products: 3000,
  categories: 60,
  brands: 40,
  accounts: 50,
  segments: 10,
  price_lists: 30,
  price_entries: 4000,
  entitlements: 40,
};

const folder = mkdtempSync(join(tmpdir(), 'proviso-catalog-'));
after(() => rmSync(folder, { recursive: true }));

async function text_of(options) {
  const path = join(folder, 'ruleset.json');
  await write_catalog(path, options);
  return readFileSync(path, 'utf8');
}

test('the same seed gives the same catalog, another one another', async () => {
  const one = await text_of(kSmall);
  assert.equal(await text_of(kSmall), one);
  assert.notEqual(await text_of({ ...kSmall, seed: '2' }), one);
  const { parts } = JSON.parse(one);
  assert.equal(parts.products.products.length, kSmall.products);
  assert.equal(parts.prices.price_lists.length, kSmall.price_lists);
  assert.equal(parts.entitlements.entitlements.length, kSmall.entitlements);
});

test('list lengths fall as in the real data: a few long ones, many short ones', () => {
  const lengths = list_lengths({ price_lists: 5000, price_entries: 5_000_000, products: 1e6 });
  assert.equal(lengths[0], 100_000);
  assert.ok(lengths.at(-1) >= 100 && lengths.at(-1) < 1000, String(lengths.at(-1)));
  const sum = lengths.reduce((a, b) => a + b, 0);
  assert.ok(sum > 4_900_000 && sum <= 5_000_000, String(sum));
});

test(
  'measures and compares what it measures',
  { skip: !existsSync(kProgram) && 'proviso-catalog-scale is not built' },
  () => {
    const out = execFileSync(
      process.execPath,
      [join(kRoot, 'bench/catalog/main.mjs'), '--products', '2000', '--budget-ms', '1'],
      { encoding: 'utf8' },
    );
    for (const name of ['native.load', 'native.one_price_p50', 'wasm_2000.first_page_p50']) {
      assert.match(out, new RegExp(`^${name} [0-9.e+-]+ (us|s)$`, 'm'));
    }
    assert.match(out, /^native\.differences_from_the_filter 0 products$/m);
  },
);
