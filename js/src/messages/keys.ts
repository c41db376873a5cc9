// Which messages there are: one for each reason, and one for each fact whose test may decide.
// Test: tests/js/messages.test.mjs
import type { Reason } from '../generated/codes.js';

export const facts = [
  'cart_amount',
  'lines_amount',
  'lines_quantity',
  'lines_products',
  'lines_max_quantity',
  'lines_min_quantity',
  'lines_min_unit_price',
  'lines_max_unit_price',
  'shipping_amount',
  'history',
  'bought',
  'currency',
  'cart_payment_method',
  'cart_payment_terms',
  'cart_order_type',
  'cart_ship_to',
  'customer',
  'account',
  'region',
  'channel',
  'segment',
  'customer_role',
  'shipping_method',
  'cart_renewal',
  'cart_lead_days',
  'attribute',
] as const;

export type Fact = (typeof facts)[number];

/** As the core names them, and the words for truth values. */
export type MessageKey =
  `reason.${Reason}` | `reason.condition.${Fact}` | 'value.true' | 'value.false';

/** ICU messages of one language. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** An ICU `select` by one parameter. */
export function select(by: string, cases: Record<string, string>): string {
  const written = Object.entries(cases).map(([name, text]) => `${name} {${text}}`);
  return `{${by}, select, ${written.join(' ')}}`;
}
