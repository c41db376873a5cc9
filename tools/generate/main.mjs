// Generates every file that follows from schema/: C++ enums and limits, TypeScript types, tables
// for people. `--check` writes nothing and exits 1, naming each stale file.
// Test: tests/tidy/generated.test.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { codes_header, limits_header } from './cpp.mjs';
import { codes_page } from './docs.mjs';
import { codes_module, limits_module, schema_modules } from './typescript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read_json = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));

/** Every generated file, as its path and what it must hold. */
async function generate() {
  const codes = await read_json('schema/codes.json');
  const limits = await read_json('schema/limits.json');
  return new Map([
    ['core/include/proviso/codes.h', codes_header(codes)],
    ['core/include/proviso/limits.h', limits_header(limits)],
    ['docs/codes.md', codes_page(codes, limits)],
    ['js/src/generated/codes.ts', codes_module(codes)],
    ['js/src/generated/limits.ts', limits_module(limits)],
    ...(await schema_modules(join(root, 'schema'))),
  ]);
}

/** The paths whose file on disk is not what `files` says. */
export async function stale(files, base = root) {
  const found = [];
  for (const [path, text] of files) {
    const present = await readFile(join(base, path), 'utf8').catch(() => null);
    if (present !== text) found.push(path);
  }
  return found;
}

async function main(check) {
  const files = await generate();
  const changed = await stale(files);
  for (const path of changed) {
    if (!check) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), files.get(path));
    }
    console.log(check ? `stale: ${path} (run \`make generate\`)` : `wrote ${path}`);
  }
  if (changed.length === 0) console.log(`${files.size} generated files are up to date`);
  if (check && changed.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.includes('--check'));
}
