// Makes benefits: every kind with every value that it takes. Test: tests/oracle/generate.test.mjs
import { formula, money, rate, selector, some_minor, unit_price } from './make_terms.mjs';

const maybe_target = (draft, percent = 60) =>
  draft.draw.chance(percent) ? { target: selector(draft) } : {};

/** base, pick and caps that many kinds share. */
function options(draft, name, members) {
  const { draw } = draft;
  const out = {};
  if (members.includes('base')) {
    const base = draw.option('base', { '-': 12, stratum: 1, current: 2, list: 2 });
    if (base !== '-') out.base = base;
  }
  if (members.includes('pick') && draw.flag(`${name}/pick`, 35))
    out.pick = draw.option(`${name}/pick`, { cheapest: 1, dearest: 2 });
  if (members.includes('cap') && draw.flag(`${name}/cap`, 12))
    out.cap_minor = money(draw.integer(0, 600), draft);
  if (members.includes('applications') && draw.flag(`${name}/max_applications`, 20))
    out.max_applications = draw.integer(1, 3);
  return out;
}

/** Ascending thresholds, two or three. */
function thresholds(draw, first, step) {
  const count = draw.integer(2, 3);
  let from = draw.integer(0, first);
  return Array.from({ length: count }, () => {
    const threshold = from;
    from += draw.integer(1, step);
    return threshold;
  });
}

function step_value(draft, kind, value) {
  const { draw } = draft;
  if (value === 'rate') return { rate_bp: rate(draw) };
  if (value === 'amount')
    return { amount_minor: money(draw.integer(0, kind === 'lines' ? 200 : 900), draft) };
  return { unit_price: unit_price(draw.integer(0, 700), draft) };
}

function tiers(draft, kind) {
  const { draw } = draft;
  const name = `benefit:${kind}/value:tiers`;
  const by = draw.option(`${name}/by`, { quantity: 1, amount: 1 });
  const modes = { volume: 2, graduated: 1 };
  if (kind === 'shipping' || (kind === 'order' && by === 'quantity')) modes.graduated = 0;
  const mode = draw.option(`${name}/mode`, modes);
  const out = { by };
  if (mode === 'graduated' || draw.chance(30)) out.mode = mode;
  if (draw.flag(`${name}/over`, 30)) out.over = selector(draft);
  if (by === 'amount' && draw.flag(`${name}/at`, 50))
    out.at = draw.one_of(['subtotal', 'current', 'net']);
  const shares = draft.history.length > 0 && draw.flag(`${name}/history`, 25);
  if (shares) out.history = draw.one_of(draft.history).key;
  const values = { rate: 3, amount: 2, unit_price: kind === 'lines' ? 2 : 0 };
  const rates_alone = mode === 'graduated' && by === 'amount';
  const value = rates_alone ? 'rate' : draw.option(`${name}/step`, values);
  let froms = by === 'quantity' ? thresholds(draw, 2, 3) : thresholds(draw, 900, 1_500);
  if (shares) froms = thresholds(draw, 2_000, 9_000);
  const key = { quantity: 'from', amount: 'from_minor' }[by];
  out.steps = froms.map((from) => ({
    ...(shares ? { from_share_bp: from } : { [key]: key === 'from' ? from : money(from, draft) }),
    ...step_value(draft, kind, value),
  }));
  return { tiers: out };
}

/** A value of the names given with their weights. */
function value(draft, kind, weights) {
  const { draw } = draft;
  switch (draw.option(`benefit:${kind}/value`, weights)) {
    case 'rate':
      return { rate_bp: rate(draw) };
    case 'amount':
      return { amount_minor: money(some_minor(draw), draft) };
    case 'unit_price':
      return { unit_price: unit_price(draw.integer(0, 700), draft) };
    case 'price':
      return { price_minor: money(some_minor(draw), draft) };
    case 'price_of':
      return { price_of: draw.chance(90) ? draw.one_of(draft.skus) : 'nothing' };
    case 'tiers':
      return tiers(draft, kind);
    default:
      return { formula: formula(draft) };
  }
}

function lines(draft) {
  const { draw } = draft;
  const name = 'benefit:lines';
  const own = value(draft, 'lines', {
    rate: 4,
    amount: 4,
    unit_price: 2,
    price_of: 1,
    tiers: 4,
    formula: 1,
  });
  const out = { ...maybe_target(draft), ...options(draft, name, ['base', 'pick', 'cap']), ...own };
  if (own.amount_minor !== undefined) {
    const per = draw.option(`${name}/per`, { '-': 2, unit: 1, line: 2, benefit: 2 });
    if (per !== '-') out.per = per;
  }
  if (draw.flag(`${name}/max_units`, 20)) out.max_units = draw.integer(1, 5);
  if (draw.flag(`${name}/max_units_per_line`, 12)) out.max_units_per_line = draw.integer(1, 3);
  return out;
}

function bundle(draft) {
  const { draw } = draft;
  const count = draw.integer(1, 3);
  const part = () => ({ of: selector(draft), quantity: draw.integer(1, 2) });
  return {
    parts: Array.from({ length: count }, part),
    ...options(draft, 'benefit:bundle', ['base', 'pick', 'cap', 'applications']),
    ...value(draft, 'bundle', { rate: 2, amount: 2, price: 2 }),
  };
}

function buy_get(draft) {
  const { draw } = draft;
  const name = 'benefit:buy_get';
  const maybe_of = (percent) => (draw.chance(percent) ? { of: selector(draft) } : {});
  const by_amount = draw.flag(`${name}/by_amount`, 20);
  const buy = by_amount
    ? { ...maybe_of(60), amount_minor: money(draw.integer(1, 1_500), draft) }
    : { ...maybe_of(60), quantity: draw.integer(1, 3) };
  const out = {
    buy,
    get: { ...maybe_of(40), quantity: draw.integer(1, 3) },
    ...options(draft, name, ['base', 'pick', 'cap', 'applications']),
    ...value(draft, 'buy_get', { rate: 4, amount: 2, unit_price: 2 }),
  };
  if (draw.flag(`${name}/partial`, 25)) out.partial = true;
  if (draw.flag(`${name}/max_units`, 15)) out.max_units = draw.integer(1, 4);
  return out;
}

function every_nth(draft) {
  const { draw } = draft;
  const name = 'benefit:every_nth';
  const every = draw.integer(1, 4);
  const out = {
    ...maybe_target(draft, 40),
    every,
    ...options(draft, name, ['base', 'pick', 'cap', 'applications']),
    ...value(draft, 'every_nth', { rate: 4, amount: 2, unit_price: 2 }),
  };
  if (draw.flag(`${name}/position`, 40)) out.position = draw.integer(1, every);
  if (draw.flag(`${name}/from`, 50))
    out.from = draw.option(`${name}/from`, { all: 1, each_group: 2 });
  return out;
}

const order = (draft) => ({
  ...maybe_target(draft, 40),
  ...options(draft, 'benefit:order', ['base', 'cap']),
  ...value(draft, 'order', { rate: 3, amount: 3, price: 1, tiers: 3, formula: 1 }),
});

const total = (draft) => ({
  ...options(draft, 'benefit:total', ['cap']),
  ...value(draft, 'total', { rate: 1, amount: 1 }),
});

function shipping(draft) {
  const { draw } = draft;
  const name = 'benefit:shipping';
  const own = value(draft, 'shipping', { rate: 3, amount: 3, price: 2, tiers: 2 });
  const out = { ...options(draft, name, ['base', 'cap']), ...own };
  if (draw.flag(`${name}/methods`, 40)) out.methods = draw.some_of(['post', 'express']);
  if (own.amount_minor !== undefined && draw.flag(`${name}/per_benefit`, 40)) out.per = 'benefit';
  return out;
}

function gift(draft) {
  const { draw } = draft;
  const name = 'benefit:gift';
  const out = { skus: draw.some_of([...draft.skus, 'nothing'], 30) };
  if (draw.flag(`${name}/quantity`, 40)) out.quantity = draw.integer(1, 3);
  if (draw.flag(`${name}/if_missing`, 40)) out.if_missing = true;
  if (draw.flag(`${name}/per`, 40)) {
    out.per = { ...(draw.chance(60) && { of: selector(draft) }), quantity: draw.integer(1, 3) };
    if (draw.flag(`${name}/max_applications`, 30)) out.max_applications = draw.integer(1, 2);
  }
  return out;
}

function points(draft) {
  const { draw } = draft;
  const out = { ...maybe_target(draft, 40), points: draw.integer(0, 9) };
  if (draw.flag('benefit:points/per_minor', 60)) out.per_minor = money(draw.integer(1, 500), draft);
  return out;
}

const payment_terms = ({ draw }) => ({ rate_bp: rate(draw), days: draw.integer(0, 30) });

const kKinds = {
  lines,
  bundle,
  buy_get,
  every_nth,
  order,
  total,
  shipping,
  gift,
  points,
  payment_terms,
};
const kWeights = {
  lines: 10,
  bundle: 4,
  buy_get: 4,
  every_nth: 3,
  order: 6,
  total: 2,
  shipping: 3,
  gift: 2,
  points: 1,
  payment_terms: 1,
};

export function benefit(draft) {
  if (draft.named_benefits.length > 0 && draft.draw.flag('benefit:use', 10))
    return { use: draft.draw.one_of(draft.named_benefits).key };
  const kind = draft.draw.option('benefit', kWeights);
  return { kind, ...kKinds[kind](draft) };
}
