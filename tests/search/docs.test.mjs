// The example of docs/search.md runs as it stands and prints what the page says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';

const page = await readFile(new URL('../../docs/search.md', import.meta.url), 'utf8');
const [, example] = /```js\n(.*?)```/s.exec(page);
const [, promised] = /```\n(.*?)```/s.exec(page.slice(page.indexOf('prints,')));

test('the example prints what the page says', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', example],
    { cwd: new URL('.', import.meta.url), timeout: 20_000 },
  );
  const printed = stdout.split('\n');
  const lines = promised.trimEnd().split('\n');
  assert.deepEqual(printed.slice(0, lines.length - 1), lines.slice(0, -1));
  const sql = printed
    .slice(lines.length - 1)
    .join(' ')
    .replace(/\s+/g, ' ');
  const [text, values] = lines.at(-1).split("...', ");
  assert.ok(sql.startsWith(text) && sql.trim().endsWith(values), sql);
});
