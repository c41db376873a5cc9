// Progress is for a person at a terminal, when work is long; short work and pipes get none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { binary, folder, root, ruleset } from './command.mjs';
import { warehouse } from './shelf.mjs';

/** What a shell command writes to a terminal. */
function at_terminal(command) {
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(status, 0, stdout);
  return stdout;
}
function check_at_terminal(command) {
  const shown = at_terminal(command);
  assert.match(shown, /: sound: sample version 7/);
  return shown;
}

test('long work shows what it does to a terminal, and wipes it', () => {
  const shown = check_at_terminal(`(sleep 2.5; cat ${ruleset}) | '${binary}' check -`);
  assert.match(shown, /\rchecking - \.\.\. 1 s\rchecking - \.\.\. 2 s\r\u001b\[K/);
});

test('short work shows nothing', () => {
  assert.doesNotMatch(check_at_terminal(`'${binary}' check ${ruleset}`), /checking/);
});

test('a pipe gets nothing', () => {
  const command = `(sleep 1.5; cat ${ruleset}) | '${binary}' check - 2>&1 | cat`;
  assert.doesNotMatch(check_at_terminal(command), /checking/);
});

test('a catalog shows how far it is', (t) => {
  const write = folder(t);
  const file = write('rules.json', warehouse(25_000));
  const audience = write('audience.json', '{}');
  const command = `'${binary}' catalog '${file}' --audience '${audience}' --format csv`;
  const shown = at_terminal(`${command} | (sleep 2.5; cat >/dev/null)`);
  assert.match(shown, /\rwriting the catalog \.\.\. 1 s, 40 %.*\u001b\[K/s);
  assert.doesNotMatch(at_terminal(`${command} 2>&1 >/dev/null | cat`), /writing/);
});
