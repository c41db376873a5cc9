// Role × route: everything is tried with every key; what is not listed here must be denied.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { assert_problem, binary, run, start } from './harness.mjs';
import { accounts, body, ruleset } from './shop.mjs';

const kRoutes = {
  'POST /v1/evaluations': ['storefront', 'order_service'],
  'POST /v1/redemptions': ['order_service'],
  'GET /v1/redemptions/{id}': ['order_service', 'auditor'],
  'GET /livez': ['anyone'],
  'GET /readyz': ['anyone'],
};
const kRoles = ['storefront', 'order_service', 'auditor'];

const server = await start({ ruleset: ruleset(), accounts });

/** Asks a route as a role, or with these headers instead. */
function try_route(route, role, headers = {}) {
  const [method, path] = route.split(' ');
  const is_post = method === 'POST';
  return server.ask(role, method, path.replace('{id}', 'red_none'), is_post ? '{}' : undefined, {
    ...(is_post && { 'Idempotency-Key': randomUUID() }),
    ...headers,
  });
}

test('the server has these routes and roles, and no other', async () => {
  const { stdout } = await run(binary, ['--describe']);
  const routes = JSON.parse(stdout).routes.map(({ method, path, roles }) => [
    `${method} ${path}`,
    roles,
  ]);
  assert.deepEqual(Object.fromEntries(routes), kRoutes);
});

for (const [route, allowed] of Object.entries(kRoutes)) {
  for (const role of kRoles) {
    const may = allowed.includes(role) || allowed.includes('anyone');
    test(`${role} ${may ? 'may' : 'may not'} ${route}`, async () => {
      const answer = await try_route(route, role);
      if (may) assert.ok(answer.status !== 401 && answer.status !== 403, answer.text);
      else assert_problem(answer, 403, 'forbidden');
    });
  }
  test(`without a key: ${route}`, async () => {
    const answer = await try_route(route, undefined);
    if (allowed.includes('anyone')) assert.equal(answer.status, 200);
    else assert_problem(answer, 401, 'unauthorized');
  });
}

test('keys that are none are refused', async () => {
  const { order_service: key, auditor } = server.keys;
  const refused = [
    { Authorization: `Bearer ${key}x` },
    { Authorization: `Bearer ${key.slice(0, -1)}` },
    { Authorization: key },
    { Authorization: `Basic ${key}` },
    { Authorization: `bearer ${key}` },
    { Authorization: 'Bearer ' },
    { 'Proviso-Key': '' },
    { 'Proviso-Key': `Bearer ${key}` },
    { Authorization: `Bearer ${key}`, 'Proviso-Key': auditor }, // which one counts?
  ];
  for (const headers of refused) {
    const answer = await try_route('POST /v1/evaluations', undefined, headers);
    assert_problem(answer, 401, 'unauthorized');
    assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
  }
});

test('either header carries the key', async () => {
  const { order_service } = server.keys;
  const headers = { 'Proviso-Key': order_service };
  const answer = await server.ask(undefined, 'POST', '/v1/evaluations', body(), headers);
  assert.equal(answer.status, 200);
});

test('without a keys file every route of /v1 is denied', async () => {
  const closed = await start({ ruleset: ruleset(), accounts, keys: {} });
  const headers = { Authorization: `Bearer ${server.keys.order_service}` };
  const answer = await closed.ask(undefined, 'POST', '/v1/evaluations', body(), headers);
  assert_problem(answer, 401, 'unauthorized');
  assert.equal((await closed.ask(undefined, 'GET', '/livez')).status, 200);
});
