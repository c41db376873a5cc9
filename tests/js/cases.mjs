// The shared cases of tests/cases, and how an answer is compared with what a case expects.
// Contract: see tests/cases/README.md.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

const folder = new URL('../cases/', import.meta.url);

/** Every file of cases: its name, its ruleset, its cases. */
export async function readCases() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      ...JSON.parse(await readFile(new URL(name, folder), 'utf8')),
    })),
  );
}

/** Objects by the members listed, lists item by item. */
export function assertPart(actual, expected, pointer = '') {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `a list at \`${pointer}\``);
    assert.equal(actual.length, expected.length, `the length of \`${pointer}\``);
    expected.forEach((each, i) => assertPart(actual[i], each, `${pointer}/${i}`));
  } else if (typeof expected === 'object' && expected !== null) {
    assert.ok(typeof actual === 'object' && actual !== null, `an object at \`${pointer}\``);
    for (const [key, each] of Object.entries(expected)) {
      assertPart(actual[key], each, `${pointer}/${key}`);
    }
  } else {
    assert.equal(actual, expected, `the value at \`${pointer}\``);
  }
}

/** One test per case, on answers as answer.mjs gives them. */
export function testCases(files, answers) {
  files.forEach(({ name, cases }, i) => {
    describe(name, () => {
      cases.forEach((each, j) => test(each.name, () => assertCase(each, answers[i][j])));
    });
  });
}

/** Checks one case against an answer {result} or {issues}, and its {outcomes}. */
export function assertCase(expected, answer) {
  const { expect, expect_outcomes, expect_issues, prices, visibility } = expected;
  if (prices !== undefined) assertPart(answer.prices, prices.expect, '/prices');
  if (visibility !== undefined) assertPart(answer.visibility, visibility.expect, '/visibility');
  if (expect_issues !== undefined) {
    const issues = answer.issues?.map(({ code, pointer }) => ({ code, pointer }));
    assert.deepEqual(issues, expect_issues);
    return;
  }
  assert.deepEqual(answer.issues, undefined);
  if (expect !== undefined) assertPart(answer.result, expect);
  if (expect_outcomes !== undefined) assertOutcomes(answer.outcomes, expect_outcomes);
}

function assertOutcomes(actual, expected) {
  const sorted = (list) => list.toSorted((a, b) => (a.promotion < b.promotion ? -1 : 1));
  assertPart(sorted(actual), sorted(expected));
}
