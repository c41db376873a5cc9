// One WebAssembly instance and the programs loaded into it. Contract: calls are synchronous; what
// a trap destroys is made anew on the next call. The loaders (node.ts, web.ts, worker.ts) differ
// only in where the compiled module comes from. Test: tests/js/engine.test.mjs
import type { Document } from './documents.js';
import type { Ruleset } from './generated/ruleset.js';
import { Program } from './program.js';
import { Runtime } from './runtime.js';
import { disposeSymbol } from './symbols.js';

export interface EngineOptions {
  /** A compiled module of your own; without it the loader brings the package's. */
  module?: WebAssembly.Module;
}

export class BaseEngine {
  readonly #runtime: Runtime;

  /** Instantiates `module` at once. */
  protected constructor(module: WebAssembly.Module) {
    this.#runtime = new Runtime(module);
  }

  /** Checks and compiles a ruleset. */
  load(ruleset: Document<Ruleset>): Program {
    return Program.load(this.#runtime, ruleset);
  }

  /** Ends the instance, and with it every program and session. */
  dispose(): void {
    this.#runtime.close();
  }

  [disposeSymbol](): void {
    this.dispose();
  }
}
