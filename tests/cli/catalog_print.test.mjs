// A catalog in Chromium: it prints as pages with a cover, contents and a page for each first
// level, reads on a phone, runs nothing and asks for nothing. Control: a page that does is caught.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { folder, proviso } from './command.mjs';
import { kAudience, kMarkup, shelf, warehouse } from './shelf.mjs';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
after(() => browser.close());

/** The catalog's file. */
function catalog(t, ruleset) {
  const write = folder(t);
  const output = write('catalog.html', '');
  const rules = write('rules.json', ruleset);
  const args = ['catalog', rules, '--audience', '-', '--format', 'html', '--output', output];
  const { code, stderr } = proviso(args, { input: kAudience });
  assert.equal(code, 0, stderr);
  return output;
}

/** An open page, with all that it asked for beside its own file. */
async function open(t, file, viewport = { width: 1200, height: 900 }) {
  const page = await browser.newPage({ viewport });
  t.after(() => page.close());
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => asked.push(message.text()));
  page.on('dialog', (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
  await page.goto(pathToFileURL(file).href);
  asked.shift();
  return { page, asked };
}

/** How many pages the printed file has. */
async function printed(page) {
  const pdf = await page.pdf({ format: 'A4', tagged: false });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

test('texts are shown as they are, and nothing runs or is asked for', async (t) => {
  const { page, asked } = await open(t, catalog(t, shelf()));
  assert.equal(await page.locator('td.n', { hasText: '<script>' }).innerText(), kMarkup);
  assert.equal(await page.locator('script, img, link, iframe').count(), 0);
  assert.deepEqual(asked, []);
});

test('control: a script and an image put into it are stopped, and seen', async (t) => {
  const file = catalog(t, shelf());
  const bad = readFileSync(file, 'utf8').replace(
    '<main>',
    '<script>alert(1)</script><img src="x.png"><main>',
  );
  const { asked } = await open(t, folder(t)('bad.html', bad));
  assert.ok(
    asked.some((what) => /Content Security Policy/.test(what)),
    asked.join('\n'),
  );
});

test('cover, contents and each first level begin a page', async (t) => {
  const { page } = await open(t, catalog(t, shelf()));
  assert.equal(await printed(page), 5);
  const plain = shelf(({ products }) => {
    for (const product of products.products) product.category = 'bare';
  });
  assert.equal(await printed((await open(t, catalog(t, plain))).page), 2); // no contents
});

test('in print heads are repeated, rows whole, ink dark on white', async (t) => {
  const { page } = await open(t, catalog(t, warehouse(400)));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const style = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { display, breakInside, color, backgroundColor } = getComputedStyle(element);
        return { display, breakInside, color, backgroundColor };
      });
  assert.equal((await style('thead')).display, 'table-header-group');
  assert.equal((await style('tbody tr')).breakInside, 'avoid');
  assert.equal((await style('td.n')).color, 'rgb(22, 25, 29)');
  assert.equal((await style('body')).backgroundColor, 'rgb(255, 255, 255)');
  assert.equal((await style('tr.c')).display, 'table-row');
  assert.ok((await printed(page)) > 8);
});

test('a phone shows it without scrolling sideways; the table’s head is for readers', async (t) => {
  const { page } = await open(t, catalog(t, shelf()), { width: 360, height: 740 });
  const { wide, narrow } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    narrow: [...document.querySelectorAll('td')].filter((cell) => {
      const { width, right } = cell.getBoundingClientRect();
      return cell.innerText !== '' && (width < 20 || right > 360);
    }).length,
  }));
  assert.deepEqual({ wide, narrow }, { wide: 360, narrow: 0 });
  const links = await page.locator('.contents a').evaluateAll((all) => all.map((a) => a.hash));
  for (const hash of links) assert.equal(await page.locator(`[id="${hash.slice(1)}"]`).count(), 1);
});
