// Starts the redemption server: its own process, its own keys, a database of its own.
// Contract: resolves once it says where it listens; `died` resolves with its last words if it ends
// by itself. Test: tests/e2e/start.test.mjs
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { audience, issuer } from './tokens.mjs';

const start_ms = 15_000;
const stop_ms = 12_000;

/** `ruleset` and `accounts` are paths; files with keys and data go into `directory`. */
export async function startOrderServer({ binary, directory, ruleset, accounts, jwks, flags = [] }) {
  const keys = { order_service: newKey(), storefront: newKey() };
  const config = join(directory, 'server.json');
  await writeJson(join(directory, 'keys.json'), { keys: Object.entries(keys).map(entryOf) });
  await writeJson(join(directory, 'jwks.json'), jwks);
  await writeJson(config, {
    ruleset,
    accounts,
    keys: 'keys.json',
    jwks: 'jwks.json',
    database: 'orders.sqlite3',
    listen: '127.0.0.1:0',
    token_issuer: issuer,
    token_audience: audience,
  });
  const child = spawn(binary, ['--config', config, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const died = watch(child);
  endWithParent(child);
  const url = await Promise.race([firstUrl(child), died.then(failed), tooLate(start_ms)]);
  return { url, keys, died, pid: child.pid, stop: () => stop(child) };
}

function newKey() {
  return `pk_${randomBytes(32).toString('base64url')}`;
}

function entryOf([role, key]) {
  return { name: `demo ${role}`, role, sha256: createHash('sha256').update(key).digest('hex') };
}

function writeJson(path, value) {
  return writeFile(path, JSON.stringify(value), { mode: 0o600 });
}

async function firstUrl(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return JSON.parse(line).url;
  }
  return new Promise(() => {});
}

/** Resolves when the process ends, with its exit and the end of its log. */
function watch(child) {
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-2000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`${signal ?? `exit code ${code}`}\n${log}`));
  });
}

/** The net under `stop`: no orphan, however this process ends. */
function endWithParent(child) {
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
}

function failed(last) {
  throw new Error(`the redemption server did not start: ${last.trim()}`);
}

async function tooLate(ms) {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  throw new Error(`the redemption server did not start within ${ms} ms`);
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stop_ms);
  await ended;
  clearTimeout(timer);
}
