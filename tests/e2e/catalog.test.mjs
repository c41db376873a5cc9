// The catalog page: filters, facets, prices, search, order, pages, badges. Facet counts are checked
// against a count over every product that the account sees. Control: a wrong count is seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readView, linkTo } from '../../demo/src/shop/view.ts';
import { unitPriceOf } from '../../demo/src/shop/money.ts';
import { askCatalog, chooseAccount, settled, showProduct, useDemo } from './harness.mjs';

const shop = useDemo();
const skusOf = (page) =>
  page.locator('.card').evaluateAll((cards) => cards.map((card) => card.dataset.sku));
const totalOf = async (page) =>
  Number(await page.locator('[data-total]').getAttribute('data-total'));
const check = async (page, facet, value) => {
  await page.locator(`[data-facet="${facet}"] [data-value="${value}"]`).check();
  await settled(page);
};

/** The values of a facet as shown, with their counts. */
async function shownFacet(page, facet) {
  const more = page.locator(`[data-facet="${facet}"] .facet__more`, { hasText: 'Show all' });
  if ((await more.count()) > 0) await more.click();
  const entries = await page
    .locator(`[data-facet="${facet}"] label`)
    .evaluateAll((labels) =>
      labels.map((label) => [
        label.querySelector('input').dataset.value,
        Number(/\d+/.exec(label.querySelector('.facet__count').textContent)[0]),
      ]),
    );
  return Object.fromEntries(entries);
}

async function assertBrands(page, account, query = {}) {
  const { products } = await askCatalog(shop.demo, account, { ...query, page_size: 1000 });
  const counts = {};
  for (const { brand } of products) counts[brand] = (counts[brand] ?? 0) + 1;
  assert.deepEqual(await shownFacet(page, 'brand'), counts);
}

test('brands are counted over what the account sees, and over nothing else', async () => {
  const page = await shop.open();
  await assertBrands(page, 'heron-hotel');
  assert.equal((await shownFacet(page, 'brand')).Northcliff, 2);
  await chooseAccount(page, 'copper-kettle');
  await assertBrands(page, 'copper-kettle');
  assert.equal((await shownFacet(page, 'brand')).Northcliff, undefined);
  await page.locator('[data-category="kitchen"]').click();
  await settled(page);
  await assertBrands(page, 'copper-kettle', { category: 'kitchen' });
});

test('control: a count of hidden products is seen', async () => {
  const page = await shop.open();
  await page.route('**/edge/catalog*', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.facets?.[0].values.push({ value: 'Hidden', products: 1 });
    await route.fulfill({ response, json: answer });
  });
  await page.reload();
  await settled(page);
  await assert.rejects(assertBrands(page, 'heron-hotel'), assert.AssertionError);
});

test('filters narrow each other; a facet counts without its own filter', async () => {
  const page = await shop.open();
  await check(page, 'material', 'glass');
  const glass = await totalOf(page);
  const brands = await shownFacet(page, 'brand');
  assert.ok((await shownFacet(page, 'material'))['stainless steel'] > 0);
  await check(page, 'brand', 'Lumen');
  assert.equal(await totalOf(page), brands.Lumen);
  assert.deepEqual(await shownFacet(page, 'brand'), brands);
  const [other] = Object.keys(brands).filter((brand) => brand !== 'Lumen');
  await check(page, 'brand', other);
  assert.equal(await totalOf(page), brands.Lumen + brands[other]);
  await check(page, 'dishwasher_safe', 'true');
  assert.equal(await page.locator('.facet input:checked').count(), 4);
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await settled(page);
  assert.ok((await totalOf(page)) > glass);
});

test('the price range is of the account’s own prices', async () => {
  const page = await shop.open();
  await page.locator('input[data-price="from"]').fill('4.50');
  await page.locator('input[data-price="to"]').fill('5.10');
  await settled(page);
  const at_hotel = await skusOf(page);
  assert.ok(at_hotel.includes('CR-2010') && at_hotel.includes('CR-2030'));
  const prices = await page.locator('.card [data-price]').allInnerTexts();
  for (const price of prices) assert.ok(price >= '£4.50' && price <= '£5.10', price);
  await page.goto(`${shop.demo.url}?account=copper-kettle&from=4.50&to=5.10`);
  await settled(page);
  const at_cafe = await skusOf(page);
  assert.ok(at_cafe.includes('CR-2010') && !at_cafe.includes('CR-2030'));
});

test('search takes the beginnings of words and numbers, whatever their case', async () => {
  const page = await shop.open();
  const search = page.getByRole('searchbox');
  for (const [typed, sku, not] of [
    ['ESPR', 'CO-7110', 'CR-2010'],
    ['gl-10', 'GL-1010', 'CR-2010'],
    ['coupe', 'CR-2030', 'GL-1010'],
  ]) {
    await search.fill(typed);
    await page.locator(`[data-sku="${sku}"]`).waitFor();
    await page.locator(`[data-sku="${not}"]`).waitFor({ state: 'detached' });
  }
  await search.fill('oupe');
  await page.getByText('No product of yours matches these filters.').waitFor();
  await page.getByRole('button', { name: 'Show all products' }).click();
  await page.locator('.card').first().waitFor();
  assert.equal(await search.inputValue(), '');
});

test('sorts and pages follow the address; back, reload and keyboard work', async () => {
  const page = await shop.open();
  await page.getByLabel('Sort by').selectOption('price_descending');
  await settled(page);
  const first = await skusOf(page);
  const expected = await askCatalog(shop.demo, 'heron-hotel', {
    sort: 'price_descending',
    page_size: 24,
    page: 2,
  });
  const second = expected.products.map((product) => product.sku);
  await page.getByRole('link', { name: 'Page 2' }).focus();
  await page.keyboard.press('Enter');
  await page.locator(`[data-sku="${second[0]}"]`).waitFor();
  assert.deepEqual(await skusOf(page), second);
  await page.reload();
  await settled(page);
  assert.deepEqual(await skusOf(page), second);
  await page.goBack();
  await page.locator(`[data-sku="${first[0]}"]`).waitFor();
  assert.deepEqual(await skusOf(page), first);

  const box = page.locator('[data-facet="brand"] input').first();
  await box.focus();
  await page.keyboard.press('Space');
  await settled(page);
  assert.ok(await box.isChecked());
  assert.match(page.url(), /brands=/);
});

test('while the next page is on its way, nothing jumps', async () => {
  const page = await shop.open();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/edge/catalog*', async (route) => {
    await held;
    await route.continue();
  });
  const height = () => page.locator('.catalog').evaluate((main) => main.offsetHeight);
  const before = [await height(), await skusOf(page)];
  await page.getByRole('link', { name: 'Next' }).click();
  await page.locator('main[aria-busy="true"]').waitFor();
  assert.deepEqual([await height(), await skusOf(page)], before);
  release();
  await settled(page);
  assert.notDeepEqual(await skusOf(page), before[1]);
});

test('badges, and the lowest price of the 30 days before a reduction', async () => {
  const page = await shop.open();
  await showProduct(page, 'BA-6010');
  const shaker = page.locator('[data-sku="BA-6010"]');
  assert.match(await shaker.locator('[data-badge="bar-season"]').innerText(), /^−£1.72 Bar season/);
  await showProduct(page, 'GL-1010');
  assert.match(await page.locator('[data-next]').innerText(), /^Add \d+, save £[\d.]+: /);
  // The pillow was never at a price list's winter price: before, it cost what the contract says.
  for (const [account, sku, now, lowest] of [
    ['heron-hotel', 'CR-2080', '£11.90', '£13.90'],
    ['heron-hotel', 'LI-8050', '£7.40', '£8.10'],
    ['copper-kettle', 'OF-1240', '£4.95', '£6.20'],
  ]) {
    await chooseAccount(page, account);
    await showProduct(page, sku);
    const card = page.locator(`[data-sku="${sku}"]`);
    assert.equal(await card.locator('[data-price]').innerText(), now);
    assert.match(await card.locator('[data-lowest-before]').innerText(), new RegExp(`${lowest}$`));
  }
  await showProduct(page, 'CR-2010');
  assert.equal(await page.locator('[data-lowest-before]').count(), 0);
  await page.goto(`${shop.demo.url}?product=CR-2080`);
  const sheet = page.locator('[data-product="CR-2080"]');
  assert.match(await sheet.locator('[data-lowest-before]').innerText(), /£13.90$/);
});

test('an address is anybody’s text', async () => {
  const path = '?account=nobody&page=-1&sort=evil&brands=7&attributes=%7B"cost"%3A[1]%7D&from=x';
  const page = await shop.open({ path });
  assert.equal(await totalOf(page), 70);
  const card = { accounts: [{ account: 'a' }], facets: [{ attribute: 'colour' }] };
  const view = readView('?attributes={"colour":["red",{}],"cost":[1]}&brands=["A",1]&page=2', card);
  assert.deepEqual([view.attributes, view.brands, view.page], [{ colour: ['red'] }, ['A'], 2]);
  assert.deepEqual(readView(linkTo(view), card), view);
});

test('what is typed as a price becomes an integer of the currency’s digits', () => {
  assert.deepEqual(
    ['4.5', '£0.07853', '12', '', '-1', '1e3', '4.5.6'].map((text) => unitPriceOf(text, 4)),
    [45000, 785, 120000, undefined, undefined, undefined, undefined],
  );
});

test('the worker refuses members of a query that are not as the contract says', async () => {
  const headers = { Authorization: `Bearer ${await shop.demo.sign('heron-hotel')}` };
  for (const [query, pointer] of [
    ['brands=Lumen', '/brands'],
    [
      'attributes=[{"attribute":"age_restricted","op":"eq","value":true}]',
      '/attributes/0/attribute',
    ],
    ['facets=[{"attribute":"capacity_ml"}]', '/facets/0/attribute'],
    ['price={"from":1.5}', '/price/from'],
    ['price={"under":1}', '/price/under'],
    ['badges=false', '/badges'],
    ['sort=cost', '/sort'],
  ]) {
    const url = new URL(`/edge/catalog?currency=GBP&${query}`, shop.demo.url);
    const response = await fetch(url, { headers });
    assert.equal(response.status, 400, query);
    assert.equal((await response.json()).issues[0].pointer, pointer);
  }
});
