// Keeps one instance alive. Contract: whatever escapes from a call into the instance (a trap,
// exhausted memory or stack) ends that instance; the failing call throws a `trap`, the next call
// gets a new instance, and resources are made again from their bytes. Test: tests/js/trap.test.mjs
import { disposed, ProvisoError } from './errors.js';
import { instantiate, type Instance } from './instance.js';

export class Runtime {
  readonly #module: WebAssembly.Module;
  #instance: Instance | undefined;
  #generation = 1;
  #closed = false;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#instance = instantiate(module);
  }

  /** Counts instances: handles of an earlier one mean nothing to this one. */
  get generation(): number {
    return this.#generation;
  }

  /** Runs one action on the live instance. */
  run<T>(action: (instance: Instance) => T): T {
    if (this.#closed) throw disposed('engine');
    try {
      this.#instance ??= instantiate(this.#module);
      return action(this.#instance);
    } catch (error) {
      if (error instanceof ProvisoError) throw error;
      this.#instance = undefined;
      this.#generation += 1;
      throw new ProvisoError('trap', 'the instance failed in this call and was replaced', {
        cause: error,
      });
    }
  }

  /** Frees a handle, unless its instance is gone and the handle with it. */
  free(generation: number, action: (instance: Instance) => void): void {
    if (this.#closed || this.#instance === undefined || generation !== this.#generation) return;
    try {
      this.run(action);
    } catch {
      // The instance failed in freeing: gone, with all its memory.
    }
  }

  close(): void {
    this.#closed = true;
    this.#instance = undefined;
  }
}

/** How a resource is made inside an instance, and freed. */
export interface Recipe {
  make(instance: Instance): number;
  free(instance: Instance, handle: number): void;
  /** After its last holder is gone, whether its instance still was or not. */
  end?(): void;
}

/** A program or session inside whatever instance is live; shared, freed with its last holder. */
export class Resource {
  readonly #runtime: Runtime;
  readonly #recipe: Recipe;
  #generation = 0;
  #handle = 0;
  #holders = 1;

  constructor(runtime: Runtime, recipe: Recipe) {
    this.#runtime = runtime;
    this.#recipe = recipe;
    this.handle();
  }

  /** Its handle in the live instance, made there first if need be. */
  handle(): number {
    if (this.#generation !== this.#runtime.generation) {
      this.#handle = this.#runtime.run((instance) => this.#recipe.make(instance));
      this.#generation = this.#runtime.generation;
    }
    return this.#handle;
  }

  share(): this {
    this.#holders += 1;
    return this;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    this.#runtime.free(this.#generation, (instance) => this.#recipe.free(instance, this.#handle));
    this.#recipe.end?.();
  }
}

// A net for what nobody disposed; hosts without a FinalizationRegistry go without it.
const forgotten =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : new FinalizationRegistry<() => void>((release) => release());

/** Releases when `owner` is collected, unless `unwatch` comes first. */
export function watch(owner: object, release: () => void): void {
  forgotten?.register(owner, release, owner);
}

export function unwatch(owner: object): void {
  forgotten?.unregister(owner);
}
