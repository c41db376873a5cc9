// The loader for workerd, which compiles no bytes: the module is imported.
// Test: tests/edge/cases.test.mjs
import module from './proviso.wasm';

import { BaseEngine, type EngineOptions } from './engine.js';

export * from './api.js';

export class Engine extends BaseEngine {
  static async create(options: EngineOptions = {}): Promise<Engine> {
    return new Engine(options.module ?? module);
  }
}
