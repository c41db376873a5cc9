// At the width of a phone nothing sticks out, and an order can be placed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { phone, settled, typeQuantity, useDemo } from './harness.mjs';

const shop = useDemo();

/** Elements that reach beyond the screen's right edge, but for those in scrolling strips. */
const sticksOut = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) =>
        !element.closest('.nav ul, .tour ul') &&
        getComputedStyle(element).display !== 'none' &&
        element.getBoundingClientRect().right > width + 0.5,
    );
    const names = outside.map((element) => `${element.tagName}.${element.className}`);
    if (document.documentElement.scrollWidth > width) names.push('the page scrolls sideways');
    return names;
  });

test('nothing sticks out with filters open, in a comparison, on a product’s page', async () => {
  const page = await shop.open({ viewport: phone });
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.locator('[data-facet="brand"] input').first().check();
  await settled(page);
  assert.deepEqual(await sticksOut(page), []);
  for (const path of ['?compare=1', '?product=CR-2080']) {
    await page.goto(shop.demo.url + path);
    await settled(page);
    assert.deepEqual(await sticksOut(page), [], path);
  }
});

test('nothing sticks out, from the catalog to the confirmation', async () => {
  const page = await shop.open({ viewport: phone });
  assert.deepEqual(await sticksOut(page), []);
  await typeQuantity(page, 'CR-2010', 1234567);
  assert.deepEqual(await sticksOut(page), []);
  await page.getByRole('button', { name: 'View order' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Your order');
  assert.deepEqual(await sticksOut(page), []);
  await page.locator('[data-line="CR-2010"] input').fill('12');
  await page.locator('.order__place').click();
  await page.locator('[data-placed-total]').waitFor();
  assert.deepEqual(await sticksOut(page), []);
});

test('control: what sticks out is seen', async () => {
  const page = await shop.open({ viewport: phone });
  await page
    .locator('.card')
    .first()
    .evaluate((card) => {
      card.style.width = '500px';
    });
  assert.notDeepEqual(await sticksOut(page), []);
});
