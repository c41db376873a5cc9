// The adapter on small cases of its own, one or two for each part of the format; and, if the
// environment variable PROVISO_PEERS names a folder, on the cases there.
// Contract: each of these cases passes, or is unsupported for the reason given.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { run_case } from './cases.mjs';
import { kCases, kUnsupported } from './own_cases.mjs';
import { engine_of, run_file } from './run.mjs';

const engine = await engine_of();

describe('own cases', () => {
  for (const peer of kCases) {
    test(peer.id, () => {
      const { outcome, reason } = run_case(engine, peer);
      assert.equal(outcome, 'passed', reason);
    });
    test(`${peer.id}, against the schemas`, () => {
      const { outcome, reason } = run_case(null, peer);
      assert.equal(outcome, 'ready', reason);
    });
  }
  for (const [peer, why] of kUnsupported) {
    test(`${peer.id} is unsupported`, () => {
      assert.deepEqual(run_case(engine, peer), { outcome: 'unsupported', reason: why });
    });
  }
});

test('a wrong expectation is told', () => {
  const wrong = { ...kCases[0], expect: { total_minor: 1 } };
  const { outcome, reason } = run_case(engine, wrong);
  assert.equal(outcome, 'failed');
  assert.match(reason, /total_minor: wanted 1, got \d+/);
});

const { PROVISO_PEERS } = process.env;
const skip = PROVISO_PEERS ? false : 'PROVISO_PEERS names no folder of cases';

test('the cases of the folder named by PROVISO_PEERS', { skip }, (t) => {
  for (const name of readdirSync(PROVISO_PEERS).filter((file) => file.endsWith('.json'))) {
    const found = run_file(engine, join(PROVISO_PEERS, name));
    const count = (outcome) => found.filter((one) => one.outcome === outcome).length;
    t.diagnostic(
      `${name}: ${count('passed')} passed, ${count('failed')} failed, ` +
        `${count('unsupported')} unsupported`,
    );
    assert.equal(count('passed') + count('failed') + count('unsupported'), found.length);
  }
});
