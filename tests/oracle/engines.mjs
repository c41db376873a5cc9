// What is compared with the oracle: the native program and the npm package's WebAssembly module.
// Contract: an engine answers a ruleset and its requests with a JSON text each, in the form of
// native_main.cpp; `close` ends what it started. Test: tests/oracle/oracle.test.mjs
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
export const kNative = join(root, 'build/release/bin/proviso_oracle_native');
export const kModule = join(root, 'js/dist/node.js');

/** A program fed lines on standard input, which answers each with a line. */
export class NativeEngine {
  name = 'native';

  constructor(command = kNative) {
    this.child = spawn(command, [], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.waiting = [];
    this.child.on('error', (error) => this.fail(error));
    this.child.on('close', (code) => this.fail(new Error(`\`${command}\` ended with ${code}`)));
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.waiting.shift()?.resolve(line);
    });
  }

  fail(error) {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }

  line() {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** The answer to the ruleset, then those to the requests. */
  async ask(ruleset, requests) {
    const texts = requests.map((request) => `{"request":${JSON.stringify(request)}}`);
    const lines = [`{"ruleset":${JSON.stringify(ruleset)}}`, ...texts];
    const answers = lines.map(() => this.line());
    this.child.stdin.write(`${lines.join('\n')}\n`);
    return Promise.all(answers);
  }

  close() {
    this.child.stdin.end();
  }
}

function issues_of(error) {
  if (error.issues === undefined) throw error;
  return JSON.stringify({ issues: error.issues, left_out: error.left_out ?? 0 });
}

/** The module in this process; sessions are opened by audience, as its users do. */
export class WasmEngine {
  name = 'wasm';

  static async open(module = kModule) {
    const { Engine } = await import(module);
    const engine = new WasmEngine();
    engine.engine = await Engine.create();
    return engine;
  }

  answer(program, { audience = {}, ...request }) {
    let session;
    try {
      session = program.session(audience);
      const result = session.evaluateText(request);
      return `{"result":${result},"outcomes":${JSON.stringify(session.outcomes(request))}}`;
    } catch (error) {
      return issues_of(error);
    } finally {
      session?.dispose();
    }
  }

  async ask(ruleset, requests) {
    let program;
    try {
      program = this.engine.load(ruleset);
    } catch (error) {
      return [issues_of(error), ...requests.map(() => '{}')];
    }
    const answers = requests.map((request) => this.answer(program, request));
    program.dispose();
    return ['{}', ...answers];
  }

  close() {
    this.engine.dispose();
  }
}

/** The engines that are built, by name. */
export async function open_engines(names, command = kNative) {
  const open = {
    native: () => new NativeEngine(command),
    wasm: () => WasmEngine.open(),
  };
  const paths = { native: command, wasm: kModule };
  const missing = names.filter((name) => !existsSync(paths[name]));
  if (missing.length > 0) throw new Error(`not built: ${missing.map((name) => paths[name])}`);
  return Promise.all(names.map((name) => open[name]()));
}
