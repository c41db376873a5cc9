// The counts that `make test` ends with: of a run, of a run that died, of a run without tests.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { counts_of, node_tests } from '../../tools/test/main.mjs';

async function group_with(t, counts) {
  const folder = await mkdtemp(join(tmpdir(), 'proviso-runner-'));
  t.after(() => rm(folder, { recursive: true }));
  const report = join(folder, 'report.json');
  if (counts !== null) await writeFile(report, JSON.stringify(counts));
  return { ...node_tests('fixture', []), report };
}

test('a good run counts what passed', async (t) => {
  const group = await group_with(t, { passed: 3, failed: 0 });
  assert.deepEqual(await counts_of(group, true), { passed: 3, failed: 0 });
});

test('failures are counted as told', async (t) => {
  const group = await group_with(t, { passed: 3, failed: 2 });
  assert.deepEqual(await counts_of(group, false), { passed: 3, failed: 2 });
});

test('control: a run that died, told nothing or ran nothing has failed', async (t) => {
  const died = await group_with(t, { passed: 3, failed: 0 });
  assert.deepEqual(await counts_of(died, false), { passed: 3, failed: 1 });
  const silent = await group_with(t, null);
  assert.deepEqual(await counts_of(silent, true), { passed: 0, failed: 1 });
  const empty = await group_with(t, { passed: 0, failed: 0 });
  assert.deepEqual(await counts_of(empty, true), { passed: 0, failed: 1 });
});
