// Replays real orders: order file → ruleset and carts → every cart natively and in WebAssembly →
// one report. Contract: exits 0 where both sides agree to the byte, 1 where they differ, 2 on
// wrong usage; progress on stderr. docs/replay.md. Test: tests/replay/replay.test.mjs

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { makeCarts } from './carts.mjs';
import { compareSides } from './compare.mjs';
import { UsageError } from './errors.mjs';
import { makeInsight } from './insight.mjs';
import { replayNatively } from './native.mjs';
import { kHelp, readOptions } from './options.mjs';
import { collectOrders } from './orders.mjs';
import { writeReport } from './report.mjs';
import { readRecords } from './rows.mjs';
import { makeRuleset } from './ruleset.mjs';
import { replayInWasm } from './wasm.mjs';

function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A line on stderr that is overwritten, for a person who watches. */
function showCount(what) {
  if (!process.stderr.isTTY) return () => {};
  return (number) => process.stderr.write(`\r  ${number} ${what} `);
}

/** Writes the ruleset and the carts; gives their paths and the orders that were taken. */
function writeFiles(directory, found, { ruleset, buyers }, wanted) {
  const paths = {
    ruleset: join(directory, 'ruleset.json'),
    requests: join(directory, 'requests.ndjson'),
    invoices: join(directory, 'invoices.txt'),
    digests: join(directory, 'digests.txt'),
  };
  const taken = spread(found.orders.length, wanted);
  const carts = [...makeCarts(found.orders, buyers)].filter((_, index) => taken.has(index));
  writeFileSync(paths.ruleset, JSON.stringify(ruleset));
  writeFileSync(
    paths.requests,
    carts.map(({ request }) => `${JSON.stringify(request)}\n`).join(''),
  );
  writeFileSync(paths.invoices, carts.map(({ invoice }) => `${invoice}\n`).join(''));
  return { paths, orders: found.orders.filter((_, index) => taken.has(index)) };
}

/** The positions of `wanted` carts, evenly spread; all where there are no more. */
function spread(all, wanted) {
  const taken = Math.min(all, wanted);
  return new Set(Array.from({ length: taken }, (_, index) => Math.floor((index * all) / taken)));
}

/** Evaluates on both sides and reports; true where they agree. */
async function replay(directory, options) {
  say(`reading ${options.orders}`);
  const found = await collectOrders(readRecords(options.orders), showCount('rows'));
  if (found.orders.length === 0) throw new UsageError(`\`${options.orders}\` holds no order`);
  say(`deriving the ruleset from ${found.orders.length} orders`);
  const { ruleset, buyers } = makeRuleset(found);
  const { paths, orders } = writeFiles(directory, found, { ruleset, buyers }, options.carts);
  say(`evaluating ${orders.length} carts natively`);
  const native = await replayNatively({ program: options.native, ...paths });
  say(`evaluating ${orders.length} carts in WebAssembly`);
  const insight = makeInsight(orders);
  const wasm = await replayInWasm({
    ...paths,
    onResult: insight.watch,
    onProgress: showCount('carts'),
  });
  const comparison = compareSides(native, wasm);
  const invoices = orders.map(({ invoice }) => invoice);
  process.stderr.write(process.stderr.isTTY ? '\r\x1b[K' : '');
  process.stdout.write(
    `${writeReport({
      found,
      ruleset,
      native,
      wasm,
      insight: insight.read(),
      comparison,
      invoices,
    })}\n`,
  );
  return comparison.equal;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(kHelp);
    return 0;
  }
  const directory = options.out ?? mkdtempSync(join(tmpdir(), 'proviso-replay-'));
  mkdirSync(directory, { recursive: true });
  try {
    return (await replay(directory, options)) ? 0 : 1;
  } finally {
    if (!options.out) rmSync(directory, { recursive: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  say(`replay: ${error instanceof UsageError ? error.message : error.stack}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
