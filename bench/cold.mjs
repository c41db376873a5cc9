// cold.mjs FOLDER RULESET:CARTS: one cold start of the npm package, in a process of its own:
// compile and instantiate, load, the account's session, the first call, calls 2 to 100. Prints
// JSON, one object a line. Contract: nothing of the engine ran before.
import process from 'node:process';
import { performance } from 'node:perf_hooks';

import { Engine, read_carts, read_ruleset } from './engine.mjs';
import { summary, time } from './sample.mjs';

const [folder, name] = process.argv.slice(2);
const carts = read_carts(folder, name);
const bytes = read_ruleset(folder, carts.ruleset);
const print = (figure, times) =>
  process.stdout.write(`${JSON.stringify({ of: name, figure, ...summary(times) })}\n`);

const begin = performance.now();
const engine = await Engine.create();
print('cold_create', [(performance.now() - begin) * 1e6]);

let program;
print('cold_load', [time(() => (program = engine.load(bytes)))]);
const { accounts, texts } = carts;
let sessions;
print('cold_session', [time(() => (sessions = [program.session(accounts[0])]))]);
sessions.push(...accounts.slice(1).map((account) => program.session(account)));

const calls = texts
  .slice(0, 100)
  .map((text, i) => time(() => sessions[i % sessions.length].evaluateText(text)));
print('cold_first', calls.slice(0, 1));
print('cold_2_to_100', calls.slice(1));
engine.dispose();
