// The edge worker: routes, and the line that each request goes: token, body, ruleset, answer.
// Contract: edge/README.md; every answer is for the token's account alone. Answers are written
// between awaits, so a session never outlives its shop. Test: tests/edge/routes.test.mjs
import type { Session } from 'proviso';

import { previewRequest, readBody } from './body.js';
import { preflight, withCors } from './cors.js';
import type { Env } from './env.js';
import { feed } from './feed.js';
import { Problem, problemOf } from './problem.js';
import type { Shop } from './shop.js';
import { refresh, shopInForce } from './store.js';
import { accountOf } from './token.js';

interface Asked {
  env: Env;
  shop: Shop;
  account: string;
  session: Session;
  url: URL;
  name: string; // what the path names
  body: Uint8Array;
  now: number;
}

interface Route {
  method: 'GET' | 'POST';
  path: RegExp;
  answer(asked: Asked): string | Promise<string | Response>;
}

const routes: Route[] = [
  { method: 'GET', path: /^\/catalog$/, answer: catalog },
  { method: 'GET', path: /^\/products\/([^/]+)$/, answer: product },
  { method: 'POST', path: /^\/preview$/, answer: preview },
  { method: 'GET', path: /^\/program$/, answer: program },
  { method: 'GET', path: /^\/feed$/, answer: origin },
];

/** The members of a catalog query that a client may give, and how the URL writes each. */
const kCatalogMembers: Record<string, (text: string) => unknown> = {
  currency: String,
  category: String,
  text: String,
  sort: String,
  page: count,
  page_size: count,
  brands: jsonValue,
  attributes: jsonValue,
  price: jsonValue,
  facets: jsonValue,
  badges: jsonValue,
};

function catalog({ shop, session, url, now }: Asked): string {
  const query: Record<string, unknown> = {};
  for (const [member, read] of Object.entries(kCatalogMembers)) {
    const text = url.searchParams.get(member);
    if (text) query[member] = read(text);
  }
  return shop.pages.page(session, query, now);
}

function product({ session, url, name, now }: Asked): string {
  const currency = url.searchParams.get('currency') ?? undefined;
  const [price] = session.price([name], { currency: currency as string, evaluated_at: now });
  if (price?.found !== true) throw new Problem('not_found');
  return JSON.stringify(price);
}

async function preview({ session, body, now }: Asked): Promise<string> {
  const request = previewRequest(body, now);
  const result = session.evaluateText(request);
  const { outcomes } = session.outcomes(request);
  const hash = await session.decisionHash(request);
  return `{"result":${result},"decision_hash":"${hash}","outcomes":${JSON.stringify(outcomes)}}`;
}

function program({ session, now }: Asked): string {
  return session.projectionText({ evaluated_at: now });
}

async function origin({ env, shop, account, url, now }: Asked): Promise<Response> {
  if (env.ORIGIN_URL === undefined) throw new Problem('not_found');
  const currency = url.searchParams.get('currency') ?? undefined;
  return feed(env, shop.open(account), currency, now);
}

/** A number if it is written as one; else the text, which the core refuses with a pointer. */
function count(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** What the JSON stands for; else the text, which the core refuses with a pointer. */
function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function answer(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/livez') return json('{"status":"ok"}', { 'Cache-Control': 'no-store' });
  const route = find(request.method, url.pathname);
  const account = await accountOf(request, env);
  const body = route.method === 'POST' ? await readBody(request) : new Uint8Array();
  const now = Date.now();
  await refresh(env, now);
  const shop = shopInForce();
  const session = shop.session(account);
  const name = decode(route.path.exec(url.pathname)?.[1] ?? '');
  const text = await route.answer({ env, shop, account, session, url, name, body, now });
  if (text instanceof Response) return text;
  return route.method === 'POST'
    ? json(text, { 'Cache-Control': 'private, no-store' })
    : tagged(text, request);
}

function find(method: string, path: string): Route {
  const found = routes.filter((route) => route.path.test(path));
  if (found.length === 0) throw new Problem('not_found');
  const route = found.find((candidate) => candidate.method === method);
  if (route !== undefined) return route;
  throw new Problem('method_not_allowed', { Allow: found.map((each) => each.method).join(', ') });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem('not_found');
  }
}

/** An answer with an ETag over its bytes; 304 where the client has them. */
async function tagged(text: string, request: Request): Promise<Response> {
  const bytes = new TextEncoder().encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const tag = `"${btoa(String.fromCharCode(...digest))}"`;
  const headers = { 'Cache-Control': 'private, no-cache', Vary: 'Authorization', ETag: tag };
  const known = (request.headers.get('If-None-Match') ?? '').split(',');
  const held = known.some((each) => each.trim().replace(/^W\//, '') === tag);
  return held ? new Response(null, { status: 304, headers }) : json(bytes, headers);
}

function json(body: string | Uint8Array, headers: Record<string, string>): Response {
  return new Response(body, { headers: { 'Content-Type': 'application/json', ...headers } });
}

export default {
  async fetch(request, env) {
    if (request.method === 'OPTIONS') return withCors(preflight(), request, env);
    const response = await answer(request, env).catch((error) => problemOf(error).response());
    return withCors(response, request, env);
  },
} satisfies ExportedHandler<Env>;
