// The cart of a case as products, lines, shipping entries, audience and facts of Proviso.
// Every line becomes a product of its own, so that what the format says "per line" is said per
// price group; its ids stand in the order in which minor units that remain are handed out.
// Contract: pure. Test: tests/peers/peers.test.mjs
import { entries_of, instant_of, lines_of, list_of, list_value, Unsupported } from './facts.mjs';

const kMaxExponent = 4;
const kMaxDigits = 6;
const kFinest = 1e6;
const kMost = 1e14;

/** Fractions of a minor unit are kept by computing in a finer unit; see README.md. */
export function finer(peer) {
  const semantics = peer.semantics ?? {};
  const effects = peer.promotions.flatMap((promotion) => list_of(promotion.effect));
  const order = effects.some((effect) => ['order', 'groups'].includes(effect.target));
  if (semantics.tax_rounding) return !order || peer.cart.lines.length <= 1;
  return semantics.rounding === 'none' || semantics.order_alloc === 'exact';
}

/** The decimal digits that unit prices need so that quantity times price is the list value. */
function digits_for(lines, scale) {
  for (let digits = 0; digits <= kMaxDigits; ++digits) {
    const factor = 10 ** digits;
    const right = lines.every((line) => {
      const value = list_value(line) * scale;
      const unit = Math.round((value / line.qty) * factor);
      return Math.round((unit * line.qty) / factor) === value;
    });
    if (right) return digits;
  }
  throw new Unsupported('a unit price needs more than six decimal digits');
}

function largest_amount(node) {
  return Object.entries(node ?? {}).reduce((most, [name, value]) => {
    if (typeof value === 'object') return Math.max(most, largest_amount(value));
    return name.endsWith('_minor') ? Math.max(most, value) : most;
  }, 1);
}

/** How many times finer amounts are counted: as fine as they can be without growing too large. */
function scale_of(peer) {
  if (!finer(peer)) return 1;
  const units = peer.cart.lines.reduce((sum, line) => sum + line.qty, 1);
  const most = largest_amount([peer.cart, peer.promotions]) * units;
  let scale = kFinest;
  while (scale > 1 && most * scale * 10 > kMost) scale /= 10;
  return scale;
}

/** A line that costs less than nothing can give nothing, like one that is free. */
function without_negatives(peer, lines) {
  const negative = lines.filter((line) => list_value(line) < 0);
  if (negative.length === 0) return lines;
  const reads = JSON.stringify(peer.promotions).includes('subtotal_minor');
  const asserted = Object.keys(peer.expect).some((key) => /total|after_order/.test(key));
  if (reads || asserted) throw new Unsupported('a negative price');
  return lines.map((line) =>
    list_value(line) < 0 ? { ...line, unit_price_minor: 0, line_subtotal_minor: 0 } : line,
  );
}

/** In a pure test of splitting prices are weights alone: enlarged until they hold the amount. */
function as_weights(peer, lines) {
  if (peer.semantics?.cap_to_price !== false) return lines;
  const effects = peer.promotions.flatMap((promotion) => list_of(promotion.effect));
  const amount = effects.reduce((sum, effect) => sum + (effect.value_minor ?? 0), 0);
  const total = lines.reduce((sum, line) => sum + list_value(line), 0);
  if (amount <= total) return lines;
  const factor = total === 0 ? 0 : Math.ceil(amount / total);
  return lines.map((line) => {
    const value = factor === 0 ? amount : list_value(line) * factor;
    return { ...line, line_subtotal_minor: value, unit_price_minor: value / line.qty };
  });
}

function distinct(wanted, used) {
  let key = wanted;
  for (let n = 2; used.has(key); ++n) key = `${wanted}~${n}`;
  used.add(key);
  return key;
}

/** The order of ids: who comes first where units cost the same or minor units remain. */
function ids_in_order(peer, lines) {
  const { order_alloc, bxgy_sort, bxgy_tie } = peer.semantics ?? {};
  const order = lines.map((_, index) => index);
  if (order_alloc === 'floor_largest_remainder_on_negative') return order.reverse();
  const effects = peer.promotions.flatMap((promotion) => list_of(promotion.effect));
  if (!effects.some((effect) => effect.kind === 'bxgy')) return order;
  const worth = (index) => {
    const value = list_value(lines[index]);
    return bxgy_sort === 'line_total' ? value : value / lines[index].qty;
  };
  const tie = bxgy_tie === 'last' ? -1 : 1;
  return order.sort((a, b) => worth(b) - worth(a) || tie * (a - b));
}

function lines_in(world) {
  const used = new Set();
  const peers = world.peer.cart.lines.filter((line) => line.qty > 0);
  const given = as_weights(world.peer, without_negatives(world.peer, peers));
  const order = ids_in_order(world.peer, given);
  return given.map((line, index) => ({
    ...line,
    key: `l${String(order.indexOf(index) + 1).padStart(5, '0')}`,
    product: distinct(line.sku, used),
    index,
  }));
}

function entries_in(peer) {
  const used = new Set();
  return list_of(peer.cart.shipping).map((entry, index) => ({
    ...entry,
    key: `s${String(index + 1).padStart(3, '0')}`,
    method: distinct(String(entry.attrs?.method ?? entry.id), used),
  }));
}

/** The case with everything that its parts share. */
export function world_of(peer) {
  if (!/^[A-Za-z]{3}$/.test(peer.currency)) throw new Unsupported(`currency ${peer.currency}`);
  if (peer.exponent > kMaxExponent) throw new Unsupported(`exponent ${peer.exponent}`);
  const scale = scale_of(peer);
  const world = {
    peer,
    semantics: peer.semantics ?? {},
    currency: peer.currency.toUpperCase(),
    exponent: scale > 1 ? kMaxExponent : peer.exponent,
    scale,
    attributes: new Map(),
    categories: new Set(),
    gifts: new Map(),
  };
  world.lines = lines_in(world);
  world.entries = entries_in(peer);
  world.digits = digits_for(world.lines, world.scale);
  world.money = (minor) => ({ [world.currency]: Math.round(minor * world.scale) });
  world.unit = (minor) => Math.round(minor * world.scale * 10 ** world.digits);
  world.unit_prices = (minor) => ({ [world.currency]: world.unit(minor) });
  world.matching = (where) => lines_of(where, world.lines);
  world.methods = (where) => entries_of(where, world.entries).map((entry) => entry.method);
  return world;
}

/** A product for a gift; its SKU may be in the cart at another price, or nowhere. */
export function gift_product(world, sku, unit_price_minor) {
  const same = world.lines.find(
    (line) => line.sku === sku && list_value(line) / line.qty === unit_price_minor,
  );
  if (same) return same.product;
  const taken = new Set(world.lines.map((line) => line.product));
  for (const product of world.gifts.keys()) taken.add(product);
  const known = [...world.gifts].find(
    ([, gift]) => gift.sku === sku && gift.unit_price_minor === unit_price_minor,
  );
  if (known) return known[0];
  const product = distinct(sku, taken);
  world.gifts.set(product, { sku, unit_price_minor });
  return product;
}

/** What the SKU of a result's line is called in the case. */
export function peer_sku(world, product) {
  const line = world.lines.find((one) => one.product === product);
  return line?.sku ?? world.gifts.get(product)?.sku ?? product;
}

/** The evaluation's instant; with `now` null dates are not tested and any will do. */
export function evaluated_at(peer) {
  const now = instant_of(peer.now);
  if (now !== null && now < 0) throw new Unsupported('an instant before 1970');
  return now ?? 0;
}
