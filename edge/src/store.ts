// The ruleset in force in this isolate: read from KV, compiled once per version, read again after
// REFRESH_SECONDS. Contract: a ruleset or directory that is refused is logged and the old one
// stays in force. Test: tests/edge/kv.test.mjs
import { Engine, ProvisoError } from 'proviso';

import { readDirectory } from './directory.js';
import type { Env } from './env.js';
import { log, Problem } from './problem.js';
import { Shop } from './shop.js';

/** What lives as long as the isolate does. */
const held: { engine?: Engine; shop?: Shop; digest?: string; read_at: number } = { read_at: 0 };

/** Reads KV again if it is time; afterwards `shopInForce` has its answer. */
export async function refresh(env: Env, now: number): Promise<void> {
  const seconds = Number(env.REFRESH_SECONDS ?? 30);
  if (held.shop !== undefined && now < held.read_at + seconds * 1000) return;
  held.read_at = now;
  try {
    held.engine ??= await Engine.create();
    const [ruleset, accounts] = await Promise.all([
      env.RULESETS.get('ruleset', 'arrayBuffer'),
      env.RULESETS.get('accounts', 'arrayBuffer'),
    ]);
    if (ruleset === null || accounts === null) throw new Error('KV lacks `ruleset` or `accounts`');
    const digest = `${await digestOf(ruleset)} ${await digestOf(accounts)}`;
    if (digest !== held.digest) replace(held.engine, ruleset, accounts, digest);
  } catch (error) {
    log('ruleset_refused', reasonOf(error));
  }
}

/** The shop, for use before the next await. */
export function shopInForce(): Shop {
  if (held.shop === undefined) throw new Problem('unavailable', { 'Retry-After': '10' });
  return held.shop;
}

function replace(engine: Engine, ruleset: ArrayBuffer, accounts: ArrayBuffer, digest: string) {
  held.digest = digest; // also of what is refused: it is not tried again
  const directory = readDirectory(new TextDecoder().decode(accounts));
  const shop = new Shop(engine.load(new Uint8Array(ruleset)), directory);
  held.shop?.dispose();
  held.shop = shop;
  log('ruleset_in_force', { digest });
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function reasonOf(error: unknown): Record<string, unknown> {
  if (error instanceof ProvisoError) return { kind: error.kind, issues: error.issues };
  return { error: String(error) };
}
