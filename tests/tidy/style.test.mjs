// The form of every source file; each rule is shown to catch what it is for.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  file_length,
  function_length,
  line_length,
  no_floating_point,
  opening,
} from './rules_style.mjs';
import { functions } from './scan_cpp.mjs';
import { read_sources, root } from './sources.mjs';

const files = read_sources();
const on_disk = (path) => existsSync(join(root, path));
const cpp = (text, path = 'core/money/fixture.cpp') => ({ path, text, language: 'cpp' });
const js = (text, path = 'js/src/fixture.ts') => ({ path, text, language: 'js' });
const lines = (count) => 'call();\n'.repeat(count);

function check(name, rule, { caught, spared }) {
  test(name, () => assert.deepEqual(files.flatMap(rule), []));
  test(`control: ${name}`, () => {
    for (const fixture of caught) assert.equal(rule(fixture).length, 1, fixture.text.slice(0, 80));
    for (const fixture of spared) assert.deepEqual(rule(fixture), []);
  });
}

test('there are sources of every language', () => {
  for (const language of ['cpp', 'js', 'css']) {
    assert.ok(
      files.some((file) => file.language === language),
      language,
    );
  }
});

check('lines have at most 100 columns', line_length, {
  caught: [cpp(`// ${'x'.repeat(98)}\n`)],
  spared: [cpp(`// ${'×'.repeat(97)}\n`)],
});

check('files have at most 400 lines', file_length, {
  caught: [cpp(lines(401))],
  spared: [cpp(lines(400))],
});

check('functions have at most 70 lines', function_length, {
  caught: [
    cpp(`int f(int a) {\n${lines(69)}}\n`),
    cpp(`struct S {\n  void f() const override {\n${lines(69)}}\n};\n`),
    cpp(`TEST(A, B) {\n${lines(69)}}\n`),
    cpp(`const auto f = [] {\n${lines(69)}};\n`),
    js(`function f() {\n${lines(69)}}\n`),
    js(`const f = async () => {\n${lines(69)}};\n`),
    js(`class C { async f(): Promise<void> {\n${lines(69)}} }\n`),
  ],
  spared: [
    cpp(`int f(int a) {\n${lines(68)}}\n`),
    cpp(`namespace a {\nstruct S {\n${lines(90)}};\n}\n`),
    cpp(`const char* kText = R"({\n${lines(90)}})";\n`),
    cpp(`const T kTable[] = {\n${'  {f(1), 2},\n'.repeat(90)}};\n`),
    js(`describe('a', () => {\n${"test('b', () => {});\n".repeat(90)}});\n`),
  ],
});

test('a function is measured from its head to its closing brace', () => {
  const text = `// {
int f(int a,
      int b) {
  char c = '{';
  return g("}", {1, 2});
}
`;
  assert.deepEqual(functions(text), [{ line: 2, length: 5 }]);
});

check('the core has no floating point', no_floating_point, {
  caught: [cpp('double rate = 0;\n'), cpp('auto x = 1.5;\n'), cpp('auto x = 1e6;\n')],
  spared: [cpp('// a double\nauto x = 0xe1 + 1000;\n'), cpp('double x;\n', 'core/json/x.cpp')],
});

check('core files open with a comment that names their test', (file) => opening(file, on_disk), {
  caught: [
    cpp('#pragma once\n'),
    cpp('// What it is.\n#pragma once\n'),
    cpp('// What it is. Test: tests/core/none_such_test.cpp\n'),
  ],
  spared: [
    cpp('// What it is. Test: tests/tidy/style.test.mjs\n'),
    cpp('#include "proviso/program.h"\n', 'core/include/proviso/program.cpp'),
    js('export {};\n'),
  ],
});
