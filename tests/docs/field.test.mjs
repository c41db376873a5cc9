// Every piece of a ruleset that docs/field.md shows is valid: wrapped in a ruleset it satisfies the
// schema and, where the command is built, compiles. Every row of what is there has a row that says
// how it is written. The control: a damaged piece is refused by both.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';

import { binary, folder, proviso } from '../cli/command.mjs';
import { validators } from '../schema/schemas.mjs';
import { wrap, wrap_cart } from './field_ruleset.mjs';

const page = readFileSync(new URL('../../docs/field.md', import.meta.url), 'utf8');
const PIECE = /^\| ([^|]+) \| (\w+) \| `(\{.+\})` \|$/gm;
const kMarks = new Set(['yes', 'partly', 'no', '–']);

const valid = validators();
const pieces = [...page.matchAll(PIECE)].map(([, name, as, json]) => ({ name, as, json }));

/** The documents that the pieces become, each with its piece's name: rulesets, or requests. */
function documents(requests) {
  const wanted = pieces.filter(({ as }) => (as === 'cart') === requests);
  return wanted.map(({ name, as, json }) => {
    const piece = JSON.parse(json);
    return { name, document: requests ? wrap_cart(piece) : wrap(as, piece) };
  });
}

/** The cells of the rows of a page's tables, without headers. */
function rows(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

/** Issues, other than warnings, that the command finds in each ruleset and request. */
function issues_of(t, rulesets, requests = []) {
  const write = folder(t);
  const write_all = (all, name) => all.map((document, i) => write(`${name}${i}.json`, document));
  const asked = write_all(requests, 'request').flatMap((file) => ['--request', file]);
  const { stdout } = proviso(['check', '--json', ...write_all(rulesets, 'ruleset'), ...asked]);
  const { files } = JSON.parse(stdout);
  return files.map(({ issues }) => issues.filter(({ severity }) => severity !== 'warning'));
}

test('every piece satisfies the schema', () => {
  assert.ok(pieces.length > 60, `${pieces.length} pieces`);
  for (const requests of [false, true]) {
    const valid_one = requests ? valid.request : valid.ruleset;
    for (const { name, document } of documents(requests)) {
      assert.ok(valid_one(document), `${name}: ${JSON.stringify(valid_one.errors?.[0])}`);
    }
  }
});

test('every piece compiles', { skip: !existsSync(binary) && 'not built' }, (t) => {
  const rulesets = documents(false).map(({ document }) => document);
  const named = documents(false).map(({ name }) => name);
  for (const [i, issues] of issues_of(t, rulesets).entries())
    assert.deepEqual(issues, [], named[i]);
  const requests = documents(true).map(({ document }) => document);
  assert.deepEqual(issues_of(t, [wrap('promotion', {})], requests).flat(), []);
});

test('every row says what the systems have, and how it is written here', () => {
  const marked = rows(page).filter((cells) => cells.length === 11 && kMarks.has(cells[1]));
  const written = new Set(rows(page).flatMap((cells) => (cells.length === 3 ? [cells[0]] : [])));
  assert.ok(marked.length > 60, `${marked.length} rows`);
  for (const [name, ...marks] of marked) {
    assert.ok(written.has(name), `${name} is not written`);
    assert.ok(
      marks.every((mark) => kMarks.has(mark)),
      name,
    );
  }
});

test('control: a damaged piece is refused', (t) => {
  const document = wrap('benefit', { kind: 'lines', rate_bp: 10001 });
  assert.ok(!valid.ruleset(document));
  if (existsSync(binary)) assert.equal(issues_of(t, [document])[0][0].code, 'out_of_range');
});
