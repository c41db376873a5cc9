// The built page, held in memory. Contract: only files found at start are ever served, so no path
// can lead elsewhere. Test: tests/e2e/backend.test.mjs
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** URL path to body and headers of every file under `directory`. */
export async function loadFiles(directory) {
  const files = new Map();
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(directory, path)}`;
    // Names under assets/ carry a digest of their content.
    const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = { 'Content-Type': type, 'Cache-Control': cache };
    files.set(url, { body: await readFile(path), headers });
  }
  files.set('/', files.get('/index.html'));
  return files;
}
