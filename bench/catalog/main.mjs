// A catalog of a million products, or of so many: generates it, measures it natively, and in
// WebAssembly as large as its memory allows; where both have the same catalog they must answer
// alike, to the byte. Usage: main.mjs [--products N] [--wasm-products N] [--seed S]
// [--budget-ms N]. Prints one `name value unit` line a figure. Contract: exits 1 where answers
// differ. Test: tests/bench/catalog.test.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { audiences, kDefaults, write_catalog } from './generate.mjs';
import { measure_wasm } from './wasm.mjs';

const kRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const kFolder = join(kRoot, 'build', 'catalog');
const kAccounts = 12;

const { values: given } = parseArgs({
  options: {
    products: { type: 'string', default: String(kDefaults.products) },
    'wasm-products': { type: 'string', default: '50000' },
    seed: { type: 'string', default: kDefaults.seed },
    'budget-ms': { type: 'string', default: '400' },
  },
});

/** The defaults in proportion: a catalog of a tenth has a tenth of the price entries and lists. */
export function options_for(products, seed) {
  const share = products / kDefaults.products;
  const scaled = (count, least) => Math.max(least, Math.round(count * share));
  return {
    ...kDefaults,
    seed,
    products,
    price_lists: scaled(kDefaults.price_lists, 50),
    price_entries: scaled(kDefaults.price_entries, 5000),
    accounts: scaled(kDefaults.accounts, 100),
  };
}

async function files_of(options) {
  const name = join(kFolder, `${options.products}-${options.seed}`);
  const files = { ruleset: `${name}.ruleset.json`, audiences: `${name}.audiences.ndjson` };
  if (existsSync(files.audiences)) return files;
  mkdirSync(kFolder, { recursive: true });
  const tty = process.stderr.isTTY;
  await write_catalog(files.ruleset, options, (part, count) => {
    if (tty && count % 50_000 === 0) process.stderr.write(`\r${part}: ${count}   `);
  });
  if (tty) process.stderr.write('\n');
  const lines = audiences(options, kAccounts).map((one) => JSON.stringify(one));
  writeFileSync(files.audiences, `${lines.join('\n')}\n`);
  return files;
}

function native(files) {
  const program = join(kRoot, 'build', 'release', 'bin', 'proviso-catalog-scale');
  const out = execFileSync(program, [files.ruleset, files.audiences, given['budget-ms']], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return out.trim().split('\n');
}

const print = (where, lines) => lines.forEach((line) => console.log(`${where}.${line}`));
const answers = (lines) => lines.find((line) => line.startsWith('answers '));

const products = Number(given.products);
const wasm_products = Math.min(products, Number(given['wasm-products']));
print('native', native(await files_of(options_for(products, given.seed))));
const small = await files_of(options_for(wasm_products, given.seed));
const expected = native(small);
const found = await measure_wasm(small, Number(given['budget-ms']));
if (wasm_products < products) print(`native_${wasm_products}`, expected);
print(`wasm_${wasm_products}`, found);
if (answers(expected) !== answers(found)) {
  console.error('native and WebAssembly answer differently');
  process.exitCode = 1;
}
