// Tokens for tests: an issuer's Ed25519 key, and whatever tokens, good or forged, a test asks for.
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const issuer = 'https://shop.example';
export const audience = 'proviso-edge';

/** An issuer with a key of this id: the JWKS that tells of it, and its tokens. */
export async function createIssuer(kid = 'key-1') {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', {
    crv: 'Ed25519',
    extractable: true,
  });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };

  /** A token for an account; `change` alters the claims before they are signed. */
  const sign = (account, change = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: audience, sub: account, iat: now, exp: now + 300 };
    return new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'EdDSA', kid, ...header })
      .sign(privateKey);
  };
  return { jwks: { keys: [jwk] }, jwk, sign };
}
