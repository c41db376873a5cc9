// Bundles the worker into edge/dist/worker.js, and its filter of streams as a library, beside the
// module that it imports: workerd compiles no bytes, so proviso.wasm stays a file of its own. Run
// by `npm run build -w edge`.
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/** Bundles a worker's script; puts proviso.wasm beside it. */
export async function bundle(entry, outfile) {
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd'],
    external: ['*.wasm'],
  });
  const module = fileURLToPath(import.meta.resolve('proviso/proviso.wasm'));
  await copyFile(module, join(dirname(outfile), 'proviso.wasm'));
}

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
if (process.argv[1] === here('build.mjs'))
  for (const name of ['worker', 'filter'])
    await bundle(here(`src/${name}.ts`), here(`dist/${name}.js`));
