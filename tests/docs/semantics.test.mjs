// Every number that docs/semantics.md links to a case is expected by that case, and every file of
// cases is linked. The control: an altered number is reported.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/semantics.md', root), 'utf8');
const LINK = /\[([^\]]+)\]\(\.\.\/tests\/cases\/(\w+)\.json "([^"]+)"\)/g;

/** All integers inside a value, without sign. */
function integers(value) {
  if (Number.isInteger(value)) return [Math.abs(value)];
  return value && typeof value === 'object' ? Object.values(value).flatMap(integers) : [];
}

function caseOf(file, name) {
  const { cases } = JSON.parse(readFileSync(new URL(`tests/cases/${file}.json`, root), 'utf8'));
  return cases.find((c) => c.name === name);
}

/** What is wrong with the links of a page: a line each. */
function faults(page) {
  return [...page.matchAll(LINK)].flatMap(([, numbers, file, name]) => {
    const found = caseOf(file, name);
    if (!found) return [`${file}.json has no case “${name}”`];
    const { expect, prices, visibility } = found;
    const expected = integers([expect, prices?.expect, visibility?.expect]);
    return numbers
      .split(', ')
      .filter((number) => !expected.includes(Number(number.replace('.', ''))))
      .map((number) => `${file}.json “${name}” does not expect ${number}`);
  });
}

test('every linked number is an expectation of its case', () => {
  assert.ok([...text.matchAll(LINK)].length > 30);
  assert.deepEqual(faults(text), []);
});

test('every file of cases is linked', () => {
  const files = readdirSync(new URL('tests/cases/', root)).filter((name) => name.endsWith('.json'));
  const missing = files.filter((name) => !text.includes(`../tests/cases/${name}`));
  assert.deepEqual(missing, []);
});

test('control: an altered number and a wrong name are reported', () => {
  const altered = text.replace('[70.00]', '[70.01]').replace('"10 % per line"', '"11 % per line"');
  assert.deepEqual(faults(altered), [
    'strata.json “10 % and 20 % in one stratum” does not expect 70.01',
    'rounding_line.json has no case “11 % per line”',
  ]);
});
