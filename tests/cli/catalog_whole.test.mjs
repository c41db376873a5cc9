// `proviso catalog --format`: a buyer's whole catalog, to standard output or a file; nothing of
// hidden products in it. Control: a visible change does change the bytes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { validators } from '../schema/schemas.mjs';
import { folder, proviso, ruleset as sample } from './command.mjs';
import { kAt, kAudience, shelf } from './shelf.mjs';

const kFormats = ['html', 'json', 'csv'];

/** What the command gives for a ruleset, at once or page by page. */
function catalog(t, ruleset, args, input = kAudience) {
  const file = typeof ruleset === 'string' ? ruleset : folder(t)('rules.json', ruleset);
  const at = args.includes('--at') ? [] : ['--at', kAt];
  const all = ['catalog', file, '--audience', '-', ...at, ...args];
  const { code, stdout, stderr } = proviso(all, { input });
  assert.equal(code, 0, stderr);
  return { stdout, stderr };
}
const whole = (t, ruleset, format, ...args) =>
  catalog(t, ruleset, ['--format', format, ...args]).stdout;

/** A product that nobody sees, with all that a product may have, in a category of its own. */
function hide(parts) {
  parts.products.categories.unshift(
    { key: 'attic', name: 'Attic' },
    { key: 'chest', parent: 'drinks', name: 'Chest' },
  );
  const secret = { name: 'Secret', brand: 'Veil', list_price: { GBP: 77777 } };
  parts.products.products.push(
    { ...secret, sku: 'A0', category: 'attic', further_categories: ['tea'] },
    { ...secret, sku: 'A1', category: 'chest' },
  );
  parts.prices.price_lists[0].entries.push({
    sku: 'A0',
    unit_price: 12345,
    tiers: [{ from: 2, unit_price: 12344 }],
  });
  parts.entitlements.entitlements.push({ key: 'no', effect: 'deny', skus: ['A0', 'A1'] });
}

for (const format of kFormats) {
  test(`${format}: hidden products change no byte; control: a visible change does`, (t) => {
    const without = whole(t, shelf(), format);
    assert.equal(whole(t, shelf(hide), format), without);
    const shown = shelf((parts) => (hide(parts), parts.entitlements.entitlements.pop()));
    const told = whole(t, shown, format);
    assert.notEqual(told, without);
    for (const text of ['A0', 'A1', 'Secret', 'Veil']) assert.ok(told.includes(text), text);
    const dearer = shelf((parts) => (parts.products.products[2].list_price.GBP += 1));
    assert.notEqual(whole(t, dearer, format), without);
  });

  test(`${format}: prices that are not shown change no byte; control: shown ones do`, (t) => {
    const prices = (effect, list_price) =>
      shelf(({ products, entitlements }) => {
        products.products[2].list_price.GBP = list_price;
        entitlements.entitlements.push({ key: 'j', effect, of: 'price', skus: ['J1'] });
      });
    const hidden = whole(t, prices('deny', 2468), format);
    assert.equal(whole(t, prices('deny', 1357), format), hidden);
    assert.ok(hidden.includes('J1') && !/2[._]?468/.test(hidden));
    assert.notEqual(whole(t, prices('grant', 2468), format), hidden);
  });

  test(`${format}: a file has the bytes that standard output has, or is not there`, (t) => {
    const write = folder(t);
    const rules = write('rules.json', shelf());
    const output = write('out', 'as it was');
    assert.equal(whole(t, rules, format, '--output', output), '');
    assert.equal(readFileSync(output, 'utf8'), whole(t, rules, format));
    assert.ok(!existsSync(`${output}.part`));
    const args = ['catalog', rules, '--audience', '-', '--format', format, '--output'];
    const full = proviso([...args, '/dev/full'], { input: kAudience });
    assert.equal(full.code, 2);
    assert.match(full.stderr, /cannot write `\/dev\/full`: No space left/);
    const nowhere = proviso([...args, `${output}/no/such`], { input: kAudience });
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.stderr, /cannot write .*: Not a directory/);
  });

  test(`${format}: prices of the instant and the currency, products of the category`, (t) => {
    const at = (instant) => catalog(t, sample, ['--format', format, '--at', instant], '{}').stdout;
    assert.equal(at('5000'), at('5000'));
    const kDealer = '{"account":"acme","segments":["gold"],"region":"uk","channel":"web"}';
    const dealer = (...args) => catalog(t, sample, ['--format', format, ...args], kDealer).stdout;
    const price = format === 'json' ? '"unit_price":350' : '10+ ';
    assert.ok(dealer('--at', '5000').includes(price));
    assert.ok(!dealer('--at', '10000').includes(price));
    assert.ok(dealer('--currency', 'EUR').includes('EUR'));
    assert.ok(!dealer('--category', 'tea').includes('T2'));
  });
}

test('json is the pages put together, and as the schema says', (t) => {
  const document = JSON.parse(whole(t, shelf(), 'json'));
  const pages = [1, 2, 3].map((page) =>
    JSON.parse(catalog(t, shelf(), ['--json', '--page-size', '2', '--page', `${page}`]).stdout),
  );
  assert.deepEqual(
    document.products,
    pages.flatMap(({ products }) => products),
  );
  assert.deepEqual(document.categories, pages[0].categories);
  assert.deepEqual([document.page, document.pages, document.page_size], [1, 1, 6]);
  const valid = validators().catalog;
  assert.ok(valid(document), JSON.stringify(valid.errors));
  assert.ok(!valid({ ...document, title: 'control' }));
});

test('an empty catalog is a document too, and standard error says so', (t) => {
  for (const format of kFormats) {
    const args = ['--format', format, '--category', 'nowhere'];
    const { stdout, stderr } = catalog(t, shelf(), args);
    assert.match(stderr, /catalog is empty: `acme & <sons>` sees no product in category `nowhere`/);
    if (format === 'json') assert.deepEqual(JSON.parse(stdout).products, []);
    if (format === 'csv') assert.equal(stdout.split('\r\n').length, 2);
    if (format === 'html') assert.match(stdout, /There are no products\./);
  }
  assert.equal(catalog(t, shelf(), ['--format', 'csv']).stderr, '');
});

test('what was read is not written over', (t) => {
  const write = folder(t);
  const rules = write('rules.json', shelf());
  const audience = write('audience.json', kAudience);
  const args = ['catalog', rules, '--audience', audience, '--format', 'csv', '--output'];
  for (const input of [rules, audience]) {
    const { code, stderr } = proviso([...args, input]);
    assert.equal(code, 2);
    assert.match(stderr, /is read, so it cannot be the output/);
  }
  assert.equal(readFileSync(audience, 'utf8'), kAudience);
  assert.equal(proviso([...args, `${rules}.csv`]).code, 0);
});
