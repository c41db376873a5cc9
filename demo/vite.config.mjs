// Builds the page. Contract: every script, style, font and WASM module is a file of its own, so
// that the page's Content-Security-Policy allows `'self'` alone. Test: tests/e2e/policy.test.mjs
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 800,
  },
  logLevel: 'warn',
});
