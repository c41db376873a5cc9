// The loader for browsers, Deno and Bun: fetches the module beside this file. Bundlers see the URL
// and ship the file. Test: tests/js/browser.test.mjs
import { BaseEngine, type EngineOptions } from './engine.js';

export * from './api.js';

export class Engine extends BaseEngine {
  static async create(options: EngineOptions = {}): Promise<Engine> {
    return new Engine(options.module ?? (await compile()));
  }
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL('./proviso.wasm', import.meta.url));
  if (!response.ok) throw new Error(`cannot fetch \`${response.url}\`: status ${response.status}`);
  // Streaming needs the right media type, which not every server sends.
  if (response.headers.get('content-type') === 'application/wasm') {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
