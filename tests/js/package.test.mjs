// The packed package, installed into an empty folder: used from Node, type-checked by a consumer.
// Control: the consumer's mistake is a type error.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'proviso-package-'));
after(() => rm(folder, { recursive: true, force: true }));

const options = { cwd: folder, timeout: 60_000 };
await run('npm', ['pack', '--pack-destination', folder, '--silent'], { cwd: join(root, 'js') });
const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${archive}`], options);

const consumer = (total) => `
import { Engine, ProvisoError, type Result, type Ruleset } from 'proviso';

const ruleset: Ruleset = {
  format: 'proviso/1', id: 'a', version: 1,
  currencies: [{ code: 'GBP', exponent: 2 }],
  parts: { products: { products: [{ sku: 'mug', list_price: { GBP: 1250 } }] } },
};
const engine = await Engine.create();
const session = engine.load(ruleset).session({ account: 'x' });
const result: Result = session.evaluate({
  currency: 'GBP', evaluated_at: 0, cart: { lines: [{ id: '1', sku: 'mug', quantity: 2 }] },
});
const total: ${total} = result.totals.total_minor;
try {
  engine.load('{}');
} catch (error) {
  if (error instanceof ProvisoError) console.log(total, error.kind, error.issues[0]?.code);
}
`;

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const flags = ['--strict', '--target', 'es2022', '--lib', 'es2022,dom'];

test('it holds the built files and nothing else', async () => {
  const names = await readdir(join(folder, 'node_modules', 'proviso'));
  assert.deepEqual(names.sort(), ['README.md', 'dist', 'package.json']);
});

for (const module of ['nodenext', 'preserve']) {
  test(`a TypeScript consumer (module ${module}) checks, builds and runs`, async () => {
    const file = join(folder, `consumer-${module}.ts`);
    await writeFile(file, consumer('number'));
    await run(process.execPath, [tsc, ...flags, '--module', module, file], options);
    const { stdout } = await run(process.execPath, [file.replace('.ts', '.js')], options);
    assert.equal(stdout, '2500 ruleset missing_member\n');
  });
}

test('control: a mistake in the consumer is a type error', async () => {
  const file = join(folder, 'mistaken.ts');
  await writeFile(file, consumer('string'));
  const checked = run(process.execPath, [tsc, ...flags, '--module', 'nodenext', file], options);
  await assert.rejects(checked, ({ stdout }) => /'number' is not assignable/.test(stdout));
});

test('each loader and the module are exported', async () => {
  const script = `
    for (const name of ['proviso/node', 'proviso/web']) {
      const { Engine } = await import(name);
      console.log(typeof Engine.create);
    }
    for (const name of ['proviso/worker', 'proviso/search', 'proviso/proviso.wasm']) {
      console.log(import.meta.resolve(name).split('/').at(-1));
    }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options);
  assert.equal(stdout, 'function\nfunction\nworker.js\nsearch.js\nproviso.wasm\n');
});
