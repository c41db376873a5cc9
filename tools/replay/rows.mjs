// The order file, row by row: CSV or CSV in xz, streamed, each row kept as an order line or as
// carriage, or skipped with one reason. Contract: never holds the file; no row is lost unsaid.
// Test: tests/replay/rows.test.mjs

import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';

import { parseDecimal, parseWhole } from './decimal.mjs';
import { UsageError } from './errors.mjs';
import { readTable } from './tables.mjs';

const kColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];

/** A unit price is kept in tenths of a penny: the file has 0.001 GBP once in a while. */
export const kUnitPriceDigits = 1;
const kFractionDigits = 2 + kUnitPriceDigits;
const kMaxQuantity = 1_000_000_000;
const kMaxRecordSize = 65_536;

/** Why a row was skipped, in the order in which the tests are made. */
export const kSkipReasons = {
  malformed_row: 'another number of fields than the header',
  cancellation: 'the invoice number starts with C: goods given back',
  not_an_order: 'the invoice number is not a number: a correction of the books',
  not_a_product: 'the stock code names a fee, a voucher, a sample or the like',
  malformed_quantity: 'the quantity is not a whole number that an order can have',
  non_positive_quantity: 'nothing was sold: a correction of the stock',
  malformed_price: 'the price is not a decimal with at most three digits after the point',
  non_positive_price: 'the price is zero or below',
  malformed_date: 'the date is not an ISO 8601 instant',
  carriage_without_goods: 'postage on an invoice without any line kept',
};

const codes = readTable('stock-codes');
const shippingCodes = new Set(codes.shipping.map(([code]) => code));
const productPattern = new RegExp(codes.product_patterns.join('|'));

/** Every record after the header, as an array of texts in the order of `kColumns`, or null. */
export async function* readRecords(path) {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: kMaxRecordSize,
  });
  const source = openSource(path, parser);
  let places;
  try {
    for await (const record of parser) {
      if (places) {
        yield record.length === places.width ? places.map((place) => record[place]) : null;
      } else {
        places = findColumns(record, path);
        places.width = record.length;
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`\`${path}\` is no CSV: ${error.message}`);
    throw error;
  }
  await source;
  if (!places) throw new UsageError(`\`${path}\` is empty`);
}

function findColumns(header, path) {
  const missing = kColumns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new UsageError(`\`${path}\` has no column \`${missing.join('`, `')}\``);
  }
  return kColumns.map((name) => header.indexOf(name));
}

/** Pipes the file into the parser; resolves when the source ended well. */
function openSource(path, parser) {
  const file = createReadStream(path);
  const fail = ({ message }) =>
    parser.destroy(new UsageError(`cannot read \`${path}\`: ${message}`));
  file.on('error', fail);
  if (!path.endsWith('.xz')) {
    file.pipe(parser);
    return Promise.resolve();
  }
  const xz = spawn('xz', ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  xz.stderr.on('data', (text) => {
    complaint += text;
  });
  xz.stdin.on('error', () => {}); // its exit code tells what happened
  file.pipe(xz.stdin);
  xz.stdout.pipe(parser, { end: false });
  return new Promise((resolve) => {
    xz.on('error', () => fail(new Error('the program `xz` is missing (Debian: xz-utils)')));
    xz.on('close', (code) => {
      if (code === 0) parser.end();
      else fail(new Error(complaint.trim() || `xz ended with ${code}`));
      resolve();
    });
  });
}

/** What one record is: `{ kind: 'line' | 'shipping', ... }` or `{ kind: 'skipped', reason }`. */
export function classifyRecord(record) {
  if (!record) return skipped('malformed_row');
  const [invoice, stockCode, description, quantityText, date, priceText, customer, country] =
    record.map((field) => field.trim());
  if (/^C/i.test(invoice)) return skipped('cancellation');
  if (!/^\d+$/.test(invoice)) return skipped('not_an_order');
  const sku = stockCode.toUpperCase();
  const shipping = shippingCodes.has(sku);
  if (!shipping && !productPattern.test(sku)) return skipped('not_a_product');
  const quantity = parseWhole(quantityText);
  if (quantity === null || quantity > kMaxQuantity) return skipped('malformed_quantity');
  if (quantity <= 0) return skipped('non_positive_quantity');
  const price = parseDecimal(priceText, kFractionDigits);
  if (price === null || !Number.isSafeInteger(price * quantity)) return skipped('malformed_price');
  if (price <= 0) return skipped('non_positive_price');
  const instant = parseInstant(date);
  if (instant === null) return skipped('malformed_date');
  const kind = shipping ? 'shipping' : 'line';
  return { kind, invoice, sku, description, quantity, instant, price, customer, country };
}

function skipped(reason) {
  return { kind: 'skipped', reason };
}

function parseInstant(text) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || instant < 0 ? null : instant;
}
