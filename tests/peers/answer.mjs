// A result of the engine in the words of a case's `expect`. Contract: pure; fractions that the
// engine kept in a finer unit are rounded half up here, once. Test: tests/peers/peers.test.mjs
import { peer_sku } from './world.mjs';

function rounded(world, fine) {
  return Math.floor(fine / world.scale + 0.5);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** What the adjustments of some kinds take, in the engine's unit. */
function taken(units, adjustments, kinds) {
  return sum(
    adjustments
      .filter(({ promotion }) => kinds.includes(units.get(promotion)?.kind ?? 'line'))
      .map(({ amount_minor }) => -amount_minor),
  );
}

function by_line(world, result, value) {
  const found = new Map(result.lines.map((line) => [line.id, line]));
  return Object.fromEntries(
    world.peer.cart.lines.map((peer) => {
      const own = world.lines.find((line) => line.id === peer.id);
      const line = own && found.get(own.key);
      return [peer.id, line ? value(line, own) : 0];
    }),
  );
}

function shares_included(world) {
  const { expect } = world.peer;
  if (expect.order_discount_in_lines !== undefined) return expect.order_discount_in_lines;
  const split = (world.semantics.order_alloc ?? 'none') !== 'none';
  return split && expect.order_discount_minor === undefined;
}

const kLine = ['line', 'nothing', 'shipping'];
const kAll = [...kLine, 'order', 'gift'];

function gifts(result) {
  return result.lines.filter((line) => line.origin.kind === 'promotion');
}

/** The promotions that gave something, by the case's ids. */
function applied(units, result) {
  const gave = new Set();
  for (const { adjustments } of [...result.lines, ...result.shipping]) {
    for (const { promotion, amount_minor } of adjustments)
      if (amount_minor < 0) gave.add(promotion);
  }
  for (const line of gifts(result)) gave.add(line.origin.promotion);
  return [...new Set([...gave].map((key) => units.get(key)?.id ?? key))];
}

/** Whether gates and conditions hold, whatever was given. */
function eligible(units, outcomes) {
  const held = new Set(
    outcomes
      .filter(
        ({ outcome, reason }) =>
          ['applied', 'skipped'].includes(outcome) || reason === 'no_matching_line',
      )
      .map(({ promotion }) => units.get(promotion)?.id),
  );
  return (id) => held.has(id);
}

function unit_split(world, discounts) {
  return Object.fromEntries(
    world.peer.cart.lines.map(({ id, qty }) => {
      const [each, more] = [Math.floor(discounts[id] / qty), discounts[id] % qty];
      return [id, Array.from({ length: qty }, (_, unit) => each + (unit < more ? 1 : 0))];
    }),
  );
}

function taxes(world, result) {
  const each = (entries, side) =>
    entries.map((one) => rounded(world, one.tax?.[side] ?? one.total_minor));
  const answer = {};
  for (const [name, side] of [
    ['net_minor', 'net_minor'],
    ['gross_minor', 'gross_minor'],
  ]) {
    answer[`subtotal_${name}`] = sum(each(result.lines, side));
    answer[`shipping_${name}`] = sum(each(result.shipping, side));
    answer[`total_${name}`] = answer[`subtotal_${name}`] + answer[`shipping_${name}`];
  }
  answer.line_gross_minor = by_line(world, result, (line) =>
    rounded(world, line.tax?.gross_minor ?? line.total_minor),
  );
  return answer;
}

function quantities(world, result) {
  const counts = {};
  for (const { sku, quantity } of result.lines) {
    const name = peer_sku(world, sku);
    counts[name] = (counts[name] ?? 0) + quantity;
  }
  return counts;
}

/** Everything that a case may assert of a cart. */
export function answer_of({ world, units }, result, outcomes) {
  const kinds = shares_included(world) ? kAll : kLine;
  const fine = (wanted) => (line) => taken(units, line.adjustments, wanted);
  const own = result.lines.filter((line) => line.origin.kind === 'request');
  const total = (lines, wanted) => sum(lines.map(fine(wanted)));
  const line_discounts_minor = by_line(world, result, (line) => rounded(world, fine(kinds)(line)));
  const whole = by_line(world, result, (line) => rounded(world, fine(kAll)(line)));
  const held = eligible(units, outcomes);
  return {
    line_discounts_minor,
    order_discount_minor: rounded(world, total(own, ['order'])),
    voucher_amount_minor: rounded(world, total(own, ['order'])),
    discount_total_minor: rounded(world, total(own, kAll)),
    shipping_discount_minor: rounded(world, total(result.shipping, kAll)),
    promo_total_minor: rounded(world, total([...result.lines, ...result.shipping], kAll)),
    shipping_discounts_minor: Object.fromEntries(
      world.entries.map((entry) => {
        const found = result.shipping.find(({ id }) => id === entry.key);
        return [entry.id, rounded(world, found ? fine(kAll)(found) : 0)];
      }),
    ),
    unit_discounts_minor: unit_split(world, whole),
    line_after_order_minor: by_line(world, result, (line) => rounded(world, line.total_minor)),
    total_minor: rounded(world, result.totals.total_minor),
    item_total_minor: rounded(world, sum(result.lines.map((line) => line.subtotal_minor))),
    gift_lines: gifts(result).map((line) => ({
      sku: peer_sku(world, line.sku),
      qty: line.quantity,
      discount_minor: rounded(world, fine(kAll)(line)),
    })),
    final_quantities: quantities(world, result),
    ...taxes(world, result),
    applied: applied(units, result),
    eligible: Object.fromEntries(world.peer.promotions.map(({ id }) => [id, held(id)])),
  };
}
