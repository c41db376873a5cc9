// List prices, the trade list with its volume tiers, and what regions and key accounts negotiated:
// all read off the prices really paid. Contract: integers only, no average: every price in here was
// paid by somebody. Test: tests/replay/prices.test.mjs

import { compareText, commonest } from './orders.mjs';

const kCommonBp = 500; // a list price was paid on at least 5 % of a SKU's lines
const kTierBp = 200; // a tier's price on at least 2 % of them,
const kTierLines = 3; // and on at least three
const kNegotiatedLines = 3; // a negotiated price on at least three lines of its buyer

/** Price → the quantities at which it was paid, ascending. */
function quantitiesByPrice(sales) {
  const prices = new Map();
  for (const { price, quantity } of sales) {
    const quantities = prices.get(price);
    if (quantities) quantities.push(quantity);
    else prices.set(price, [quantity]);
  }
  for (const quantities of prices.values()) quantities.sort((a, b) => a - b);
  return new Map([...prices].sort(([a], [b]) => b - a));
}

function isCommon(lines, all, shareBp) {
  return lines * 10_000 >= all * shareBp;
}

/** The highest price that is no exception; where all are, the price paid most often. */
export function highestCommonPrice(sales) {
  const prices = quantitiesByPrice(sales);
  for (const [price, quantities] of prices) {
    if (isCommon(quantities.length, sales.length, kCommonBp)) return price;
  }
  return commonestPrice(sales);
}

function commonestPrice(sales) {
  const counts = new Map();
  for (const { price } of sales) counts.set(price, (counts.get(price) ?? 0) + 1);
  return commonest(counts);
}

/** A price entry with tiers: each lower common price, from the lower quartile of its quantities. */
export function tieredEntry(sku, sales) {
  const base = highestCommonPrice(sales);
  const tiers = [];
  let from = 1;
  for (const [price, quantities] of quantitiesByPrice(sales)) {
    const rows = quantities.length;
    if (price >= base || rows < kTierLines || !isCommon(rows, sales.length, kTierBp)) continue;
    const quartile = quantities[(rows - (rows % 4)) / 4];
    if (quartile <= from) continue;
    tiers.push({ from: quartile, unit_price: price });
    from = quartile;
  }
  return { sku, unit_price: base, ...(tiers.length > 0 && { tiers }) };
}

/** What an entry asks for one unit when `quantity` units are bought. */
export function priceAt(entry, quantity) {
  let price = entry.unit_price;
  for (const tier of entry.tiers ?? []) {
    if (tier.from <= quantity) price = tier.unit_price;
  }
  return price;
}

/** A price of its own where most of a buyer's lines are not explained by `entry`, else null. */
export function negotiatedEntry(sku, sales, entry) {
  const price = commonestPrice(sales);
  const paid = sales.filter((sale) => sale.price === price).length;
  const explained = sales.filter((sale) => sale.price === priceAt(entry, sale.quantity)).length;
  const unexplained = sales.length - explained;
  if (paid < kNegotiatedLines || unexplained <= explained) return null;
  return price === entry.unit_price && !entry.tiers ? null : { sku, unit_price: price };
}

/** SKU → list price, and the price lists: key accounts first, then regions, then all accounts. */
export function derivePrices(skus, buyers) {
  const home = homeRegion(buyers);
  const listPrices = new Map();
  const trade = [];
  const byRegion = new Map();
  const byAccount = new Map();
  for (const { sku, sales } of skus.values()) {
    const accountSales = sales.filter((sale) => sale.customer);
    const entry = accountSales.length > 0 ? tieredEntry(sku, accountSales) : null;
    const listPrice = Math.max(highestCommonPrice(sales), entry?.unit_price ?? 0);
    listPrices.set(sku, listPrice);
    if (!entry) continue;
    if (entry.tiers || entry.unit_price !== listPrice) trade.push(entry);
    const regional = regionalEntries(sku, accountSales, entry, buyers, home);
    for (const [region, found] of regional) keep(byRegion, region, found);
    const contracts = contractEntries(sku, accountSales, { entry, regional, buyers });
    for (const [account, found] of contracts) keep(byAccount, account, found);
  }
  const priceLists = [
    ...listsOf(byAccount, 'account-', 10, (key) => ({ accounts: [key] })),
    ...listsOf(byRegion, 'region-', 20, (key) => ({ segments: ['trade'], regions: [key] })),
    ...listsOf(new Map([['all', trade]]), 'trade-', 30, () => ({ segments: ['trade'] })),
  ];
  return { listPrices, priceLists, tradePrices: new Map(trade.map((entry) => [entry.sku, entry])) };
}

function homeRegion(buyers) {
  const counts = new Map();
  for (const { region } of buyers.values()) counts.set(region, (counts.get(region) ?? 0) + 1);
  return commonest(counts);
}

function regionalEntries(sku, sales, entry, buyers, home) {
  const found = new Map();
  for (const [region, own] of grouped(sales, (sale) => buyers.get(sale.customer).region)) {
    if (region === home || own.length < kNegotiatedLines) continue;
    const negotiated = negotiatedEntry(sku, own, entry);
    if (negotiated) found.set(region, negotiated);
  }
  return found;
}

function contractEntries(sku, sales, { entry, regional, buyers }) {
  const found = new Map();
  const keySales = sales.filter((sale) =>
    buyers.get(sale.customer).segments.includes('key-account'),
  );
  for (const [account, own] of grouped(keySales, (sale) => sale.customer)) {
    if (own.length < kNegotiatedLines) continue;
    const given = regional.get(buyers.get(account).region) ?? entry;
    const negotiated = negotiatedEntry(sku, own, given);
    if (negotiated) found.set(account, negotiated);
  }
  return found;
}

function grouped(sales, keyOf) {
  const groups = new Map();
  for (const sale of sales) keep(groups, keyOf(sale), sale);
  return groups;
}

function keep(lists, key, item) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function listsOf(entriesByKey, prefix, priority, audienceOf) {
  return [...entriesByKey]
    .filter(([, entries]) => entries.length > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, entries]) => ({
      key: prefix + key,
      currency: 'GBP',
      priority,
      audience: audienceOf(key),
      entries,
    }));
}
