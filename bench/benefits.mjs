// The benefits of the benchmark's promotions: every kind and every way to state a value, in about
// the proportions in which shops use them. Contract: functions of the Random and the scope (the
// products, categories and brands that may be named).

const money = (cents) => ({ EUR: cents, CHF: cents });
const unit_prices = (cents) => ({ EUR: cents * 100, CHF: cents });
const rate = (random) => random.pick([300, 500, 750, 1000, 1250, 1500, 2000, 2500]);

/** Some four products on average: a SKU or a few, a leaf category, a brand with something else. */
export function selector(random, scope) {
  const leaf = () => ({ categories: [random.pick(scope.leaves)] });
  return random.weighted([
    [52, () => ({ skus: random.some(scope.skus, random.between(1, 5)) })],
    [18, leaf],
    [8, () => ({ ...leaf(), attributes: [organic_test] })],
    [6, () => ({ ...leaf(), attributes: [weight_test(random)] })],
    [6, () => ({ brands: [random.pick(scope.brands)], attributes: [colour_test(random)] })],
    [4, () => ({ ...leaf(), unit_price: { op: 'gte', value: unit_prices(500) } })],
    [3, () => ({ any: [leaf(), { skus: random.some(scope.skus, 2) }] })],
    [3, () => ({ ...leaf(), not: { sale: true } })],
  ])();
}

const organic_test = { attribute: 'organic', op: 'eq', value: true };

function weight_test(random) {
  return {
    attribute: 'weight_g',
    op: random.pick(['lt', 'gte']),
    value: random.between(500, 9000),
  };
}

function colour_test(random) {
  const colours = ['black', 'blue', 'green', 'red', 'white'];
  return { attribute: 'colour', op: 'in', value: random.some(colours, 2) };
}

function volume_tiers(random, value) {
  const first = random.between(1, 4);
  const steps = [first, first * 3, first * 10].map((from, i) => ({ from, ...value(i) }));
  return { by: 'quantity', steps };
}

function amount_tiers(random, value) {
  const first = random.between(20, 150) * 100;
  const steps = [1, 3, 8].map((times, i) => ({ from_minor: money(first * times), ...value(i) }));
  return { by: 'amount', steps };
}

const kLines = [
  [30, (random) => ({ rate_bp: rate(random) })],
  [14, (random) => ({ amount_minor: money(random.between(10, 300)) })],
  [4, (random) => ({ amount_minor: money(random.between(100, 900)), per: 'line' })],
  [4, (random) => ({ amount_minor: money(random.between(200, 2000)), per: 'benefit' })],
  [14, (random) => ({ unit_price: unit_prices(random.between(100, 2000)) })],
  [2, (random, scope) => ({ price_of: random.pick(scope.skus) })],
  [
    14,
    (random) => ({
      tiers: volume_tiers(random, (i) => ({ rate_bp: 300 + 400 * i })),
    }),
  ],
  [
    5,
    (random) => ({
      tiers: {
        ...volume_tiers(random, (i) => ({ amount_minor: money(5 + 15 * i) })),
        mode: 'graduated',
      },
    }),
  ],
  [
    3,
    (random, scope) => ({
      tiers: {
        ...amount_tiers(random, (i) => ({ rate_bp: 200 + 300 * i })),
        over: { categories: [random.pick(scope.leaves)] },
      },
    }),
  ],
  [
    2,
    (random) => ({
      formula: {
        least: [
          { quotient: { fact: 'cart.amount' }, by: random.between(20, 60) },
          { constant: random.between(200, 900) },
        ],
      },
    }),
  ],
  [
    8,
    (random) => ({
      rate_bp: rate(random),
      max_units: random.between(1, 6),
      pick: random.pick(['cheapest', 'dearest']),
    }),
  ],
];

function lines(random, scope, target) {
  const value = random.weighted(kLines)(random, scope);
  const capped = random.percent(6) && { cap_minor: money(random.between(500, 4000)) };
  return { kind: 'lines', target, ...value, ...capped };
}

const reduction = (random) =>
  random.weighted([
    [5, { rate_bp: random.pick([2000, 5000, 10000]) }],
    [2, { amount_minor: money(random.between(50, 400)) }],
    [2, { unit_price: unit_prices(random.between(100, 900)) }],
  ]);

function buy_get(random, scope, target) {
  const buy = random.percent(12)
    ? { of: target, amount_minor: money(random.between(10, 80) * 100) }
    : { of: target, quantity: random.between(1, 3) };
  const other = random.percent(30) && { of: { categories: [random.pick(scope.leaves)] } };
  return {
    kind: 'buy_get',
    buy,
    get: { ...other, quantity: 1 },
    ...reduction(random),
    ...(random.percent(40) && { max_applications: random.between(1, 5) }),
    ...(random.percent(10) && { partial: true }),
  };
}

function bundle(random, scope, target) {
  const parts = [{ of: target, quantity: random.between(1, 2) }];
  const others = random.between(1, 2);
  for (let i = 0; i < others; ++i) {
    parts.push({ of: { categories: [random.pick(scope.leaves)] }, quantity: 1 });
  }
  const value = random.weighted([
    [4, { rate_bp: rate(random) }],
    [3, { price_minor: money(random.between(15, 60) * 100) }],
    [2, { amount_minor: money(random.between(100, 900)) }],
  ]);
  return { kind: 'bundle', parts, ...value, ...(random.percent(40) && { max_applications: 3 }) };
}

function every_nth(random, scope, target) {
  return {
    kind: 'every_nth',
    target,
    every: random.between(2, 4),
    from: random.pick(['all', 'each_group']),
    pick: random.pick(['cheapest', 'dearest']),
    ...reduction(random),
  };
}

function order(random, scope, target) {
  const value = random.weighted([
    [5, { rate_bp: random.pick([200, 300, 500]) }],
    [3, { amount_minor: money(random.between(1, 12) * 100) }],
    [4, { tiers: amount_tiers(random, (i) => ({ rate_bp: 100 + 150 * i })) }],
    [2, { tiers: amount_tiers(random, (i) => ({ amount_minor: money(200 + 400 * i) })) }],
  ]);
  return { kind: 'order', target, ...value };
}

function shipping(random) {
  const value = random.weighted([
    [4, { rate_bp: random.pick([2500, 5000, 10000]) }],
    [2, { amount_minor: money(random.between(100, 500)) }],
    [1, { price_minor: money(190) }],
  ]);
  return { kind: 'shipping', ...(random.percent(50) && { methods: ['parcel'] }), ...value };
}

function gift(random, scope) {
  return {
    kind: 'gift',
    skus: random.some(scope.skus, random.between(1, 3)),
    ...(random.percent(20) && { if_missing: true }),
  };
}

function points(random, scope, target) {
  return { kind: 'points', target, points: random.between(1, 5), per_minor: money(100) };
}

const payment_terms = (random) => ({
  kind: 'payment_terms',
  rate_bp: random.pick([100, 200, 300]),
  days: random.pick([8, 10, 14]),
});

const total = (random) => ({ kind: 'total', amount_minor: money(random.between(100, 600)) });

const kKinds = [
  [55, lines],
  [12, buy_get],
  [7, bundle],
  [7, every_nth],
  [7, order],
  [4, shipping],
  [3, gift],
  [3, points],
  [1, payment_terms],
  [1, total],
];

/** The kinds of the product phase: what they select says which carts they are for. */
const kOfLines = new Set([lines, buy_get, bundle, every_nth]);

/** `{ benefit, of_lines }` of one of the kinds. */
export function benefit(random, scope, target) {
  const make = random.weighted(kKinds);
  return { benefit: make(random, scope, target), of_lines: kOfLines.has(make) };
}

/** A kind that looks at single units, over many lines: what expanding units would make slow. */
export function unit_benefit(random, target) {
  return random.weighted([
    [3, { kind: 'buy_get', buy: { of: target, quantity: 2 }, get: { quantity: 1 }, rate_bp: 5000 }],
    [
      3,
      {
        kind: 'every_nth',
        target,
        every: 3,
        from: random.pick(['all', 'each_group']),
        rate_bp: 2000,
      },
    ],
    [2, { kind: 'lines', target, rate_bp: 1000, max_units: random.pick([2, 5, 1000]) }],
    [1, { kind: 'lines', target, rate_bp: 700, max_units_per_line: 50, pick: 'dearest' }],
    [
      2,
      { kind: 'lines', target, tiers: volume_tiers(random, (i) => ({ rate_bp: 200 + 100 * i })) },
    ],
    [
      2,
      {
        kind: 'lines',
        target,
        tiers: {
          ...volume_tiers(random, (i) => ({ amount_minor: money(1 + 2 * i) })),
          mode: 'graduated',
        },
      },
    ],
    [2, { kind: 'bundle', parts: [{ of: target, quantity: 3 }], rate_bp: 500 }],
  ]);
}
