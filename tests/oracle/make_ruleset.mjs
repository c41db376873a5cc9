// Makes a small valid ruleset from a Draw. Test: tests/oracle/generate.test.mjs
import { benefit } from './make_benefits.mjs';
import { condition } from './make_conditions.mjs';
import { schedule, zones } from './make_schedules.mjs';
import { audience, money, selector, unit_price } from './make_terms.mjs';

const kAttributes = [
  { key: 'colour', owner: 'product', type: 'string' },
  { key: 'size', owner: 'product', type: 'integer' },
  { key: 'boxed', owner: 'product', type: 'boolean' },
  { key: 'engraving', owner: 'line', type: 'string' },
  { key: 'score', owner: 'cart', type: 'integer' },
  { key: 'since', owner: 'account', type: 'instant' },
  { key: 'grade', owner: 'customer', type: 'string' },
];

const kCategories = [
  { key: 'all' },
  { key: 'cups', parent: 'all' },
  { key: 'mugs', parent: 'cups' },
  { key: 'plates', parent: 'all' },
];

const kTaxCategories = ['full', 'low'];

function floor(draw, name) {
  const kind = draw.option(`${name}/floor`, { margin: 1, markup: 1 });
  return { kind, rate_bp: draw.one_of([0, 500, 1_000, 3_333]) };
}

function attributes_of(draw) {
  const attributes = [];
  if (draw.chance(60))
    attributes.push({ attribute: 'colour', value: draw.one_of(['red', 'white']) });
  if (draw.chance(50)) attributes.push({ attribute: 'size', value: draw.integer(1, 4) });
  if (draw.chance(30)) attributes.push({ attribute: 'boxed', value: draw.chance(50) });
  return attributes.length > 0 ? { attributes } : {};
}

function product(sku, draft, prices) {
  const { draw } = draft;
  const tie = prices.length > 0 && draw.flag('product/price_tie', 35);
  const minor = tie
    ? draw.one_of(prices)
    : draw.one_of([draw.integer(0, 30), draw.integer(50, 999), 100 * draw.integer(1, 10)]);
  prices.push(minor);
  const out = { sku, list_price: unit_price(minor, draft), ...attributes_of(draw) };
  if (draw.chance(80)) {
    out.category = draw.one_of(draft.categories);
    if (draw.flag('product/further_categories', 15))
      out.further_categories = [draw.one_of(draft.categories)];
  }
  if (draw.chance(60)) out.brand = draw.one_of(['potter', 'smith']);
  const near = (percent) => unit_price(Math.floor((minor * percent) / 100), draft);
  if (draft.floors && draw.chance(85)) out.cost = near(draw.integer(20, 95));
  if (draw.flag('product/floor_price', draft.floors ? 20 : 3))
    out.floor_price = near(draw.integer(20, 105));
  if (draft.measured && draw.chance(60)) {
    out.quantity_scale = draw.integer(1, 2);
    if (draw.chance(50)) out.unit = 'm';
  }
  if (draft.taxes && draw.chance(60)) out.tax_category = draw.one_of([...kTaxCategories, 'none']);
  return out;
}

function price_list(key, draft, prices, scales) {
  const { draw, skus } = draft;
  const currency = draft.second && draw.chance(30) ? 'EUR' : 'GBP';
  const price = (percent, minor) =>
    unit_price(Math.floor((minor * percent) / 100), { ...draft, second: false }).GBP;
  const entries = draw.some_of(skus, 60).map((sku) => {
    const minor = prices[skus.indexOf(sku)];
    const entry = { sku, unit_price: price(draw.integer(60, 110), minor) };
    if (draw.flag('price_list/tiers', 40))
      entry.tiers = [2, 5].map((from) => ({
        from: from * 10 ** scales[skus.indexOf(sku)],
        unit_price: price(draw.integer(40, 100), minor),
      }));
    return entry;
  });
  const out = { key, currency, priority: draw.integer(0, 1), entries };
  if (draw.flag('price_list/audience', 25)) out.audience = audience(draft, 'price_list');
  if (!draft.early_horizon && draw.flag('price_list/schedule', 15))
    out.schedule = schedule(draft, 'price_list');
  if (draw.flag('price_list/sale', 40)) out.sale = true;
  if (draft.floors && draw.flag('price_list/floor', 30)) out.floor = floor(draw, 'price_list');
  return out;
}

function entitlements(draft) {
  const { draw } = draft;
  const make = (key) => {
    const out = { key, effect: draw.chance(50) ? 'grant' : 'deny' };
    const audience = {
      ...(draw.chance(40) && { segments: [draw.one_of(['gold', 'new'])] }),
      ...(draw.chance(30) && { accounts: [draw.one_of(['acme', 'parent'])] }),
    };
    if (Object.keys(audience).length > 0) out.audience = audience;
    if (draw.chance(50)) out.skus = draw.some_of(draft.skus, 30);
    if (draw.chance(50)) out.categories = [draw.one_of(draft.categories)];
    return out;
  };
  const out = { entitlements: ['x', 'y'].map(make) };
  if (draw.flag('entitlements/hidden', 10)) out.default = 'hidden';
  return out;
}

function tax(draw) {
  const out = {
    prices: draw.option('settings/tax/prices', { net: 1, gross: 1 }),
    rates: [
      { category: 'full', rate_bp: draw.one_of([1_900, 2_000, 810]) },
      { category: 'low', rate_bp: draw.one_of([0, 700, 550]) },
    ],
  };
  if (draw.flag('settings/tax/document', 40)) out.rounding = 'document';
  if (draw.flag('settings/tax/default_category', 60)) out.default_category = 'full';
  if (draw.flag('settings/tax/shipping_category', 40)) out.shipping_category = 'low';
  return out;
}

function settings(draft) {
  const { draw } = draft;
  const out = {};
  const choose = (name, weights) => {
    const value = draw.option(`settings/${name}`, weights);
    if (value !== '-') out[name] = value;
  };
  choose('rounding_mode', {
    '-': 10,
    half_up: 1,
    half_even: 2,
    half_down: 2,
    down: 2,
    toward_merchant: 2,
  });
  choose('rounding_level', { '-': 12, benefit: 1, line: 2, unit: 2, final_price: 2 });
  choose('percent_base', { '-': 12, stratum: 1, current: 2, list: 2 });
  choose('condition_base', { '-': 10, subtotal: 1, current: 2, net: 2 });
  choose('remainders', { '-': 10, largest: 1, first_lines: 2, last_line: 2 });
  choose('code_case', { '-': 10, insensitive: 1, sensitive: 1 });
  choose('choice', { '-': 8, priority: 1, best: 3 });
  const most = draw.flag('settings/max_promotions_per_order', 10);
  if (most) out.max_promotions_per_order = draw.integer(1, 2);
  if (draw.flag('settings/max_promotions_per_line', 10))
    out.max_promotions_per_line = draw.integer(1, 2);
  if (draw.flag('settings/max_reduction_bp', 8)) out.max_reduction_bp = draw.integer(500, 6_000);
  if (draw.flag('settings/max_reduction_minor', 6))
    out.max_reduction_minor = money(draw.integer(0, 900), draft);
  if (draft.groups.length > 0)
    out.stacking_groups = draft.groups.map((key) => ({ key, at_most: draw.integer(1, 2) }));
  if (draft.floors && draw.flag('settings/floor', 60)) out.floor = floor(draw, 'settings');
  if (draft.taxes) out.tax = tax(draw);
  return out;
}

function stacking(draft) {
  const { draw } = draft;
  const out = {};
  const exclusivity = draw.option('stacking/exclusivity', { '-': 14, none: 1, phase: 3, all: 2 });
  if (exclusivity !== '-') out.exclusivity = exclusivity;
  if (draft.groups.length > 0 && draw.flag('stacking/groups', 60))
    out.groups = draw.some_of(draft.groups);
  if (draw.flag('stacking/reserve', 15)) out.reserve = true;
  return out;
}

function promotion_floor(draft) {
  const out = floor(draft.draw, 'promotion');
  const breach = draft.draw.option('promotion/on_breach', {
    '-': 2,
    clip: 1,
    drop_adjustment: 3,
    drop_promotion: 3,
  });
  return breach === '-' ? out : { ...out, on_breach: breach };
}

/** A fixed price beside the last promotion's, in its stratum. */
function rival(draft) {
  const last = draft.last_promotion;
  const fixed = last?.benefits.find(({ kind, unit_price }) => kind === 'lines' && unit_price);
  if (fixed === undefined || !draft.draw.flag('promotion/rival_price', 50)) return undefined;
  return { ...fixed, unit_price: unit_price(draft.draw.integer(0, 700), draft) };
}

function promotion(key, draft) {
  const { draw } = draft;
  const out = { key };
  const beside = rival(draft);
  if (beside === undefined ? draw.chance(70) : draft.last_promotion.priority !== undefined)
    out.priority = beside === undefined ? draw.integer(0, 2) : draft.last_promotion.priority;
  if (draw.flag('promotion/audience', 10)) out.audience = audience(draft, 'promotion');
  if (draw.flag('promotion/schedule', 8)) out.schedule = schedule(draft, 'promotion');
  if (draw.flag('promotion/codes', 12)) out.codes = draw.some_of(['SPRING', 'Lent', 'x1']);
  if (draw.flag('promotion/limits', 10)) {
    out.limits = {};
    if (draw.flag('promotion/limits/uses', 60)) out.limits.uses = draw.integer(0, 3);
    if (draw.flag('promotion/limits/account', 60)) out.limits.uses_per_account = draw.integer(0, 2);
  }
  const own = stacking(draft);
  if (Object.keys(own).length > 0) out.stacking = own;
  if (draft.floors && draw.flag('promotion/floor', 40)) out.floor = promotion_floor(draft);
  if (draw.flag('promotion/condition', 45)) out.condition = condition(draft);
  const count = draw.flag('promotion/benefits', 25) ? draw.integer(2, 3) : 1;
  out.benefits = Array.from({ length: count }, () => benefit(draft));
  if (beside !== undefined) out.benefits[0] = beside;
  draft.last_promotion = out;
  return out;
}

/** Named building blocks, each written before what may use it. */
function definitions(draft) {
  const { draw } = draft;
  const make = (name, percent, is) =>
    draw.flag(`definitions/${name}`, percent) ? [{ key: `my-${name}`, is: is() }] : [];
  draft.named_selectors = make('selector', 15, () => selector(draft, 1));
  draft.named_audiences = make('audience', 6, () => audience(draft, 'definitions'));
  draft.named_schedules = make('schedule', 6, () => schedule(draft, 'definitions'));
  draft.named_conditions = make('condition', 10, () => condition(draft));
  draft.named_benefits = make('benefit', 8, () => benefit(draft));
  const out = {
    selectors: draft.named_selectors,
    audiences: draft.named_audiences,
    schedules: draft.named_schedules,
    conditions: draft.named_conditions,
    benefits: draft.named_benefits,
  };
  return Object.fromEntries(Object.entries(out).filter(([, list]) => list.length > 0));
}

const kHistory = [
  { key: 'spent', measure: 'spend', period: 'last_90_days' },
  { key: 'orders', measure: 'orders', period: 'ever' },
];

function open_draft(draw) {
  const named = { named_selectors: [], named_audiences: [], named_schedules: [] };
  const early = draw.flag('zones/horizon', 2);
  return {
    ...named,
    named_conditions: [],
    named_benefits: [],
    draw,
    digits: draw.option('currency/digits', { '-': 6, two: 1, four: 1 }).length,
    second: draw.flag('currency/second', 12),
    skus: ['A', 'B', 'C', 'D', 'E'].slice(0, draw.integer(2, 5)),
    categories: kCategories.map(({ key }) => key),
    groups: draw.flag('settings/stacking_groups', 20)
      ? ['g', 'h'].slice(0, draw.integer(1, 2))
      : [],
    floors: draw.flag('floors', 18),
    taxes: draw.flag('settings/tax', 12),
    measured: draw.flag('product/quantity_scale', 15),
    history: draw.flag('history', 20) ? draw.some_of(kHistory, 70) : [],
    early_horizon: early, // then no price list has a schedule: engines do not refuse those yet
    zones: zones(draw, early),
  };
}

/** A ruleset; what was chosen is in draw.used. */
export function make_ruleset(draw, version = 1) {
  const draft = open_draft(draw);
  draft.digits = { 1: 0, 3: 2, 4: 4 }[draft.digits];
  const currency = (code) => ({
    code,
    exponent: 2,
    ...(draft.digits > 0 && { unit_price_digits: draft.digits }),
  });
  const prices = [];
  const products = draft.skus.map((sku) => product(sku, draft, prices));
  const scales = products.map(({ quantity_scale = 0 }) => quantity_scale);
  const lists = draw.flag('price_list', 35) ? ['m', 'n'].slice(0, draw.integer(1, 2)) : [];
  const parts = { products: { categories: kCategories, products } };
  const named = definitions(draft);
  if (lists.length > 0)
    parts.prices = { price_lists: lists.map((key) => price_list(key, draft, prices, scales)) };
  if (draw.flag('entitlements', 6)) parts.entitlements = entitlements(draft);
  const keys = draw.shuffled(['a', 'b', 'c', 'ä', 'a2']).slice(0, draw.integer(1, 4));
  parts.promotions = { promotions: keys.map((key) => promotion(key, draft)) };
  const own_settings = settings(draft);
  return {
    format: 'proviso/1',
    id: 'oracle',
    version,
    currencies: draft.second ? [currency('GBP'), currency('EUR')] : [currency('GBP')],
    ...(Object.keys(own_settings).length > 0 && { settings: own_settings }),
    attributes: kAttributes,
    ...(draft.zones.length > 0 && { zones: draft.zones }),
    ...(draft.history.length > 0 && { history: draft.history }),
    ...(Object.keys(named).length > 0 && { definitions: named }),
    parts,
  };
}
