// Runs the built `proviso` as a user would: arguments and standard input in; exit code and both
// outputs back. Contract: $PROVISO_BIN or the release build; bounded in time.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = process.env.PROVISO_BIN ?? join(root, 'build/release/bin/proviso');

/** The command's exit code, standard output and standard error. */
export function proviso(args, { input = '' } = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(binary, args, {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  if (error && error.code !== 'EPIPE') throw error; // it need not read all of its input
  return { code: signal ?? status, stdout, stderr };
}

/** A folder that lasts as long as the test, and a function that writes files into it. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'proviso-cli-'));
  t.after(() => rmSync(path, { recursive: true }));
  return (name, content) => {
    const file = join(path, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
}

export const ruleset = 'tests/schema/ruleset.json';
export const request = 'tests/schema/request.json';
