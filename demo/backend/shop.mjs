// The shop's own backend: the page under a strict policy, sign-in, orders, and the edge worker
// under the page's origin. Contract: the order-service key stays here; who buys comes from the
// signed token, what delivery costs from the shop, never from the page.
// Test: tests/e2e/backend.test.mjs
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { answer, problem, readBody, readObject } from './http.mjs';
import { loadFiles } from './files.mjs';

export const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** `orders` is `{ url, key }` of the redemption server, `edge` the worker's URL. */
export async function startShop({ port = 0, page, card, tokens, edge, orders }) {
  const files = await loadFiles(page);
  const shop = { files, card, tokens, edge, orders };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    route(shop, request, response).catch((error) => refuse(response, error));
  });
  server.requestTimeout = 15_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}/`;
  return { url, stop: () => stop(server) };
}

function refuse(response, { status = 502, message }) {
  if (response.headersSent) return response.destroy();
  // What is left of the request is not read: the connection cannot be used again.
  response.setHeader('Connection', 'close');
  return problem(response, status, status === 502 ? 'the part behind did not answer' : message);
}

async function route(shop, request, response) {
  if (!URL.canParse(request.url, 'http://shop')) return problem(response, 400, 'no such address');
  const { pathname, search } = new URL(request.url, 'http://shop');
  const call = `${request.method} ${pathname}`;
  if (call === 'GET /api/shop') return answer(response, 200, shop.card);
  if (call === 'POST /api/session') return signIn(shop, request, response);
  if (call === 'POST /api/orders') return order(shop, request, response);
  if (pathname.startsWith('/edge/')) {
    return forwardToEdge(shop, request, response, pathname.slice('/edge'.length) + search);
  }
  const file = shop.files.get(pathname);
  if (!file || !['GET', 'HEAD'].includes(request.method)) {
    return problem(response, 404, 'there is no such page');
  }
  response.writeHead(200, file.headers).end(request.method === 'GET' ? file.body : undefined);
}

/** Signs in as one of the shop's accounts. A shop does this after its login; a demo has none. */
async function signIn({ card, tokens }, request, response) {
  const { account } = await readObject(request);
  if (!card.accounts.some((known) => known.account === account)) {
    return problem(response, 403, 'no such account');
  }
  const token = await tokens.sign(account);
  return answer(response, 200, { token, renew_after_ms: tokens.renew_after_ms });
}

async function order({ card, tokens, orders }, request, response) {
  const account = await tokens.accountOf(request.headers.authorization);
  if (!account) return problem(response, 401, 'sign in first');
  const key = request.headers['idempotency-key'];
  if (!key) return problem(response, 400, 'an order needs an `Idempotency-Key`');
  const { currency, cart, decision_hash, basis } = await readObject(request);
  const { lines, codes } = cart ?? {};
  const body = {
    order: orderNumber(account, key),
    account,
    currency,
    cart: { lines, codes, shipping: card.delivery },
    decision_hash,
    basis,
  };
  const text = textOf(body);
  const reply = await fetch(new URL('/v1/redemptions', orders.url), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${orders.key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
    },
    body: text,
    signal: AbortSignal.timeout(10_000),
  });
  return relay(response, reply);
}

/** The body as JSON; what is nested too deep to be written is refused here. */
function textOf(body) {
  try {
    return JSON.stringify(body);
  } catch {
    throw refusal(400, 'the request is nested too deep');
  }
}

/** One number per attempt, and the same again when the attempt is repeated. */
function orderNumber(account, key) {
  const digest = createHash('sha256').update(`${account}\0${key}`).digest('hex');
  return `SM-${digest.slice(0, 8).toUpperCase()}`;
}

async function forwardToEdge({ edge }, request, response, path) {
  const { authorization, 'content-type': type } = request.headers;
  const reply = await fetch(new URL(path, edge), {
    method: request.method,
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    body: ['GET', 'HEAD'].includes(request.method) ? undefined : await readBody(request),
    signal: AbortSignal.timeout(10_000),
  });
  return relay(response, reply);
}

async function relay(response, reply) {
  const body = Buffer.from(await reply.arrayBuffer());
  const type = reply.headers.get('content-type') ?? 'application/octet-stream';
  response.writeHead(reply.status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

async function stop(server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
