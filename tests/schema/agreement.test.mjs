// The schemas and our readers agree: of every damaged document, `proviso check` reports a
// structural issue exactly if its schema refuses it. Control: a relaxed schema is found out.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

import { folder, proviso, request, root, ruleset } from '../cli/command.mjs';
import { mutations } from './mutations.mjs';
import {
  kLexical,
  kSemantic,
  kStructural,
  read_json,
  read_schemas,
  validators,
} from './schemas.mjs';

const sample = (name) => `tests/schema/${name}.json`;
const good_ruleset = read_json(ruleset);
const good_request = read_json(request);
/** Rulesets, and requests with the ruleset that each is for; together they have every member. */
const kRulesets = [ruleset, ...['settings', 'conditions', 'benefits'].map(sample)];
const kRequests = [
  [request, ruleset],
  [sample('facts'), sample('conditions')],
];
const kBatch = 1000;

/** The issue codes of each document, by way of files and one process per batch. */
function codes_of(t, documents, args_of) {
  const write = folder(t);
  const found = [];
  for (let i = 0; i < documents.length; i += kBatch) {
    const batch = documents.slice(i, i + kBatch);
    const names = batch.map((document, n) => write(`${i + n}.json`, JSON.stringify(document)));
    const { code, stdout, stderr } = proviso(['check', '--json', ...args_of(names)]);
    assert.ok(code === 0 || code === 1, `exit ${code}: ${stderr}`);
    const by_file = new Map(JSON.parse(stdout).files.map((file) => [file.file, file]));
    for (const name of names) found.push(by_file.get(name).issues.map((issue) => issue.code));
  }
  return found;
}

const ruleset_codes = (t, documents) => codes_of(t, documents, (names) => names);
const request_codes = (t, documents, rules = ruleset) =>
  codes_of(t, documents, (names) => [rules, ...names.flatMap((name) => ['--request', name])]);

/** Cases that the schema and the reader judge differently. */
function disagreements(cases, codes, valid) {
  const found = [];
  for (const [i, { name, document }] of cases.entries()) {
    const refused = codes[i].some((code) => kStructural.has(code));
    if (valid(document) === refused) found.push(`${name}: schema ${refused}, reader ${codes[i]}`);
  }
  return found;
}

function check_agreement(t, good, codes_of_all, valid) {
  const cases = [{ name: 'the sample', document: good }, ...mutations(good)];
  const codes = codes_of_all(
    t,
    cases.map((one) => one.document),
  );
  assert.deepEqual(codes[0], []);
  assert.ok(cases.length > 500, `only ${cases.length} documents`);
  const refused = codes.filter((list) => list.some((code) => kStructural.has(code))).length;
  assert.ok(refused > 300 && refused < cases.length - 100, `${refused} of ${cases.length} refused`);
  t.diagnostic(`${cases.length} documents, ${refused} refused by both`);
  assert.deepEqual(disagreements(cases, codes, valid).slice(0, 20), []);
}

for (const file of kRulesets) {
  test(`every damaged ruleset is judged alike: ${file}`, (t) => {
    check_agreement(t, read_json(file), ruleset_codes, validators().ruleset);
  });
}

for (const [file, rules] of kRequests) {
  test(`every damaged request is judged alike: ${file}`, (t) => {
    const codes = (_, documents) => request_codes(t, documents, rules);
    check_agreement(t, read_json(file), codes, validators().request);
  });
}

test('the shared cases are judged alike', (t) => {
  const { ruleset: valid_ruleset, request: valid_request } = validators();
  for (const file of readdirSync(`${root}/tests/cases`).filter((name) => name.endsWith('.json'))) {
    const { ruleset: document, cases } = read_json(`tests/cases/${file}`);
    assert.deepEqual(
      disagreements([{ name: file, document }], ruleset_codes(t, [document]), valid_ruleset),
      [],
    );
    const requests = cases.map((one) => ({ name: `${file}: ${one.name}`, document: one.request }));
    const codes = request_codes(
      t,
      requests.map((one) => one.document),
    );
    assert.deepEqual(disagreements(requests, codes, valid_request), []);
  }
});

test('a cart of 10,001 lines is refused by both', (t) => {
  const line = (_, i) => ({ id: `${i}`, sku: 'T1', quantity: 1 });
  const cart = (length) => ({ ...good_request, cart: { lines: Array.from({ length }, line) } });
  const cases = [10_000, 10_001].map((length) => ({ name: `${length}`, document: cart(length) }));
  const codes = request_codes(
    t,
    cases.map((one) => one.document),
  );
  assert.deepEqual(codes, [[], ['too_many_items']]);
  assert.deepEqual(disagreements(cases, codes, validators().request), []);
});

test('control: a schema that lets unknown members pass disagrees', (t) => {
  const schemas = read_schemas();
  delete schemas.ruleset.$defs.product.additionalProperties;
  const relaxed = validators(schemas).ruleset;
  const cases = [...mutations(good_ruleset)].filter(({ name }) => name.includes('zz_unknown'));
  const codes = ruleset_codes(
    t,
    cases.map((one) => one.document),
  );
  const found = disagreements(cases, codes, relaxed);
  assert.equal(found.length, good_ruleset.parts.products.products.length);
  assert.match(found[0], /parts\/products\/products\/0 zz_unknown: schema true/);
});

test('every issue code is structural, lexical or semantic', () => {
  const all = read_json('schema/codes.json').issue_codes.map(([code]) => code);
  const listed = [...kStructural, ...kLexical, ...kSemantic];
  assert.deepEqual([...listed].sort(), [...all].sort());
});
