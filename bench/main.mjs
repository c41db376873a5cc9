// The benchmark: generate, check that native and WebAssembly answer the same, measure, report.
// Usage: main.mjs [--short] | --table | --help. Contract: exits 1 where answers differ; a missed
// target is said, not an error, for machines differ. Writes results.json and index.html to
// build/bench; `--table` prints the last results as the table of docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { page } from './chart.mjs';
import { configurations, kRegimes } from './configurations.mjs';
import { figures_of, ratios_of, with_targets } from './figures.mjs';
import { generate, kFolder } from './generate.mjs';
import { answers_table, figure_lines, markdown, table } from './report.mjs';
import { run_cold, run_native, run_wasm } from './run.mjs';

const kResults = join(kFolder, 'results.json');
const say = (text) => process.stdout.write(`${text}\n`);

/** Stops if some configuration is not answered alike, to the byte. */
function compare(native, wasm) {
  native.forEach((one, i) => {
    if (one.sha256 !== wasm[i].sha256) {
      throw new Error(`native and WebAssembly answer ${one.answers} differently`);
    }
  });
}

/** Stops if what should be irrelevant is not: the same carts must be answered alike at every N. */
function compare_constant(native) {
  const hashes = new Map();
  for (const { answers, sha256 } of native) {
    const [ruleset, carts] = answers.split(':');
    if (!ruleset.startsWith(kRegimes[0])) continue;
    if ((hashes.get(carts) ?? sha256) !== sha256) {
      throw new Error(`${answers} is answered otherwise than with fewer promotions`);
    }
    hashes.set(carts, sha256);
  }
}

async function verify(plan) {
  const once = { ...plan, repeats: 0, budget_ms: 0 };
  const native = await run_native(once);
  compare(native, await run_wasm(once));
  compare_constant(native);
  say(answers_table(native));
  say('\nnative and WebAssembly gave the same bytes for every cart of every configuration');
  say('constant: the same bytes at every N\n');
  return native;
}

function machine_of(before, figures) {
  const of = (what, statistic = 'mean') =>
    figures.find(({ name }) => name === `native.${what}.${statistic}.machine`);
  const spread = ({ max, min }) => max / min - 1;
  const noise = Math.max(spread(of('loop')), spread(of('memory')));
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    memory_mb: Math.round(totalmem() / 1e6),
    node: process.version,
    load_before: before,
    load_after: loadavg()[0],
    noise_percent: Math.round(1000 * noise) / 10,
    clock_ns: of('clock', 'p50').median,
  };
}

function say_machine(machine) {
  say(
    `\n${machine.processor}, ${machine.processors} processors, Node ${machine.node}; ` +
      `load ${machine.load_before.toFixed(2)} before, ${machine.load_after.toFixed(2)} after\n` +
      `noise: fixed work took up to ${machine.noise_percent} % longer than at its best;` +
      `\nreading the clock takes ${machine.clock_ns} ns of each call timed alone`,
  );
}

async function measure(short) {
  const before = loadavg()[0];
  const names = configurations(short);
  const plan = { folder: kFolder, names, repeats: short ? 5 : 9, budget_ms: short ? 40 : 150 };
  say('== generating rulesets and carts');
  generate();
  say('== comparing answers');
  const answers = await verify(plan);
  say(`== measuring, each ${plan.repeats} times: native`);
  const native = await run_native(plan);
  say('== WebAssembly, warm');
  const wasm = await run_wasm(plan);
  say('== WebAssembly, cold');
  const cold_names = names.filter((name) => /^constant.*:constant_20_lines$/.test(name));
  const cold = await run_cold({ ...plan, names: cold_names });
  const only_figures = (lines) => lines.filter((line) => line.figure !== undefined);
  const figures = [
    ...figures_of('native', only_figures(native)),
    ...figures_of('wasm', only_figures(wasm)),
    ...figures_of('wasm', cold),
  ];
  const all = with_targets([...figures, ...ratios_of(figures)]);
  return { short, machine: machine_of(before, figures), answers, figures: all };
}

const kHelp = `How fast: generates rulesets and carts, checks that native and WebAssembly answer the
same, then measures. docs/performance.md says what is measured.

  make bench                      everything, about ten minutes
  make bench BENCH=short          fewer configurations, a minute
  node bench/main.mjs --table     the last results as the table of docs/performance.md
`;
const kWords = ['--short', '--table', '--help'];

const words = process.argv.slice(2);
const unknown = words.find((word) => !kWords.includes(word));
if (unknown !== undefined) {
  process.stderr.write(`bench: \`${unknown}\` is not known\n\n${kHelp}`);
  process.exitCode = 2;
} else if (words.includes('--help')) {
  say(kHelp);
} else if (words.includes('--table')) {
  say(markdown(JSON.parse(readFileSync(kResults, 'utf8')).figures));
} else {
  const results = await measure(words.includes('--short'));
  writeFileSync(kResults, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(kFolder, 'index.html'), page(results));
  say(`\n${table(results.figures)}`);
  say_machine(results.machine);
  say(`\n${figure_lines(results.figures)}`);
  say(`\n${kResults}\n${join(kFolder, 'index.html')}`);
}
