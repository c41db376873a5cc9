// The npm package as a shop's Node program has it, over the benchmark's files. Contract: gives
// what native.cpp measures too; what the core refuses is an error with its issues.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Engine } from '../js/dist/node.js';

export { Engine };

const read_lines = (path) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

export const read_ruleset = (folder, name) => readFileSync(join(folder, `${name}.ruleset.json`));

/** A configuration `RULESET:CARTS`: its carts as text and as objects, and the accounts. */
export function read_carts(folder, name) {
  const [ruleset, carts] = name.split(':');
  const texts = read_lines(join(folder, `${carts}.requests.ndjson`));
  const accounts = read_lines(join(folder, 'accounts.ndjson'));
  return { name, ruleset, texts, accounts, requests: texts.map((text) => JSON.parse(text)) };
}

/** The same, bound to a program: `session(i)` is that of cart `i`. */
export function bind(program, carts) {
  const sessions = carts.accounts.map((account) => program.session(account));
  return { ...carts, program, session: (i) => sessions[i % sessions.length] };
}

/** SHA-256 over the results of all carts, each with its end of line. */
export function answer_all({ texts, session }) {
  const hash = createHash('sha256');
  texts.forEach((text, i) => hash.update(session(i).evaluateText(text)).update('\n'));
  return hash.digest('hex');
}
