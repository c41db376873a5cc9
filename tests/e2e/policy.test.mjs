// The page's Content-Security-Policy: strict, kept by the page, and enforced by the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useDemo } from './harness.mjs';

const shop = useDemo();

test('scripts and styles come from files of the shop alone', async () => {
  const response = await fetch(shop.demo.url);
  const policy = response.headers.get('content-security-policy');
  assert.match(
    policy,
    /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/,
  );
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|data:/);
  const page = await response.text();
  assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
});

test('control: an inline script is refused, and the watching test would see it', async () => {
  const page = await shop.open({ expect: ['violation', ''] });
  const violation = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
      }),
  );
  assert.equal(await violation, 'script-src-elem');
  assert.equal(await page.evaluate(() => window.ran), undefined);
});
