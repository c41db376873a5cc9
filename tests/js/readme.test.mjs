// The example in js/README.md runs as it stands and prints what its comment says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';

const readme = await readFile(new URL('../../js/README.md', import.meta.url), 'utf8');
const example = /```js\n(.*?)```/s.exec(readme)[1];

test('the README example prints the total that it promises', async () => {
  const promised = /console\.log\(.*\); \/\/ (\d+)/.exec(example)[1];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', example],
    { cwd: new URL('.', import.meta.url), timeout: 20_000 },
  );
  assert.equal(stdout.trim(), promised);
});
