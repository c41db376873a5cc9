// Starts the demo: redemption server, edge worker and shop, all on loopback, and prints one URL.
// Contract: Ctrl-C stops everything; if a part dies the others stop and the exit code is 1.
// Test: tests/e2e/start.test.mjs
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startOrderServer } from './backend/order_server.mjs';
import { buildPage } from './backend/page.mjs';
import { startShop } from './backend/shop.mjs';
import { audience, issuer, makeTokens } from './backend/tokens.mjs';
import { growRuleset } from './large/generate.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const probe_ms = 2_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const usual_port = 4173;

const help = `usage: node demo/start.mjs [--port PORT] [--catalog small|large] [--server PATH]

Starts the redemption server, the edge worker and the shop on loopback and prints the shop's URL.
Orders go into a database that is new at each start. Ctrl-C stops everything.

  --catalog SIZE small: demo/ruleset.json; large: the same, grown to 100,000 products
  --port PORT    the shop's port (${usual_port}, or any free one where that is taken; 0: any)
  --server PATH  the redemption server (build/release/bin/proviso-server)
  --help         this text
`;

/**
 * Starts all parts. `catalog` is `small`, `large` or to how many products the ruleset is grown; of
 * a grown one the worker prices carts. `say` hears each step. Gives the shop's `url`, the `server`
 * and `edge` behind it, `sign(account)` for a token, `died` (resolves with the reason if a part
 * ends by itself) and `stop()`.
 */
export async function startDemo(options = {}) {
  const { port = 0, server: binary, catalog = 'small', say = () => {} } = options;
  const stops = [];
  const stop = async () => {
    for (const undo of stops.splice(0).reverse()) await undo();
  };
  try {
    say(`page: ${await buildPage()}`);
    const directory = await mkdtemp(join(tmpdir(), 'proviso-demo-'));
    stops.push(() => rm(directory, { recursive: true, force: true }));
    const tokens = await makeTokens();
    const shelf = await stock(catalog, directory);
    say(`catalog: ${shelf.products.toLocaleString('en-GB')} products, ${shelf.text.length} bytes`);

    const server = await startOrderServer({
      binary: binary ?? here('../build/release/bin/proviso-server'),
      directory,
      ruleset: shelf.path,
      accounts: here('accounts.json'),
      jwks: tokens.jwks,
    });
    stops.push(server.stop);
    say(`redemption server: ${server.url} (process ${server.pid}, SQLite in ${directory})`);

    const edge = await startWorker(tokens, shelf);
    stops.push(edge.stop);
    const card = { ...(await readJson('shop.json')), ...shelf.card };
    const took = await warmUp(edge.url, await tokens.sign(card.accounts[0].account));
    say(`edge worker: ${edge.url} (workerd; compiled the ruleset in ${took} ms)`);

    const shop = await startShop({
      port,
      tokens,
      edge: edge.url,
      page: here('dist'),
      card,
      orders: { url: server.url, key: server.keys.order_service },
    });
    stops.push(shop.stop);
    const died = Promise.race([
      server.died.then((last) => `the redemption server ended: ${last.trim()}`),
      edge.died.then((last) => `the edge worker ended: ${last}`),
    ]);
    return { url: shop.url, server, edge, sign: tokens.sign, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The ruleset of that size, as text and as a file, and what the shop's page must know of it. */
async function stock(catalog, directory) {
  const base = await readJson('ruleset.json');
  const grown = catalog !== 'small';
  const size = catalog === 'large' ? {} : { products: Number(catalog) };
  const ruleset = grown ? growRuleset(base, size) : base;
  const text = JSON.stringify(ruleset);
  const path = join(directory, 'ruleset.json');
  await writeFile(path, text);
  const { currencies, parts } = ruleset;
  const card = { money: currencies[0], ...(grown && { priced_by_worker: true }) };
  return { text, path, card, products: parts.products.products.length };
}

async function startWorker({ jwks }, { text: ruleset }) {
  const { startEdge } = await import('proviso-edge/local');
  const accounts = await readJson('accounts.json');
  const edge = await withoutSignalHandlers(() =>
    startEdge({ port: 0, ruleset, accounts, jwks, issuer, audience }),
  );
  const url = edge.url.href;
  let timer;
  const died = new Promise((resolve) => {
    timer = setInterval(() => probe(url).catch((error) => resolve(error.message)), probe_ms);
  });
  const stop = () => {
    clearInterval(timer);
    return edge.stop();
  };
  return { url, died, stop };
}

/** The worker compiles the ruleset at its first request: that need not be the first visitor's. */
async function warmUp(url, token) {
  const began = Date.now();
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(new URL('/catalog?currency=GBP', url), { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the edge worker did not load the ruleset: ${response.status}`);
  return Date.now() - began;
}

/** Miniflare ends the process at a signal, before the other parts could be stopped: not here. */
async function withoutSignalHandlers(start) {
  const before = signals.map((signal) => process.listeners(signal));
  try {
    return await start();
  } finally {
    signals.forEach((signal, i) => {
      const added = process.listeners(signal).filter((listener) => !before[i].includes(listener));
      for (const listener of added) process.removeListener(signal, listener);
    });
  }
}

/** Throws when the worker no longer answers. */
async function probe(url) {
  const signal = AbortSignal.timeout(10 * probe_ms);
  const response = await fetch(new URL('/livez', url), { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  await response.arrayBuffer();
}

async function codes() {
  const { parts } = await readJson('ruleset.json');
  return parts.promotions.promotions.flatMap((promotion) => promotion.codes ?? []);
}

async function readJson(path) {
  return JSON.parse(await readFile(here(path), 'utf8'));
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      catalog: { type: 'string', default: 'small' },
      server: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const port = values.port === undefined ? await usualPort() : readPort(values.port);
  const demo = await startDemo({
    port,
    catalog: readCatalog(values.catalog),
    server: values.server,
    say: (text) => process.stdout.write(`  ${text}\n`),
  });
  process.stdout.write(
    `\n  The shop is open: ${demo.url}\n` +
      `  Codes to try: ${(await codes()).join(', ')}\n  Ctrl-C stops everything.\n\n`,
  );
  const asked = new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(''));
  });
  const reason = await Promise.race([asked, demo.died]);
  await demo.stop();
  process.stdout.write(reason ? '' : '\n  Stopped.\n');
  if (reason) throw new Error(reason);
}

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw usage(`\`${text}\` is no port`);
}

function readCatalog(text) {
  if (['small', 'large'].includes(text)) return text;
  throw usage(`\`${text}\` is no size of a catalog`);
}

/** 4173, unless another program has it. */
function usualPort() {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(0));
    probe.listen(usual_port, '127.0.0.1', () => probe.close(() => resolve(usual_port)));
  });
}

function usage(message) {
  return Object.assign(new Error(`${message}\n\n${help}`), { code: 'ERR_PARSE_ARGS_USAGE' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    process.stderr.write(`demo: ${error.message}\n`);
    process.exit(String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1);
  });
}
