// Small order files for the tests of the replay: rows as a wholesaler's export has them, dirt
// included. Contract: `kDirty` holds each reason to skip a row once, and what must be kept of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { kNativeProgram } from '../../tools/replay/native.mjs';

const kHeader = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const kMain = fileURLToPath(new URL('../../tools/replay/main.mjs', import.meta.url));

/** The native program under test; another build can be named. */
export const kProgram = process.env.PROVISO_REPLAY_PROGRAM ?? kNativeProgram;

const kHeart = '85123A,WHITE HANGING HEART T-LIGHT HOLDER';

/** Three orders, and one row for each reason to skip one. */
export const kDirty = [
  `1001,${kHeart},6,2010-12-01T08:26:00Z,2.95,17850,United Kingdom`,
  `1001,${kHeart},3,2010-12-01T08:27:00Z,2.95,17850,United Kingdom`,
  '1001,PADS,PADS TO MATCH ALL CUSHIONS,1,2010-12-01T08:26:00Z,0.001,17850,United Kingdom',
  '1001,POST,POSTAGE,1,2010-12-01T08:26:00Z,18.00,17850,United Kingdom',
  `C1002,${kHeart},-6,2010-12-02T09:00:00Z,2.95,17850,United Kingdom`,
  'A1003,B,Adjust bad debt,1,2010-12-02T09:00:00Z,11062.06,,United Kingdom',
  '1004,M,Manual,1,2010-12-02T09:00:00Z,1.25,17850,United Kingdom',
  `1005,${kHeart},1.5,2010-12-02T09:00:00Z,2.95,17850,United Kingdom`,
  `1006,${kHeart},-3,2010-12-02T09:00:00Z,2.95,,United Kingdom`,
  `1007,${kHeart},3,2010-12-02T09:00:00Z,2.9555,17850,United Kingdom`,
  `1008,${kHeart},3,2010-12-02T09:00:00Z,0,,United Kingdom`,
  `1009,${kHeart},3,2 December 2010,2.95,17850,United Kingdom`,
  '1010,POST,POSTAGE,1,2010-12-02T09:00:00Z,18.00,17850,United Kingdom',
  '1010,85123A,"A ROW, CUT SHORT",3',
  '1011,85123a,white hanging heart t-light holder,1,2010-12-03T10:00:00Z,5.79,,EIRE',
  '1011,DCGS0003,BOXED GLASS ASHTRAY,1,2010-12-03T10:00:00Z,2.51,,EIRE',
  '1011,DOT,DOTCOM POSTAGE,1,2010-12-03T10:00:00Z,3.29,,EIRE',
  `1012,${kHeart},400,2011-01-05T10:00:00Z,2.55,12345,Germany`,
];

/** The text of an order file. */
export function orderText(rows) {
  return `${[kHeader, ...rows].join('\n')}\n`;
}

/** A folder that the test's end removes. */
export function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-replay-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes an order file; gives its path. */
export function writeOrders(folder, rows, name = 'orders.csv') {
  const path = join(folder, name);
  writeFileSync(path, orderText(rows));
  return path;
}

/** Runs the replay to its end: `{ status, stdout, stderr }`. */
export function runReplay(...words) {
  const program = words.includes('--native') ? [] : ['--native', kProgram];
  return spawnSync(process.execPath, [kMain, ...words, ...program], { encoding: 'utf8' });
}

/** The figure that a line of the report gives, without its grouping commas. */
export function figure(report, name) {
  const line = report.split('\n').find((text) => text.trimStart().startsWith(`${name}  `));
  return line && Number(line.trim().slice(name.length).trim().split(/\s/)[0].replaceAll(',', ''));
}
