// The shared cases through the package in workerd, for any audience; and a trap there. The answers
// must be those in Node, decision hashes included.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Engine } from 'proviso';

import { bundle } from '../../edge/build.mjs';
import { startEdge } from '../../edge/local.mjs';
import { answerAll } from '../js/answer.mjs';
import { readCases, testCases } from '../js/cases.mjs';

const folder = await mkdtemp(join(tmpdir(), 'proviso-edge-'));
const script = join(folder, 'cases.js');
await bundle(fileURLToPath(new URL('worker/cases.mjs', import.meta.url)), script);
const edge = await startEdge({ script, jwks: { keys: [] }, issuer: '', audience: '' });
after(async () => {
  await edge.stop();
  await rm(folder, { recursive: true });
});

const files = await readCases();
const response = await fetch(edge.url, { method: 'POST', body: JSON.stringify(files) });
assert.equal(response.status, 200);
const answers = await response.json();

testCases(files, answers);

test('the answers in workerd are those in Node, decision hashes included', async () => {
  assert.deepEqual(answers, await answerAll(Engine, files));
});

test('a trapped instance is replaced in workerd too', async () => {
  const outcome = await (await fetch(new URL('/trap', edge.url))).json();
  assert.deepEqual(outcome, { kind: 'trap', same: true, instances: 2 });
});
