// Help, version, misspelt commands and options, files that cannot be read: exit codes 0 and 2.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { proviso, request, ruleset } from './command.mjs';

const kCommands = ['check', 'evaluate', 'explain', 'catalog', 'price', 'visibility', 'zones'];

test('help tells every subcommand, each with an example', () => {
  const { code, stdout } = proviso(['--help']);
  assert.equal(code, 0);
  for (const command of kCommands) {
    assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
    const help = proviso([command, '--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, new RegExp(`Examples?:\\n  proviso ${command} `));
  }
});

test('the version names the semantics too', () => {
  const { code, stdout } = proviso(['--version']);
  assert.equal(code, 0);
  assert.match(stdout, /^proviso \d+\.\d+\.\d+ \(semantics \d+\)\n$/);
});

const kWrong = [
  { args: [], says: /Usage: proviso/ },
  { args: ['chekc', ruleset], says: /unknown command `chekc`; did you mean `check`\?/ },
  { args: ['frobnicate'], says: /unknown command `frobnicate`\nsee `proviso --help`/ },
  {
    args: ['catalog', ruleset, '--audience', '-', '--pag', '2'],
    says: /unknown option `--pag`; did you mean `--page`\?\nsee `proviso catalog --help`/,
  },
  { args: ['evaluate', ruleset, request, '--jsno'], says: /did you mean `--json`\?/ },
  { args: ['evaluate', ruleset], says: /REQUEST is required/ },
  { args: ['evaluate', ruleset, request, 'more'], says: /one argument too many: `more`/ },
  { args: ['catalog', ruleset], says: /--audience is required/ },
  { args: ['catalog', ruleset, '--audience', request, '--page', '0'], says: /--page/ },
  { args: ['catalog', ruleset, '--audience', request, '--page', 'two'], says: /--page/ },
  {
    args: ['catalog', ruleset, '--audience', request, '--at', 'noon'],
    says: /`noon` is no instant/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--currency', 'USD'],
    says: /no currency `USD`, but `GBP`, `EUR`/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--format', 'pdf'],
    says: /--format: pdf not in \{html,json,csv\}/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--format', 'csv', '--page', '2'],
    says: /--page excludes --format/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--output', 'x.html'],
    says: /--output requires --format/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--format', 'csv', '--title', 'x'],
    says: /--title is for `--format html`/,
  },
  {
    args: ['catalog', ruleset, '--audience', request, '--formt', 'csv'],
    says: /unknown option `--formt`; did you mean `--format`\?/,
  },
  { args: ['price', ruleset, '--audience', request], says: /SKU is required/ },
  {
    args: ['price', ruleset, 'T1', '--audience', request, '--quantity', '0'],
    says: /--quantity/,
  },
  { args: ['visibility', ruleset, 'T1'], says: /--audience is required/ },
  {
    args: ['visibility', ruleset, 'T1', '--audience', request, '--at', 'noon'],
    says: /`noon` is no instant.*\nsee `proviso visibility --help`/,
  },
  { args: ['evaluate', '-', '-'], says: /standard input \(`-`\) can be read only once/ },
  { args: ['check', 'no-such.json'], says: /cannot read `no-such.json`: No such file/ },
  { args: ['evaluate', ruleset, 'tests'], says: /cannot read `tests`: Is a directory/ },
  { args: ['check', ruleset, ruleset, '--request', request], says: /one ruleset/ },
  { args: ['check', ruleset, ruleset, '--uses', 'x'], says: /`--uses` takes one ruleset/ },
  { args: ['check', ruleset, '--request', request, '--uses', 'x'], says: /no request/ },
  { args: ['check', ruleset, '--uses', 'x'], says: /the ruleset has no definition `x`\n/ },
];

for (const { args, says } of kWrong) {
  test(`wrong usage: proviso ${args.join(' ')}`, () => {
    const { code, stdout, stderr } = proviso(args);
    assert.equal(code, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, says);
  });
}

test('names cannot steer a terminal', () => {
  const { stderr } = proviso(['check', '\u001b[31mred']);
  assert.ok(!stderr.includes('\u001b'), JSON.stringify(stderr));
});
