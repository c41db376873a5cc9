// The replay from file to verdict, on a small dirty file; its controls make it fail; and, where
// PROVISO_REPLAY_DATA names one, on a real file.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { figure, folderFor, kDirty, kProgram, runReplay, writeOrders } from './orders_csv.mjs';

function readLines(path) {
  return readFileSync(path, 'utf8').trim().split('\n');
}

/** A program in place of proviso-replay: `before` and `after` are shell around the real one. */
function writeProgram(folder, { before = '', ruleset = '$1', after = '' }) {
  const path = join(folder, 'changed-replay');
  const call = `'${kProgram}' "${ruleset}" "$2" --digests "$4" || exit $?`;
  writeFileSync(path, `#!/bin/sh\n${before}\n${call}\n${after}\n`);
  chmodSync(path, 0o755);
  return path;
}

test('a dirty file: every skip said, every cart equal on both sides', (t) => {
  const folder = folderFor(t);
  const out = join(folder, 'out');
  const { status, stdout, stderr } = runReplay(writeOrders(folder, kDirty), '--out', out);
  assert.equal(status, 0, stderr + stdout);
  for (const [name, value] of [
    ...[
      ['rows read', 18],
      ['rows skipped', 10],
      ['cancellation', 1],
      ['not_an_order', 1],
    ],
    ...[
      ['malformed_row', 1],
      ['malformed_quantity', 1],
      ['non_positive_price', 1],
    ],
    ...[
      ['invoices', 12],
      ['carts', 3],
      ['of guests', 1],
      ['products', 3],
      ['accounts', 2],
    ],
    ...[
      ['promotions', 150],
      ['carts evaluated', 3],
      ['carts refused', 0],
    ],
  ]) {
    assert.equal(figure(stdout, name), value, `${name}\n${stdout}`);
  }
  const hashes = stdout.match(/sha256 [0-9a-f]{64}/g);
  assert.equal(hashes.length, 2);
  assert.equal(hashes[0], hashes[1]);
  assert.equal(stdout.trim().split('\n').at(-1), 'equal');
  assert.deepEqual(readLines(join(out, 'invoices.txt')), ['1001', '1011', '1012']);
  assert.equal(readLines(join(out, 'requests.ndjson')).length, 3);
});

test('the sums are those of the carts, counted by hand', (t) => {
  const { stdout } = runReplay(writeOrders(folderFor(t), kDirty));
  // 1001: 9 × 2.95 + 1 × 0.001; 1011: 5.79 + 2.51; 1012: 400 × 2.95, for 2.55 was paid on one
  // line only, and one line makes no tier: 26.55 + 8.30 + 1,180.00.
  assert.equal(figure(stdout, 'subtotal GBP'), 1214.85);
  // 1001: the offer of the month, 9 × 0.30; with WELCOME5, 5 % of the 23.85 left: 1.19.
  // 1012: candles in January 10 %: 118.00; from 192 candles 2 % of the 1,062.00 left: 21.24; from
  // £1000 1.5 % of 1,040.76: 15.61; Germany 2 % of 1,025.15: 20.50; NEWYEAR11: 20.00.
  assert.equal(figure(stdout, 'reduction GBP'), 199.24);
  assert.equal(figure(stdout, 'carts discounted'), 2);
});

test('a cart beyond the limits is refused, alike on both sides', (t) => {
  const row = kDirty[0].replace('1001', '2000');
  const orders = writeOrders(folderFor(t), [...kDirty, ...Array(10_001).fill(row)]);
  const { status, stdout } = runReplay(orders);
  assert.equal(status, 0, stdout);
  assert.equal(figure(stdout, 'carts evaluated'), 4);
  assert.equal(figure(stdout, 'carts refused'), 1);
  assert.equal(figure(stdout, 'too_many_items'), 1);
});

test('fewer carts, evenly spread', (t) => {
  const folder = folderFor(t);
  const out = join(folder, 'out');
  const { status } = runReplay(writeOrders(folder, kDirty), '--carts', '2', '--out', out);
  assert.equal(status, 0);
  assert.deepEqual(readLines(join(out, 'invoices.txt')), ['1001', '1011']);
});

test('control: another ruleset on one side is found, with the first cart that differs', (t) => {
  const folder = folderFor(t);
  const before = `sed 's/"rate_bp":200,/"rate_bp":201,/g' "$1" > "$1.changed"`;
  const program = writeProgram(folder, { before, ruleset: '$1.changed' });
  const { status, stdout } = runReplay(writeOrders(folder, kDirty), '--native', program);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^DIFFERENT: first differing cart 3, invoice 1012$/m);
});

test('control: one corrupted answer on one side is found', (t) => {
  const folder = folderFor(t);
  const program = writeProgram(folder, { after: `sed -i '2s/^..../ffff/' "$4"` });
  const { status, stdout } = runReplay(writeOrders(folder, kDirty), '--native', program);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^DIFFERENT: first differing cart 2, invoice 1011$/m);
});

test('control: a native side that dies is a failure, not a result', (t) => {
  const folder = folderFor(t);
  const program = writeProgram(folder, { before: 'exit 3' });
  const { status, stderr } = runReplay(writeOrders(folder, kDirty), '--native', program);
  assert.equal(status, 1);
  assert.match(stderr, /ended with 3/);
});

test('wrong usage ends with 2 and says why', (t) => {
  const folder = folderFor(t);
  const orders = writeOrders(folder, kDirty);
  for (const [words, pattern] of [
    [[], /one order file is wanted/],
    [[join(folder, 'none.csv')], /cannot read/],
    [[orders, '--carts', '0'], /`--carts 0` is not a number of carts/],
    [[orders, '--cats'], /unknown option '--cats'/],
    [[orders, '--native', join(folder, 'none')], /is missing: `make build` makes it/],
    [[writeOrders(folder, [kDirty[4]], 'returns.csv')], /holds no order/],
  ]) {
    const { status, stderr } = runReplay(...words);
    assert.equal(status, 2, stderr);
    assert.match(stderr, pattern);
  }
  assert.equal(runReplay('--help').status, 0);
});

const real = process.env.PROVISO_REPLAY_DATA;
const missing = !real || !existsSync(real);

test(
  'the real file: all carts equal, at least 30 % of them discounted',
  { skip: missing && 'PROVISO_REPLAY_DATA names no wholesale order file' },
  () => {
    const { status, stdout, stderr } = runReplay(real);
    assert.equal(status, 0, stderr + stdout);
    assert.ok(figure(stdout, 'carts evaluated') > 0);
    const discounted = figure(stdout, 'carts discounted');
    assert.ok(discounted >= 0.3 * figure(stdout, 'carts evaluated'), stdout);
  },
);
