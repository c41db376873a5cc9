// A compiled ruleset. Contract: immutable; keeps the ruleset's bytes, from which it is made again
// should its instance fail. Test: tests/js/engine.test.mjs
import { bytesOf, type Document } from './documents.js';
import { disposed, refused, type Issue } from './errors.js';
import type { Change } from './generated/change.js';
import type { Audience } from './generated/request.js';
import type { Ruleset } from './generated/ruleset.js';
import { readIssues, write } from './instance.js';
import { Resource, unwatch, watch, type Runtime } from './runtime.js';
import { Session } from './session.js';
import { disposeSymbol } from './symbols.js';

export class Program {
  /** What the check warns of; a ruleset with errors does not load. */
  readonly warnings: readonly Issue[];
  readonly #runtime: Runtime;
  readonly #resource: Resource;
  #disposed = false;

  private constructor(runtime: Runtime, resource: Resource, warnings: readonly Issue[]) {
    this.#runtime = runtime;
    this.#resource = resource;
    this.warnings = warnings;
    watch(this, () => resource.release());
  }

  static #changed(runtime: Runtime, from: Resource, change: Document<Change>): Program {
    const bytes = new Uint8Array(bytesOf('change', change));
    let warnings: readonly Issue[] = [];
    try {
      const resource = new Resource(runtime, {
        make(instance) {
          const program = from.handle();
          write(instance, bytes);
          const handle = instance.change(program);
          const { issues, left_out } = readIssues(instance);
          if (handle === 0) throw refused('change', issues, left_out);
          warnings = issues;
          return handle;
        },
        free: (instance, handle) => instance.release_program(handle),
        end: () => from.release(),
      });
      return new Program(runtime, resource, warnings);
    } catch (error) {
      from.release();
      throw error;
    }
  }

  /** @internal */
  static load(runtime: Runtime, ruleset: Document<Ruleset>): Program {
    // A copy: the caller may reuse its array before the program must be made again.
    const bytes = new Uint8Array(bytesOf('ruleset', ruleset));
    let warnings: readonly Issue[] = [];
    const resource = new Resource(runtime, {
      make(instance) {
        write(instance, bytes);
        const handle = instance.load();
        const { issues, left_out } = readIssues(instance);
        if (handle === 0) throw refused('ruleset', issues, left_out);
        warnings = issues;
        return handle;
      },
      free: (instance, handle) => instance.release_program(handle),
    });
    return new Program(runtime, resource, warnings);
  }

  /**
   * A program of the ruleset with a few entitlements or price lists changed: what stays is shared,
   * not compiled again. This one, and sessions bound to it, stay as they are.
   */
  change(change: Document<Change>): Program {
    if (this.#disposed) throw disposed('program');
    return Program.#changed(this.#runtime, this.#resource.share(), change);
  }

  /** Binds an account: its prices, its visible products, the promotions it may earn. */
  session(audience: Document<Audience>): Session {
    if (this.#disposed) throw disposed('program');
    return Session.bind(this.#runtime, this.#resource, audience);
  }

  /** Sessions stay usable until they are disposed themselves. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    unwatch(this);
    this.#resource.release();
  }

  [disposeSymbol](): void {
    this.dispose();
  }
}
