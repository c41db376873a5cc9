// A catalog as HTML, as text: one file without script or network, all texts escaped, sections as
// the category tree, prices exact. How it looks in a browser: catalog_print.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { binary, folder, proviso } from './command.mjs';
import { kAt, kAudience, reduce, shelf } from './shelf.mjs';

function html(t, args = [], ruleset = shelf(), input = kAudience) {
  const file = folder(t)('rules.json', ruleset);
  const at = args.includes('--at') ? [] : ['--at', kAt];
  const all = ['catalog', file, '--audience', '-', '--format', 'html', ...at, ...args];
  const { code, stdout, stderr } = proviso(all, { input });
  assert.equal(code, 0, stderr);
  return stdout;
}
const row = (page, sku) => page.match(new RegExp(`<tr><td class=s>${sku}<.*`))[0];

test('the cover tells title, account, currency, date and ruleset', (t) => {
  const page = html(t);
  assert.match(page, /<h1>shelf<\/h1>/);
  assert.match(page, /<title>shelf – acme &amp; &lt;sons&gt;<\/title>/);
  for (const [term, value] of [
    ['Prepared for', 'acme &amp; &lt;sons&gt;'],
    ['Prices as of', '1 March 2026'],
    ['Currency', 'GBP'],
    ['Range', '6 products'],
    ['Price basis', 'shelf, version 3'],
  ]) {
    assert.ok(page.includes(`<dt>${term}</dt><dd>${value}</dd>`), term);
  }
  assert.match(html(t, ['--at', '2026-12-31T23:59:00Z']), /<dd>31 December 2026, 23:59 UTC<\/dd>/);
  assert.match(html(t, ['--title', 'Spring & Summer']), /<h1>Spring &amp; Summer<\/h1>/);
  assert.doesNotMatch(html(t, [], shelf(), '{}'), /Prepared for/);
});

test('a title that is no UTF-8 is refused', (t) => {
  const file = folder(t)('rules.json', shelf());
  const command = '"$0" catalog "$1" --audience - --format html --title "$(printf "a\\377")"';
  const options = { input: '{}', encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command, binary, file], options);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /--title is no UTF-8/);
});

test('contents and sections are the category tree', (t) => {
  const page = html(t);
  const contents = [...page.matchAll(/<a class=d(\d) href=#c(\d)><span>(.*?)<\/span>.*?>(\d+)</g)];
  assert.deepEqual(
    contents.map(([, ...entry]) => entry.join(' ')),
    [
      '1 1 bare 2',
      '1 2 Drinks &lt;&amp; more&gt; 3',
      '2 3 Tea 2',
      '3 4 Green tea 2',
      '1 5 Further products 1',
    ],
  );
  const headings = [...page.matchAll(/<h(\d)(?: class=own)? id=c(\d)>(.*?) <small>/g)];
  assert.deepEqual(
    headings.map(([, level, id, name]) => `${level - 1} ${id} ${name}`),
    contents.map(([, level, id, name]) => `${level} ${id} ${name}`),
  );
  assert.equal(page.match(/<section /g).length, page.match(/<\/section>/g).length);
  assert.equal(page.match(/<table>/g).length, page.match(/<\/table>/g).length);
});

test('what is measured has a price for its unit, and tiers as decimals', (t) => {
  const by_weight = ({ products, prices }) => {
    const green = products.products.find(({ sku }) => sku === 'G1');
    Object.assign(green, { quantity_scale: 3, unit: '<kg>' });
    prices.price_lists[0].entries[0].tiers = [{ from: 12_500, unit_price: 3500 }];
  };
  const shown = row(html(t, [], shelf(by_weight)), 'G1');
  assert.match(shown, /<td class=p>4\.000 \/ &lt;kg&gt;<td class=t>/);
  assert.match(shown, /<span>12\.5 &lt;kg&gt;\+ <b>3\.500<\/b>/);
});

test('prices have the digits that a section needs, and are exact', (t) => {
  const page = html(t);
  assert.equal(
    row(page, 'G1'),
    '<tr><td class=s>G1<td class=n>Sencha, &quot;first flush&quot;<td class=b>Leaf' +
      '<td class=l><s>5.000</s><td class=p>4.000' +
      '<td class=t><span>10+ <b>3.500</b></span> <span>50+ <b>3.001</b></span> ',
  );
  assert.match(row(page, 'J1'), /<td class=l><td class=p>2\.50<td class=t>$/);
  assert.match(row(page, 'N1'), /<td class="p none">on request/);
  assert.match(row(page, '-X'), /<td class=p>9007199254740\.991</);
});

test('a sale stands beside the lowest price before it, and the recommended price', (t) => {
  const page = html(t, [], shelf(reduce));
  assert.match(page, /<th class=r>Recommended<th class=l>List price<th class=p>/);
  assert.ok(
    row(page, 'J1').includes(
      '<td class=r>3.00<td class=l><s>2.50</s><td class=p>2.00 <small>lowest before 2.50</small>',
    ),
  );
  assert.match(row(page, 'J1'), /<span>10\+ <b>1\.60<\/b><\/span>/);
  assert.doesNotMatch(row(page, 'G1'), /lowest before/);
  assert.match(page, /the lowest price of the 30 days before a reduction/);
  assert.doesNotMatch(html(t), /<t[hd] class=r>|30 days/, 'control: nothing is reduced');
});

test('a recommended price is hidden with the price', (t) => {
  const hide = (parts) => {
    reduce(parts);
    const ask = { key: 'ask', effect: 'deny', of: 'price', skus: ['J1', 'N1'] };
    parts.entitlements.entitlements.push(ask);
  };
  assert.doesNotMatch(html(t, [], shelf(hide)), /<t[hd] class=r>|3\.00</);
});

test('columns that nothing needs are left out', (t) => {
  const page = html(t, ['--category', 'bare']);
  assert.match(page, /<th class=s>SKU<th class=n>Product<th class=p>Your price<tbody>/);
  assert.doesNotMatch(page, /Contents<|Volume prices/);
});

test('no text is markup; control: unescaped it would be', (t) => {
  const evil = `</style><script>x</script>"'&`;
  const ruleset = shelf((parts, all) => {
    all.id = evil;
    for (const category of parts.products.categories) category.name = evil;
    for (const product of parts.products.products) {
      Object.assign(product, { name: `${evil}\u0007\n`, brand: evil });
    }
  });
  const page = html(t, [], ruleset, JSON.stringify({ account: evil }));
  const tags = (text) => new Set([...text.matchAll(/<\/?([a-z]+\d?)/gi)].map(([, tag]) => tag));
  assert.ok(!tags(page).has('script'));
  assert.ok(tags(page.replace('&lt;script', '<script')).has('script'));
  assert.equal(page.match(/<\/style>/g).length, 1);
  assert.ok(page.includes(`&lt;/style&gt;&lt;script&gt;x&lt;/script&gt;&quot;&#39;&amp;\ufffd <`));
});

test('nothing comes from elsewhere, and the policy says so', (t) => {
  const page = html(t);
  assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
  assert.doesNotMatch(page, /\b(src|srcset|action)=|url\(|@import|https?:/);
  for (const [, target] of page.matchAll(/href=(\S*?)>/g)) assert.match(target, /^#c\d+$/);
});
