// Input made to break things: refused with a code and a pointer, exit 1, by the table and by the
// JSON; and the next call works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { folder, proviso, request, root, ruleset } from './command.mjs';
import { read_json } from '../schema/schemas.mjs';

const good = readFileSync(`${root}/${request}`, 'utf8');

/** The sample's request after `change`. */
function changed(change) {
  const document = read_json(request);
  change(document);
  return JSON.stringify(document);
}
const quantity = (digits) => good.replace('"quantity": 12', `"quantity": ${digits}`);
const lines = (length) =>
  changed(({ cart }) => {
    cart.lines = Array.from({ length }, (_, i) => ({ id: `${i}`, sku: 'T1', quantity: 1 }));
  });

const kHostile = [
  ['malformed JSON', good.slice(0, -3), 'malformed_json', ''],
  ['nothing', '', 'malformed_json', ''],
  ['an unknown member', changed((document) => (document.price = 1)), 'unknown_member', '/price'],
  ['10,001 lines', lines(10_001), 'too_many_items', '/cart/lines'],
  ['a quantity of -1', quantity('-1'), 'out_of_range', '/cart/lines/0/quantity'],
  ['a quantity of 2^60', quantity(`${2n ** 60n}`), 'out_of_range', '/cart/lines/0/quantity'],
  ['a quantity of 2^64', quantity(`${2n ** 64n}`), 'out_of_range', '/cart/lines/0/quantity'],
  ['a quantity of 1.0', quantity('1.0'), 'not_an_integer', '/cart/lines/0/quantity'],
  [
    'a code of 10 kB',
    changed(({ cart }) => (cart.codes = ['x'.repeat(10_000)])),
    'too_long',
    '/cart/codes/0',
  ],
  ['nesting 200,000 deep', '['.repeat(200_000), 'nesting_too_deep', '/0'.repeat(48)],
  ['objects 200,000 deep', '{"a":'.repeat(200_000), 'nesting_too_deep', '/a'.repeat(48)],
  ['a member twice', good.replace('"cart"', '"facts": {}, "cart"'), 'duplicate_member', '/facts'],
  ['bytes after the end', `${good}\0{}`, 'malformed_json', ''],
  ['too many bytes', good + ' '.repeat(9_000_000), 'document_too_large', ''],
  ['too many values', `[${'0,'.repeat(200_000)}0]`, 'too_many_values', '/199999'],
];

for (const [name, input, code, pointer] of kHostile) {
  test(`${name} is refused, and the next call works`, (t) => {
    const json = proviso(['evaluate', '--json', ruleset, '-'], { input });
    assert.equal(json.code, 1, json.stderr);
    const { issues } = JSON.parse(json.stdout);
    assert.deepEqual([issues[0].code, issues[0].severity], [code, 'error']);
    if (code !== 'malformed_json') assert.equal(issues[0].pointer, pointer);
    const table = proviso(['evaluate', ruleset, '-'], { input });
    assert.equal(table.code, 1);
    assert.equal(table.stdout, '');
    assert.ok(table.stderr.startsWith(`-:${issues[0].pointer}: ${code}: `), table.stderr);
    const as_ruleset = proviso(['check', folder(t)('hostile.json', input)]);
    assert.equal(as_ruleset.code, 1);
    assert.equal(proviso(['evaluate', ruleset, '-'], { input: good }).code, 0);
  });
}

test('every issue of a request is told at once', () => {
  const input = '{"currency":"XXX","evaluated_at":-1,"cart":{"lines":[{"id":"","sku":5}]}}';
  const { stderr } = proviso(['evaluate', ruleset, '-'], { input });
  assert.equal(stderr.trim().split('\n').length, 5, stderr);
});

test('a thousand issues are counted, a hundred shown', () => {
  const input = changed(({ cart }) => (cart.lines = Array(1000).fill({})));
  const { stderr } = proviso(['evaluate', ruleset, '-'], { input });
  assert.match(stderr, /^-: and 2900 more$/m);
  assert.equal(stderr.trim().split('\n').length, 101);
});
