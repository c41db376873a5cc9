// A product that is hidden from an account is, in every answer and on every page, one that does not
// exist; a hidden price is nowhere. Controls: the account that sees it gets something else.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askCatalog, askEdge, askServer, cartOf, ofResult, settled } from './harness.mjs';
import { shownOrder, typeQuantity, useDemo } from './harness.mjs';

const shop = useDemo();
const cafe = 'copper-kettle';
const hotel = 'heron-hotel';

async function productOf(account, sku) {
  const { status, text, headers } = await askEdge(
    shop.demo,
    account,
    `/products/${sku}?currency=GBP`,
  );
  const kept = [...headers].filter(([name]) => name !== 'date');
  return { status, text, headers: kept };
}

test('hidden, unlicensed, recalled and unknown products: the same bytes', async () => {
  const unknown = await productOf(cafe, 'NC-9999');
  assert.equal(unknown.status, 404);
  for (const sku of ['NC-0110', 'NC-0210', 'BA-6110', 'LI-8010', 'CO-7065']) {
    assert.deepEqual(await productOf(cafe, sku), unknown, sku);
  }
  assert.deepEqual(await productOf(hotel, 'CO-7065'), unknown, 'recalled for all');
  const seen = await productOf(hotel, 'NC-0110');
  assert.equal(seen.status, 200);
  assert.notDeepEqual(seen, unknown);
});

test('searching for it, or for its brand, gives what searching for nothing gives', async () => {
  for (const [hidden, unknown] of [
    [{ text: 'NC-0110' }, { text: 'NC-9999' }],
    [{ text: 'Northcliff' }, { text: 'Southcliff' }],
    [{ brands: ['Northcliff'] }, { brands: ['Southcliff'] }],
    [{ category: 'linen' }, { category: 'woollens' }],
  ]) {
    const facets = [{ of: 'brand' }, { attribute: 'material' }];
    const answer = await askCatalog(shop.demo, cafe, { ...hidden, facets });
    assert.deepEqual(answer, await askCatalog(shop.demo, cafe, { ...unknown, facets }));
    assert.equal(answer.total, 0);
    const seen = await askCatalog(shop.demo, hotel, { ...hidden, facets });
    assert.ok(seen.total > 0, JSON.stringify(hidden));
  }
});

test('the page behind a link to it is the page of a product that does not exist', async () => {
  const shown = async (sku) => {
    const page = await shop.open({ path: `?account=${cafe}&product=${sku}`, expect: ['404'] });
    await page.locator('[data-not-here]').waitFor();
    const title = await page.title();
    return { title, main: await page.locator('main').innerHTML() };
  };
  const hidden = await shown('NC-0110');
  assert.deepEqual(hidden, await shown('NC-9999'));
  assert.match(hidden.main, /There is no such product/);
  assert.match(hidden.main, /404 \{.*not_found/);
});

test('the demonstration links to it: not there for the cafés, there for the hotel', async () => {
  const page = await shop.open({ expect: ['404'] });
  await page.getByRole('link', { name: /own label, opened by the cafés/ }).click();
  await page.locator('[data-not-here]').waitFor();
  assert.ok(await page.locator(`input[value="${cafe}"]`).isChecked());
  await page.getByRole('link', { name: 'The same link, opened by the hotel' }).click();
  const sheet = page.locator('[data-product="NC-0110"]');
  assert.match(await sheet.innerText(), /Northcliff house blend[^]*£14\.20/);
  assert.ok(await page.locator(`input[value="${hotel}"]`).isChecked());
  await page.goBack();
  await page.locator('[data-not-here]').waitFor();
});

test('a hidden price is said to be on request, and is in no answer', async () => {
  const page = await shop.open();
  await page.getByRole('link', { name: 'Prices on request' }).click();
  const card = page.locator('[data-sku="CO-7110"]');
  await card.waitFor();
  assert.equal(await card.locator('[data-price-hidden]').innerText(), 'Price on request');
  assert.ok(await card.getByRole('spinbutton').isDisabled());

  const price = /39500000/;
  const paths = [
    '/program',
    '/products/CO-7110?currency=GBP',
    '/catalog?currency=GBP&page_size=99',
  ];
  for (const path of paths) {
    const { status, text } = await askEdge(shop.demo, hotel, path);
    assert.equal(status, 200);
    assert.match(text, /CO-7110/);
    assert.doesNotMatch(text, price, path);
    assert.match((await askEdge(shop.demo, cafe, path)).text, price, path);
  }
  const bounds = { price: { from: 39500000, to: 39500000 } };
  assert.equal((await askCatalog(shop.demo, hotel, bounds)).total, 0);
  assert.equal((await askCatalog(shop.demo, cafe, bounds)).total, 1);
});

test('a segment by rule: with the licence in the directory, the spirits are there', async () => {
  const page = await shop.open({ path: `?account=${hotel}&text=gin` });
  await page.locator('[data-sku="BA-6110"]').waitFor();
  await page.goto(`${shop.demo.url}?account=${cafe}&text=gin`);
  await settled(page);
  assert.equal(await page.locator('.card').count(), 0);
});

test('what staff alone may see steers the promotion, and is not told', async () => {
  const page = await shop.open();
  const lines = { 'BA-6110': 2, 'BA-6010': 2 };
  for (const [sku, quantity] of Object.entries(lines)) await typeQuantity(page, sku, quantity);
  const server = await askServer(shop.demo, hotel, cartOf(lines));
  assert.deepEqual(await shownOrder(page), ofResult(server.result));
  assert.equal(server.result.applied[0].amount_minor, -344); // a tenth of the shakers, no spirits
  const secret = /alcohol_licence|age_restricted/;
  for (const path of ['/program', '/catalog?currency=GBP&page_size=99']) {
    assert.doesNotMatch((await askEdge(shop.demo, hotel, path)).text, secret);
  }
});

test('an entitlement that passes opens the compostable amenities, and no others', async () => {
  const { products } = await askCatalog(shop.demo, cafe, { category: 'amenities' });
  assert.deepEqual(
    products.map((product) => product.sku),
    ['GA-8530'],
  );
  assert.equal((await askCatalog(shop.demo, hotel, { category: 'amenities' })).total, 5);
});
