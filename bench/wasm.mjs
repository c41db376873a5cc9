// wasm.mjs FOLDER REPEATS BUDGET_MS RULESET:CARTS...: measures the npm package in Node over what
// generate.mjs wrote to FOLDER; prints JSON, one object a line, as native.cpp does. Contract:
// answers before figures; warm: everything ran for a while before the first figure; the repeats
// of all configurations take turns.
import process from 'node:process';

import { answer_all, bind, Engine, read_carts, read_ruleset } from './engine.mjs';
import { sample, summary, time } from './sample.mjs';

const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Every configuration, bound; each ruleset is loaded once. */
function load_all(engine, folder, names) {
  const programs = new Map();
  return names.map((name) => {
    const carts = read_carts(folder, name);
    const { ruleset } = carts;
    if (!programs.has(ruleset)) {
      programs.set(ruleset, engine.load(read_ruleset(folder, ruleset)));
    }
    return bind(programs.get(ruleset), carts);
  });
}

function measure_carts(world, budget_ns) {
  const { name, texts, requests, session } = world;
  const items = texts.length;
  return [
    {
      of: name,
      figure: 'text',
      ...sample(items, budget_ns, (i) => session(i).evaluateText(texts[i])),
    },
    {
      of: name,
      figure: 'object',
      ...sample(items, budget_ns, (i) => session(i).evaluate(requests[i])),
    },
  ];
}

function measure_ruleset(engine, folder, { ruleset, accounts, program }, budget_ns) {
  const bytes = read_ruleset(folder, ruleset);
  const load = time(() => engine.load(bytes).dispose());
  const session = sample(accounts.length, budget_ns, (i) => program.session(accounts[i]).dispose());
  return [
    { of: ruleset, figure: 'load', ...summary([load]) },
    { of: ruleset, figure: 'session', ...session },
  ];
}

async function run(folder, repeats, budget_ms, names) {
  const engine = await Engine.create();
  const worlds = load_all(engine, folder, names);
  for (const world of worlds) print({ answers: world.name, sha256: answer_all(world) });
  if (repeats === 0) return engine.dispose();
  const budget_ns = budget_ms * 1e6;
  const firsts = worlds.filter((w, i) => worlds.findIndex((o) => o.ruleset === w.ruleset) === i);
  for (const world of worlds) measure_carts(world, 2 * budget_ns);
  for (let repeat = 0; repeat < repeats; ++repeat) {
    for (const world of firsts) measure_ruleset(engine, folder, world, budget_ns).forEach(print);
    for (const world of worlds) measure_carts(world, budget_ns).forEach(print);
  }
  engine.dispose();
}

const [folder, repeats, budget_ms, ...names] = process.argv.slice(2);
await run(folder, Number(repeats), Number(budget_ms), names);
