// What the core says an account sees, and whose price it is shown, against SQLite, PostgreSQL and
// evaluators of the other languages, each with the filter that proviso/search writes for it.
// Control: each of them with one rule broken differs from the core.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Engine } from 'proviso';
import {
  algoliaDocument,
  algoliaFilter,
  meilisearchDocument,
  meilisearchFilter,
  openSearchQuery,
  parentsOf,
  productDocument,
  sqlPredicate,
  token,
} from 'proviso/search';

import * as algolia from './algolia.mjs';
import { columns, open_postgresql, open_sqlite } from './databases.mjs';
import { evaluated_at, make } from './make.mjs';
import * as meilisearch from './meilisearch.mjs';
import { matches } from './opensearch.mjs';

const kRounds = 250;
const engine = await Engine.create();
const sqlite = open_sqlite(token);
const postgresql = await open_postgresql(token);
after(async () => {
  sqlite.close();
  await postgresql.close();
});

/** Whatever a control changes; these change nothing. */
const as_it_is = {
  documents: (product, parents) => productDocument(product, parents),
  folded: (text) => text,
  sql: (text) => text,
  query: (query) => query,
  expression: (text) => text,
};

const found_by = (documents, test) =>
  documents.filter((document) => test(document.index)).map((document) => document.sku);

/** The SKUs that a filter finds in each language; `changed` may break a rule. */
const languages = {
  sqlite: {
    fill: (documents) => sqlite.fill(documents),
    find(filter, _, changed) {
      const { text, values } = sqlPredicate(filter, { dialect: 'sqlite', columns });
      return sqlite.select({ text: changed.sql(text), values });
    },
  },
  postgresql: {
    fill: (documents) => postgresql.fill(documents),
    find(filter, _, changed) {
      const { text, values } = sqlPredicate(filter, { dialect: 'postgresql', columns });
      return postgresql.select({ text: changed.sql(text), values });
    },
  },
  opensearch: {
    find(filter, documents, changed) {
      const query = changed.query(openSearchQuery(filter));
      const indexed = documents.map((index) => ({ sku: index.sku, index }));
      return found_by(indexed, (document) => matches(query, document));
    },
  },
  meilisearch: {
    find(filter, documents, changed) {
      const holds = meilisearch.reader(changed.expression(meilisearchFilter(filter)));
      return found_by(indexed_as(meilisearchDocument, documents, changed), holds);
    },
  },
  algolia: {
    find(filter, documents, changed) {
      const holds = algolia.reader(changed.expression(algoliaFilter(filter, { limit: 20_000 })));
      return found_by(indexed_as(algoliaDocument, documents, changed), holds);
    },
  },
};

const indexed_as = (write, documents, { folded }) =>
  documents.map((document) => ({
    sku: document.sku,
    index: JSON.parse(folded(JSON.stringify(write(document)))),
  }));

/** What the core's catalog shows: all SKUs, and those with their price. */
function seen_by(session) {
  const page = session.catalog({ currency: 'GBP', evaluated_at, page_size: 1000 });
  assert.equal(page.pages <= 1, true);
  const priced = page.products.filter((product) => product.price_hidden !== true);
  const skus = (products) => products.map(({ sku }) => sku).sort();
  return { product: skus(page.products), price: skus(priced) };
}

const sorted = (skus) => [...skus].sort();

/** How the core and a language compare over many rulesets and accounts. */
async function compare(language, rounds, change = {}) {
  const changed = { ...as_it_is, ...change };
  const { fill, find } = languages[language];
  const counted = { pairs: 0, different: 0, seen: 0, refused: 0 };
  for (let seed = 0; seed < rounds; seed += 1) {
    const { ruleset, audiences } = make(seed);
    const { categories, products } = ruleset.parts.products;
    const program = engine.load(ruleset);
    const parents = parentsOf(categories);
    const documents = products.map((product) => changed.documents(product, parents));
    await fill?.(documents);
    for (const audience of audiences) {
      const session = program.session(audience);
      const seen = seen_by(session);
      const found = {};
      try {
        for (const of of ['product', 'price']) {
          const filter = session.searchFilter({ evaluated_at, of });
          found[of] = new Set(await find(filter, documents, changed));
        }
      } catch (error) {
        if (error.name !== 'SearchError' || error.kind !== 'too_large') throw error;
        counted.refused += 1;
        continue;
      }
      const both = [...found.product].filter((sku) => found.price.has(sku));
      const same = (one, other) => JSON.stringify(one) === JSON.stringify(sorted(other));
      counted.different += !same(seen.product, found.product) || !same(seen.price, both);
      counted.seen += seen.product.length;
      counted.pairs += products.length;
      session.dispose();
    }
    program.dispose();
  }
  return counted;
}

for (const language of Object.keys(languages)) {
  test(`${language} finds what the core shows`, async (t) => {
    const { pairs, different, seen, refused } = await compare(language, kRounds);
    t.diagnostic(`${pairs} pairs of account and product, ${seen} seen; ${refused} not written`);
    assert.equal(different, 0);
    assert.ok(pairs >= 40_000 && seen > pairs / 5 && seen < (pairs * 4) / 5);
    assert.ok(refused <= (language === 'algolia' ? kRounds / 50 : 0), `${refused} refused`);
  });
}

test('PostgreSQL is PostgreSQL', async () => {
  assert.match(await postgresql.version(), /^PostgreSQL 1\d/);
});

/** Capital letters of tokens as letters again: what folding would make of them. */
const folded = (text) =>
  text.replace(/~(4[1-9a-f]|5[0-9a])/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));

/** A query with a member renamed, wherever it stands. */
const renamed = (from, to) => (query) =>
  JSON.parse(JSON.stringify(query).replaceAll(`"${from}":`, `"${to}":`));

const replaced = (pattern, by) => (text) => text.replace(pattern, by);
const kNullTest = /(?:"(?:[^"]|"")*"\.)*"(?:[^"]|"")*" IS NOT NULL AND /g;
const no_null = { sql: replaced(kNullTest, '') };
const own_categories = { documents: (product) => productDocument(product, []) };

const controls = [
  ['sqlite', 'NULL is not told from false', no_null],
  ['sqlite', 'texts compare without case', { sql: replaced(/BINARY/g, 'NOCASE') }],
  ['postgresql', 'NULL is not told from false', no_null],
  ['postgresql', 'bounds are left out', { sql: replaced(/>=/g, '>') }],
  ['opensearch', 'bounds are left out', { query: renamed('gte', 'gt') }],
  ['opensearch', 'negations are not', { query: renamed('must_not', 'filter') }],
  ['meilisearch', 'keys are folded', { folded, expression: folded }],
  ['meilisearch', 'bounds are left out', { expression: replaced(/ >= /g, ' > ') }],
  ['algolia', 'keys are folded', { folded, expression: folded }],
  [
    'algolia',
    'a missing number is in no range',
    { expression: replaced(/ OR NOT "ranges[^:]*:"r"/g, '') },
  ],
];
for (const language of Object.keys(languages)) {
  controls.push([language, 'documents lack ancestors', own_categories]);
}

for (const [language, rule, change] of controls) {
  test(`control: ${language} differs if ${rule}`, async () => {
    const { different } = await compare(language, 60, change);
    assert.ok(different > 0);
  });
}
