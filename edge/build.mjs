// Bundles the worker into edge/dist/worker.js, beside the module that it imports: workerd compiles
// no bytes, so proviso.wasm stays a file of its own. Run by `npm run build -w edge`.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await mkdir(here('dist'), { recursive: true });
await build({
  entryPoints: [here('src/worker.ts')],
  outfile: here('dist/worker.js'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['workerd'],
  external: ['*.wasm'],
});
await copyFile(
  fileURLToPath(import.meta.resolve('proviso/proviso.wasm')),
  here('dist/proviso.wasm'),
);
