// The comparison in short form, its controls, and the properties: under a minute.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';

import { drive, oracle_answer, shrink_difference } from './drive.mjs';
import { kModule, kNative, open_engines } from './engines.mjs';
import { evaluate, load } from './evaluate.mjs';
import { kFaults, pairs_until_caught } from './faults.mjs';
import { Coverage, make } from './generate.mjs';
import { monotone_violations, violations } from './properties.mjs';
import { as_case } from './shrink.mjs';

const kPairs = 4_000;
const kCaughtWithin = 60_000;

const coverage = new Coverage();

/** The oracle behind an engine's face, right or with a fault. */
const pretend = (fault) => ({
  name: fault ?? 'oracle',
  async ask(ruleset, requests) {
    const loaded = load(ruleset);
    return [
      '{}',
      ...requests.map((request) => JSON.stringify(evaluate(loaded, request, { fault }))),
    ];
  },
});

async function compare(engines) {
  const differing = [];
  const { kinds, done } = await drive({
    pairs: kPairs,
    seed: 1,
    engines,
    on_progress: () => {},
    async on_difference(found) {
      const pair = found.request === undefined ? found : await shrink_difference(found);
      const answer = found.request && oracle_answer(pair);
      differing.push(found.text, answer ? JSON.stringify(as_case(pair, answer, found.text)) : '');
    },
  });
  assert.equal(kinds.size, 0, differing.join('\n'));
  assert.equal(done, kPairs);
}

for (const [name, path] of Object.entries({ native: kNative, wasm: kModule })) {
  const skip = existsSync(path) ? false : `not built: ${path}`;
  test(`${name} answers as the oracle`, { skip }, async () => {
    const engines = await open_engines([name]);
    try {
      await compare(engines);
    } finally {
      for (const engine of engines) engine.close();
    }
  });
}

test(
  'native and WebAssembly answer with the same bytes',
  {
    skip: existsSync(kNative) && existsSync(kModule) ? false : 'not built',
  },
  async () => {
    const engines = await open_engines(['native', 'wasm']);
    const { ruleset, carts } = make(1, 1, coverage.asked(1), 200);
    const requests = carts.map(({ request }) => request);
    const [one, other] = await Promise.all(engines.map((engine) => engine.ask(ruleset, requests)));
    for (const engine of engines) engine.close();
    assert.deepEqual(one, other);
  },
);

for (const [fault, what] of Object.entries(kFaults)) {
  test(`a comparison finds that ${what}`, () => {
    const pairs = pairs_until_caught(fault, kCaughtWithin, 1, coverage);
    assert.notEqual(pairs, undefined, `not within ${kCaughtWithin} pairs`);
  });
}

test('a difference is told once of its kind, small and as a case', async () => {
  const told = [];
  const engines = [pretend('gift')];
  await drive({
    pairs: 4_000,
    seed: 3,
    engines,
    on_progress: () => {},
    on_difference: (found) => told.push(found),
  });
  assert.ok(told.length > 0);
  const pair = await shrink_difference(told[0]);
  const { promotions } = pair.ruleset.parts.promotions;
  assert.equal(promotions.length, 1);
  assert.equal(promotions[0].benefits.length, 1);
  const { cases } = as_case(pair, oracle_answer(pair), 'a gift');
  assert.ok(cases[0].expect.lines.length > 0);
});

test('what holds of every answer holds of the oracle', async () => {
  const ask = async (ruleset, request) => oracle_answer({ ruleset, request });
  for (let number = 0; number < 150; number += 1) {
    const { ruleset, carts } = make(5, number, coverage.asked(number), 4);
    for (const { request } of carts) {
      const found = await violations(ruleset, request, ask);
      assert.deepEqual(found, [], JSON.stringify({ ruleset, request }));
    }
  }
});

test('more never raises the unit price where there are only tiers and percents', async () => {
  const ask = async (ruleset, request) => oracle_answer({ ruleset, request });
  for (let seed = 1; seed <= 100; seed += 1)
    assert.deepEqual(await monotone_violations(seed, ask), [], `seed ${seed}`);
});
