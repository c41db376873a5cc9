// Rows gathered into orders, accounts and what is known of each SKU. Contract: one order per
// invoice number, lines in file order, a repeated SKU stays repeated; rows without a customer make
// guest orders. Test: tests/replay/orders.test.mjs

import { classifyRecord, kSkipReasons } from './rows.mjs';

/** Reads all records; `onProgress(rows)` is called now and then. */
export async function collectOrders(records, onProgress = () => {}) {
  const found = { rows: 0, skipped: newSkipCounts(), invoices: new Map(), orders: new Map() };
  for await (const record of records) {
    found.rows += 1;
    if (found.rows % 50_000 === 0) onProgress(found.rows);
    const row = classifyRecord(record);
    noteInvoice(found.invoices, record, row);
    if (row.kind === 'skipped') found.skipped[row.reason] += 1;
    else addRow(found.orders, row);
  }
  dropOrdersWithoutLines(found);
  const orders = [...found.orders.values()].sort(compareOrders);
  const { rows, skipped } = found;
  return {
    rows,
    skipped,
    orders,
    invoices: found.invoices.size,
    withoutOrder: invoicesWithoutOrder(found),
    skus: collectSkus(orders),
    accounts: collectAccounts(orders),
  };
}

function newSkipCounts() {
  return Object.fromEntries(Object.keys(kSkipReasons).map((reason) => [reason, 0]));
}

/** Invoice number → why its first row was skipped; undefined where that was kept. */
function noteInvoice(invoices, record, { reason }) {
  const invoice = record?.[0].trim();
  if (record && !invoices.has(invoice)) invoices.set(invoice, reason);
}

/** How many invoices gave no order, by the reason of their first row. */
function invoicesWithoutOrder({ invoices, orders }) {
  const counts = {};
  for (const [invoice, first] of invoices) {
    if (orders.has(invoice)) continue;
    const reason = first ?? 'carriage_without_goods';
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

function addRow(orders, row) {
  let order = orders.get(row.invoice);
  if (!order) {
    order = {
      invoice: row.invoice,
      instant: row.instant,
      customer: row.customer,
      country: row.country,
      lines: [],
      shipping: [],
    };
    orders.set(row.invoice, order);
  }
  order.instant = Math.min(order.instant, row.instant);
  const { sku, description, quantity, price } = row;
  (row.kind === 'line' ? order.lines : order.shipping).push({ sku, description, quantity, price });
}

function dropOrdersWithoutLines(found) {
  for (const [invoice, order] of found.orders) {
    if (order.lines.length > 0) continue;
    found.skipped.carriage_without_goods += order.shipping.length;
    found.orders.delete(invoice);
  }
}

function compareOrders(a, b) {
  return a.instant - b.instant || compareText(a.invoice, b.invoice);
}

/** Order of keys: by UTF-16 unit, no locale. */
export function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** SKU → its sales and its name: the commonest description, ties to the smaller text. */
function collectSkus(orders) {
  const skus = new Map();
  for (const order of orders) {
    const inOrder = new Set();
    for (const { sku, description, quantity, price } of order.lines) {
      let known = skus.get(sku);
      if (!known) skus.set(sku, (known = { sku, sales: [], orders: 0, names: new Map() }));
      const { customer, country } = order;
      known.sales.push({ customer, country, quantity, price });
      const name = description.replace(/\s+/g, ' ');
      if (name) known.names.set(name, (known.names.get(name) ?? 0) + 1);
      inOrder.add(known);
    }
    for (const known of inOrder) known.orders += 1;
  }
  for (const known of skus.values()) known.name = commonest(known.names) ?? known.sku;
  return new Map([...skus].sort(([a], [b]) => compareText(a, b)));
}

/** The key counted most often, ties to the smaller; undefined where there is none. */
export function commonest(counts) {
  let best;
  for (const [key, count] of counts) {
    const more = !best || count > best.count || (count === best.count && key < best.key);
    if (more) best = { key, count };
  }
  return best?.key;
}

/** Customer → country, number of orders, spend in tenths of a penny, all exact. */
function collectAccounts(orders) {
  const accounts = new Map();
  for (const order of orders) {
    if (!order.customer) continue;
    let account = accounts.get(order.customer);
    if (!account) {
      account = { key: order.customer, orders: 0, spend: 0, countries: new Map() };
      accounts.set(order.customer, account);
    }
    account.orders += 1;
    account.countries.set(order.country, (account.countries.get(order.country) ?? 0) + 1);
    for (const { quantity, price } of order.lines) account.spend += quantity * price;
  }
  for (const account of accounts.values()) account.country = commonest(account.countries);
  return accounts;
}
