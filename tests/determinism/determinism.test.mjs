// Every build and runtime gives the same bytes for all of tests/cases. The control: each of them
// gives other bytes when one quantity in one request is altered.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { read_script } from './script.mjs';
import { root, targets } from './targets.mjs';

const { text, cases } = await read_script(join(root, 'tests/cases'));
const altered = text.replace('"quantity":1}', '"quantity":2}');
const expected = await targets['native-g++'](text);

test('there are cases', () => {
  assert.ok(cases > 50, `${cases} cases`);
  assert.notEqual(altered, text);
});

for (const [name, hash_of] of Object.entries(targets)) {
  test(`${name} answers every case with the same bytes`, async () => {
    assert.match(expected, /^[0-9a-f]{64}$/);
    assert.equal(await hash_of(text), expected);
  });
  test(`control: ${name} notices one altered digit`, async () => {
    assert.notEqual(await hash_of(altered), expected);
  });
}
