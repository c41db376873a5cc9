// 64 clients at once on a promotion with 500 uses: exactly 500 get it, the others are told why not.
// Control: the same clients on a store that checks, then inserts, oversell; and that is noticed.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { test } from 'node:test';

import { beside, start } from './harness.mjs';
import { body, limited, ruleset } from './shop.mjs';

const kUses = 500;
const kClients = 64;
const kOrders = 1024;
const accounts = Array.from({ length: kClients }, (_, i) => ({ account: `account-${i}` }));
const shop = ruleset({ promotions: [limited({ uses: kUses })] });

/** One POST over a client's own connection. */
function post(agent, server, path, value, headers) {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(value);
    const options = {
      agent,
      method: 'POST',
      port: server.port,
      host: '127.0.0.1',
      path,
      headers: {
        Authorization: `Bearer ${server.keys.order_service}`,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
        ...headers,
      },
    };
    const call = request(options, (answer) => {
      let received = '';
      answer.setEncoding('utf8').on('data', (part) => (received += part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, json: JSON.parse(received), text: received }),
      );
    });
    call.on('error', reject);
    call.end(text);
  });
}

/** Each client previews once while uses are left, then redeems order after order with that. */
async function run_clients(server) {
  const answers = [];
  let next = 0;
  const previews = [];
  const agents = accounts.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  for (const [i, { account }] of accounts.entries()) {
    const { json } = await post(agents[i], server, '/v1/evaluations', body(account));
    previews.push({
      ...body(account),
      decision_hash: json.decision_hash,
      basis: json.result.basis,
    });
  }
  const begun = performance.now();
  const client = async (agent, preview) => {
    while (next < kOrders) {
      const order = { order: `order-${next++}`, ...preview };
      const headers = { 'Idempotency-Key': randomUUID() };
      answers.push(await post(agent, server, '/v1/redemptions', order, headers));
    }
  };
  await Promise.all(agents.map((agent, i) => client(agent, previews[i])));
  const seconds = (performance.now() - begun) / 1000;
  for (const agent of agents) agent.destroy();
  return { answers, seconds };
}

const committed = (answers) =>
  answers.filter(
    ({ status, json }) =>
      status === 201 && json.result.applied.some(({ promotion }) => promotion === 'few'),
  );

test(`${kClients} clients, ${kUses} uses: exactly ${kUses} commits`, async (t) => {
  const server = await start({ ruleset: shop, accounts });
  const { answers, seconds } = await run_clients(server);
  assert.equal(answers.length, kOrders);
  assert.equal(committed(answers).length, kUses);
  const refused = answers.filter(({ status }) => status !== 201);
  assert.equal(refused.length, kOrders - kUses);
  for (const { status, json } of refused) {
    assert.equal(status, 409);
    assert.equal(json.code, 'decision_changed');
    const fact = { fact: 'use_left', promotion: 'few', assumed: true, actual: false };
    assert.deepEqual(json.changed, [fact]);
    assert.equal(json.decision.result.totals.reduction_minor, 0);
  }
  const ids = new Set(committed(answers).map(({ json }) => json.redemption_id));
  assert.equal(ids.size, kUses);
  for (const id of [...ids].slice(0, 20)) {
    const read = await server.ask('auditor', 'GET', `/v1/redemptions/${id}`);
    assert.equal(read.json.state, 'committed');
  }
  t.diagnostic(
    `${Math.round(answers.length / seconds)} redemptions decided and stored per second ` +
      `(${Math.round(kUses / seconds)} commits/s)`,
  );
});

test('control: a store that checks, then inserts, oversells', async (t) => {
  const server = await start({ ruleset: shop, accounts, file: beside('proviso-server-naive') });
  const { answers } = await run_clients(server);
  const granted = committed(answers).length;
  t.diagnostic(`granted ${granted} of ${kUses}`);
  assert.ok(granted > kUses, `granted ${granted}: the control must oversell`);
});
