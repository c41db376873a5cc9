// A program of a changed ruleset: it answers as the whole ruleset loaded anew; the one before, and
// what a trap destroys, are as they were. Control: before the change the answers differ.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { validators } from '../schema/schemas.mjs';
import { captureInstances } from './capture.mjs';
import { evaluated_at, request, ruleset } from './shop.mjs';

const change = {
  version: 8,
  entitlements: [{ key: 'trays-are-private', effect: 'grant', skus: ['tray'] }],
  price_lists: [
    { key: 'alder-2026', currency: 'GBP', entries: [{ sku: 'mug', unit_price: 800 }] },
    { key: 'new', currency: 'GBP', priority: 9, entries: [{ sku: 'sample', unit_price: 5 }] },
  ],
  remove_entitlements: ['trays-for-alder'],
};

/** The whole ruleset with the change in it. */
function changed() {
  const whole = ruleset();
  whole.version = 8;
  whole.parts.entitlements.entitlements = change.entitlements;
  whole.parts.prices.price_lists = change.price_lists;
  return whole;
}

const query = { currency: 'GBP', evaluated_at };
const answers = (program, account) => {
  const session = program.session(account);
  return [
    session.catalogText(query),
    session.evaluateText(request()),
    session.catalogClass({ evaluated_at }),
  ];
};

test('a changed program answers as the changed ruleset does', async () => {
  const engine = await Engine.create();
  const before = engine.load(ruleset());
  const bound = before.session({});
  const told = bound.catalogText(query);
  const next = before.change(change);
  const anew = engine.load(changed());
  for (const account of [{}, { account: 'alder-hotels' }]) {
    assert.deepEqual(answers(next, account), answers(anew, account));
    assert.notDeepEqual(answers(before, account), answers(anew, account), 'control');
  }
  assert.equal(bound.catalogText(query), told, 'what was bound before stays as it was');
  before.dispose();
  assert.deepEqual(answers(next, {}), answers(anew, {}), 'it needs no program of the caller');
  const again = next.change({ version: 9, remove_price_lists: ['alder-2026'] });
  assert.notDeepEqual(answers(again, {}), answers(next, {}), 'a change of a change');
});

test('a change that is refused says why, and the program goes on', async () => {
  const engine = await Engine.create();
  const program = engine.load(ruleset());
  assert.throws(() => program.change({ version: 7 }), {
    kind: 'change',
    issues: [
      {
        code: 'out_of_range',
        severity: 'error',
        pointer: '/version',
        message: "it must be above the ruleset's",
      },
    ],
  });
  assert.equal(program.session({}).evaluate(request()).totals.total_minor, 6750);
  program.dispose();
  assert.throws(() => program.change({ version: 8 }), { kind: 'disposed' });
});

test('schema and reader agree on what a change is', async () => {
  const program = (await Engine.create()).load(ruleset());
  const is_valid = validators().change;
  const reads = (document) => {
    try {
      program.change(document).dispose();
      return true;
    } catch (error) {
      return error.kind === 'change' ? false : assert.fail(error);
    }
  };
  const [entitlement] = change.entitlements;
  for (const [document, valid] of [
    [change, true],
    [{ version: 8 }, true],
    [{}, false],
    [{ version: -1 }, false],
    [{ version: 8, promotions: [] }, false],
    [{ version: 8, entitlements: [{ ...entitlement, effect: 'some' }] }, false],
    [{ version: 8, price_lists: {} }, false],
    [{ version: 8, remove_entitlements: [1] }, false],
  ]) {
    assert.equal(is_valid(document), valid, JSON.stringify(document));
    assert.equal(reads(document), valid, JSON.stringify(document));
  }
});

test('a changed program survives its instance', async (t) => {
  const { engine, instances, restore } = await captureInstances(() => Engine.create());
  t.after(restore);
  const program = engine.load(ruleset()).change(change);
  const session = program.session({});
  const before = session.catalogText(query);
  new Uint8Array(instances[0].memory.buffer).fill(0xff);
  assert.throws(() => session.catalogText(query), { kind: 'trap' });
  assert.equal(session.catalogText(query), before);
});
