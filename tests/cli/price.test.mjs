// `proviso price` and `proviso visibility`: the lists that were asked, the entitlements that spoke,
// and what decided; by level. Control: an audience of another kind is answered otherwise.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folder, proviso } from './command.mjs';
import { kAt, kAudience, reduce, shelf } from './shelf.mjs';

/** The output of a command about SKUs of a shelf with a sale, for an account. */
function ask(t, [command, ...args], { input = kAudience, change = reduce } = {}) {
  const file = folder(t)('rules.json', shelf(change));
  return proviso([command, file, '--audience', '-', '--at', kAt, ...args], { input });
}

test('a table of the lists that were asked, and what each asks', (t) => {
  const asked = ['G1', 'J1', 'N1', 'NONE', '--quantity', '12'];
  const { code, stdout, stderr } = ask(t, ['price', ...asked]);
  assert.equal(code, 0, stderr);
  const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  const of = (sku) => rows.filter(([first]) => first === sku).map((cells) => cells.slice(1));
  assert.deepEqual(of('G1'), [
    ['sale', 'it does not have the product'],
    ['trade', '3.500', '42.00', 'decides', 'from 10', 'from 50 at 3.001'],
  ]);
  assert.deepEqual(of('J1'), [
    ['sale', '1.600', '19.20', 'decides', 'from 10', 'whole -20.00 %'],
    ['trade', 'it does not have the product'],
  ]);
  assert.deepEqual(of('N1').at(-1), ['no price']);
  assert.deepEqual(of('NONE'), [['no such product for this account']]);
});

test('a list that does not run says why, and the list price decides', (t) => {
  const file = folder(t)('rules.json', shelf(reduce));
  const before = proviso(['price', file, 'J1', '--audience', '-', '--at', '2026-02-01'], {
    input: kAudience,
  });
  assert.match(before.stdout, /^  J1 +sale +2\.000 +2\.00 +its schedule has not begun /m);
  assert.match(before.stdout, /^  J1 +list price +2\.500 +2\.50 +decides$/m);
});

test('a buyer is told of the list that decides; --json as the package has it', (t) => {
  const told = (level) => {
    const { stdout } = ask(t, ['price', 'J1', '--level', level, '--json']);
    return JSON.parse(stdout).prices[0].price_lists;
  };
  assert.deepEqual(told('buyer'), [
    {
      price_list: 'sale',
      unit_price: 2000,
      amount_minor: 200,
      next_tier: { from: 10, unit_price: 1600 },
      decides: true,
    },
  ]);
  assert.deepEqual(
    told('sales').map((list) => list.price_list),
    ['sale', 'trade'],
  );
  assert.deepEqual(told('sales'), told('auditor'));
  assert.deepEqual(told('sales')[0].follows, [{ price_list: 'whole', change_bp: -2000 }]);
});

function hide({ entitlements }) {
  entitlements.entitlements.push(
    { key: 'no-tea', effect: 'deny', categories: ['tea'] },
    { key: 'acme-tea', effect: 'grant', audience: { segments: ['trade'] }, skus: ['G1'] },
    { key: 'ask', effect: 'deny', of: 'price', brands: ['Leaf'] },
  );
}

test('the entitlements that spoke, in the order in which they are laid', (t) => {
  const { code, stdout, stderr } = ask(t, ['visibility', 'G1', 'G2', 'NONE'], { change: hide });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^  G1 +product +no-tea +deny +0 +category tea +everyone$/m);
  assert.match(
    stdout,
    /^  G1 +product +acme-tea +grant +0 +the product .* decides\n  G1 +product +is shown$/m,
  );
  assert.match(stdout, /^  G1 +price +ask +deny +0 +a brand.* decides\n.*is hidden$/m);
  assert.match(stdout, /^  G2 +product +no-tea .* decides\n  G2 +product +is hidden$/m);
  assert.match(stdout, /^  NONE +no such product$/m);
  const other = ask(t, ['visibility', 'G1', '--json'], { change: hide, input: '{}' });
  assert.equal(JSON.parse(other.stdout).products[0].visible, false);
});

test('a projection tells staff nothing', (t) => {
  const withheld = (parts, ruleset) => (ruleset.projection = { codes: 'withheld' });
  for (const command of ['price', 'visibility']) {
    const { code, stdout, stderr } = ask(t, [command, 'G1'], { change: withheld });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^query:: staff_only: /);
  }
  assert.equal(ask(t, ['price', 'G1', '--level', 'buyer'], { change: withheld }).code, 0);
});
