// The WebAssembly side: evaluates one request a line with the npm package, as a Node program does.
// Contract: the same summary as replay.cpp prints of the same files, but for the seconds, and the
// digest of each cart. Test: tests/replay/replay.test.mjs

import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

/** `{ summary, digests }`; `onResult(position, result)` sees each priced cart. */
export async function replayInWasm({ ruleset, requests, onResult, onProgress }) {
  const { Engine, ProvisoError } = await import('proviso');
  const engine = await Engine.create();
  try {
    const replay = new Replay(engine, readFileSync(ruleset), ProvisoError);
    const lines = createInterface({ input: createReadStream(requests), crlfDelay: Infinity });
    for await (const line of lines) {
      replay.add(JSON.parse(line), onResult);
      if (replay.digests.length % 1000 === 0) onProgress(replay.digests.length);
    }
    return { summary: replay.finish(), digests: replay.digests };
  } finally {
    engine.dispose();
  }
}

class Replay {
  digests = [];
  #program;
  #sessions = new Map();
  #all = createHash('sha256');
  #refusal;
  #seconds = { load: 0, bind: 0, evaluate: 0, decide: 0 };
  #summary = {
    carts: 0,
    carts_discounted: 0,
    carts_refused: 0,
    issues: {},
    totals: {},
    sessions: 0,
    result_bytes: 0,
  };

  constructor(engine, ruleset, refusal) {
    this.#refusal = refusal;
    this.#program = this.#timed('load', () => engine.load(ruleset));
  }

  add({ audience = {}, ...request }, onResult) {
    const session = this.#bind(JSON.stringify(audience));
    const text = JSON.stringify(request);
    const summary = this.#summary;
    const cart = createHash('sha256');
    summary.carts += 1;
    let answer;
    try {
      answer = this.#timed('evaluate', () => session.evaluateText(text));
    } catch (error) {
      this.#refuse(error, cart);
      return;
    }
    summary.result_bytes += Buffer.byteLength(answer);
    const result = JSON.parse(answer);
    this.#addTotals(result);
    onResult?.(summary.carts - 1, result);
    const decision = this.#timed('decide', () => session.decisionBytes(text));
    this.#keep(cart, answer, decision);
  }

  finish() {
    return {
      ...this.#summary,
      sessions: this.#sessions.size,
      sha256: this.#all.digest('hex'),
      seconds: this.#seconds,
    };
  }

  #bind(audience) {
    let session = this.#sessions.get(audience);
    if (!session) {
      session = this.#timed('bind', () => this.#program.session(audience));
      this.#sessions.set(audience, session);
    }
    return session;
  }

  #refuse(error, cart) {
    if (!(error instanceof this.#refusal) || error.kind !== 'request') throw error;
    const summary = this.#summary;
    summary.carts_refused += 1;
    for (const { code } of error.issues) summary.issues[code] = (summary.issues[code] ?? 0) + 1;
    this.#keep(
      cart,
      ...error.issues.map(({ code, pointer, message }) => `${code} ${pointer} ${message}\n`),
    );
  }

  #addTotals({ currency, totals }) {
    const sums = (this.#summary.totals[currency] ??= { subtotal_minor: 0, reduction_minor: 0 });
    sums.subtotal_minor += totals.subtotal_minor;
    sums.reduction_minor += totals.reduction_minor;
    if (totals.reduction_minor > 0) this.#summary.carts_discounted += 1;
  }

  #keep(cart, ...pieces) {
    for (const piece of pieces) {
      cart.update(piece);
      this.#all.update(piece);
    }
    this.digests.push(cart.digest('hex'));
  }

  #timed(stage, call) {
    const begin = performance.now();
    try {
      return call();
    } finally {
      this.#seconds[stage] += (performance.now() - begin) / 1000;
    }
  }
}
