// The native side: runs proviso-replay over the generated files.
// Contract: its summary and the digest of each cart; an error with its last words where it fails.
// Test: tests/replay/replay.test.mjs

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { UsageError } from './errors.mjs';

export const kNativeProgram = fileURLToPath(
  new URL('../../build/release/bin/proviso-replay', import.meta.url),
);

/** `{ summary, digests }`, as `replayInWasm` gives them. */
export async function replayNatively({ program = kNativeProgram, ruleset, requests, digests }) {
  if (!existsSync(program)) {
    throw new UsageError(`\`${program}\` is missing: \`make build\` makes it`);
  }
  const text = await run(program, [ruleset, requests, '--digests', digests]);
  return {
    summary: JSON.parse(text),
    digests: readFileSync(digests, 'utf8').split('\n').slice(0, -1),
  };
}

function run(program, words) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(text);
      else reject(new Error(`\`${program}\` ended with ${signal ?? code}`));
    });
  });
}
