// The shared cases through the package in Node. Control: a wrong expectation fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Engine } from 'proviso';

import { answerAll } from './answer.mjs';
import { assertCase, readCases, testCases } from './cases.mjs';

const files = await readCases();
const answers = await answerAll(Engine, files);

testCases(files, answers);

test('control: a wrong expectation is noticed', () => {
  const given = answers[0][0];
  const total = given.result.totals.total_minor;
  assert.throws(() => assertCase({ expect: { totals: { total_minor: total + 1 } } }, given));
  assert.throws(() => assertCase({ expect: { lines: [] } }, given));
  assert.throws(() => assertCase({ expect_outcomes: [{ promotion: 'none' }] }, given));
  assert.throws(() => assertCase({ expect_issues: [] }, given));
});
