// Builds the page with Vite unless nothing that it is made of has changed. Contract: a digest over
// every input is kept beside the built files; `force` builds anyway. Test: tests/e2e/start.test.mjs
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const demo = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(demo, 'dist', '.inputs');

const inputs = [
  ...['src', 'index.html', 'vite.config.mjs', 'package.json'].map((path) => join(demo, path)),
  ...['js/dist', 'package-lock.json'].map((path) => join(root, path)),
];

/** Gives `built` or `unchanged`. */
export async function buildPage({ force = false } = {}) {
  const digest = await digestOf(inputs);
  if (!force && (await readFile(stamp, 'utf8').catch(() => '')) === digest) return 'unchanged';
  const { build } = await import('vite');
  await build({ root: demo, configFile: join(demo, 'vite.config.mjs') });
  await writeFile(stamp, digest);
  return 'built';
}

async function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(paths.map(filesUnder))).flat()) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw new Error(`cannot read \`${relative(root, path)}\`: run \`make build\` first`);
  });
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`demo: page ${await buildPage()}\n`);
}
