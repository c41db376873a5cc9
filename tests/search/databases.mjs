// SQLite and PostgreSQL themselves, with the products of one ruleset after another. Contract:
// tables as docs/search.md has them; `select` gives the SKUs of a predicate. Test:
// tests/search/agreement.test.mjs
import { DatabaseSync } from 'node:sqlite';

import { PGlite } from '@electric-sql/pglite';

import { attributes } from './make.mjs';

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const kTypes = { integer: 'bigint', instant: 'bigint', string: 'text', boolean: 'boolean' };

/** Attributes in columns that are not called as they are. */
const column_of = ({ key }) => `a "${attributes.findIndex((each) => each.key === key)} ${key}`;

export const columns = {
  sku: ['products', 'sku'],
  brand: ['products', 'brand'],
  categories: { table: 'product categories', sku: 'sku', category: 'category' },
  attributes: Object.fromEntries(attributes.map((each) => [each.key, column_of(each)])),
};

const declared = (type_of) =>
  attributes.map((each) => `, ${quoted(column_of(each))} ${type_of(each)}`).join('');

const tables = (type_of) => [
  `CREATE TABLE products (sku text PRIMARY KEY, brand text${declared(type_of)})`,
  'CREATE TABLE "product categories" (sku text, category text)',
  'CREATE INDEX by_category ON "product categories" (category, sku)',
];

/** The rows of documents: the values of their columns. */
const row_of = (document, token, write) => [
  document.sku,
  document.brand ?? null,
  ...attributes.map(({ key }) => write(document.attributes[token(key)] ?? null)),
];

const pairs = (documents) =>
  documents.flatMap(({ sku, categories }) => categories.map((category) => ({ sku, category })));

export function open_sqlite(token) {
  const database = new DatabaseSync(':memory:');
  for (const text of tables(({ type }) => (type === 'string' ? 'text' : 'integer'))) {
    database.exec(text);
  }
  const places = Array.from({ length: attributes.length + 2 }, () => '?').join(', ');
  const product = database.prepare(`INSERT INTO products VALUES (${places})`);
  const category = database.prepare('INSERT INTO "product categories" VALUES (?, ?)');
  const write = (value) => (typeof value === 'boolean' ? Number(value) : value);
  return {
    fill(documents) {
      database.exec('BEGIN; DELETE FROM products; DELETE FROM "product categories"');
      for (const document of documents) product.run(...row_of(document, token, write));
      for (const pair of pairs(documents)) category.run(pair.sku, pair.category);
      database.exec('COMMIT');
    },
    select({ text, values }) {
      const rows = database.prepare(`SELECT sku FROM products WHERE ${text}`).all(...values);
      return rows.map(({ sku }) => sku);
    },
    close: () => database.close(),
  };
}

export async function open_postgresql(token) {
  const database = await PGlite.create();
  for (const text of tables(({ type }) => kTypes[type])) await database.exec(text);
  const fields = ['sku', 'brand', ...attributes.map(column_of)];
  const types = ['text', 'text', ...attributes.map(({ type }) => kTypes[type])];
  const shape = fields.map((name, i) => `${quoted(name)} ${types[i]}`).join(', ');
  const products =
    'INSERT INTO products SELECT * FROM jsonb_to_recordset($1::text::jsonb) ' + `AS (${shape})`;
  const categories =
    'INSERT INTO "product categories" SELECT * FROM jsonb_to_recordset($1::text::jsonb) ' +
    'AS (sku text, category text)';
  return {
    async fill(documents) {
      const rows = documents.map((document) => {
        const row = row_of(document, token, (value) => value);
        return Object.fromEntries(fields.map((name, i) => [name, row[i]]));
      });
      await database.exec('TRUNCATE products, "product categories"');
      await database.query(products, [JSON.stringify(rows)]);
      await database.query(categories, [JSON.stringify(pairs(documents))]);
    },
    async select({ text, values }) {
      const { rows } = await database.query(`SELECT sku FROM products WHERE ${text}`, values);
      return rows.map(({ sku }) => sku);
    },
    version: async () => (await database.query('SELECT version()')).rows[0].version,
    close: () => database.close(),
  };
}
