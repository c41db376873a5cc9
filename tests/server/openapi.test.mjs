// schema/openapi.json against the real server, both ways: its routes and problems are those of the
// server, each is provoked, and every answer has the documented status and shape.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

import { account_token, binary, root, run, start } from './harness.mjs';
import { accounts, body, ruleset } from './shop.mjs';

const read_schema = async (name) => JSON.parse(await readFile(join(root, 'schema', name), 'utf8'));
const openapi = await read_schema('openapi.json');
const { stdout } = await run(binary, ['--describe']);
const described = JSON.parse(stdout);
const flags = ['--read-timeout-ms', '1000', '--body-bytes', '5000', '--busy-timeout-ms', '50'];
const server = await start({ ruleset: ruleset(), accounts, flags });

const ajv = new Ajv({ strict: false, validateSchema: false });
for (const name of ['common', 'request', 'result']) {
  ajv.addSchema(await read_schema(`${name}.schema.json`), `${name}.schema.json`);
}
ajv.addSchema(openapi, 'openapi.json');

const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    route: `${method.toUpperCase()} ${path}`,
  })),
);
const escape = (token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Where the document describes an operation's answer of this status. */
function response_pointer({ route, responses }, status) {
  const reference = responses[status]?.$ref;
  if (reference !== undefined) return reference;
  const [method, path] = route.split(' ');
  return responses[status] && `#/paths/${escape(path)}/${method.toLowerCase()}/responses/${status}`;
}

/** The answer is one that the document has for the operation. */
function assert_documented(route, { status, headers, json }) {
  const operation = operations.find((entry) => entry.route === route);
  const pointer = response_pointer(operation, status);
  assert.ok(pointer, `${route} has no ${status}`);
  const type = headers.get('Content-Type');
  const schema = `openapi.json${pointer}/content/${escape(type)}/schema`;
  const validate = ajv.compile({ $ref: schema });
  assert.ok(validate(json), `${route} ${status}: ${ajv.errorsText(validate.errors)}`);
}

const evaluations = 'POST /v1/evaluations';
const redemptions = 'POST /v1/redemptions';
const wrong = (order) => ({ order, ...body(), decision_hash: '0'.repeat(64) });

/** Sends bytes; an answer in the form of the harness. */
function raw(text, end = '') {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => (received += data));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head, content] = received.split('\r\n\r\n');
      const [first, ...lines] = head.split('\r\n');
      const headers = new Headers(lines.map((line) => line.split(/: /)));
      resolve({ status: Number(first.split(' ')[1]), headers, json: JSON.parse(content) });
    });
    socket.write(text + end);
  });
}
const post_head = (more) =>
  `POST /v1/evaluations HTTP/1.1\r\nContent-Type: application/json\r\n` +
  `Proviso-Key: ${server.keys.order_service}\r\n${more}\r\n`;

async function while_locked(ask) {
  const database = new DatabaseSync(join(server.folder, 'test.sqlite3'));
  database.exec('BEGIN IMMEDIATE');
  const answer = await ask();
  database.exec('ROLLBACK');
  database.close();
  return answer;
}

async function while_draining(ask) {
  const other = await start({
    ruleset: ruleset(),
    accounts,
    flags: ['--drain-delay-ms', '2000', '--drain-timeout-ms', '100'],
  });
  const stopped = other.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const answer = await ask(other);
  await stopped;
  return answer;
}

async function while_full(ask) {
  const other = await start({ ruleset: ruleset(), accounts, flags: ['--max-connections', '1'] });
  const held = connect(other.port, '127.0.0.1');
  await new Promise((resolve) => held.on('connect', () => setTimeout(resolve, 50)));
  const answer = await ask(other);
  held.destroy();
  return answer;
}

const with_token = (token) =>
  server.ask('storefront', 'POST', '/v1/evaluations', body(null), { 'Proviso-Account': token });
const with_key = (key) =>
  server.ask('order_service', 'POST', '/v1/redemptions', '{}', key && { 'Idempotency-Key': key });

/** How each problem comes about: the operation asked (null: none was reached) and its answer. */
const provocations = {
  invalid_request: [evaluations, () => server.evaluate('{}')],
  malformed_http: [evaluations, () => raw(post_head('Transfer-Encoding: x\r\n'))],
  idempotency_key_missing: [redemptions, () => with_key(undefined)],
  idempotency_key_invalid: [redemptions, () => with_key('a b')],
  unauthorized: [evaluations, () => server.ask(undefined, 'POST', '/v1/evaluations', body())],
  invalid_account_token: [evaluations, () => with_token('x')],
  forbidden: [redemptions, () => server.ask('auditor', 'POST', '/v1/redemptions', '{}')],
  account_source: [evaluations, () => server.ask('storefront', 'POST', '/v1/evaluations', body())],
  facts_source: [
    evaluations,
    () => server.ask('storefront', 'POST', '/v1/evaluations', { ...body(null), facts: {} }),
  ],
  unknown_account: [evaluations, () => with_token(account_token('fir'))],
  not_found: ['GET /v1/redemptions/{id}', () => server.ask('auditor', 'GET', '/v1/redemptions/x')],
  method_not_allowed: [null, () => server.ask('auditor', 'PUT', '/v1/redemptions')],
  request_timeout: [evaluations, () => raw(post_head('Content-Length: 9\r\n'), '{')],
  decision_changed: [redemptions, () => server.redeem(wrong('1'))],
  order_exists: [
    redemptions,
    async () => {
      assert_documented(redemptions, await server.place('twice', body()));
      return server.redeem(wrong('twice'));
    },
  ],
  body_too_large: [evaluations, () => server.evaluate(' '.repeat(6000))],
  unsupported_media_type: [
    evaluations,
    () =>
      server.ask('order_service', 'POST', '/v1/evaluations', '{}', { 'Content-Type': 'text/html' }),
  ],
  idempotency_key_reused: [
    redemptions,
    async () => {
      await server.redeem(wrong('2'), 'reused');
      return server.redeem(wrong('3'), 'reused');
    },
  ],
  headers_too_large: [evaluations, () => raw(post_head(`A: ${'a'.repeat(20_000)}\r\n`))],
  overloaded: ['GET /readyz', () => while_full((other) => other.ask(undefined, 'GET', '/readyz'))],
  draining: [
    'GET /readyz',
    () => while_draining((other) => other.ask(undefined, 'GET', '/readyz')),
  ],
  store_unavailable: [redemptions, () => while_locked(() => server.redeem(wrong('4')))],
};
/** A fault of the server: none is known, so none can be provoked. */
const kNeverProvoked = ['internal'];

test('the document has the routes and roles of the server, and no others', () => {
  const documented = operations.map((entry) => [entry.route, entry['x-roles']]);
  const served = described.routes.map(({ method, path, roles }) => [`${method} ${path}`, roles]);
  assert.deepEqual(Object.fromEntries(documented), Object.fromEntries(served));
  for (const { route, security, 'x-roles': roles } of operations) {
    assert.equal(security?.length === 0, roles.includes('anyone'), route);
  }
});

test('the document has the problems of the server, and no others', () => {
  const documented = Object.values(openapi.components.responses).flatMap(
    ({ content }) => content['application/problem+json'].schema.allOf.at(-1).properties.code.enum,
  );
  const served = described.problems.map(({ code }) => code);
  assert.deepEqual([...new Set(documented)].sort(), served.sort());
});

test('each problem has a provocation', () => {
  const provoked = [...Object.keys(provocations), ...kNeverProvoked];
  assert.deepEqual(provoked.sort(), described.problems.map(({ code }) => code).sort());
});

for (const [code, [route, ask]] of Object.entries(provocations)) {
  test(`problem ${code}`, async () => {
    const answer = await ask();
    const { type, status, title } = described.problems.find((problem) => problem.code === code);
    assert.deepEqual(
      { ...answer.json, issues: 0, left_out: 0, changed: 0, decision: 0, redemption_id: 0 },
      {
        type,
        title,
        status,
        code,
        issues: 0,
        left_out: 0,
        changed: 0,
        decision: 0,
        redemption_id: 0,
      },
    );
    assert.equal(answer.status, status);
    if (route !== null) assert_documented(route, answer);
  });
}

test('what succeeds is as documented', async () => {
  assert_documented(evaluations, await server.evaluate(body()));
  const placed = await server.place('good', body('elm', { codes: ['SPRING', 'NONE'] }));
  assert_documented(redemptions, placed);
  const read = await server.ask('auditor', 'GET', placed.headers.get('Location'));
  assert_documented('GET /v1/redemptions/{id}', read);
  for (const path of ['/livez', '/readyz']) {
    assert_documented(`GET ${path}`, await server.ask(undefined, 'GET', path));
  }
});

test('control: an answer that the document does not have is noticed', async () => {
  const answer = await server.evaluate(body());
  assert.throws(() => assert_documented(redemptions, answer), /has no 200/);
  delete answer.json.result.totals.total_minor;
  assert.throws(() => assert_documented(evaluations, answer), /total_minor/);
});
