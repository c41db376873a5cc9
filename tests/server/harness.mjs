// Starts the real server on an ephemeral loopback port with a database of its own, and asks it.
// Contract: `start` resolves once the server says where it listens; what it started is stopped
// after the tests by its process id. Test: the files that import it
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary =
  process.env.PROVISO_SERVER_BIN ?? join(root, 'build/release/bin/proviso-server');
/** A program of the tests that lies beside the server. */
export const beside = (name) => join(dirname(binary), name);

const kStartMs = 20_000;
const kStopMs = 15_000;
const kRoles = ['storefront', 'order_service', 'auditor'];
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An account token; `change` alters its claims. */
export function account_token(account, change = {}) {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const claims = { iss: 'demo-shop', aud: 'proviso', sub: account, exp, ...change };
  const text = `${encode({ alg: 'EdDSA', kid: 'test', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
}

/** A folder that is removed after the tests. */
export async function temporary_folder() {
  const folder = await mkdtemp(join(tmpdir(), 'proviso-server-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const new_keys = () =>
  Object.fromEntries(kRoles.map((role) => [role, `pk_${randomBytes(32).toString('base64url')}`]));

async function write_files(folder, { ruleset, accounts, keys }) {
  const digest = (key) => createHash('sha256').update(key).digest('hex');
  const entries = Object.entries(keys).map(([role, key]) => ({
    name: role,
    role,
    sha256: digest(key),
  }));
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA', use: 'sig' };
  const files = {
    'ruleset.json': ruleset,
    'accounts.json': { accounts },
    'keys.json': { keys: entries },
    'jwks.json': { keys: [jwk] },
    'server.json': {
      ruleset: 'ruleset.json',
      accounts: 'accounts.json',
      keys: 'keys.json',
      jwks: 'jwks.json',
      database: 'test.sqlite3',
      listen: '127.0.0.1:0',
    },
  };
  for (const [name, value] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(value));
  }
}

/** Runs a program of ours to its end. */
export async function run(file, args) {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, ...output };
}

/** A running server. `folder` and `keys` of an earlier one start it again on the same database. */
export async function start({
  ruleset,
  accounts = [],
  flags = [],
  folder,
  keys = new_keys(),
  file = binary,
}) {
  folder ??= await temporary_folder();
  await write_files(folder, { ruleset, accounts, keys });
  const child = spawn(file, ['--config', join(folder, 'server.json'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const exited = once(child, 'exit');
  const stop = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), kStopMs);
    const [code, by] = await exited;
    clearTimeout(timer);
    return by ?? code;
  };
  after(() => stop('SIGKILL'));
  const line = once(createInterface({ input: child.stdout }), 'line');
  const failed = exited.then(() => assert.fail(`the server ended: ${log}`));
  const late = AbortSignal.timeout(kStartMs);
  const overdue = once(late, 'abort').then(() => assert.fail('the server did not start'));
  const [first] = await Promise.race([line, failed, overdue]);
  failed.catch(() => {});
  overdue.catch(() => {});
  const { url, port } = JSON.parse(first);
  const server = { url, port, keys, folder, pid: child.pid, stop, log: () => log };
  return { ...server, ...client(server) };
}

/** Asks a server. Answers are { status, headers, text, json }. */
function client({ url, keys }) {
  const ask = async (role, method, path, body, headers = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(role && { Authorization: `Bearer ${keys[role]}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: text === '' ? undefined : JSON.parse(text),
    };
  };
  const evaluate = (body) => ask('order_service', 'POST', '/v1/evaluations', body);
  const redeem = (body, key = randomUUID()) =>
    ask('order_service', 'POST', '/v1/redemptions', body, { 'Idempotency-Key': key });
  /** Previews, then redeems what was previewed; `change` alters the body. */
  const place = async (order, body, change = {}) => {
    const { json } = await evaluate(body);
    const { decision_hash, result } = json;
    return redeem({ order, ...body, decision_hash, basis: result.basis, ...change });
  };
  return { ask, evaluate, redeem, place };
}

/** A problem answer is complete and of this code. */
export function assert_problem(answer, status, code) {
  assert.equal(answer.json?.code, code, answer.text);
  assert.equal(answer.status, status);
  assert.match(answer.headers.get('Content-Type'), /^application\/problem\+json/);
  assert.equal(answer.json.type, `urn:proviso:problem:${code}`);
  assert.equal(answer.json.status, status);
  assert.ok(answer.json.title.length > 0);
}

/** It says what is at fault, with these codes and pointers. */
export function assert_issues(answer, ...expected) {
  assert_problem(answer, 400, 'invalid_request');
  const found = answer.json.issues.map(({ code, pointer }) => `${code} ${pointer}`);
  assert.deepEqual(found, expected);
  for (const issue of answer.json.issues) assert.equal(issue.severity, 'error');
}
