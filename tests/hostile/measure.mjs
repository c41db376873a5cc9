// How long an engine takes for a ruleset, and how much memory: each in a process of its own.
// Contract: { issues, applied, milliseconds, evaluate_milliseconds, bytes }, `bytes` being the most
// that the native process held, or the instance's memory; `failed` where the engine gave up.
// Test: tests/hostile/hostile.test.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { kNative } from '../oracle/engines.mjs';
import { request } from './rulesets.mjs';

const kPerPromotion = { bytes: 6_000, microseconds: 150 };

/** What so many promotions may take, with room for a slow machine. */
export const kBounds = {
  bytes: (promotions) => 128 * 1024 ** 2 + promotions * kPerPromotion.bytes,
  milliseconds: (promotions) => 10_000 + (promotions * kPerPromotion.microseconds) / 1_000,
};

const kilobytes = (pid) => {
  const [, most] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/);
  return Number(most);
};

const summary = (loaded, answer) => ({
  issues: (JSON.parse(loaded).issues ?? []).map(({ code, pointer }) => `${code} ${pointer}`),
  applied: JSON.parse(answer).result?.applied.length,
});

async function measure_native(text) {
  const child = spawn(kNative, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(([code, signal]) => ({ failed: `${code ?? signal}` }));
  const ask = async (line) => {
    const begin = performance.now();
    child.stdin.write(line);
    const next = await Promise.race([lines.next(), ended]);
    if (next.failed !== undefined || next.done) throw new Error(`ended: ${(await ended).failed}`);
    return [next.value, performance.now() - begin];
  };
  try {
    const [loaded, milliseconds] = await ask(`{"ruleset":${text}}\n`);
    const [answer, evaluate_milliseconds] = await ask(`{"request":${JSON.stringify(request)}}\n`);
    const bytes = kilobytes(child.pid) * 1024;
    return { ...summary(loaded, answer), milliseconds, evaluate_milliseconds, bytes };
  } finally {
    child.stdin.end();
    await ended;
  }
}

async function measure_wasm(text) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'wasm_main.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stdin.end(text);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ended with ${code}`);
  const { loaded, answer, ...figures } = JSON.parse(Buffer.concat(chunks).toString());
  return { ...summary(loaded, answer), ...figures };
}

export const measure = (name, text) =>
  name === 'native' ? measure_native(text) : measure_wasm(text);
