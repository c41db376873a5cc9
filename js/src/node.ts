// The loader for Node: reads the module beside this file. Test: tests/js/package.test.mjs
import { readFile } from 'node:fs/promises';

import { BaseEngine, type EngineOptions } from './engine.js';

export * from './api.js';

export class Engine extends BaseEngine {
  static async create(options: EngineOptions = {}): Promise<Engine> {
    return new Engine(options.module ?? (await compile()));
  }
}

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(new URL('./proviso.wasm', import.meta.url)));
}
