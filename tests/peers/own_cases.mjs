// Small cases in the neutral format, written for these tests. Contract: data; every number can be
// worked out by hand. Test: tests/peers/peers.test.mjs

function peer(id, parts) {
  const { lines = [], shipping = [], codes = [], cart = {}, ...rest } = parts;
  return {
    id,
    currency: 'GBP',
    exponent: 2,
    customer: {},
    now: null,
    cart: { lines, shipping, codes, ...cart },
    promotions: [],
    semantics: { rounding: 'half_up' },
    ...rest,
  };
}

function line(id, sku, qty, unit_price_minor, attrs = {}) {
  return { id, sku, qty, unit_price_minor, attrs };
}

function offer(id, effect, more = {}) {
  return { id, when: [], effect, ...more };
}

const kLines = { kind: 'percent', target: 'lines' };
const kOrder = { kind: 'amount', target: 'order' };
const kCarts = [
  peer('a percent of lines of one category, with a code', {
    lines: [line('a', 'OAK', 2, 505, { category: ['wood'] }), line('b', 'TIN', 1, 300)],
    codes: ['SPRING'],
    promotions: [
      offer(
        'P',
        { ...kLines, value: '10', where: [{ fact: 'line.category', op: 'in', value: ['wood'] }] },
        { codes: ['SPRING'] },
      ),
      offer('Q', { ...kOrder, value_minor: 100 }, { codes: ['AUTUMN'] }),
    ],
    expect: {
      line_discounts_minor: { a: 101, b: 0 },
      total_minor: 1209,
      applied: ['P'],
      rejected: { Q: 'code_missing' },
    },
  }),
  peer('fractions of a minor unit are carried exactly', {
    lines: [line('a', 'OAK', 1, 101)],
    promotions: [offer('P', { ...kLines, value: '50' }), offer('Q', { ...kLines, value: '50' })],
    semantics: { rounding: 'none', line_base: 'running' },
    expect: { line_discounts_minor: { a: 76 }, total_minor: 25 },
  }),
  peer('an order amount before a percent of lines', {
    lines: [line('a', 'OAK', 1, 1000), line('b', 'TIN', 1, 3000)],
    promotions: [
      offer('P', { ...kOrder, value_minor: 400 }),
      offer('Q', { ...kLines, value: '10' }),
    ],
    semantics: { rounding: 'half_up', order_alloc: 'floor_largest_remainder' },
    expect: { line_discounts_minor: { a: 190, b: 570 }, discount_total_minor: 760 },
  }),
  peer('a condition reads what is left at its turn', {
    lines: [line('a', 'OAK', 1, 1000)],
    shipping: [{ id: 's', amount_minor: 500, attrs: { method: 'van' } }],
    promotions: [
      offer('P', { ...kLines, value: '20' }),
      offer(
        'Q',
        { kind: 'percent', target: 'shipping', value: '100' },
        { when: [{ fact: 'cart.subtotal_minor', op: 'gte', value: 900 }] },
      ),
    ],
    expect: { shipping_discount_minor: 0, total_minor: 1300, rejected: { Q: 'conditions' } },
  }),
  peer('line and order discounts of one promotion are told apart', {
    lines: [line('a', 'OAK', 2, 1000)],
    promotions: [
      offer('P', [
        { kind: 'amount', target: 'lines', value_minor: 100 },
        { ...kOrder, value_minor: 300 },
      ]),
    ],
    semantics: { rounding: 'half_up', order_alloc: 'none' },
    expect: { line_discounts_minor: { a: 200 }, order_discount_minor: 300, total_minor: 1500 },
  }),
  peer('the best of two', {
    lines: [line('a', 'OAK', 1, 1000)],
    promotions: [
      offer('P', { ...kOrder, value_minor: 100 }),
      offer('Q', { ...kOrder, value_minor: 250 }),
    ],
    semantics: { rounding: 'half_up', strategy: 'best_single' },
    expect: { order_discount_minor: 250, applied: ['Q'] },
  }),
  peer('an exclusive one runs alone', {
    lines: [line('a', 'OAK', 1, 1000)],
    promotions: [
      offer('P', { ...kOrder, value_minor: 500 }),
      offer('Q', { ...kOrder, value_minor: 100 }, { stacking: { exclusive: true } }),
    ],
    semantics: { rounding: 'half_up', exclusive: 'first_eligible_exclusive_alone' },
    expect: { order_discount_minor: 100, applied: ['Q'], rejected: { P: 'exclusive_other' } },
  }),
  peer('within a lane each line gets its best', {
    lines: [line('a', 'OAK', 1, 1000), line('b', 'TIN', 1, 200)],
    promotions: [
      offer('P', { ...kLines, value: '20' }),
      offer('Q', { kind: 'amount', target: 'lines', value_minor: 100 }),
      offer('R', { ...kLines, value: '10' }, { lane: 'late' }),
    ],
    semantics: { rounding: 'half_up', lanes: ['default', 'late'] },
    expect: { line_discounts_minor: { a: 280, b: 110 } },
  }),
  peer('two bought, one free', {
    lines: [line('a', 'OAK', 5, 700)],
    promotions: [
      offer('P', { kind: 'bxgy', buy: { qty: 2 }, get: { qty: 1, percent: '100' }, repeat: true }),
    ],
    expect: { line_discounts_minor: { a: 700 } },
  }),
  peer('of every three the cheapest, picked from the other end', {
    lines: [line('a', 'OAK', 2, 900), line('b', 'TIN', 1, 300)],
    promotions: [
      offer('P', {
        kind: 'percent',
        target: 'groups',
        value: '100',
        group: { count: 3, sort: 'price_asc' },
        pick: { mode: 'vertical', sort: 'price_desc', position: 3 },
      }),
    ],
    expect: { order_discount_minor: 300 },
  }),
  peer('a gift, and a budget that would be passed', {
    lines: [line('a', 'OAK', 1, 1000)],
    promotions: [
      offer('P', { kind: 'gift', target: 'gift', sku: 'CUP', qty: 1, unit_price_minor: 250 }),
      offer(
        'Q',
        { ...kLines, value: '50' },
        { limits: { budget: { id: 'b', type: 'spend', limit_minor: 499, used_minor: 0 } } },
      ),
    ],
    expect: {
      gift_lines: [{ sku: 'CUP', qty: 1, discount_minor: 250 }],
      total_minor: 1000,
      item_total_minor: 1250,
      rejected: { Q: 'budget_exceeded' },
    },
  }),
  peer('dates, channel and uses', {
    now: '2026-03-01',
    lines: [line('a', 'OAK', 1, 1000)],
    cart: { channel: 'web' },
    promotions: [
      offer('P', { ...kOrder, value_minor: 1 }, { active_to: '2026-03-01' }),
      offer('Q', { ...kOrder, value_minor: 2 }, { active_to: '2026-02-28T23:59:59' }),
      offer('R', { ...kOrder, value_minor: 4 }, { channels: ['shop'] }),
      offer('S', { ...kOrder, value_minor: 8 }, { limits: { uses_total: 2, used_total: 2 } }),
    ],
    expect: { applied: ['P'], total_minor: 999, eligible: { P: true, Q: false, S: false } },
  }),
  peer('who buys, and nothing known of them', {
    customer: { group: 'trade', order_number: 1 },
    lines: [line('a', 'OAK', 1, 1000, { on_sale: true }), line('b', 'TIN', 1, 1000)],
    promotions: [
      offer(
        'P',
        { ...kLines, value: '10', where: [{ fact: 'line.on_sale', op: 'ne', value: true }] },
        {
          when: [
            { fact: 'customer.group', op: 'in', value: ['trade', 'staff'] },
            { any: [{ fact: 'customer.order_number', op: 'lt', value: 2 }, { any: [] }] },
            { fact: 'customer.staff', op: 'ne', value: true },
          ],
        },
      ),
    ],
    expect: { line_discounts_minor: { a: 0, b: 100 }, applied: ['P'] },
  }),
  peer('net prices with tax', {
    lines: [line('a', 'OAK', 1, 1000)],
    shipping: [{ id: 's', amount_minor: 200 }],
    promotions: [offer('P', { ...kLines, value: '50' })],
    semantics: { tax_rounding: 'unit_unrounded_times_quantity_then_round_per_line' },
    tax: { prices_include_tax: false, rates: { standard: '10' }, shipping_rate: '20' },
    expect: { subtotal_net_minor: 500, subtotal_gross_minor: 550, total_gross_minor: 790 },
  }),
];

const kModel = {
  categories: [
    { id: 'wood', parent: null },
    { id: 'oak', parent: 'wood' },
  ],
  products: [
    { id: 'plank', category: 'oak' },
    { id: 'nail', category: null },
  ],
  rules: [
    { target: 'category', id: 'wood', scope: 'group', group: 'trade', value: 'hidden' },
    { target: 'category', id: 'oak', scope: 'group', group: 'trade', value: 'parent' },
  ],
};
const kDefaults = { product: 'visible', category: 'visible' };
const kTrade = { id: 'ann', group: 'trade' };

const kVisibility = [
  peer('a product without a rule is seen as by all, its category as by the group', {
    customer: kTrade,
    visibility: { model: kModel, defaults: kDefaults },
    expect: { visible_products: ['plank', 'nail'], hidden_categories: ['wood', 'oak'] },
  }),
  peer('a product as its category', {
    customer: kTrade,
    visibility: {
      model: {
        ...kModel,
        rules: [
          ...kModel.rules,
          { target: 'product', id: 'plank', scope: 'group', group: 'trade', value: 'category' },
        ],
      },
      defaults: kDefaults,
    },
    expect: { hidden_products: ['plank'], category_visible: { oak: false } },
  }),
  peer('tags of its own and inherited ones', {
    visibility: {
      model: {
        ...kModel,
        rules: [
          { target: 'category', id: 'wood', scope: 'tags', tags: ['trade'] },
          { target: 'category', id: 'oak', scope: 'tags', tags: ['staff', 'trade'] },
        ],
      },
      node: 'oak',
    },
    expect: { direct_tags: ['staff', 'trade'], inherited_tags: ['trade'] },
  }),
];

export const kCases = [...kCarts, ...kVisibility];

/** Cases whose meaning Proviso has not, each with the reason that is told. */
export const kUnsupported = [
  [
    peer('a gift at half its price', {
      promotions: [
        offer('P', {
          kind: 'gift',
          target: 'gift',
          sku: 'CUP',
          qty: 1,
          unit_price_minor: 250,
          percent: '50',
        }),
      ],
      expect: { total_minor: 125 },
    }),
    'a gift that is not free',
  ],
];
