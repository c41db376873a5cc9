// The benchmark's files: the same for the same seed, nested in N, valid by schema/.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { kCounts, kRegimes, ruleset_name } from '../../bench/configurations.mjs';
import { generate } from '../../bench/generate.mjs';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'proviso-bench-')));
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
for (const folder of folders) generate({ folder });
const [folder] = folders;

const promotions_of = (name) =>
  JSON.parse(readFileSync(join(folder, `${name}.ruleset.json`))).parts.promotions.promotions;
const lines_of = (name) =>
  readFileSync(join(folder, `${name}.ndjson`), 'utf8')
    .trim()
    .split('\n');

test('the same seed gives the same bytes', () => {
  const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  for (const name of readdirSync(folder)) {
    const [one, other] = folders.map((each) => digest(join(each, name)));
    assert.equal(one, other, name);
  }
});

test('the promotions of a smaller N are among those of a larger one, others between them', () => {
  for (const regime of kRegimes) {
    const lists = kCounts.map((count) => promotions_of(ruleset_name(regime, count)));
    lists.forEach((list, i) => assert.equal(list.length, kCounts[i]));
    const [few, , many] = lists.map((list) => new Map(list.map((one) => [one.key, one])));
    for (const [key, one] of few) assert.deepEqual(many.get(key), one);
    const keys = [...many.keys()].sort();
    const places = keys.flatMap((key, i) => (few.has(key) ? [i] : []));
    assert.ok(places[0] > 0 && places.at(-1) - places[0] > few.size);
  }
});

test('every kind of benefit is there, in both regimes', () => {
  const kinds = ['lines', 'buy_get', 'bundle', 'every_nth', 'order', 'shipping', 'gift', 'points'];
  for (const regime of kRegimes) {
    const found = new Set(
      promotions_of(ruleset_name(regime, 1000)).flatMap(({ benefits }) =>
        benefits.map((b) => b.kind),
      ),
    );
    for (const kind of [...kinds, 'total', 'payment_terms']) assert.ok(found.has(kind), kind);
  }
});

test('at least 200 different carts of 20 accounts in each file', () => {
  assert.ok(new Set(lines_of('accounts')).size >= 20);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.requests.ndjson'))) {
    assert.ok(new Set(lines_of(name.replace('.ndjson', ''))).size >= 200, name);
  }
});

test('the units pair differs in units alone', () => {
  const [few, many] = ['units_30', 'units_6000'].map((name) =>
    lines_of(`${name}.requests`).map((line) => JSON.parse(line)),
  );
  const units = (request) => request.cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  few.forEach((request, i) => {
    assert.equal(units(request), 30);
    assert.equal(units(many[i]), 6000);
    for (const line of many[i].cart.lines) line.quantity = 1;
    assert.deepEqual(many[i], request);
  });
});
