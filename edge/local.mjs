// The bundled worker in workerd on this machine, for development and tests. Contract: loopback
// only; KV in memory. Test: tests/edge/routes.test.mjs
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Miniflare } from 'miniflare';

const bundled = fileURLToPath(new URL('dist/worker.js', import.meta.url));
const text_of = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The modules of a bundle: the worker's own script and, beside it, the compiled core. */
const modules_of = (script) => [
  { type: 'ESModule', path: script },
  { type: 'CompiledWasm', path: join(dirname(script), 'proviso.wasm') },
];

/** Starts the worker with its ruleset and accounts in KV; `port` 0 takes a free one. */
export async function startEdge(options) {
  const script = options.script ?? bundled;
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port: options.port ?? 0,
    cf: false,
    modulesRoot: dirname(script),
    modules: modules_of(script),
    compatibilityDate: '2026-04-01',
    kvNamespaces: ['RULESETS'],
    bindings: {
      JWKS: text_of(options.jwks),
      TOKEN_ISSUER: options.issuer,
      TOKEN_AUDIENCE: options.audience,
      ALLOWED_ORIGINS: (options.origins ?? []).join(','),
      REFRESH_SECONDS: String(options.refresh_seconds ?? 30),
      ...(options.origin && { ORIGIN_URL: 'http://origin/products' }),
      ...options.bindings,
    },
    ...(options.origin && { serviceBindings: { ORIGIN: options.origin } }),
    ...(options.on_log && { handleRuntimeStdio: options.on_log }),
  });
  const url = await miniflare.ready;
  const kv = await miniflare.getKVNamespace('RULESETS');
  const put = (key, value) => kv.put(key, text_of(value));
  if (options.ruleset !== undefined) await put('ruleset', options.ruleset);
  if (options.accounts !== undefined) await put('accounts', options.accounts);
  return { url, put, stop: () => miniflare.dispose() };
}
