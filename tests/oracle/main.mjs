// `make oracle`: compares the engines with the oracle over many pairs of ruleset and cart.
// node tests/oracle/main.mjs --pairs 1000000 --seed 1 [--native | --wasm | --both] [--no-shrink]
// Exits 1 if anything differs; each kind of difference is printed once, as a file of tests/cases.
// Test: tests/oracle/oracle.test.mjs
import { parseArgs } from 'node:util';

import { drive, oracle_answer, shrink_difference } from './drive.mjs';
import { open_engines } from './engines.mjs';
import { as_case } from './shrink.mjs';

const kEvery = 5_000; // milliseconds between progress lines

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    native: { type: 'boolean' },
    wasm: { type: 'boolean' },
    both: { type: 'boolean' },
    'no-shrink': { type: 'boolean' },
    command: { type: 'string' }, // another native program
  },
});

const names = values.both ? ['native', 'wasm'] : [values.wasm ? 'wasm' : 'native'];
const engines = await open_engines(names, values.command);

async function tell(found) {
  console.log(`\ndiffers at ${found.text}`);
  if (found.request === undefined) {
    console.log(JSON.stringify(found.ruleset));
    return;
  }
  console.log(`  (oracle first, then ${found.engine.name})`);
  const pair = values['no-shrink'] ? found : await shrink_difference(found);
  const file = as_case(pair, oracle_answer(pair), `as the oracle says: ${found.text}`);
  console.log(JSON.stringify(file));
}

let last = performance.now();
function progress({ done, rate, coverage, kinds }) {
  if (performance.now() - last < kEvery) return;
  last = performance.now();
  const differing = [...kinds.values()].reduce((all, count) => all + count, 0);
  console.log(`${done} pairs, ${rate}/s, ${differing} differ; ${coverage}`);
}

const { done, coverage, kinds, milliseconds } = await drive({
  pairs: Number(values.pairs),
  seed: Number(values.seed),
  engines,
  on_difference: tell,
  on_progress: progress,
});
for (const engine of engines) engine.close();
console.log(
  `${done} pairs in ${(milliseconds / 1000).toFixed(1)} s against ${names.join(' and ')}`,
);
console.log(String(coverage));
for (const [kind, count] of kinds) console.log(`${String(count).padStart(8)} differ at ${kind}`);
process.exitCode = kinds.size > 0 ? 1 : 0;
