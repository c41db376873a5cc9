// Memory of the instance: disposing gives it back, and so does the garbage collector in the end.
// Control: what is kept makes memory grow.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { captureInstances } from './capture.mjs';
import { ruleset } from './shop.mjs';

const kPrograms = 60;

/** A ruleset whose program takes some 200 kB. */
function large() {
  const rules = ruleset();
  for (let i = 0; i < 500; i += 1) {
    const sku = `p-${String(i).padStart(100, '0')}`;
    rules.parts.products.products.push({ sku, name: 'Product', list_price: { GBP: i } });
  }
  return JSON.stringify(rules);
}

/** How many bytes the instance's memory has after `use(engine, text)` was called many times. */
async function memoryAfter(use) {
  const { engine, instances } = await captureInstances(() => Engine.create());
  const text = large();
  for (let i = 0; i < kPrograms; i += 1) await use(engine, text);
  return instances.at(-1).memory.buffer.byteLength;
}

test('disposed and forgotten programs give their memory back; kept ones do not', async () => {
  const disposed = await memoryAfter((engine, text) => engine.load(text).dispose());
  const forgotten = await memoryAfter(async (engine, text) => {
    engine.load(text);
    globalThis.gc();
    await sleep(5); // the collector's callbacks run between tasks
  });
  const programs = [];
  const kept = await memoryAfter((engine, text) => programs.push(engine.load(text)));
  assert.equal(programs.length, kPrograms);
  assert.ok(disposed * 2 < kept, `disposed ${disposed}, kept ${kept}`);
  assert.ok(forgotten * 2 < kept, `forgotten ${forgotten}, kept ${kept}`);
});
