// `proviso check --uses`: who uses the definitions of one name, themselves or through others.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso, ruleset } from './command.mjs';
import { read_json } from '../schema/schemas.mjs';

const order = [{ kind: 'order', rate_bp: 1_000 }];
const lines = { kind: 'lines', rate_bp: 500 };

/** Definitions of every kind, `trade` of two, and a user of each. */
function named() {
  const document = read_json(ruleset);
  document.definitions = {
    selectors: [
      { key: 'cups', is: { categories: ['tableware'] } },
      { key: 'mine', is: { use: 'cups' } },
    ],
    audiences: [{ key: 'trade', is: { segments: ['dealer'] } }],
    conditions: [
      { key: 'trade', is: { fact: 'lines.quantity', op: 'gte', value: 2, of: { use: 'cups' } } },
    ],
    schedules: [{ key: 'weekdays', is: { weekly: [{ days: ['mon'] }] } }],
    benefits: [{ key: 'gone', is: { ...lines, target: { use: 'cups' } } }],
  };
  document.parts.products.categories.push({ key: 'tableware' });
  document.parts.promotions.promotions = [
    { key: 'direct', title: 'Direct', benefits: [{ ...lines, target: { use: 'cups' } }] },
    { key: 'by-condition', condition: { use: 'trade' }, benefits: order },
    { key: 'by-benefit', benefits: [{ use: 'gone' }] },
    {
      key: 'by-audience',
      audience: { use: 'trade' },
      schedule: { use: 'weekdays' },
      benefits: order,
    },
    { key: 'none', benefits: order },
  ];
  document.parts.prices.price_lists[0].schedule = { use: 'weekdays' };
  return document;
}

test('a definition’s users are listed, themselves and through others', (t) => {
  const file = folder(t)('named.json', named());
  const { code, stdout, stderr } = proviso(['check', file, '--uses', 'cups']);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^selector cups:\n/);
  const users = [...stdout.matchAll(/^ {2}promotion +(\S+)/gm)].map(([, key]) => key);
  assert.deepEqual(users, ['direct', 'by-condition', 'by-benefit']);
  assert.match(stdout, /^ {2}promotion +direct +Direct$/m);
});

test('a name of two kinds is told for both, one that nothing uses as such', (t) => {
  const file = folder(t)('named.json', named());
  const trade = proviso(['check', file, '--uses', 'trade']).stdout;
  assert.match(trade, /^audience trade:\n.*\n {2}promotion +by-audience\s+condition trade:\n/m);
  assert.doesNotMatch(trade, /direct|none/);
  assert.equal(proviso(['check', file, '--uses', 'mine']).stdout, 'selector mine: not used\n');
});

test('price lists use definitions too', (t) => {
  const document = named();
  const file = folder(t)('named.json', document);
  const { stdout } = proviso(['check', '--json', file, '--uses', 'weekdays']);
  assert.deepEqual(JSON.parse(stdout), {
    definitions: [
      {
        kind: 'schedule',
        key: 'weekdays',
        promotions: ['by-audience'],
        price_lists: [document.parts.prices.price_lists[0].key],
      },
    ],
  });
});

test('one that is used no more is not listed any more', (t) => {
  const document = named();
  const write = folder(t);
  const uses = (name) => {
    const { stdout } = proviso(['check', '--json', write(name, document), '--uses', 'cups']);
    return JSON.parse(stdout).definitions[0].promotions;
  };
  const before = uses('before.json');
  document.definitions.benefits[0].is = lines;
  assert.deepEqual(before, ['direct', 'by-condition', 'by-benefit']);
  assert.deepEqual(uses('after.json'), ['direct', 'by-condition']);
});

test('an unsound ruleset is told as such', (t) => {
  const document = named();
  document.definitions.selectors[0].is = { use: 'nowhere' };
  const { code, stdout, stderr } = proviso([
    'check',
    folder(t)('bad.json', document),
    '--uses',
    'cups',
  ]);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /selectors\/0\/is\/use: unknown_reference/);
});
