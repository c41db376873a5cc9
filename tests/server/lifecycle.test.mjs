// The server's life: restarts keep what was answered, SIGTERM drains, bounds hold, a database that
// does not answer is reported.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { after, test } from 'node:test';

import { assert_problem, start } from './harness.mjs';
import { accounts, body, limited, ruleset } from './shop.mjs';

const shop = ruleset({ promotions: [limited({ uses: 3 })] });

/** A request over a connection that is kept. */
function ask_kept(agent, server, path) {
  return new Promise((resolve, reject) => {
    const call = request({ agent, host: '127.0.0.1', port: server.port, path }, (answer) => {
      answer.resume().on('end', () => resolve(answer));
    });
    call.on('error', reject).end();
  });
}

test('a restart keeps redemptions and counters', async () => {
  const first = await start({ ruleset: shop, accounts });
  const placed = await first.place('1', body('oak'));
  assert.equal(placed.status, 201);
  await first.place('2', body('elm'));
  assert.equal(await first.stop(), 0);
  const { folder, keys } = first;
  const second = await start({ ruleset: shop, accounts, folder, keys });
  const read = await second.ask('auditor', 'GET', placed.headers.get('Location'));
  assert.equal(read.text, placed.text);
  assert.equal((await second.place('3', body('ash'))).json.result.totals.reduction_minor, 250);
  assert.equal((await second.place('4', body('ash'))).json.result.totals.reduction_minor, 0);
});

test('killed without warning, what was answered is still there', async () => {
  const first = await start({ ruleset: ruleset(), accounts });
  const answered = [];
  let killed = false;
  const clients = Array.from({ length: 8 }, async (_, i) => {
    for (let n = 0; !killed; ++n) {
      const answer = await first.place(`${i}-${n}`, body('oak')).catch(() => undefined);
      if (answer?.status === 201) answered.push(answer);
    }
  });
  while (answered.length < 50) await wait(10);
  const ended = first.stop('SIGKILL');
  killed = true;
  await Promise.all([ended, ...clients]);
  const { folder, keys } = first;
  const second = await start({ ruleset: ruleset(), accounts, folder, keys });
  for (const { headers, text } of answered) {
    const read = await second.ask('auditor', 'GET', headers.get('Location'));
    assert.equal(read.text, text);
  }
});

test('SIGTERM drains: not ready, no idle connections, what is under way is answered', async () => {
  const flags = ['--drain-delay-ms', '2000'];
  const server = await start({ ruleset: ruleset(), accounts, flags });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  after(() => agent.destroy());
  assert.equal((await ask_kept(agent, server, '/readyz')).statusCode, 200);
  const idle = connect(server.port, '127.0.0.1');
  await once(idle, 'connect');
  const text = JSON.stringify(body());
  const half = connect(server.port, '127.0.0.1');
  half.write(
    'POST /v1/evaluations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
      `Proviso-Key: ${server.keys.order_service}\r\nContent-Length: ${text.length}\r\n\r\n{`,
  );
  await wait(50);
  const stopped = server.stop('SIGTERM');
  await wait(100);
  const answer = await ask_kept(agent, server, '/readyz');
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers.connection, 'close');
  assert_problem(await server.ask(undefined, 'GET', '/readyz'), 503, 'draining');
  assert.equal((await server.ask(undefined, 'GET', '/livez')).status, 200);
  const alive = () => server.ask(undefined, 'GET', '/livez').catch(() => undefined);
  while (await alive()) await wait(50); // until new connections are no longer taken
  let received = '';
  half.on('data', (data) => (received += data));
  half.write(text.slice(1));
  assert.equal(await stopped, 0);
  assert.match(received, /^HTTP\/1\.1 200 OK/);
  assert.match(server.log(), /"event":"draining"[^]*"event":"stopped"/);
  idle.destroy();
});

test('SIGINT ends it too, and a client that never finishes is cut', async () => {
  const flags = ['--drain-timeout-ms', '300'];
  const server = await start({ ruleset: ruleset(), accounts, flags });
  const slow = connect(server.port, '127.0.0.1');
  slow.on('error', () => {});
  slow.write('GET /livez HTTP/1.1\r\n');
  await wait(100);
  const begun = performance.now();
  assert.equal(await server.stop('SIGINT'), 0);
  assert.ok(performance.now() - begun < 5000);
});

test('more connections than allowed are told so', async () => {
  const flags = ['--max-connections', '3'];
  const server = await start({ ruleset: ruleset(), accounts, flags });
  const held = Array.from({ length: 3 }, () => connect(server.port, '127.0.0.1'));
  await Promise.all(held.map((socket) => once(socket, 'connect')));
  await wait(50);
  const answer = await server.ask(undefined, 'GET', '/livez');
  assert_problem(answer, 503, 'overloaded');
  assert.equal(answer.headers.get('Retry-After'), '1');
  for (const socket of held) socket.destroy();
  while ((await server.ask(undefined, 'GET', '/livez')).status !== 200) await wait(20);
});

test('a database locked by another is unavailable; the retry with the same key works', async () => {
  const flags = ['--busy-timeout-ms', '50'];
  const server = await start({ ruleset: shop, accounts, flags });
  const { json } = await server.evaluate(body());
  const { decision_hash, result } = json;
  const order = { order: '1', ...body(), decision_hash, basis: result.basis };
  const key = randomUUID();
  const other = new DatabaseSync(join(server.folder, 'test.sqlite3'));
  other.exec('BEGIN IMMEDIATE');
  const answer = await server.redeem(order, key);
  other.exec('ROLLBACK');
  other.close();
  assert_problem(answer, 503, 'store_unavailable');
  const retry = await server.redeem(order, key);
  assert.equal(retry.status, 201);
  assert.equal(retry.headers.get('Idempotency-Replayed'), null);
});

test('more redemptions than may wait are told so', async () => {
  const flags = ['--busy-timeout-ms', '10000', '--max-queue', '1'];
  const server = await start({ ruleset: shop, accounts, flags });
  const other = new DatabaseSync(join(server.folder, 'test.sqlite3'));
  other.exec('BEGIN IMMEDIATE'); // the writer waits for it, the queue fills
  const pending = [1, 2, 3, 4].map((order) => server.place(`${order}`, body()));
  const first = await Promise.race(pending);
  assert_problem(first, 503, 'overloaded');
  other.exec('ROLLBACK');
  other.close();
  const statuses = (await Promise.all(pending)).map(({ status }) => status).sort();
  assert.equal(statuses[0], 201);
  assert.ok(statuses.includes(503));
});

test('the log is JSON lines without keys, tokens, codes or accounts', async () => {
  const server = await start({ ruleset: ruleset(), accounts });
  await server.place('order-secret', body('oak', { codes: ['SPRING', 'GUESSED-CODE'] }));
  await server.ask('storefront', 'GET', '/secret-path?code=SPRING');
  await server.stop();
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(lines.some(({ route, status }) => route === '/v1/redemptions' && status === 201));
  const secrets = [...Object.values(server.keys), 'SPRING', 'GUESSED', 'oak', 'secret', 'pk_'];
  for (const secret of secrets) assert.ok(!server.log().includes(secret), secret);
});
