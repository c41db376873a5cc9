// The oracle's answer: the members of schema/result.schema.json that promotions decide, computed
// from the documents alone by the words of docs/semantics.md. Contract: no code of the core.
// Test: tests/oracle/cases.test.mjs
import { decide } from './choose.mjs';
import { is_past_horizon } from './considered.mjs';
import { open_cart } from './prices.mjs';
import { sum } from './rounding.mjs';
import { tax_of, tax_totals, taxed } from './tax.mjs';

export { load } from './load.mjs';

/** What a quantity is to be read with. */
const measure_of = ({ quantity_scale, unit }) => ({
  ...(quantity_scale > 0 && { quantity_scale }),
  ...(unit !== undefined && { unit }),
});

function request_line(line, { cart, adjustments, lines }) {
  const { group, position } = line;
  return {
    id: line.id,
    sku: line.sku,
    quantity: line.quantity,
    ...measure_of(line.product),
    origin: { kind: 'request' },
    unit_price: group.unit_price,
    price_source: group.source,
    subtotal_minor: line.subtotal,
    adjustments: adjustments[position],
    total_minor: lines[position],
    ...(cart.settings.tax && { category: tax_of(group.product.tax_category, cart) }),
  };
}

function gift_line({ promotion, product, quantity, unit_price, source, subtotal }, cart) {
  return {
    sku: product.sku,
    quantity,
    ...measure_of(product),
    origin: { kind: 'promotion', promotion: promotion.key },
    unit_price,
    price_source: source,
    subtotal_minor: subtotal,
    adjustments: subtotal > 0 ? [{ promotion: promotion.key, amount_minor: -subtotal }] : [],
    total_minor: 0,
    ...(cart.settings.tax && { category: tax_of(product.tax_category, cart) }),
  };
}

function shipping_entry({ id, index, amount_minor }, { cart, shipping, shipping_adjustments }) {
  const { tax } = cart.settings;
  return {
    id,
    amount_minor,
    adjustments: shipping_adjustments[index],
    total_minor: shipping[index],
    ...(tax && { category: tax_of(tax.shipping_category, cart) }),
  };
}

/** Puts each entry's tax in the place of its category; gives the totals' share. */
function add_taxes(entries, cart) {
  if (cart.settings.tax === undefined) return {};
  const items = entries.map(({ category, total_minor }) => ({ ...category, amount: total_minor }));
  for (const entry of entries) {
    entry.tax = taxed(entry.total_minor, entry.category.rate_bp, cart);
    delete entry.category;
  }
  return tax_totals(items, cart);
}

function totals_of(lines, shipping) {
  const subtotal_minor = sum(lines.map((line) => line.subtotal_minor));
  const shipping_minor = sum(shipping.map((entry) => entry.amount_minor));
  const total_minor = sum([...lines, ...shipping].map((entry) => entry.total_minor));
  const reduction_minor = subtotal_minor + shipping_minor - total_minor;
  return { subtotal_minor, reduction_minor, shipping_minor, total_minor };
}

function outcome_of({ promotion, outcome, reason }, { given, gifts, points }) {
  const own = gifts.filter((gift) => gift.promotion === promotion);
  const amount = (given.get(promotion.key) ?? 0) + sum(own.map(({ subtotal }) => subtotal));
  const gave = outcome === 'applied';
  return {
    promotion: promotion.key,
    outcome,
    reason,
    amount_minor: gave ? 0 - amount : 0,
    points: gave ? (points.get(promotion.key) ?? 0) : 0,
  };
}

/**
 * The answer to a whole request: { result, outcomes }, or { refused } with what stops it.
 * `options.fault` names one seeded fault (see faults.mjs).
 */
export function evaluate(ruleset, request, { fault } = {}) {
  const cart = open_cart(ruleset, request, fault);
  if (cart.refused.length > 0) return { refused: cart.refused };
  if (is_past_horizon(cart))
    return { refused: [{ code: 'zone_horizon', pointer: '/evaluated_at' }] };
  const { state, verdicts } = decide(cart);
  const gifts = state.gifts.toSorted((a, b) => a.promotion.index - b.promotion.index);
  const lines = cart.lines.map((line) => request_line(line, state));
  lines.push(...gifts.map((gift) => gift_line(gift, cart)));
  const entries = cart.shipping.toSorted((a, b) => a.position - b.position);
  const shipping = entries.map((entry) => shipping_entry(entry, state));
  const totals = { ...totals_of(lines, shipping), ...add_taxes([...lines, ...shipping], cart) };
  const outcomes = verdicts.map((verdict) => outcome_of(verdict, state));
  const applied = outcomes
    .filter(({ outcome }) => outcome === 'applied')
    .map(({ promotion, amount_minor, points }) => ({
      promotion,
      amount_minor,
      ...(points > 0 && { points }),
    }));
  const result = { lines, shipping, totals, applied };
  const points = sum([...state.points.values()]);
  if (points > 0) result.points = points;
  if (state.terms !== undefined) result.payment_terms = state.terms;
  if (cart.settings.choice === 'best') result.choice = { optimal: true, gap_minor: 0 };
  return {
    result,
    outcomes: outcomes.map(({ promotion, outcome, reason, amount_minor }) => ({
      promotion,
      outcome,
      reason,
      amount_minor,
    })),
  };
}
