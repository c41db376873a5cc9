// One request for each order: who bought, when, what, and the codes that some carts enter.
// Contract: a pure function of orders and tables; requests in order of time, then invoice.
// Test: tests/replay/carts.test.mjs

import { audienceOf } from './accounts.mjs';
import { scheduleOf } from './promotions.mjs';
import { kUnitPriceDigits } from './rows.mjs';
import { readTable } from './tables.mjs';

const kPennyUnits = 10 ** kUnitPriceDigits;

/** `{ invoice, request }` of every order, the request as schema/request.schema.json has it. */
export function* makeCarts(orders, buyers, table = readTable('promotions')) {
  const enter = codeEntry(table);
  for (const order of orders) {
    const audience = audienceOf(order, buyers);
    const { codes, uses } = enter(order, audience);
    const request = {
      currency: 'GBP',
      evaluated_at: order.instant,
      audience,
      ...(uses.length > 0 && { facts: { uses } }),
      cart: { lines: order.lines.map(cartLine), ...(codes.length > 0 && { codes }) },
    };
    if (order.shipping.length > 0) request.cart.shipping = order.shipping.map(shippingEntry);
    yield { invoice: order.invoice, request };
  }
}

function cartLine({ sku, quantity }, index) {
  return { id: String(index + 1), sku, quantity };
}

/** Carriage in whole pence: what a row has beyond the penny is dropped. */
function shippingEntry({ sku, quantity, price }, index) {
  const amount = quantity * price;
  return {
    id: `${sku.toLowerCase()}-${index + 1}`,
    amount_minor: (amount - (amount % kPennyUnits)) / kPennyUnits,
  };
}

/** Which codes a cart enters: every n-th of the carts that a row of `codes_entered` names. */
function codeEntry(table) {
  const rules = table.codes_entered.map((row) => ({ ...row, ...scheduleOf(row), seen: 0 }));
  const promotionOf = new Map(
    table.codes
      .filter((offer) => offer.limits?.uses_per_account !== undefined)
      .flatMap((offer) => offer.codes.map((code) => [code, `code-${offer.key}`])),
  );
  const ordersOf = new Map();
  return (order, audience) => {
    const earlier = ordersOf.get(order.customer) ?? 0;
    ordersOf.set(order.customer, earlier + 1);
    const codes = rules
      .filter((rule) => concerns(rule, order, audience, earlier) && rule.seen++ % rule.every === 0)
      .map((rule) => rule.code);
    const uses = codes
      .filter((code) => audience.account && promotionOf.has(code))
      .map((code) => ({ promotion: promotionOf.get(code), uses_by_account: earlier }));
    return { codes, uses };
  };
}

function concerns(rule, order, audience, earlier) {
  const { from = 0, until = Number.MAX_SAFE_INTEGER } = rule.schedule ?? {};
  if (order.instant < from || order.instant >= until) return false;
  if (rule.segment && !audience.segments.includes(rule.segment)) return false;
  return rule.first_orders === undefined || earlier < rule.first_orders;
}
