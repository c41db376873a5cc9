// The package in Chromium, under a Content-Security-Policy whose script-src is `'self'
// 'wasm-unsafe-eval'`. Control: without 'wasm-unsafe-eval' the policy stops it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { chromium } from 'playwright-core';

import { Engine } from 'proviso';

import { answerAll } from './answer.mjs';
import { readCases, testCases } from './cases.mjs';

const root = new URL('../../', import.meta.url);
const files = await readCases();
const page_text = '<!doctype html><script type="module" src="/tests/js/browser/run.mjs"></script>';
const types = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };

/** Serves the checkout's scripts and a page under the policy that its path asks for. */
function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const send = (type, body, headers = {}) =>
    response.writeHead(200, { 'Content-Type': type, ...headers }).end(body);
  const policy = (sources) => ({
    'Content-Security-Policy': `default-src 'none'; connect-src 'self'; script-src ${sources}`,
  });
  if (pathname === '/page') {
    return send('text/html', page_text, policy("'self' 'wasm-unsafe-eval'"));
  }
  if (pathname === '/forbidden') return send('text/html', page_text, policy("'self'"));
  if (pathname === '/cases') return send('application/json', JSON.stringify(files));
  if (!/^\/(js\/dist|tests\/js)\/[\w./-]+$/.test(pathname)) return response.writeHead(404).end();
  return readFile(new URL(`.${pathname}`, root)).then(
    (body) => send(types[pathname.split('.').at(-1)], body),
    () => response.writeHead(404).end(),
  );
}

const server = createServer(serve);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
after(async () => {
  await browser.close();
  server.close();
});

/** What the page at `path` came to. */
async function outcomeOf(path) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  await page.waitForFunction(() => globalThis.outcome !== undefined, { timeout: 20_000 });
  return page.evaluate(() => globalThis.outcome);
}

const { answers, error } = await outcomeOf('/page');
assert.equal(error, undefined);
testCases(files, answers);

test('the answers in Chromium are those in Node, decision hashes included', async () => {
  assert.deepEqual(answers, await answerAll(Engine, files));
});

test('control: the policy is in force', async () => {
  const { error } = await outcomeOf('/forbidden');
  assert.match(error, /^CompileError: .*(unsafe-eval|Content Security Policy)/);
});
