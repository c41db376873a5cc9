// Runs every test there is, group by group, on what `make test` has built; the last line is
// `N passed, N failed`, and the exit code is 0 only if none failed and none is missing.
// Usage: main.mjs [group...]. Test: tests/tidy/runner.test.mjs
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'build', 'results');
const kNative = 'build/release/bin';
const kGroupMinutes = 15;

/** The command that runs a GoogleTest binary, natively or under Node. */
function googletest(name, command, ...args) {
  const report = join(results, `${name}.json`);
  return {
    name,
    report,
    command,
    args: [...args, '--gtest_brief=1', `--gtest_output=json:${report}`],
    count: ({ tests, failures, errors = 0, disabled = 0 }) => ({
      passed: tests - failures - errors - disabled,
      failed: failures + errors,
    }),
  };
}

/** The command that runs test files under Node's runner. */
export function node_tests(name, files) {
  const report = join(results, `${name}.json`);
  const reporters = ['spec', 'stdout', './tools/test/count_reporter.mjs', report];
  return {
    name,
    report,
    command: process.execPath,
    args: [
      '--expose-gc',
      '--test',
      `--test-reporter=${reporters[0]}`,
      `--test-reporter-destination=${reporters[1]}`,
      `--test-reporter=${reporters[2]}`,
      `--test-reporter-destination=${reporters[3]}`,
      ...files,
    ],
    count: ({ passed, failed }) => ({ passed, failed }),
  };
}

async function find_groups() {
  const groups = [];
  for (const name of (await readdir(join(root, kNative))).sort()) {
    if (name.endsWith('_tests')) groups.push(googletest(name, join(kNative, name)));
  }
  const wasm = 'build/wasm-tests/bin/proviso_tests.js';
  groups.push(googletest('proviso_tests-wasm', process.execPath, wasm));
  for (const folder of (await readdir(join(root, 'tests'))).sort()) {
    const path = join('tests', folder);
    const entries = await readdir(join(root, path), { recursive: true }).catch(() => []);
    const files = entries.filter((name) => name.endsWith('.test.mjs')).sort();
    if (files.length > 0)
      groups.push(
        node_tests(
          folder,
          files.map((file) => join(path, file)),
        ),
      );
  }
  return groups;
}

/** Runs a group to its end or its deadline; true if its process said all is well. */
function run(group) {
  return new Promise((resolve) => {
    const child = spawn(group.command, group.args, { cwd: root, stdio: ['ignore', 1, 2] });
    const deadline = setTimeout(() => child.kill('SIGKILL'), kGroupMinutes * 60_000);
    const end = (ok) => {
      clearTimeout(deadline);
      resolve(ok);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}

/** Counts of a group; a process that failed without a failed test counts as one. */
export async function counts_of(group, ok) {
  const text = await readFile(group.report, 'utf8').catch(() => '');
  const { passed, failed } = text === '' ? { passed: 0, failed: 0 } : group.count(JSON.parse(text));
  const untold = failed === 0 && (!ok || passed === 0);
  return { passed, failed: untold ? 1 : failed };
}

async function main(wanted) {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const groups = (await find_groups()).filter(
    (group) => wanted.length === 0 || wanted.includes(group.name),
  );
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const group of groups) {
    console.log(`\n\x1b[1m== tests: ${group.name}\x1b[0m`);
    const start = performance.now();
    const { passed, failed } = await counts_of(group, await run(group));
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    lines.push(`${group.name.padEnd(20)} ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  console.log(`\n\x1b[1m== all tests\x1b[0m\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
