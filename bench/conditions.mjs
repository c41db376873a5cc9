// Who and when: the conditions, audiences, schedules and limits of the benchmark's promotions.
// Contract: functions of the Random and the scope; most hold for most carts, so that work is done.
import { kMonth, kRegions, kSegments } from './shop.mjs';

const money = (cents) => ({ EUR: cents, CHF: cents });

const order_ops = ['gte', 'gt'];

const kTests = [
  [
    30,
    (random) => ({
      fact: 'cart.amount',
      op: random.pick(order_ops),
      value: money(random.between(1, 120) * 100),
      ...(random.percent(15) && { at: random.pick(['current', 'net']) }),
    }),
  ],
  [
    15,
    (random) => ({ fact: 'cart.payment_method', op: 'in', value: random.some(kPaymentMethods, 2) }),
  ],
  [
    10,
    (random) => ({
      fact: 'history',
      history: 'spend_year',
      op: 'gte',
      value: money(random.between(0, 9000) * 100),
    }),
  ],
  [
    6,
    (random) => ({
      fact: 'history',
      history: 'orders_ever',
      op: 'gte',
      value: random.between(0, 9),
    }),
  ],
  [10, (random) => ({ fact: 'region', op: 'in', value: random.some(kRegions, 3) })],
  [6, (random) => ({ fact: 'segment', op: 'not_in', value: random.some(kSegments, 2) })],
  [8, () => ({ fact: 'cart.order_type', op: 'eq', value: 'regular' })],
  [5, () => ({ fact: 'attribute', attribute: 'employees', op: 'gte', value: 10 })],
  [4, () => ({ not: { fact: 'attribute', attribute: 'urgent', op: 'eq', value: true } })],
  [4, () => ({ fact: 'cart.lead_days', op: 'gte', value: 2 })],
  [2, () => ({ fact: 'shipping.amount', op: 'gt', value: money(0) })],
  [4, () => ({ use: 'large-or-loyal' })],
];

export const kPaymentMethods = ['invoice', 'card', 'debit'];

/** Of the matching lines: as many units, products, or as much money. */
function lines_test(random, of) {
  return random.weighted([
    [6, { fact: 'lines.quantity', of, op: 'gte', value: random.between(1, 4) }],
    [3, { fact: 'lines.amount', of, op: 'gte', value: money(random.between(5, 60) * 100) }],
    [1, { fact: 'lines.products', of, op: 'gte', value: 1 }],
    [1, { fact: 'lines.max_quantity', of, op: 'gte', value: 2 }],
  ]);
}

/** A condition of one to four facts, or none; `of` must be met where not all benefits select it. */
export function condition(random, of, of_lines) {
  const tests = of_lines ? [] : [{ fact: 'lines.quantity', of, op: 'gte', value: 1 }];
  const count = random.weighted([
    [55, 0],
    [20, 1],
    [17, 2],
    [8, 3],
  ]);
  for (let i = 0; i < count; ++i) {
    const test = random.percent(20) ? lines_test(random, of) : random.weighted(kTests)(random);
    tests.push(test);
  }
  if (tests.length === 0) return {};
  if (tests.length === 1) return { condition: tests[0] };
  const either = of_lines && random.percent(15);
  return { condition: either ? { any: tests } : { all: tests } };
}

/** Everyone, mostly; or some segments, a region, a channel, some accounts. */
export function audience(random) {
  return random.weighted([
    [62, {}],
    [24, { audience: { segments: random.some(kSegments, random.between(2, 6)) } }],
    [6, { audience: { regions: random.some(kRegions, 2) } }],
    [3, { audience: { channels: ['web'] } }],
    [3, { audience: { accounts: random.some(kAccounts, 8) } }],
    [2, { audience: { use: 'inner-circle' } }],
  ]);
}

export const kAccounts = Array.from({ length: 50 }, (_, i) => `account-${i}`);

/** Always, mostly; or the carts' month; or working days, by local time. */
export function schedule(random) {
  const { from, until } = kMonth;
  return random.weighted([
    [75, {}],
    [18, { schedule: { from, until: until + random.below(90) * 86400000 } }],
    [7, { schedule: { use: 'working-days' } }],
  ]);
}

export function limits(random) {
  if (!random.percent(6)) return {};
  return { limits: { uses: random.between(10, 1000), uses_per_account: random.between(1, 5) } };
}

/** What promotions refer to by name; selectors are of the scope that carts buy from. */
export function definitions_of(scope) {
  return {
    selectors: [{ key: 'core-range', is: { categories: scope.leaves.slice(0, 3) } }],
    audiences: [
      { key: 'inner-circle', is: { segments: kSegments.slice(4, 8), channels: ['web', 'app'] } },
    ],
    conditions: [
      {
        key: 'large-or-loyal',
        is: {
          any: [
            { fact: 'cart.amount', op: 'gte', value: money(25000) },
            { fact: 'history', history: 'orders_ever', op: 'gte', value: 5 },
          ],
        },
      },
    ],
    schedules: [
      {
        key: 'working-days',
        is: {
          zone: 'Europe/Zurich',
          weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '06:00', until: '22:00' }],
          blackouts: [{ from: '2026-08-01', until: '2026-08-02' }],
        },
      },
    ],
  };
}
