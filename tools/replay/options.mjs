// The command line of the replay. Contract: a wrong option is a UsageError; paths are as given.
// Test: tests/replay/replay.test.mjs

import { parseArgs } from 'node:util';

import { UsageError } from './errors.mjs';
import { kNativeProgram } from './native.mjs';

export const kHelp = `usage: node tools/replay/main.mjs ORDERS [option...]

Turns a wholesale order file (.csv or .csv.xz) into a ruleset and one cart for each invoice,
evaluates every cart natively and in WebAssembly, and compares the two to the byte.

  ORDERS            columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice,
                    CustomerID, Country
  --out DIR         keep ruleset.json, requests.ndjson and invoices.txt there
  --carts N         evaluate N carts, evenly spread over the file
  --native PROGRAM  another build of proviso-replay than build/release/bin/proviso-replay
  --help            this text

Exit code 0: equal; 1: different, or failed; 2: wrong usage.
`;

/** `{ orders, out, carts, native }`, or `{ help: true }`. */
export function readOptions(words) {
  const { values, positionals } = parse(words);
  if (values.help) return { help: true };
  if (positionals.length !== 1) throw new UsageError('one order file is wanted; see `--help`');
  const carts = values.carts === undefined ? Infinity : Number(values.carts);
  if (carts !== Infinity && !(Number.isSafeInteger(carts) && carts > 0)) {
    throw new UsageError(`\`--carts ${values.carts}\` is not a number of carts`);
  }
  const { out, native = kNativeProgram } = values;
  return { orders: positionals[0], out, carts, native };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        carts: { type: 'string' },
        native: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase()));
  }
}
