// Runs in the page of browser.test.mjs: answers the shared cases and leaves them for the test.
import { Engine } from '/js/dist/web.js';
import { answerAll } from '/tests/js/answer.mjs';

async function run() {
  const files = await (await fetch('/cases')).json();
  return { answers: await answerAll(Engine, files) };
}

globalThis.outcome = run().catch((error) => ({ error: `${error.name}: ${error.message}` }));
