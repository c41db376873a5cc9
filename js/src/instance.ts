// One WebAssembly instance, as wasm/binding.cpp offers it, and the way its bytes are read and
// written. Contract: synchronous; nothing here is public. Test: tests/js/engine.test.mjs
import create from './proviso.mjs';
import type { Issue } from './errors.js';
import type { Level } from './queries.js';

/** Calls that a session answers; each reads the input and leaves its answer in the output. */
export type Question =
  | 'evaluate'
  | 'outcomes'
  | `explain_${Level}`
  | `explain_prices_${Level}`
  | `explain_visibility_${Level}`
  | 'near_misses'
  | 'decision'
  | 'catalog'
  | 'catalog_class'
  | 'search_filter'
  | 'decide'
  | 'prices'
  | 'projection';

/** The functions of wasm/binding.cpp. A view holds until the next call: memory may move. */
export interface Instance extends Record<Question, (session: number) => boolean> {
  input(size: number): Uint8Array;
  output(): Uint8Array;
  load(): number;
  change(program: number): number;
  bind(program: number): number;
  release_program(handle: number): void;
  release_session(handle: number): void;
}

const decoder = new TextDecoder();

/** Instantiates at once: the module is compiled, and the glue is built to be synchronous. */
export function instantiate(module: WebAssembly.Module): Instance {
  let failure: unknown; // the glue would only print it
  const created = create({
    instantiateWasm(imports, receive) {
      try {
        const instance = new WebAssembly.Instance(module, imports);
        receive(instance);
        return instance.exports;
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    locateFile: (path) => path,
    print: () => {},
    printErr: () => {},
  }) as Instance;
  if (failure !== undefined) throw failure;
  return created;
}

/** Leaves a document in the instance's input. */
export function write(instance: Instance, bytes: Uint8Array): void {
  instance.input(bytes.length).set(bytes);
}

/** The output as text. */
export function readText(instance: Instance): string {
  return decoder.decode(instance.output());
}

/** The output as bytes of its own. */
export function readBytes(instance: Instance): Uint8Array<ArrayBuffer> {
  return new Uint8Array(instance.output());
}

/** The output as the core's list of issues. */
export function readIssues(instance: Instance): { issues: Issue[]; left_out: number } {
  return JSON.parse(readText(instance));
}
