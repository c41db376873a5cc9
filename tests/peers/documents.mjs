// A case as a ruleset, an audience and a request. Contract: pure; throws Unsupported.
// Test: tests/peers/peers.test.mjs
import { attribute_values, categories_of, declarations } from './attributes.mjs';
import { list_of, list_value } from './facts.mjs';
import { nature } from './effects.mjs';
import { distinct_codes, promotions_of } from './promotions.mjs';
import { customer_segments } from './tests_of.mjs';
import { evaluated_at, world_of } from './world.mjs';

const kNoCategory = 'none';
const kNodes = 50000;

const kModes = {
  half_down: 'half_down',
  half_toward_positive_infinity_of_negative_amount: 'half_down',
};

const kRemainders = {
  floor_then_first: 'first_lines',
  round_last_rest: 'last_line',
  round_carry_error: 'last_line',
};

/** Line percents are rounded per line or unit; without any, each benefit is rounded once. */
function level_of(world) {
  const effects = world.peer.promotions.flatMap((promotion) => list_of(promotion.effect));
  const percents = effects.some(
    (effect) => nature(effect) === 0 && effect.target !== 'groups' && effect.kind !== 'amount',
  );
  if (!percents) return 'benefit';
  return world.semantics.pct_round_scope === 'unit' ? 'unit' : 'line';
}

function settings_of(world, made) {
  const { rounding, order_alloc, code_case } = world.semantics;
  const tax = tax_of(world);
  return {
    rounding_mode: kModes[rounding] ?? 'half_up',
    rounding_level: level_of(world),
    remainders: kRemainders[order_alloc] ?? 'largest',
    code_case: code_case === 'insensitive' ? 'insensitive' : 'sensitive',
    ...(made.best ? { choice: 'best', best_nodes: kNodes } : {}),
    ...(made.groups.length > 0
      ? { stacking_groups: made.groups.map((key) => ({ key, at_most: 1 })) }
      : {}),
    ...(tax ? { tax } : {}),
  };
}

function tax_of(world) {
  const { tax } = world.peer;
  if (!tax) return undefined;
  const bp = (percent) => Math.round(Number(percent) * 100);
  const rates = Object.entries(tax.rates ?? {}).map(([category, percent]) => ({
    category,
    rate_bp: bp(percent),
  }));
  const shipping = tax.shipping_rate !== undefined;
  if (shipping) rates.push({ category: '~shipping', rate_bp: bp(tax.shipping_rate) });
  return {
    prices: tax.prices_include_tax ? 'gross' : 'net',
    rates,
    ...(tax.rates?.standard === undefined ? {} : { default_category: 'standard' }),
    ...(shipping ? { shipping_category: '~shipping' } : {}),
  };
}

function product_of(world, line) {
  const categories = [...new Set(categories_of(world, line))];
  const attributes = attribute_values(world, 'product', line.attrs);
  const floor = line.attrs?.min_unit_price_minor;
  const tax_category = line.attrs?.tax_category;
  return {
    sku: line.product,
    ...(categories.length > 0 ? { category: categories[0] } : {}),
    ...(categories.length > 1 ? { further_categories: categories.slice(1) } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
    list_price: world.unit_prices(list_value(line) / line.qty),
    ...(floor > 0 ? { floor_price: world.unit_prices(floor) } : {}),
    ...(tax_category ? { tax_category } : {}),
  };
}

function products_of(world) {
  const products = world.lines.map((line) => product_of(world, line));
  for (const [sku, { unit_price_minor }] of world.gifts) {
    products.push({ sku, list_price: world.unit_prices(unit_price_minor) });
  }
  return products;
}

function ruleset_of(world, made) {
  const products = products_of(world);
  const categories = [...(world.categories.size > 0 ? world.categories : [kNoCategory])];
  const attributes = declarations(world);
  return {
    format: 'proviso/1',
    id: 'peers',
    version: 1,
    currencies: [
      { code: world.currency, exponent: world.exponent, unit_price_digits: world.digits },
    ],
    settings: settings_of(world, made),
    ...(attributes.length > 0 ? { attributes } : {}),
    parts: {
      products: { categories: categories.map((key) => ({ key })), products },
      promotions: { promotions: made.promotions },
    },
  };
}

export function audience_of(world) {
  const customer = world.peer.customer ?? {};
  const { channel, region } = world.peer.cart;
  const key = customer.id ?? customer.email;
  const attributes = attribute_values(world, 'customer', customer);
  return {
    account: String(key ?? 'guest'),
    segments: customer_segments(customer),
    ...(channel ? { channel } : {}),
    ...(region ? { region } : {}),
    customer: {
      ...(customer.id ? { key: String(customer.id) } : {}),
      ...(attributes.length > 0 ? { attributes } : {}),
    },
  };
}

function request_of(world, made) {
  const { cart } = world.peer;
  const codes = distinct_codes(world, cart.codes);
  const attributes = attribute_values(world, 'cart', cart);
  return {
    currency: world.currency,
    evaluated_at: evaluated_at(world.peer),
    ...(made.uses.length > 0 ? { facts: { uses: made.uses } } : {}),
    cart: {
      lines: world.lines.map((line) => ({
        id: line.key,
        sku: line.product,
        quantity: line.qty,
      })),
      shipping: world.entries.map(({ key, amount_minor, method }) => ({
        id: key,
        amount_minor: Math.round(amount_minor * world.scale),
        method,
      })),
      codes,
      ...(cart.payment_method ? { payment_method: cart.payment_method } : {}),
      ...(attributes.length > 0 ? { attributes } : {}),
    },
  };
}

/** { world, ruleset, audience, request, units }. */
export function documents_of(peer) {
  const world = world_of(peer);
  const made = promotions_of(world);
  return {
    world,
    units: made.units,
    ruleset: ruleset_of(world, made),
    audience: audience_of(world),
    request: request_of(world, made),
  };
}
