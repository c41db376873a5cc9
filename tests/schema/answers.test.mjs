// What the command prints is what the result and catalog schemas say. Control: a result with a
// member more, or one less, is refused.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

import { folder, proviso, request, root, ruleset } from '../cli/command.mjs';
import { read_json, validators } from './schemas.mjs';

const valid = validators();

function answer(args, input) {
  const { code, stdout, stderr } = proviso([...args, '--json'], { input });
  assert.ok(code === 0 || code === 1, `exit ${code}: ${stderr}`);
  return { code, document: JSON.parse(stdout) };
}

function assert_valid(name, document, about) {
  assert.ok(valid[name](document), `${about}: ${JSON.stringify(valid[name].errors)}`);
}

test('results of the sample and of every shared case are valid', (t) => {
  const write = folder(t);
  let results = 0;
  assert_valid('result', answer(['evaluate', ruleset, request]).document, 'the sample');
  for (const file of readdirSync(`${root}/tests/cases`).filter((name) => name.endsWith('.json'))) {
    const { ruleset: document, cases } = read_json(`tests/cases/${file}`);
    const rules = write(file, document);
    for (const one of cases) {
      const { code, document: result } = answer(
        ['evaluate', rules, '-'],
        JSON.stringify(one.request),
      );
      assert.equal(code, one.expect_issues ? 1 : 0, one.name);
      if (code === 0) assert_valid('result', result, `${file}: ${one.name}`);
      results += code === 0 ? 1 : 0;
    }
  }
  t.diagnostic(`${results} results`);
  assert.ok(results > 10);
});

test('catalogs are valid', () => {
  const pages = [
    [],
    ['--page', '2', '--page-size', '1'],
    ['--category', 'drinks'],
    ['--page', '9'],
  ];
  for (const audience of ['{}', '{"account":"acme","segments":["gold"],"region":"uk"}']) {
    for (const page of pages) {
      const args = ['catalog', ruleset, '--audience', '-', '--at', '5000', ...page];
      const { code, document } = answer(args, audience);
      assert.equal(code, 0);
      assert_valid('catalog', document, page.join(' '));
    }
  }
});

test('control: the schemas refuse a member more and a member less', () => {
  const { document } = answer(['evaluate', ruleset, request]);
  assert.ok(valid.result(document));
  assert.ok(!valid.result({ ...document, extra: 1 }));
  const { basis: _, ...less } = document;
  assert.ok(!valid.result(less));
});
