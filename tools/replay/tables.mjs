// The readable tables in tables/, each read once. Contract: read-only data of this repository;
// nothing in them is random. Test: tests/replay/promotions.test.mjs

import { readFileSync } from 'node:fs';

const tables = new Map();

/** The table of that name, parsed. */
export function readTable(name) {
  if (!tables.has(name)) {
    const url = new URL(`./tables/${name}.json`, import.meta.url);
    tables.set(name, JSON.parse(readFileSync(url, 'utf8')));
  }
  return tables.get(name);
}
