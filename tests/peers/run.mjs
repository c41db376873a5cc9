// node tests/peers/run.mjs DIR [--verbose] [--dry] [--file NAME] [--case PART]: evaluates the cases
// of every *.json in DIR and counts what passed, failed and is unsupported, by file and in all.
// Contract: exit code 1 if a case failed. Test: tests/peers/peers.test.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { run_case } from './cases.mjs';

/** The engine of the package, or of PROVISO_DIST, a folder with its build. */
export async function engine_of() {
  const { PROVISO_DIST } = process.env;
  const module = PROVISO_DIST
    ? await import(pathToFileURL(join(PROVISO_DIST, 'node.js')).href)
    : await import('proviso');
  return module.Engine.create();
}

function files_in(folder, wanted) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name.includes(wanted ?? ''))
    .sort();
}

/** The outcomes of a file's cases: { id, outcome, reason }. */
export function run_file(engine, path, wanted) {
  return JSON.parse(readFileSync(path, 'utf8'))
    .filter(({ id }) => id.includes(wanted ?? ''))
    .map((peer) => ({ id: peer.id, ...run_case(engine, peer) }));
}

function counted(found) {
  const count = (outcome) => found.filter((one) => one.outcome === outcome).length;
  const ready = count('ready');
  const dry = ready > 0 ? `${ready} as the schemas say, ` : `${count('passed')} passed, `;
  return `${dry}${count('failed')} failed, ${count('unsupported')} unsupported`;
}

function show(found) {
  for (const { id, outcome, reason } of found) {
    if (reason) console.log(`  ${outcome} ${id}\n    ${reason.replaceAll('\n', '\n    ')}`);
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      verbose: { type: 'boolean', default: false },
      dry: { type: 'boolean', default: false },
      file: { type: 'string' },
      case: { type: 'string' },
    },
  });
  if (positionals.length !== 1) throw new Error('run.mjs: give the folder of the cases');
  const engine = values.dry ? null : await engine_of();
  const all = [];
  for (const name of files_in(positionals[0], values.file)) {
    const found = run_file(engine, join(positionals[0], name), values.case);
    console.log(`${name}: ${counted(found)}`);
    if (values.verbose) show(found);
    all.push(...found);
  }
  console.log(`in all: ${counted(all)}`);
  if (all.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
