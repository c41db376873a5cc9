// Account tokens: short-lived JWTs, signed with Ed25519 by a key made at start. Contract: the
// private key never leaves this process; worker and order server get the public one.
// Test: tests/e2e/backend.test.mjs
import { SignJWT, exportJWK, generateKeyPair, jwtVerify } from 'jose';

export const issuer = 'saltmarsh';
export const audience = 'proviso';
const life_s = 600;

export async function makeTokens() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const kid = 'saltmarsh-1';
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
  return {
    jwks: { keys: [jwk] },
    /** How long a page keeps a token before it asks for another. */
    renew_after_ms: life_s * 800,
    sign: (account) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(account)
        .setIssuedAt()
        .setExpirationTime(`${life_s}s`)
        .sign(privateKey),
    /** The account of an `Authorization` header; null unless the token is this shop's and valid. */
    async accountOf(authorization = '') {
      const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1];
      if (!token) return null;
      const options = { algorithms: ['EdDSA'], issuer, audience };
      return jwtVerify(token, publicKey, options).then(
        ({ payload }) => payload.sub ?? null,
        () => null,
      );
    },
  };
}
