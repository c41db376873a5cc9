// The report, for people. Contract: says every figure of the two sides, and the verdict last.
// Test: tests/replay/replay.test.mjs

import { kSkipReasons } from './rows.mjs';

const kBestPromotions = 5;
const kWidth = 26;

const grouping = new Intl.NumberFormat('en-GB');

function count(number) {
  return grouping.format(number);
}

function row(name, value, note = '') {
  const line = `${name.padEnd(kWidth)}${String(value).padStart(16)}`;
  return note ? `${line}  ${note}` : line;
}

function share(part, all) {
  return all === 0 ? '' : `${((100 * part) / all).toFixed(1)} %`;
}

function money(minor) {
  const pence = String(minor % 100).padStart(2, '0');
  return `${count((minor - (minor % 100)) / 100)}.${pence}`;
}

function sum(counts) {
  return Object.values(counts).reduce((total, number) => total + number, 0);
}

/** What was read and what was skipped. */
function inputRows({ rows, skipped, invoices, withoutOrder, orders }) {
  const reasons = Object.entries(skipped).filter(([, number]) => number > 0);
  return [
    row('rows read', count(rows)),
    row('rows skipped', count(sum(skipped))),
    ...reasons.map(([reason, number]) => row(`  ${reason}`, count(number), kSkipReasons[reason])),
    row('invoices', count(invoices)),
    row('  without a line kept', count(sum(withoutOrder)), 'by the reason of the first row:'),
    ...Object.entries(withoutOrder).map(([reason, number]) => row(`    ${reason}`, count(number))),
    row('carts', count(orders.length), 'one for each invoice with a line kept'),
    row('  of guests', count(orders.filter((order) => !order.customer).length), 'no customer'),
  ];
}

/** What was made of it. */
function rulesetRows({ accounts }, { parts }) {
  const lists = parts.prices.price_lists;
  const entries = lists.reduce((total, list) => total + list.entries.length, 0);
  return [
    row('products', count(parts.products.products.length)),
    row('categories', count(parts.products.categories.length)),
    row('accounts', count(accounts.size)),
    row('price lists', count(lists.length), `${count(entries)} entries`),
    row('promotions', count(parts.promotions.promotions.length)),
  ];
}

/** What the carts came to, as the WebAssembly side has it. */
function resultRows(summary, { lines, applied }) {
  const totals = Object.entries(summary.totals);
  const best = [...applied].slice(0, kBestPromotions);
  return [
    row('carts evaluated', count(summary.carts)),
    row('carts refused', count(summary.carts_refused)),
    ...Object.entries(summary.issues).map(([code, number]) => row(`  ${code}`, count(number))),
    row(
      'carts discounted',
      count(summary.carts_discounted),
      share(summary.carts_discounted, summary.carts),
    ),
    ...totals.map(([currency, sums]) =>
      row(`subtotal ${currency}`, money(sums.subtotal_minor), 'before promotions'),
    ),
    ...totals.map(([currency, sums]) =>
      row(
        `reduction ${currency}`,
        money(sums.reduction_minor),
        share(sums.reduction_minor, sums.subtotal_minor),
      ),
    ),
    ...Object.entries(lines).map(([who, { all, asPaid }]) =>
      row('lines priced as paid', count(asPaid), `${share(asPaid, all)} of those of ${who}`),
    ),
    row('promotions applied', count(applied.size), 'at least once; the largest:'),
    ...best.map(([key, sums]) =>
      row(`  ${money(sums.reduction)}`, count(sums.carts), `carts: ${key}`),
    ),
  ];
}

function sideRows(name, { summary }) {
  const { seconds } = summary;
  const rate = seconds.evaluate > 0 ? Math.round(summary.carts / seconds.evaluate) : 0;
  const note = `JSON in and out; ${seconds.evaluate.toFixed(2)} s evaluating`;
  return [
    row(`${name}: carts a second`, count(rate), note),
    row('  sessions', count(summary.sessions), `${seconds.bind.toFixed(2)} s binding`),
    row('  ruleset loaded', `${Math.round(seconds.load * 1000)} ms`),
    row('  result bytes', count(summary.result_bytes)),
    `  sha256 ${summary.sha256}`,
  ];
}

function verdict({ equal, firstCart, members }, invoices, digests) {
  if (equal) return ['equal'];
  const lines = [`DIFFERENT: ${members.join(', ')}`];
  if (firstCart !== undefined) {
    lines[0] = `DIFFERENT: first differing cart ${firstCart + 1}, invoice ${invoices[firstCart]}`;
    for (const [name, list] of Object.entries(digests)) {
      lines.push(`  ${name.padEnd(8)}${list[firstCart] ?? 'has no such cart'}`);
    }
    if (members.length > 0) lines.push(`  also different: ${members.join(', ')}`);
  }
  return lines;
}

/** The whole report as text. */
export function writeReport({ found, ruleset, native, wasm, insight, comparison, invoices }) {
  const digests = { native: native.digests, wasm: wasm.digests };
  return [
    ...inputRows(found),
    '',
    ...rulesetRows(found, ruleset),
    '',
    ...resultRows(wasm.summary, insight),
    '',
    ...sideRows('native', native),
    ...sideRows('WebAssembly', wasm),
    '',
    ...verdict(comparison, invoices, digests),
  ].join('\n');
}
