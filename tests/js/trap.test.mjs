// An instance that fails is noticed, thrown away and replaced. Control: the instance that was
// broken stays broken.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { captureInstances } from './capture.mjs';
import { request, ruleset } from './shop.mjs';

const trapped = { name: 'ProvisoError', kind: 'trap' };

async function start(t) {
  const { engine, instances, restore } = await captureInstances(() => Engine.create());
  t.after(restore);
  const program = engine.load(ruleset());
  const session = program.session({ account: 'alder-hotels' });
  return { engine, program, session, instances };
}

/** Overwrites everything that an instance knows. */
function ruin({ memory }) {
  new Uint8Array(memory.buffer).fill(0xff);
}

test('a ruined instance fails one call, and the next gets the same bytes as before', async (t) => {
  const { session, program, instances } = await start(t);
  const before = session.evaluateText(request());
  const hash = await session.decisionHash(request());
  ruin(instances[0]);
  assert.throws(
    () => session.evaluate(request()),
    (error) => {
      assert.ok(error.cause instanceof WebAssembly.RuntimeError || error.cause instanceof Error);
      return error.kind === 'trap' && error.name === 'ProvisoError';
    },
  );
  assert.equal(instances.length, 1, 'nothing is made before it is needed');
  assert.equal(session.evaluateText(request()), before);
  assert.equal(instances.length, 2);
  assert.equal(await session.decisionHash(request()), hash);
  assert.equal(program.session({}).evaluate(request()).totals.total_minor, 6750);
  assert.equal(instances.length, 2, 'the new instance serves everyone');
});

test('each call survives it', async (t) => {
  const { session, program, engine, instances } = await start(t);
  const query = { currency: 'GBP', evaluated_at: 0 };
  const calls = [
    () => session.outcomes(request()),
    () => session.explain(request()),
    () => session.decisionBytes(request()),
    () => session.catalog(query),
    () => session.price(['mug'], query),
    () => session.projection({ evaluated_at: 0 }),
    () => program.session({}),
    () => engine.load(ruleset()),
  ];
  for (const call of calls) {
    const [before, broken] = [call(), instances.length];
    ruin(instances.at(-1));
    assert.throws(call, trapped);
    assert.deepEqual(call(), before);
    assert.equal(instances.length, broken + 1);
  }
});

test('handles of a lost instance are disposed without harm', async (t) => {
  const { session, program, engine, instances } = await start(t);
  const kept = program.session({});
  ruin(instances[0]);
  assert.throws(() => session.evaluate(request()), trapped);
  session.dispose();
  program.dispose();
  assert.equal(kept.evaluate(request()).totals.total_minor, 6750);
  kept.dispose();
  assert.equal(engine.load(ruleset()).session({}).evaluate(request()).lines.length, 1);
});

test('a broken instance met first by dispose is replaced in silence', async (t) => {
  const { session, program, instances } = await start(t);
  const other = program.session({});
  ruin(instances[0]);
  session.dispose();
  assert.equal(other.evaluate(request()).totals.total_minor, 6750);
  assert.equal(instances.length, 2);
});

test('a ruleset larger than memory is a trap, and the engine goes on', async (t) => {
  const { engine, session } = await start(t);
  assert.throws(() => engine.load(new Uint8Array(600 * 2 ** 20)), trapped);
  assert.equal(session.evaluate(request()).totals.total_minor, 5400);
});

test('control: the broken instance itself does not recover', async (t) => {
  const { session, instances } = await start(t);
  const { exports } = instances[0];
  const functions = Object.values(exports).filter((each) => typeof each === 'function');
  ruin(instances[0]);
  assert.throws(() => session.evaluate(request()), trapped);
  session.evaluate(request());
  // Some export of it must fail: nobody repaired its memory.
  const fails = functions.some((call) => {
    try {
      call(1, 1, 1, 1);
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(fails);
});
