// Each row is kept or skipped with its own reason; files that are no order files are refused.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { UsageError } from '../../tools/replay/errors.mjs';
import { classifyRecord, readRecords } from '../../tools/replay/rows.mjs';
import { folderFor, kDirty, orderText, writeOrders } from './orders_csv.mjs';

async function classifyFile(path) {
  const rows = [];
  for await (const record of readRecords(path)) rows.push(classifyRecord(record));
  return rows;
}

const kWanted = [
  ...['line', 'line', 'line', 'shipping', 'cancellation', 'not_an_order', 'not_a_product'],
  ...['malformed_quantity', 'non_positive_quantity', 'malformed_price', 'non_positive_price'],
  ...['malformed_date', 'shipping', 'malformed_row', 'line', 'line', 'shipping', 'line'],
];

test('every row of the dirty file is what it should be', async (t) => {
  const rows = await classifyFile(writeOrders(folderFor(t), kDirty));
  assert.deepEqual(
    rows.map(({ kind, reason }) => reason ?? kind),
    kWanted,
  );
});

test('a kept row: exact price, whole quantity, folded stock code, instant', async (t) => {
  const rows = await classifyFile(writeOrders(folderFor(t), kDirty));
  assert.deepEqual(rows[14], {
    kind: 'line',
    invoice: '1011',
    sku: '85123A',
    description: 'white hanging heart t-light holder',
    quantity: 1,
    instant: Date.UTC(2010, 11, 3, 10),
    price: 5790,
    customer: '',
    country: 'EIRE',
  });
});

test('xz gives the same rows as plain text', async (t) => {
  const folder = folderFor(t);
  const path = writeOrders(folder, kDirty);
  assert.equal(spawnSync('xz', ['-k', path]).status, 0);
  assert.deepEqual(await classifyFile(`${path}.xz`), await classifyFile(path));
});

test('columns may come in another order, with a byte order mark and more of them', async (t) => {
  const path = join(folderFor(t), 'orders.csv');
  const header =
    'Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,X,InvoiceNo';
  const row = 'EIRE,7,1.05,2011-01-01T00:00:00Z,2,"A ""B"", C",22423,x,5';
  writeFileSync(path, `\ufeff${header}\r\n${row}\r\n`);
  const [line] = await classifyFile(path);
  assert.deepEqual([line.sku, line.description, line.price], ['22423', 'A "B", C', 1050]);
});

test('a broken file is the caller’s to mend', async (t) => {
  const folder = folderFor(t);
  const cut = join(folder, 'cut.csv.xz');
  writeFileSync(cut, orderText(kDirty));
  const headless = join(folder, 'headless.csv');
  writeFileSync(headless, 'InvoiceNo,StockCode\n1,2\n');
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, '');
  for (const [path, pattern] of [
    [join(folder, 'none.csv'), /cannot read/],
    [cut, /cannot read .*(format|xz)/],
    [headless, /has no column `Description`/],
    [empty, /is empty/],
  ]) {
    await assert.rejects(classifyFile(path), (error) => {
      assert.ok(error instanceof UsageError, `${path}: ${error.stack}`);
      assert.match(error.message, pattern);
      return true;
    });
  }
});
