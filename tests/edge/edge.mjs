// The bundled worker in workerd with the small shop of tests/js: how each test here begins.
import { after } from 'node:test';

import { startEdge } from '../../edge/local.mjs';
import { ruleset } from '../js/shop.mjs';
import { audience, createIssuer, issuer } from './tokens.mjs';

export const accounts = {
  accounts: [
    { account: 'alder-hotels', segments: ['hospitality'], region: 'GB', channel: 'web' },
    { account: 'birch-cafe', ancestors: ['birch-group'], segments: ['cafe'] },
  ],
};

export const origin = 'https://shop.example';

/** A worker of its own, stopped after the tests; `ask` fetches as an account. */
export async function start(options = {}) {
  const signer = await createIssuer();
  const logs = [];
  const edge = await startEdge({
    ruleset: ruleset(),
    accounts,
    jwks: signer.jwks,
    issuer,
    audience,
    origins: [origin],
    refresh_seconds: 0,
    on_log: (stdout, stderr) => {
      for (const stream of [stdout, stderr]) stream.on('data', (data) => logs.push(String(data)));
    },
    ...options,
  });
  after(edge.stop);
  const fetch_as = (token, path, init = {}) =>
    fetch(new URL(path, edge.url), {
      ...init,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...init.headers },
    });
  const ask = async (account, path, init) => fetch_as(await signer.sign(account), path, init);
  const preview = (account, body) =>
    ask(account, '/preview', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'object' && !ArrayBuffer.isView(body) ? JSON.stringify(body) : body,
    });
  return { ...edge, ...signer, logs, fetch_as, ask, preview };
}

/** A cart of so many of a product, as a client sends it. */
export const cart = (quantity = 6, sku = 'mug', codes = []) => ({
  currency: 'GBP',
  cart: { lines: [{ id: '1', sku, quantity }], codes },
});
