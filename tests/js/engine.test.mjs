// The engine and its programs: what loads, in which forms, and what is released when.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { request, ruleset } from './shop.mjs';

const total = (program) => program.session({}).evaluate(request()).totals.total_minor;

test('a ruleset loads as an object, as text and as bytes', async () => {
  const engine = await Engine.create();
  const text = JSON.stringify(ruleset());
  for (const form of [ruleset(), text, new TextEncoder().encode(text)]) {
    assert.equal(total(engine.load(form)), 6750);
  }
});

test('a program does not follow later changes to the bytes it was loaded from', async () => {
  const engine = await Engine.create();
  const bytes = new TextEncoder().encode(JSON.stringify(ruleset()));
  const program = engine.load(bytes);
  bytes.fill(0);
  assert.equal(total(program), 6750);
});

test('engines are apart: ending one leaves the other', async () => {
  const [first, second] = [await Engine.create(), await Engine.create()];
  const program = second.load(ruleset());
  first.dispose();
  assert.equal(total(program), 6750);
});

test('a compiled module of the caller is used', async () => {
  const { readFile } = await import('node:fs/promises');
  const { fileURLToPath } = await import('node:url');
  const path = fileURLToPath(import.meta.resolve('proviso/proviso.wasm'));
  const module = await WebAssembly.compile(await readFile(path));
  assert.equal(total((await Engine.create({ module })).load(ruleset())), 6750);
  const empty = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  await assert.rejects(Engine.create({ module: empty }));
});

test('warnings come with the program', async () => {
  const engine = await Engine.create();
  assert.deepEqual(engine.load(ruleset()).warnings, []);
  const cheap = ruleset();
  cheap.parts.prices.price_lists[0].entries[0].unit_price = 1;
  const [warning, ...rest] = engine.load(cheap).warnings;
  assert.equal(warning.code, 'price_below_cost');
  assert.equal(warning.severity, 'warning');
  assert.match(warning.pointer, /^\/parts\/prices\/price_lists\/0\/entries\/0/);
  assert.deepEqual(rest, []);
});

test('what is disposed says so, whatever else lives on', async () => {
  const engine = await Engine.create();
  const program = engine.load(ruleset());
  const session = program.session({});
  const gone = { name: 'ProvisoError', kind: 'disposed' };
  program.dispose();
  program.dispose();
  assert.throws(() => program.session({}), { ...gone, message: 'this program was disposed' });
  assert.equal(session.evaluate(request()).totals.total_minor, 6750);
  session.dispose();
  session.dispose();
  for (const call of ['evaluate', 'outcomes', 'explain', 'decisionBytes', 'catalog']) {
    assert.throws(() => session[call](request()), {
      ...gone,
      message: 'this session was disposed',
    });
  }
  const other = engine.load(ruleset());
  const orphan = other.session({});
  engine.dispose();
  assert.throws(() => engine.load(ruleset()), { ...gone, message: 'this engine was disposed' });
  assert.throws(() => orphan.evaluate(request()), { ...gone, message: 'this engine was disposed' });
  orphan.dispose();
  other.dispose();
});

test('`using` disposes', async () => {
  const engine = await Engine.create();
  const program = engine.load(ruleset());
  assert.equal(typeof program[Symbol.dispose], 'function');
  program[Symbol.dispose]();
  assert.throws(() => program.session({}), { kind: 'disposed' });
});
