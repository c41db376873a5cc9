// `make determinism`: one line per target, `target sha256 cases`; exits 1 if two differ.
// Test: tests/determinism/determinism.test.mjs
import { join } from 'node:path';

import { read_script } from './script.mjs';
import { root, targets } from './targets.mjs';

const { text, cases } = await read_script(join(root, 'tests/cases'));
const hashes = new Set();
for (const [name, hash_of] of Object.entries(targets)) {
  const hash = await hash_of(text);
  hashes.add(hash);
  console.log(`${name.padEnd(16)} ${hash} ${cases}`);
}
if (hashes.size !== 1) {
  console.error('these targets do not answer alike');
  process.exitCode = 1;
}
