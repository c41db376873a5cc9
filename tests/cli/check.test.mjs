// `proviso check`: what a ruleset holds, the hash of each part, warnings and issues.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso, request, ruleset } from './command.mjs';
import { read_json } from '../schema/schemas.mjs';

const check = (...files) => JSON.parse(proviso(['check', '--json', ...files]).stdout).files;

test('a sound ruleset is counted and hashed', () => {
  const { code, stdout, stderr } = proviso(['check', ruleset]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /ruleset\.json: sound: sample version 7, GBP EUR\n/);
  assert.match(stdout, /^  products +categories 3, products 4 +[0-9a-f]{64}$/m);
  assert.match(stdout, /^  prices +price lists 1, entries 1 +[0-9a-f]{64}$/m);
});

test('a part’s hash changes with what it says, not with how it is written', (t) => {
  const write = folder(t);
  const document = read_json(ruleset);
  const spaced = write('spaced.json', JSON.stringify(document, null, 7));
  document.parts.promotions.promotions[0].title = 'Summer';
  const [one, two, other] = check(ruleset, spaced, write('other.json', document));
  assert.deepEqual(one.parts, two.parts);
  assert.notEqual(one.parts.promotions.sha256, other.parts.promotions.sha256);
  assert.equal(one.parts.products.sha256, other.parts.products.sha256);
});

test('warnings do not fail', (t) => {
  const document = read_json(ruleset);
  document.parts.products.products[0].cost.GBP = 450; // above the dealer's 4.00
  const file = folder(t)('loss.json', document);
  const { code, stdout, stderr } = proviso(['check', file]);
  assert.equal(code, 0);
  assert.match(stdout, /: sound: /);
  assert.match(stderr, /^.*loss\.json:\/parts\/prices\/.*: warning: price_below_cost: /m);
});

test('every file is told, sound or not', (t) => {
  const document = read_json(ruleset);
  delete document.id;
  document.parts.products.categories[1].parent = 'nowhere';
  const [bad, good] = check(folder(t)('bad.json', document), ruleset);
  assert.deepEqual([bad.sound, good.sound], [false, true]);
  assert.deepEqual(
    bad.issues.map(({ code, severity, pointer }) => [code, severity, pointer]),
    [['missing_member', 'error', '/id']],
  );
});

test('requests are checked against the ruleset', (t) => {
  const document = read_json(request);
  document.cart.lines[1].sku = 'NONE';
  const other = folder(t)('cart.json', document);
  const args = ['check', ruleset, '--request', request, '--request', other];
  const { code, stdout, stderr } = proviso(args);
  assert.equal(code, 1);
  assert.match(stdout, /request\.json: sound\n/);
  assert.match(stderr, /cart\.json:\/cart\/lines\/1\/sku: unknown_product: no such product/);
});

test('a warning shows a cart, which evaluates to what it tells', (t) => {
  const document = read_json(ruleset);
  document.parts.promotions.promotions = [
    {
      key: 'coded',
      title: 'Coded',
      codes: ['SAVE'],
      benefits: [{ kind: 'order', rate_bp: 1000 }],
    },
  ];
  const write = folder(t);
  const file = write('coded.json', document);
  const { code, stderr } = proviso(['check', file]);
  assert.equal(code, 0);
  assert.match(
    stderr,
    /codes: warning: unlimited_code: `SAVE`: .*\n {2}1 × .*; code SAVE.*: [0-9.]+ /,
  );
  const [{ warnings, cut, warnings_left_out }] = check(file);
  assert.deepEqual([cut, warnings_left_out], [[], 0]);
  const warning = warnings.find((one) => one.code === 'unlimited_code');
  const [{ request: cart, total_minor }] = warning.carts;
  const answer = proviso(['evaluate', '--json', file, write('cart.json', cart)]);
  assert.equal(JSON.parse(answer.stdout).totals.total_minor, total_minor);
});

test('definitions are listed with those that use them', (t) => {
  const document = read_json(ruleset);
  document.definitions = {
    audiences: [
      { key: 'dealers', is: { segments: ['dealer'] } },
      { key: 'idle', is: { segments: ['dealer'] } },
    ],
  };
  document.parts.promotions.promotions = [
    { key: 'one', audience: { use: 'dealers' }, benefits: [{ kind: 'order', rate_bp: 1000 }] },
  ];
  const file = folder(t)('named.json', document);
  const { stdout } = proviso(['check', file]);
  assert.match(stdout, /^ {2}audience +dealers +one$/m);
  assert.match(stdout, /^ {2}audience +idle +nothing$/m);
  const [{ definitions }] = check(file);
  assert.deepEqual(definitions[0], {
    kind: 'audience',
    key: 'dealers',
    promotions: ['one'],
    price_lists: [],
  });
});
