// A ruleset as its JSON says it, with the look-ups that the oracle needs: products by SKU, lists in
// order, definitions by key, benefits behind their names. Test: tests/oracle/cases.test.mjs
import { compare_bytes } from './bytes.mjs';
import { condition_selectors } from './considered.mjs';

const by_key = (list = []) => Object.fromEntries(list.map((item) => [item.key, item]));
const meanings = (list = []) => Object.fromEntries(list.map(({ key, is }) => [key, is]));

/** Lower priority first, then the bytewise smaller key. */
export const in_order = (a, b) =>
  (a.priority ?? 0) - (b.priority ?? 0) || compare_bytes(a.key, b.key);

/** Each category above a product (its own included) with its depth in the tree. */
function depths_of(product, categories) {
  const path = (key) => {
    const { parent } = categories[key];
    return parent === undefined ? [key] : [...path(parent), key];
  };
  const own = [product.category, ...(product.further_categories ?? [])];
  const depths = new Map();
  for (const key of own) {
    if (key !== undefined) path(key).forEach((category, depth) => depths.set(category, depth));
  }
  return depths;
}

const kPhase = { order: 1, total: 1, gift: 1, shipping: 2, points: 3, payment_terms: 3 };
export const kPhases = 4;

function benefit_of(source, definitions) {
  return source.use === undefined
    ? source
    : benefit_of(definitions.benefits[source.use], definitions);
}

/** Whether a condition has a test on `total`. */
function reads_total(condition, definitions) {
  if (condition === undefined) return false;
  if (condition.use !== undefined)
    return reads_total(definitions.conditions[condition.use], definitions);
  const items = condition.all ?? condition.any ?? (condition.not ? [condition.not] : []);
  return condition.at === 'total' || items.some((item) => reads_total(item, definitions));
}

function promotion_of(source, definitions) {
  const benefits = source.benefits.map((item) => {
    const benefit = benefit_of(item, definitions);
    return { ...benefit, phase: kPhase[benefit.kind] ?? 0 };
  });
  const phases = [...new Set(benefits.map(({ phase }) => phase))].sort();
  return {
    ...source,
    priority: source.priority ?? 0,
    benefits,
    phases,
    first_phase: phases[0],
    exclusivity: source.stacking?.exclusivity ?? 'none',
    groups: source.stacking?.groups ?? [],
    reserve: source.stacking?.reserve === true,
    reads_total: reads_total(source.condition, definitions),
    selectors: [
      ...condition_selectors(source.condition, definitions),
      ...benefits.flatMap(benefit_selectors),
    ],
  };
}

function formula_selectors(formula) {
  if (formula === undefined) return [];
  if (formula.fact?.startsWith('lines.')) return [formula.of ?? {}];
  const { sum = [], product = [], least = [], greatest = [], quotient } = formula;
  const items = [...sum, ...product, ...least, ...greatest, ...(quotient ? [quotient] : [])];
  return items.flatMap(formula_selectors);
}

/** Every selector that a benefit has; parts that write none select every line. */
function benefit_selectors(benefit) {
  const { kind, target, parts = [], buy, get, per, tiers, formula } = benefit;
  const part = (one) => one && (one.of ?? {});
  const gift_per = kind === 'gift' ? part(per) : undefined;
  const written = [target, ...parts.map(part), part(buy), get?.of, gift_per, tiers?.over];
  return [...written.filter((selector) => selector !== undefined), ...formula_selectors(formula)];
}

function load_definitions({ selectors, audiences, conditions, schedules, benefits } = {}) {
  return {
    selectors: meanings(selectors),
    audiences: meanings(audiences),
    conditions: meanings(conditions),
    schedules: meanings(schedules),
    benefits: meanings(benefits),
  };
}

export function load(source) {
  const { parts, attributes = [], zones = [] } = source;
  const categories = by_key(parts.products.categories);
  const definitions = load_definitions(source.definitions);
  const products = parts.products.products.map((product) => ({
    ...product,
    attributes: new Map((product.attributes ?? []).map((item) => [item.attribute, item.value])),
    depths: depths_of(product, categories),
  }));
  const lists = (parts.prices?.price_lists ?? []).toSorted(in_order);
  const promotions = (parts.promotions?.promotions ?? []).map((item) =>
    promotion_of(item, definitions),
  );
  promotions.sort(in_order);
  promotions.forEach((promotion, index) => Object.assign(promotion, { index }));
  return {
    settings: source.settings ?? {},
    currencies: Object.fromEntries(source.currencies.map((item) => [item.code, item])),
    attributes: by_key(attributes),
    history: by_key(source.history),
    zones: Object.fromEntries(zones.map((zone) => [zone.name, zone])),
    definitions,
    products: new Map(products.map((product) => [product.sku, product])),
    price_lists: lists.map((list) => ({
      ...list,
      by_sku: new Map(list.entries.map((entry) => [entry.sku, entry])),
    })),
    entitlements: parts.entitlements?.entitlements ?? [],
    visible_by_default: (parts.entitlements?.default ?? 'visible') === 'visible',
    promotions,
  };
}
