// Generated files are what the generator would write now; a stale one is named.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { stale } from '../../tools/generate/main.mjs';
import { root } from './sources.mjs';

const generate = join(root, 'tools/generate/main.mjs');

test('generated files are up to date', () => {
  const { status, stdout } = spawnSync(process.execPath, [generate, '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});

test('control: an altered and a missing file are stale, an equal one is not', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'proviso-generated-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'equal'), 'same\n');
  await writeFile(join(folder, 'altered'), 'same \n');
  const wanted = new Map(['equal', 'altered', 'missing'].map((name) => [name, 'same\n']));
  assert.deepEqual(await stale(wanted, folder), ['altered', 'missing']);
});

test('the lock file names no package host', () => {
  const lock = execFileSync('git', ['show', ':package-lock.json'], { cwd: root, encoding: 'utf8' });
  assert.doesNotMatch(lock, /"resolved": "(?!js|edge|demo|tools|tests)/);
});
