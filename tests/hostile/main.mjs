// `make hostile`: a ruleset of as many promotions as the limit allows, and of one more, natively
// and in WebAssembly: time, memory, and that nothing crashes. Exits 1 if a bound is passed
// or the native program refuses as many as are allowed.
// node tests/hostile/main.mjs [--promotions 1000000]. Test: tests/hostile/hostile.test.mjs
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { kModule, kNative } from '../oracle/engines.mjs';
import { read_json } from '../schema/schemas.mjs';
import { kBounds, measure } from './measure.mjs';
import { many } from './rulesets.mjs';

const limit = read_json('schema/limits.json').promotions[0];
const { values } = parseArgs({ options: { promotions: { type: 'string', default: `${limit}` } } });

const mebibytes = (bytes) => `${Math.round(bytes / 1024 ** 2)} MiB`;

/** Whether it is as it should be; an instance of WebAssembly may give up, but only that. */
function tell(name, count, found) {
  const { issues, failed, milliseconds, evaluate_milliseconds, bytes, next_call } = found;
  const loaded = issues.length === 0 ? 'loaded' : issues.join();
  const asked = evaluate_milliseconds?.toFixed(2);
  console.log(
    `${name}, ${count} promotions: ${failed ?? loaded} in ${(milliseconds / 1000).toFixed(1)} s, ` +
      `${mebibytes(bytes)}${asked === undefined ? '' : `, evaluated in ${asked} ms`}` +
      `${next_call === undefined ? '' : `, next call ${next_call ? 'answered' : 'fails'}`}`,
  );
  const as_told = failed !== undefined || issues.length === (count > limit ? 1 : 0);
  return (
    as_told &&
    milliseconds < kBounds.milliseconds(count) &&
    bytes < kBounds.bytes(count) &&
    (failed === undefined || (name === 'wasm' && next_call))
  );
}

let well = true;
for (const count of [Number(values.promotions), limit + 1]) {
  const text = many(count);
  console.log(`${count} promotions: ${mebibytes(Buffer.byteLength(text))} of JSON`);
  for (const [name, path] of Object.entries({ native: kNative, wasm: kModule })) {
    if (!existsSync(path)) throw new Error(`not built: ${path}`);
    well = tell(name, count, await measure(name, text)) && well;
  }
}
process.exitCode = well ? 0 : 1;
