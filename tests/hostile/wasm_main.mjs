// Loads the ruleset on standard input into the npm package's module, asks it once, and prints what
// that took as JSON. Contract: an instance that gives up is told as `failed`, and whether the
// engine answers the next call. Test: tests/hostile/hostile.test.mjs
import { text } from 'node:stream/consumers';

import { captureInstances } from '../js/capture.mjs';
import { kModule } from '../oracle/engines.mjs';
import { request, sound } from './rulesets.mjs';

const ruleset = await text(process.stdin);
const { Engine } = await import(kModule);
const { engine, instances } = await captureInstances(() => Engine.create());

function ask(program) {
  const { audience, ...cart } = request;
  return `{"result":${program.session(audience).evaluateText(cart)}}`;
}

const out = { loaded: '{}', answer: '{}' };
const begin = performance.now();
let program;
try {
  program = engine.load(ruleset);
} catch (error) {
  if (error.issues?.length > 0) out.loaded = JSON.stringify({ issues: error.issues });
  else out.failed = `${error.kind}: ${error.message}`;
}
out.milliseconds = performance.now() - begin;
if (program !== undefined) {
  const asked = performance.now();
  out.answer = ask(program);
  out.evaluate_milliseconds = performance.now() - asked;
}
out.bytes = instances[0].memory.buffer.byteLength;
out.next_call = ask(engine.load(sound())).length > 0;
process.stdout.write(JSON.stringify(out));
