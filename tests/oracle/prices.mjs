// What one unit costs an account, and the cart as price groups, before promotions.
// Test: tests/oracle/cases.test.mjs
import { audience_holds, is_visible, schedule_runs } from './audience.mjs';
import { compare_bytes } from './bytes.mjs';
import { allocate, for_price, for_reduction, ratio } from './rounding.mjs';

/** { unit_price, list, source } of a visible product at a quantity, or undefined. */
export function price_of(product, quantity, { ruleset, request, fault }) {
  const { audience = {}, currency, evaluated_at } = request;
  for (const list of ruleset.price_lists) {
    const entry = list.by_sku.get(product.sku);
    if (entry === undefined || list.currency !== currency) continue;
    if (!audience_holds(list.audience, audience, ruleset.definitions)) continue;
    if (!schedule_runs(list.schedule, evaluated_at, ruleset, fault)) continue;
    const reached = (entry.tiers ?? []).filter(({ from }) =>
      fault === 'price_tier' ? from < quantity : from <= quantity,
    );
    const tier = reached.at(-1);
    const source = { kind: 'price_list', price_list: list.key };
    if (tier !== undefined) source.tier_from = tier.from;
    return { unit_price: (tier ?? entry).unit_price, list, source };
  }
  const unit_price = product.list_price?.[currency];
  return unit_price === undefined ? undefined : { unit_price, source: { kind: 'list_price' } };
}

/** The smallest units in one of a product; it is measured if they are more than one. */
export const whole_unit = ({ quantity_scale = 0 }) => 10 ** quantity_scale;
export const is_measured = ({ product }) => whole_unit(product) > 1;

/** The price of one whole unit. */
export const price_of_one = (product, cart) => price_of(product, whole_unit(product), cart);

/** A unit price times a quantity of a product in minor units, rounded once as a price. */
export const amount_of = (unit_price, quantity, product, context) =>
  ratio(
    [unit_price, quantity],
    [context.unit, context.fault === 'scale' ? 1 : whole_unit(product)],
    context.fault === 'price_rounding' ? 'down' : for_price(context.mode),
  );

const attributes_key = (attributes = []) =>
  JSON.stringify(
    attributes
      .map(({ attribute, value }) => [attribute, value])
      .sort((a, b) => compare_bytes(a[0], b[0])),
  );

/** Lines of one product with equal own attributes, in the order of the contract. */
function form_groups(lines) {
  const groups = new Map();
  for (const line of lines) {
    const key = `${attributes_key(line.attributes)} ${line.sku}`;
    const group = groups.get(key) ?? { product: line.product, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  const by_id = (a, b) => compare_bytes(a.id, b.id);
  for (const group of groups.values()) group.lines.sort(by_id);
  return [...groups.values()].sort((a, b) => by_id(a.lines[0], b.lines[0]));
}

const to_map = (attributes = []) =>
  new Map(attributes.map(({ attribute, value }) => [attribute, value]));

function price_group(group, index, context) {
  group.index = index;
  group.attributes = to_map(group.lines[0].attributes);
  group.quantity = group.lines.reduce((all, { quantity }) => all + quantity, 0);
  const price = price_of(group.product, group.quantity, context);
  if (price === undefined) return false;
  Object.assign(group, price);
  group.subtotal = amount_of(price.unit_price, group.quantity, group.product, context);
  const quantities = group.lines.map(({ quantity }) => quantity);
  const options = { ...context.split, bounded: false };
  const shares = allocate(group.subtotal, quantities, options);
  group.lines.forEach((line, i) => {
    line.subtotal = shares[i];
    line.group = group;
  });
  return true;
}

/** Everything that the stages read of one request: settings, groups, lines, shipping. */
export function open_cart(ruleset, request, fault) {
  const { settings } = ruleset;
  const mode = settings.rounding_mode ?? 'half_up';
  const remainders = settings.remainders ?? 'largest';
  const split = { remainders, mode: for_reduction(mode), fault };
  const unit = 10 ** (ruleset.currencies[request.currency]?.unit_price_digits ?? 0);
  const context = { ruleset, request, settings, mode, split, unit, fault };
  const refused = [];
  const lines = request.cart.lines.map((line, position) => {
    const product = ruleset.products.get(line.sku);
    const seen = product !== undefined && is_visible(product, request.audience ?? {}, ruleset);
    if (!seen) refused.push({ position, code: 'unknown_product' });
    return { ...line, position, product, seen };
  });
  const groups = form_groups(lines.filter(({ seen }) => seen));
  groups.forEach((group, index) => {
    if (price_group(group, index, context)) return;
    for (const { position } of group.lines) refused.push({ position, code: 'no_price' });
  });
  refused.sort((a, b) => a.position - b.position);
  const shipping = (request.cart.shipping ?? []).map((entry, position) => ({ ...entry, position }));
  const by_id = shipping.toSorted((a, b) => compare_bytes(a.id, b.id));
  by_id.forEach((entry, index) => Object.assign(entry, { index }));
  return { ...context, refused, groups, lines, shipping: by_id };
}
