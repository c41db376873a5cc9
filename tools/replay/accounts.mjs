// Who the buyers are: region, channel and segments of accounts and guests, by rule.
// Contract: pure; ranks over the whole file, ties by key. Test: tests/replay/accounts.test.mjs

import { compareText } from './orders.mjs';

const kDeciles = 10;
const kKeyAccounts = 50;
const kRegularOrders = 5;

/** A country's name as a region key: `United Kingdom` is `united-kingdom`. */
export function regionKey(country) {
  return (
    country
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'unspecified'
  );
}

/** Gives every account its region and its segments: by spend, the largest tenth is `decile-10`. */
export function segmentAccounts(accounts) {
  const bySpend = [...accounts.values()].sort(
    (a, b) => a.spend - b.spend || compareText(a.key, b.key),
  );
  const buyers = new Map();
  bySpend.forEach((account, rank) => {
    const decile = Math.floor((rank * kDeciles) / bySpend.length) + 1;
    const segments = ['trade', `decile-${decile}`];
    segments.push(account.orders >= kRegularOrders ? 'regular' : 'occasional');
    if (decile === kDeciles) segments.push('wholesale');
    if (bySpend.length - rank <= kKeyAccounts && decile === kDeciles) segments.push('key-account');
    buyers.set(account.key, { account: account.key, region: regionKey(account.country), segments });
  });
  return buyers;
}

/** The audience of one order; `buyers` as `segmentAccounts` gives them. */
export function audienceOf(order, buyers) {
  const web = order.shipping.some((entry) => entry.sku === 'DOT');
  const buyer = buyers.get(order.customer);
  if (buyer) return { ...buyer, channel: web ? 'web-shop' : 'trade-desk' };
  return {
    segments: ['guest'],
    region: regionKey(order.country),
    channel: web ? 'web-shop' : 'counter',
  };
}
