// Progress is for a person at a terminal, when work is long; short work and pipes get none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { binary, root, ruleset } from './command.mjs';

/** What a shell command writes to a terminal. */
function at_terminal(command) {
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /: sound: sample version 7/);
  return stdout;
}

test('long work shows what it does to a terminal, and wipes it', () => {
  const shown = at_terminal(`(sleep 2.5; cat ${ruleset}) | '${binary}' check -`);
  assert.match(shown, /\rchecking - \.\.\. 1 s\rchecking - \.\.\. 2 s\r\u001b\[K/);
});

test('short work shows nothing', () => {
  assert.doesNotMatch(at_terminal(`'${binary}' check ${ruleset}`), /checking/);
});

test('a pipe gets nothing', () => {
  const command = `(sleep 1.5; cat ${ruleset}) | '${binary}' check - 2>&1 | cat`;
  assert.doesNotMatch(at_terminal(command), /checking/);
});
