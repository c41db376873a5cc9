// Runs the GoogleTests of the server's parts below HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { beside, run } from './harness.mjs';

test('proviso_server_tests', async (t) => {
  const { code, stdout } = await run(beside('proviso_server_tests'), ['--gtest_brief=1']);
  assert.equal(code, 0, stdout);
  const [, count] = stdout.match(/\[ {2}PASSED {2}\] (\d+) tests/);
  assert.ok(Number(count) > 0);
  t.diagnostic(`${count} tests passed`);
});
