// Runs a measuring program and reads what it prints. Contract: one JSON object a line; an error
// where the program fails, whose own words are on stderr.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const kNative = beside('../build/release/bin/proviso-bench');

function run(command, words) {
  const child = spawn(command, words.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0)
        resolve(
          text
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        );
      else reject(new Error(`\`${command}\` ended with ${signal ?? code}`));
    });
  });
}

export const run_native = ({ folder, repeats, budget_ms, names }) =>
  run(kNative, [folder, repeats, budget_ms, ...names]);

export const run_wasm = ({ folder, repeats, budget_ms, names }) =>
  run(process.execPath, [beside('wasm.mjs'), folder, repeats, budget_ms, ...names]);

/** A cold start of each configuration, `repeats` times, each in a process of its own. */
export async function run_cold({ folder, repeats, names }) {
  const lines = [];
  for (let repeat = 0; repeat < repeats; ++repeat) {
    for (const name of names) {
      lines.push(...(await run(process.execPath, [beside('cold.mjs'), folder, name])));
    }
  }
  return lines;
}
