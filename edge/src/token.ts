// Who is asking: the account that a signed token names. Contract: Ed25519 alone, a key of the
// configured set, issuer, audience and expiry checked; anything else is a 401, and the answer does
// not say why. Test: tests/edge/token.test.mjs
import { createLocalJWKSet, jwtVerify } from 'jose';

import type { Env } from './env.js';
import { Problem } from './problem.js';

type KeySet = ReturnType<typeof createLocalJWKSet>;

let keys: { text: string; set: KeySet } | undefined;

/** The configured keys, read once per isolate. */
function keySet(text: string): KeySet {
  if (keys?.text !== text) keys = { text, set: createLocalJWKSet(JSON.parse(text)) };
  return keys.set;
}

/** The account key in the request's token. */
export async function accountOf(request: Request, env: Env): Promise<string> {
  const set = keySet(env.JWKS);
  const token = /^Bearer ([\w.-]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (token === undefined) throw unauthorized();
  try {
    const { payload } = await jwtVerify(token, set, {
      algorithms: ['EdDSA'],
      issuer: env.TOKEN_ISSUER,
      audience: env.TOKEN_AUDIENCE,
      requiredClaims: ['sub', 'exp'],
    });
    return payload.sub!;
  } catch {
    throw unauthorized();
  }
}

const unauthorized = () => new Problem('unauthorized', { 'WWW-Authenticate': 'Bearer' });
