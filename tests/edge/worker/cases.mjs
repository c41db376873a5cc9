// A worker around the package itself, so that workerd can answer for any audience, and so that its
// instance can be broken. Bundled by cases.test.mjs; answers `POST /cases` and `POST /trap`.
import { Engine } from 'proviso';

import { answerAll } from '../../js/answer.mjs';
import { captureInstances } from '../../js/capture.mjs';
import { request, ruleset } from '../../js/shop.mjs';

/** Breaks an instance; tells what the next two calls did. */
async function trap() {
  const { engine, instances, restore } = await captureInstances(() => Engine.create());
  const session = engine.load(ruleset()).session({});
  const before = session.evaluateText(request());
  new Uint8Array(instances[0].memory.buffer).fill(0xff);
  let kind = 'none';
  try {
    session.evaluate(request());
  } catch (error) {
    kind = error.kind;
  }
  const after = session.evaluateText(request());
  restore();
  return { kind, same: before === after, instances: instances.length };
}

export default {
  async fetch(incoming) {
    const { pathname } = new URL(incoming.url);
    if (pathname === '/trap') return Response.json(await trap());
    return Response.json(await answerAll(Engine, await incoming.json()));
  },
};
