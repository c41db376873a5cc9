// The README's example runs as printed, and prints what it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the example prints its total, its promotion and a hash', () => {
  const [, code] = readme.match(/```js\n([\s\S]+?)```/);
  const folder = mkdtempSync(join(root, 'js/dist/readme-'));
  try {
    writeFileSync(join(folder, 'example.mjs'), code);
    const out = execFileSync(process.execPath, [join(folder, 'example.mjs')], { encoding: 'utf8' });
    assert.match(out, /^5700 \[/);
    assert.match(out, /amount_minor: -300/);
    assert.match(out, /^[0-9a-f]{64}$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every local link of the documents leads somewhere', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'docs/semantics.md',
    'docs/field.md',
    'docs/catalog.md',
  ];
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, target] of text.matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?(?: "[^"]*")?\)/g)) {
      assert.ok(existsSync(join(root, dirname(page), target)), `${page}: ${target}`);
    }
  }
});
