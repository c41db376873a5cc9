// Tokens that must not open anything. Control: the good token beside each of them does.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SignJWT } from 'jose';

import { start } from './edge.mjs';
import { audience, createIssuer, issuer } from './tokens.mjs';

const { sign, jwk, fetch_as } = await start();
const stranger = await createIssuer('key-1');
const other_key = await createIssuer('key-2');
const now = Math.floor(Date.now() / 1000);
const account = 'alder-hotels';

const base64url = (text) => Buffer.from(text).toString('base64url');
const part = (object) => base64url(JSON.stringify(object));
const claims = { iss: issuer, aud: audience, sub: account, iat: now, exp: now + 300 };

/** A token signed with HMAC under what everybody knows: the public key. */
const hmac = (secret) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .sign(new Uint8Array(Buffer.from(secret)));

async function tampered() {
  const [head, , signature] = (await sign(account)).split('.');
  return [head, part({ ...claims, sub: 'birch-cafe' }), signature].join('.');
}

const attacks = {
  none: undefined,
  empty: '',
  'not a token': 'alder-hotels',
  'alg none': `${part({ alg: 'none' })}.${part(claims)}.`,
  'alg none with a signature': `${part({ alg: 'none', kid: 'key-1' })}.${part(claims)}.AAAA`,
  'HS256 with the public key': await hmac(jwk.x),
  "HS256 with the public key's bytes": await hmac(Buffer.from(jwk.x, 'base64url')),
  'HS256 with the whole key': await hmac(JSON.stringify(jwk)),
  'claims changed after signing': await tampered(),
  'no signature': (await sign(account)).replace(/[^.]+$/, ''),
  expired: await sign(account, { iat: now - 600, exp: now - 300 }),
  'no expiry': await sign(account, { exp: undefined }),
  'not valid yet': await sign(account, { nbf: now + 300 }),
  'wrong audience': await sign(account, { aud: 'proviso-server' }),
  'wrong issuer': await sign(account, { iss: 'https://other.example' }),
  'no subject': await sign(undefined),
  'an unknown key': await stranger.sign(account),
  'an unknown key id': await other_key.sign(account),
  'a key brought along': await stranger.sign(account, {}, { jwk: stranger.jwk }),
  'an unknown critical header': await sign(account, {}, { crit: ['x'], x: 1 }).catch(() => 'a.b.c'),
};

for (const [name, token] of Object.entries(attacks)) {
  test(`refused: ${name}`, async () => {
    for (const path of ['/catalog?currency=GBP', '/products/mug?currency=GBP', '/program']) {
      const response = await fetch_as(token, path);
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
      assert.deepEqual(await response.json(), {
        type: 'urn:proviso:problem:unauthorized',
        title: 'a valid token is required',
        code: 'unauthorized',
        status: 401,
      });
    }
    const posted = await fetch_as(token, '/preview', { method: 'POST', body: '{}' });
    assert.equal(posted.status, 401);
    const good = await fetch_as(await sign(account), '/program');
    assert.equal(good.status, 200);
  });
}

test('refused: a token in the query or in another scheme', async () => {
  const token = await sign(account);
  const paths = [`/program?token=${token}`, `/program?access_token=${token}`];
  for (const path of paths) assert.equal((await fetch_as(undefined, path)).status, 401);
  const headers = { Authorization: `Basic ${token}` };
  assert.equal((await fetch_as(undefined, '/program', { headers })).status, 401);
});

test('forbidden: an account that the directory lacks, also one named like a member', async () => {
  for (const name of ['nobody', '__proto__', 'constructor', 'x'.repeat(5000)]) {
    const response = await fetch_as(await sign(name), '/program');
    assert.equal(response.status, 403);
    assert.equal((await response.json()).type, 'urn:proviso:problem:forbidden');
  }
});
