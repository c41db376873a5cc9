// Hostile input, in JSON and below it: each is refused with a code and a pointer, never with 5xx,
// and the next request works.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';

import { assert_issues, assert_problem, start } from './harness.mjs';
import { accounts, body, ruleset } from './shop.mjs';

const server = await start({
  ruleset: ruleset(),
  accounts,
  flags: ['--read-timeout-ms', '1500', '--body-bytes', '2000000'],
});
const kHash = 'a'.repeat(64);
const line = (change = {}) => ({ id: '1', sku: 'mug', quantity: 1, ...change });
const cart = (lines, more = {}) => ({ currency: 'GBP', cart: { lines, ...more } });

async function assert_works() {
  assert.equal((await server.evaluate(body())).status, 200);
}

/** A hostile body, sent to both routes that take one; its issues begin with these. */
const kBodies = [
  ['malformed JSON', '{"currency":', 'malformed_json /currency'],
  ['no JSON at all', 'currency=GBP', 'malformed_json '],
  ['an empty body', '', 'malformed_json '],
  ['another type', '[]', 'wrong_type '],
  ['a NUL byte', '{"currency":"G\u0000"}', 'malformed_json '],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'malformed_json '],
  ['nesting 200,000 deep', '{"cart":'.repeat(200_000), 'nesting_too_deep '],
  ['arrays 200,000 deep', '['.repeat(200_000), 'nesting_too_deep '],
  ['200,001 values', `{"cart":{"lines":[${'1,'.repeat(200_000)}1]}}`, 'too_many_values '],
  [
    '10,001 lines',
    cart(Array.from({ length: 10_001 }, (_, i) => line({ id: `${i}` }))),
    'too_many_items /cart/lines',
  ],
  ['a quantity of -1', cart([line({ quantity: -1 })]), 'out_of_range /cart/lines/0/quantity'],
  ['a quantity of 0', cart([line({ quantity: 0 })]), 'out_of_range /cart/lines/0/quantity'],
  [
    'a quantity of 2^60',
    cart([line({ quantity: 0 })]),
    'out_of_range /cart/lines/0/quantity',
    2n ** 60n,
  ],
  [
    'a quantity of 2^64',
    cart([line({ quantity: 0 })]),
    'out_of_range /cart/lines/0/quantity',
    2n ** 64n,
  ],
  ['a quantity of 1.5', cart([line({ quantity: 1.5 })]), 'not_an_integer /cart/lines/0/quantity'],
  ['a quantity of 1e400', cart([line({ quantity: 0 })]), ' /cart/lines/0/quantity', '1e400'],
  ['a quantity as text', cart([line({ quantity: '1' })]), 'wrong_type /cart/lines/0/quantity'],
  ['a code of 10 kB', cart([line()], { codes: ['x'.repeat(10_240)] }), 'too_long /cart/codes/0'],
  ['101 codes', cart([line()], { codes: Array(101).fill('x') }), 'too_many_items /cart/codes'],
  ['duplicate members', '{"currency":"GBP","currency":"EUR"}', 'duplicate_member /currency'],
  ['duplicate lines', cart([line(), line()]), 'duplicate_key /cart/lines/1/id'],
  ['its own price', cart([line({ unit_price: 1 })]), 'unknown_member /cart/lines/0/unit_price'],
  ['its own clock', { ...cart([line()]), evaluated_at: 1 }, 'unknown_member /evaluated_at'],
  ['its own facts', { ...cart([line()]), facts: { uses: [] } }, 'unknown_member /facts'],
  [
    'its own audience',
    { ...cart([line()]), audience: { segments: ['trade'] } },
    'unknown_member /audience',
  ],
  ['an unknown product', cart([line({ sku: 'nope' })]), 'unknown_product /cart/lines/0/sku'],
  ['an unknown currency', { ...cart([line()]), currency: 'EUR' }, 'unknown_currency /currency'],
  ['a member named __proto__', '{"__proto__":{"a":1}}', 'unknown_member /__proto__'],
  [
    'shipping below zero',
    cart([line()], { shipping: [{ id: 's', amount_minor: -1 }] }),
    'out_of_range /cart/shipping/0/amount_minor',
  ],
];

const text_of = (value, number) => {
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  const text = JSON.stringify(value);
  return number === undefined ? text : text.replace('"quantity":0', `"quantity":${number}`);
};

describe('bodies', () => {
  for (const [name, value, issue, number] of kBodies) {
    test(name, async () => {
      const content = text_of(value, number);
      const answer = await fetch(`${server.url}/v1/evaluations`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${server.keys.order_service}`,
          'Content-Type': 'application/json',
        },
        body: content,
      });
      const json = await answer.json();
      assert.equal(answer.status, 400, JSON.stringify(json).slice(0, 300));
      assert.equal(json.code, 'invalid_request');
      const found = json.issues.map(({ code, pointer }) => `${code} ${pointer}`);
      assert.ok(
        found.some((text) => text.includes(issue)),
        `${found.slice(0, 5)}`,
      );
      for (const { message } of json.issues) assert.ok(message.length < 500);
      await assert_works();
    });
  }

  test('a redemption is refused for the same, and for members of its own', async () => {
    const sound = { order: '1', account: 'oak', ...cart([line()]), decision_hash: kHash };
    const cases = [
      [{ ...sound, decision_hash: 'A'.repeat(64) }, 'unknown_value /decision_hash'],
      [{ ...sound, decision_hash: kHash.slice(1) }, 'unknown_value /decision_hash'],
      [{ ...sound, decision_hash: 1 }, 'wrong_type /decision_hash'],
      [{ ...sound, order: '' }, 'empty /order'],
      [{ ...sound, order: 'x'.repeat(129) }, 'too_long /order'],
      [{ ...sound, account: undefined }, 'missing_member /account'],
      [{ ...sound, redemption_id: 'red_1' }, 'unknown_member /redemption_id'],
      [{ ...sound, basis: [] }, 'wrong_type /basis'],
      [
        { ...sound, basis: { ruleset: { id: 'a', version: -1 }, evaluated_at: 0, assumed: [] } },
        'out_of_range /basis/ruleset/version',
      ],
      [
        {
          ...sound,
          basis: {
            ruleset: { id: 'a', version: 1 },
            evaluated_at: 0,
            assumed: [{ fact: 'price', promotion: 'x', value: true }],
          },
        },
        'unknown_value /basis/assumed/0/fact',
      ],
      [{ ...sound, ...cart([line({ quantity: -1 })]) }, 'out_of_range /cart/lines/0/quantity'],
    ];
    for (const [value, issue] of cases) assert_issues(await server.redeem(value), issue);
    assert_issues(
      await server.redeem('{}'),
      ...['/order', '/account', '/currency', '/cart', '/decision_hash'].map(
        (pointer) => `missing_member ${pointer}`,
      ),
    );
    await assert_works();
  });

  test('a body over its limit', async () => {
    const answer = await server.evaluate(`"${'x'.repeat(2_000_000)}"`);
    assert_problem(answer, 413, 'body_too_large');
    await assert_works();
  });

  test('another content type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = { 'Content-Type': type };
      const answer = await server.ask('order_service', 'POST', '/v1/evaluations', '{}', headers);
      assert_problem(answer, 415, 'unsupported_media_type');
    }
    const headers = { 'Content-Type': 'Application/JSON; charset=utf-8' };
    const answer = await server.ask('order_service', 'POST', '/v1/evaluations', body(), headers);
    assert.equal(answer.status, 200);
  });
});

/** Sends bytes as they are; resolves with what came back once the server closes. */
function raw(...parts) {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (text) => (received += text));
    socket.on('close', () => resolve(received));
    socket.on('error', (error) => (received ? resolve(received) : reject(error)));
    socket.setTimeout(10_000, () => socket.destroy(new Error('the server did not close')));
    for (const part of parts) socket.write(part);
  });
}
const kKey = `Authorization: Bearer ${server.keys.order_service}\r\n`;
const kJson = 'Content-Type: application/json\r\n';
const post = (headers, content = '') =>
  `POST /v1/evaluations HTTP/1.1\r\nHost: a\r\n${kKey}${kJson}${headers}\r\n${content}`;
const head = (answer) => answer.split('\r\n', 1)[0];

describe('HTTP', () => {
  const refused = {
    'no HTTP': 'hello\r\n\r\n',
    'a bare line feed': `GET /livez HTTP/1.1\nHost: a\n\n`,
    'a space before the colon': `GET /livez HTTP/1.1\r\nHost : a\r\n\r\n`,
    'a NUL byte': `GET /livez HTTP/1.1\r\nHost: a\x00b\r\n\r\n`,
    'HTTP/9.9': 'GET /livez HTTP/9.9\r\nHost: a\r\n\r\n',
    'a length that is none': post('Content-Length: -1\r\n', '{}'),
    'a length of 2^64': post('Content-Length: 18446744073709551616\r\n', '{}'),
    'two lengths': post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}x'),
    'length and chunked': post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    xchunked: post('Transfer-Encoding: xchunked\r\n', '2\r\n{}\r\n0\r\n\r\n'),
    'gzip, chunked': post('Transfer-Encoding: gzip, chunked\r\n', '2\r\n{}\r\n0\r\n\r\n'),
    'chunked twice': post('Transfer-Encoding: chunked, chunked\r\n', '0\r\n\r\n'),
    'two codings': post(
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n',
      '0\r\n\r\n',
    ),
    'a chunk size that is none': post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'),
    'two keys': post(`${kKey}Content-Length: 2\r\n`, '{}'),
    'two content types': post(`${kJson}Content-Length: 2\r\n`, '{}'),
  };
  for (const [name, bytes] of Object.entries(refused)) {
    test(`${name} is refused`, async () => {
      const answer = await raw(bytes);
      assert.equal(head(answer), 'HTTP/1.1 400 Bad Request', answer);
      assert.match(answer, /"code":"malformed_http"/);
      await assert_works();
    });
  }

  test('a chunked body is read, up to its limit', async () => {
    const text = JSON.stringify(body());
    const chunk = (part) => `${part.length.toString(16)}\r\n${part}\r\n`;
    const close = 'Connection: close\r\n';
    const good = await raw(
      post(`${close}Transfer-Encoding: chunked\r\n`),
      chunk(text.slice(0, 9)) + chunk(text.slice(9)) + '0\r\n\r\n',
    );
    assert.equal(head(good), 'HTTP/1.1 200 OK');
    const big = 'x'.repeat(100_000);
    const large = await raw(post('Transfer-Encoding: chunked\r\n'), chunk(big).repeat(21));
    assert.match(head(large), /413/);
    await assert_works();
  });

  test('a declared length over the limit is refused before it is sent', async () => {
    assert.match(head(await raw(post('Content-Length: 2000001\r\n'))), /413/);
  });

  test('a body is not read before its key is checked', async () => {
    const answer = await raw(
      `POST /v1/evaluations HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n`,
    );
    assert.match(head(answer), /401/);
  });

  test('headers over their limit', async () => {
    const long = await raw(`GET /livez HTTP/1.1\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`);
    assert.match(head(long), /431/);
    const many = await raw(`GET /livez HTTP/1.1\r\n${'a: b\r\n'.repeat(20_000)}\r\n`);
    assert.match(head(many), /431/);
    await assert_works();
  });

  test('an expected continue is given', async () => {
    const text = JSON.stringify(body());
    const answer = await raw(
      post(`Connection: close\r\nExpect: 100-continue\r\nContent-Length: ${text.length}\r\n`, text),
    );
    assert.equal(head(answer), 'HTTP/1.1 100 Continue');
    assert.match(answer, /HTTP\/1\.1 200 OK/);
  });

  test('requests in one go are answered in order', async () => {
    const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
    const answer = await raw(
      get('/livez') + get('/nope') + get('/readyz', 'Connection: close\r\n'),
    );
    assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), [
      'HTTP/1.1 200',
      'HTTP/1.1 404',
      'HTTP/1.1 200',
    ]);
  });

  test('HEAD is answered without a body', async () => {
    const answer = await raw('HEAD /livez HTTP/1.1\r\nHost: a\r\n\r\n');
    assert.match(head(answer), /405/);
    assert.ok(answer.endsWith('\r\n\r\n'));
  });
});

describe('time', () => {
  test('one deadline for the whole request, however busy the client looks', async () => {
    const begun = performance.now();
    const answer = await new Promise((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      let received = '';
      socket.on('data', (data) => (received += data));
      socket.write('GET /livez HTTP/1.1\r\nHost: a\r\nX: ');
      const drip = setInterval(() => socket.write('x'), 100);
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        resolve(received);
      });
    });
    const ms = performance.now() - begun;
    assert.match(answer, /^HTTP\/1\.1 408 .*"code":"request_timeout"/s);
    assert.ok(ms > 1000 && ms < 8000, `${ms} ms`);
    await assert_works();
  });

  test('a body that never ends', async () => {
    assert.match(head(await raw(post('Content-Length: 100\r\n', '{"'))), /408/);
  });

  test('a silent connection is closed without an answer', async () => {
    assert.equal(await raw(), '');
  });

  test('300 slow connections do not keep others from being served', async () => {
    const slow = Array.from({ length: 300 }, () => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(post('Content-Length: 100\r\n', '{'));
      return socket;
    });
    const begun = performance.now();
    for (let i = 0; i < 20; ++i) await assert_works();
    assert.ok(performance.now() - begun < 5000);
    for (const socket of slow) socket.destroy();
  });
});

test('never 5xx, and nothing secret in the log', async () => {
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  assert.ok(lines.length > 100);
  assert.deepEqual(
    lines.filter(({ status }) => status >= 500),
    [],
  );
  for (const key of Object.values(server.keys)) assert.ok(!server.log().includes(key));
});
