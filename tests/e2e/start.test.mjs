// The command behind `make demo`: help, exit codes, Ctrl-C, and a part that dies.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Engine } from 'proviso';

import ruleset from '../../demo/ruleset.json' with { type: 'json' };

const start = fileURLToPath(new URL('../../demo/start.mjs', import.meta.url));
const server = process.env.PROVISO_SERVER ? ['--server', process.env.PROVISO_SERVER] : [];

function run(...args) {
  const child = spawn(process.execPath, [start, ...args]);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const ended = once(child, 'close').then(([code]) => ({ code, ...said }));
  const says = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => pattern.test(said.out) && resolve(pattern.exec(said.out));
      look();
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(said.err)));
    });
  return { child, ended, says };
}

test('the ruleset compiles without an issue and shows rates, amounts and prices', async () => {
  const engine = await Engine.create();
  const program = engine.load(ruleset);
  assert.deepEqual(program.warnings, []);
  engine.dispose();
  const { promotions } = ruleset.parts.promotions;
  const members = promotions.flatMap((one) => one.benefits.flatMap(Object.keys));
  const values = ['rate_bp', 'amount_minor', 'unit_price'];
  assert.deepEqual(
    values.filter((value) => !members.includes(value)),
    [],
  );
  assert.ok(promotions.every((one) => one.title));
});

test('help and wrong usage', async () => {
  assert.match((await run('--help').ended).out, /^usage: node demo\/start.mjs/);
  assert.equal((await run('--nope').ended).code, 2);
  assert.equal((await run('--port', '70000').ended).code, 2);
  assert.equal((await run('--catalog', 'huge').ended).code, 2);
});

test('a part that cannot start is named, and the exit code is 1', async () => {
  const { code, err } = await run('--port', '0', '--server', '/nowhere/proviso-server').ended;
  assert.equal(code, 1);
  assert.match(err, /the redemption server did not start/);
});

test('one URL, within 20 seconds; Ctrl-C stops every part', async () => {
  const began = Date.now();
  const demo = run('--port', '0', ...server);
  const [, url] = await demo.says(/open: (http:\S+)/);
  const pid = Number((await demo.says(/process (\d+)/))[1]);
  assert.equal((await fetch(url)).status, 200);
  assert.ok(Date.now() - began < 20_000);
  demo.child.kill('SIGINT');
  assert.equal((await demo.ended).code, 0);
  await assert.rejects(fetch(url));
  assert.throws(() => process.kill(pid, 0));
});

test('a part that dies is named, the rest stops, the exit code is 1', async () => {
  const demo = run('--port', '0', ...server);
  const [, url] = await demo.says(/open: (http:\S+)/);
  process.kill(Number((await demo.says(/process (\d+)/))[1]), 'SIGKILL');
  const { code, err } = await demo.ended;
  assert.equal(code, 1);
  assert.match(err, /the redemption server ended: SIGKILL/);
  await assert.rejects(fetch(url));
});
