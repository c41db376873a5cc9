// Hostile rulesets, natively and in WebAssembly: each is loaded or gives issues, within bounds of
// time and memory, and the engine that refused one answers as before. The million is in main.mjs.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';

import { kModule, kNative, open_engines } from '../oracle/engines.mjs';
import { read_json } from '../schema/schemas.mjs';
import { kBounds, measure } from './measure.mjs';
import {
  bad_names,
  contradictions,
  cycles,
  duplicates,
  good_names,
  many,
  request,
  small_items,
  sound,
} from './rulesets.mjs';

const kPromotions = 20_000;
const kMost = read_json('schema/limits.json').promotions[0];
const kIssues = 100;

const told = (answer) => {
  const { issues = [], left_out = 0 } = JSON.parse(answer);
  assert.ok(issues.length <= kIssues);
  assert.ok(left_out === 0 || issues.length === kIssues);
  return issues.map(({ code, pointer }) => `${code} ${pointer}`);
};

const changed = (change) => {
  const document = sound();
  change(document);
  return document;
};

/** A promotion, a product and a category of that name. */
const named = (key) =>
  changed(({ parts }) => {
    parts.promotions.promotions[0].key = key;
    parts.products.products[7].sku = key;
    parts.products.categories.push({ key });
  });

/** That this very engine answers a sound ruleset as it always does. */
async function assert_well(engine) {
  const [loaded, answer] = await engine.ask(sound(), [request]);
  assert.equal(loaded, '{}');
  assert.equal(JSON.parse(answer).result.totals.total_minor, 318);
}

async function refuse(engine, document, { issues, all }) {
  const [loaded, answer] = await engine.ask(document, [request]);
  const found = told(loaded);
  if (issues !== undefined) assert.deepEqual(found, issues);
  assert.ok(found.length > 0 && found.every((issue) => all?.test(issue) ?? true), found.join());
  assert.equal(answer, '{}', 'nothing is evaluated on a ruleset that was refused');
  await assert_well(engine);
}

function test_documents(name, open) {
  for (const hostile of [...cycles, ...duplicates, ...contradictions]) {
    test(`${name}: ${hostile.name}`, async () =>
      refuse(await open(), changed(hostile.change), hostile));
  }
  for (const [what, key, code] of bad_names) {
    test(`${name}: a key of ${what} is refused`, async () => {
      const engine = await open();
      const [loaded] = await engine.ask(named(key), []);
      const found = told(loaded);
      const at = code === 'malformed_json' ? '' : '/parts/promotions/promotions/0/key';
      const is_there = (issue) => (at === '' ? issue.startsWith(code) : issue === `${code} ${at}`);
      assert.ok(found.some(is_there), found.join());
      await assert_well(engine);
    });
  }
  for (const [what, key] of good_names) {
    test(`${name}: a key of ${what} comes back as it is`, async () => {
      const cart = { lines: [{ id: key, sku: key, quantity: 1 }] };
      const [loaded, answer] = await (await open()).ask(named(key), [{ ...request, cart }]);
      assert.deepEqual(told(loaded), []);
      const { lines, applied } = JSON.parse(answer).result;
      assert.deepEqual([lines[0].id, lines[0].sku, applied[0].promotion], [key, key, key]);
    });
  }
}

for (const [name, path] of Object.entries({ native: kNative, wasm: kModule })) {
  if (!existsSync(path)) {
    test(name, { skip: `not built: ${path}` }, () => {});
    continue;
  }
  let opened;
  const open = () => (opened ??= open_engines([name]).then(([engine]) => engine));
  test_documents(name, open);
  test(`${name}: composed and decomposed names are two`, async () => {
    const document = named('cafe\u0301');
    document.parts.promotions.promotions.push({
      ...sound().parts.promotions.promotions[0],
      key: 'caf\u00e9',
    });
    const [loaded] = await (await open()).ask(document, []);
    assert.deepEqual(told(loaded), []);
  });
  test(`${name}: ${kPromotions} promotions are loaded and evaluated within bounds`, async () => {
    const found = await measure(name, many(kPromotions));
    assert.deepEqual(found.issues, []);
    assert.ok(found.milliseconds < kBounds.milliseconds(kPromotions), JSON.stringify(found));
    assert.ok(found.bytes < kBounds.bytes(kPromotions), JSON.stringify(found));
    assert.ok(found.applied > 0);
  });
  test(`${name}: one promotion too many is an issue, ${kMost} are not too many`, async () => {
    const { issues } = await measure(name, small_items(kMost + 1));
    assert.deepEqual(issues, ['too_many_items /parts/promotions/promotions']);
    const { issues: others, failed, next_call } = await measure(name, small_items(kMost));
    // The module's memory is bounded: an instance that needs more gives up, and is replaced.
    if (name === 'wasm') return assert.deepEqual([failed.split(':')[0], next_call], ['trap', true]);
    assert.equal(others.length, kIssues);
    assert.ok(others.every((issue) => issue.startsWith('wrong_type /parts/promotions/')));
  });
  test(`${name} ends`, async () => (await open()).close());
}

test(
  'more promotions take more, so that bounds can be passed',
  { skip: !existsSync(kNative) },
  async () => {
    const [few, more] = [
      await measure('native', many(1_000)),
      await measure('native', many(10_000)),
    ];
    assert.ok(more.bytes > few.bytes + 9_000 * 500, JSON.stringify([few, more]));
    assert.ok(more.milliseconds > few.milliseconds, JSON.stringify([few, more]));
  },
);

test('a refusal that is not told would be found', async () => {
  const silent = { ask: async () => ['{}', '{}'] };
  await assert.rejects(refuse(silent, sound(), duplicates[0]));
  await assert.rejects(refuse(silent, sound(), cycles[0]));
});
