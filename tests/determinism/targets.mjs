// Every build and runtime that must answer alike; each takes a script and gives a hash.
// Contract: what a target starts it stops. Test: tests/determinism/determinism.test.mjs
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Miniflare } from 'miniflare';
import { chromium } from 'playwright-core';

import { hash_answers } from './answers.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const kMilliseconds = 120_000;

/** A native program: the script in, the bytes of all answers out. */
function native(build) {
  return (script) =>
    new Promise((resolve, reject) => {
      const program = join(root, 'build', build, 'bin', 'proviso_determinism');
      const child = spawn(program, [], {
        stdio: ['pipe', 'pipe', 'inherit'],
        timeout: kMilliseconds,
      });
      const hash = createHash('sha256');
      child.stdout.on('data', (chunk) => hash.update(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(hash.digest('hex'));
        else reject(new Error(`\`${program}\` ended with ${code}`));
      });
      child.stdin.end(script);
    });
}

async function node(script) {
  const { Engine } = await import('../../js/dist/node.js');
  return hash_answers(await Engine.create(), script);
}

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};
const kPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** Serves the page, the package and the script on loopback, under the strict policy. */
function serve(script) {
  const server = createServer(async ({ url }, response) => {
    const path = /^\/(js\/dist|tests\/determinism)\/[\w.-]+(\/[\w.-]+)*$/.test(url) ? url : null;
    try {
      const body = url === '/script' ? script : await readFile(join(root, path ?? 'nothing'));
      const type = kTypes[extname(url)] ?? 'text/plain; charset=utf-8';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': kPolicy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function browser(script) {
  const server = await serve(script);
  const instance = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: kMilliseconds,
  });
  try {
    const page = await instance.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/tests/determinism/page.html`);
    return await page.evaluate(() => globalThis.answer);
  } finally {
    await instance.close();
    server.close();
    server.closeAllConnections();
  }
}

async function workerd(script) {
  const worker = new Miniflare({
    modules: true,
    modulesRoot: root,
    scriptPath: join(root, 'tests/determinism/worker.mjs'),
    modulesRules: [
      { type: 'ESModule', include: ['**/*.js', '**/*.mjs'] },
      { type: 'CompiledWasm', include: ['**/*.wasm'] },
    ],
    compatibilityDate: '2026-01-01',
    cf: false,
  });
  try {
    const response = await worker.dispatchFetch('http://localhost/', {
      method: 'POST',
      body: script,
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`workerd: ${response.status}: ${text}`);
    return text;
  } finally {
    await worker.dispose();
  }
}

export const targets = {
  'native-g++': native('release'),
  'native-clang++': native('clang'),
  'wasm-node': node,
  'wasm-chromium': browser,
  'wasm-workerd': workerd,
};
