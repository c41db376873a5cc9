// The page that Chromium answers the script in; the package comes from the same origin.
// Contract: sets `globalThis.answer` to a promise. Test: tests/determinism/determinism.test.mjs
import { Engine } from '/js/dist/web.js';

import { hash_answers } from './answers.mjs';

async function run() {
  const script = await (await fetch('/script')).text();
  return hash_answers(await Engine.create(), script);
}

globalThis.answer = run();
