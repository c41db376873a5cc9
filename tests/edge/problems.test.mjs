// What the worker refuses, and how: problem details, then the next request works. Control: each
// refusal is followed by a request that is answered.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { limits } from 'proviso';

import { hostile } from '../js/hostile.mjs';
import { cart, origin, start } from './edge.mjs';

const { ask, preview, url } = await start();

afterEach(async () => {
  const answer = await (await preview('alder-hotels', cart())).json();
  assert.equal(answer.result.totals.total_minor, 5400);
});

/** Checks a problem and gives its first issue. */
async function problem(response, status, kind) {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const body = await response.json();
  assert.equal(body.type, `urn:proviso:problem:${kind}`);
  assert.equal(body.status, status);
  return body.issues?.[0];
}

for (const [name, body, code, pointer] of hostile()) {
  test(`a preview of ${name} is refused`, async () => {
    for (const form of [body, new TextEncoder().encode(body)]) {
      const issue = await problem(await preview('alder-hotels', form), 400, 'invalid_request');
      assert.equal(issue.code, code);
      if (pointer !== null) assert.equal(issue.pointer, pointer);
    }
  });
}

test('a client may not say who it is, what is known of it, or what time it is', async () => {
  const brought = {
    audience: { account: 'birch-cafe' },
    facts: { uses: [] },
    evaluated_at: 0,
    ['__proto__']: {},
    'a/b~c': 1,
  };
  for (const [member, value] of Object.entries(brought)) {
    const response = await preview('alder-hotels', { ...cart(), [member]: value });
    const issue = await problem(response, 400, 'invalid_request');
    assert.equal(issue.code, 'unknown_member');
    assert.equal(issue.pointer, `/${member.replace('~', '~0').replace('/', '~1')}`);
  }
  const escaped = '{"\\u0066acts":{"uses":[]},"currency":"GBP","cart":{"lines":[]}}';
  await problem(await preview('alder-hotels', escaped), 400, 'invalid_request');
  const twice = '{"cart":{"lines":[]},"cart":{"lines":[]},"currency":"GBP"}';
  const issue = await problem(await preview('alder-hotels', twice), 400, 'invalid_request');
  assert.equal(issue.code, 'duplicate_member');
  await problem(await preview('alder-hotels', '{}'), 400, 'invalid_request');
});

test('a byte order mark before the body is passed over, as the core does', async () => {
  const response = await preview('alder-hotels', `\ufeff${JSON.stringify(cart())}`);
  assert.equal(response.status, 200);
});

test('a body over the limit is refused while it is read', async () => {
  const body = JSON.stringify(cart()) + ' '.repeat(limits.request_bytes);
  await problem(await preview('alder-hotels', body), 413, 'body_too_large');
  // Without a length, and without an end: the worker must stop by itself.
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      if (sent > 16 * limits.request_bytes) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const answer = ask('alder-hotels', '/preview', {
    method: 'POST',
    duplex: 'half',
    headers: { 'Content-Type': 'application/json' },
    body: endless,
  });
  // The connection is cut with the answer: a client that still writes may see only that.
  const response = await answer.catch((error) => {
    assert.match(error.cause.code, /ECONNRESET|EPIPE|UND_ERR_SOCKET/);
  });
  if (response !== undefined) await problem(response, 413, 'body_too_large');
  assert.ok(sent < 8 * limits.request_bytes, `${sent} bytes were taken`);
});

test('a body must be JSON by its type', async () => {
  for (const type of ['text/plain', 'application/jsonp', 'multipart/form-data']) {
    const response = await ask('alder-hotels', '/preview', {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: JSON.stringify(cart()),
    });
    await problem(response, 415, 'unsupported_media_type');
  }
});

test('queries are checked by the core, which points at what is wrong', async () => {
  const bad = {
    '/catalog': ['missing_member', '/currency'],
    '/catalog?currency=USD': ['unknown_currency', '/currency'],
    '/catalog?currency=GBP&page=0': ['out_of_range', '/page'],
    '/catalog?currency=GBP&page=1e3': ['wrong_type', '/page'],
    '/catalog?currency=GBP&page_size=1001': ['out_of_range', '/page_size'],
    [`/catalog?currency=GBP&category=${'x'.repeat(129)}`]: ['too_long', '/category'],
    '/products/mug': ['missing_member', '/currency'],
  };
  for (const [path, [code, pointer]] of Object.entries(bad)) {
    const issue = await problem(await ask('alder-hotels', path), 400, 'invalid_request');
    assert.deepEqual([issue.code, issue.pointer], [code, pointer]);
  }
});

test('other paths and methods are refused', async () => {
  await problem(await ask('alder-hotels', '/'), 404, 'not_found');
  await problem(await ask('alder-hotels', '/products/mug/cost'), 404, 'not_found');
  const posted = await ask('alder-hotels', '/program', { method: 'POST' });
  assert.equal(posted.headers.get('Allow'), 'GET');
  await problem(posted, 405, 'method_not_allowed');
  await problem(await ask('alder-hotels', '/preview'), 405, 'method_not_allowed');
});

test('only configured origins may read the answers', async () => {
  const from = (name) => ({ headers: { Origin: name } });
  const allowed = await ask('alder-hotels', '/program', from(origin));
  assert.equal(allowed.headers.get('Access-Control-Allow-Origin'), origin);
  assert.match(allowed.headers.get('Vary'), /Origin/);
  for (const name of ['https://other.example', 'null', `${origin}.other.example`]) {
    const response = await ask('alder-hotels', '/program', from(name));
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
  }
  const init = { method: 'OPTIONS', ...from(origin) };
  const preflight = await fetch(new URL('/preview', url), init);
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), origin);
  assert.match(preflight.headers.get('Access-Control-Allow-Headers'), /Authorization/);
  const refused = await fetch(new URL('/preview', url), {
    method: 'OPTIONS',
    ...from('https://other.example'),
  });
  assert.equal(refused.headers.get('Access-Control-Allow-Headers'), null);
});
