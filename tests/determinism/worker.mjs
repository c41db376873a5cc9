// The worker that workerd answers the script in: the script comes as the body, the hash goes back.
// Test: tests/determinism/determinism.test.mjs
import { Engine } from '../../js/dist/worker.js';

import { hash_answers } from './answers.mjs';

export default {
  async fetch(request) {
    return new Response(await hash_answers(await Engine.create(), await request.text()));
  },
};
