// One effect of a case as benefits. Every effect gives parts { kind, benefits, condition }: `kind`
// says whether its amounts are line, order or shipping discounts or gifts, `condition` is an extra
// one. Contract: pure; throws Unsupported where Proviso has no such meaning.
// Test: tests/peers/peers.test.mjs
import { ensure_effect, gift_effect } from './effects_gift.mjs';
import { groups_effect } from './effects_groups.mjs';
import { lines_effect } from './effects_lines.mjs';
import { order_and_shipping, order_effect } from './effects_order.mjs';
import { shipping_effect } from './effects_shipping.mjs';
import { tiered_effect } from './effects_tiered.mjs';
import {
  bxgy_effect,
  bxgy_line_effect,
  every_nth_amount,
  ladder_effect,
  quantity_group,
} from './effects_units.mjs';
import { rate_bp, Unsupported } from './facts.mjs';
import { none, selector } from './tests_of.mjs';

/** A benefit that gives nothing: it stands for an effect that has no effect. */
export const kNothing = { kind: 'points', points: 0 };

/** Which phase of Proviso an effect belongs to by nature: 0 product, 1 order, 2 shipping. */
export function nature(effect) {
  if (effect.kind === 'bxgy' || effect.target === 'lines' || effect.target === 'groups') return 0;
  return effect.target === 'shipping' ? 2 : 1;
}

/** An amount in another currency has no effect, whatever the letter case. */
function foreign(world, effect) {
  return (
    effect.currency !== undefined &&
    effect.currency !== null &&
    String(effect.currency).toUpperCase() !== world.currency
  );
}

/** An amount of nothing or less gives nothing. */
function gives_nothing(effect) {
  return effect.kind === 'amount' && !(effect.value_minor > 0);
}

/**
 * `turn` is { base, moved, first, lanes, layered }: what is left, for the effect's place; whether
 * an order effect must be taken before later line effects; whether no discount comes before.
 */
export function parts_of(world, effect, turn) {
  if (foreign(world, effect) || gives_nothing(effect)) {
    return [{ kind: nature(effect) === 2 ? 'shipping' : 'nothing', benefits: [kNothing] }];
  }
  const parts = mapped(world, effect, turn);
  return parts.map((part) =>
    part.benefits.length === 0 ? { ...part, benefits: [kNothing] } : part,
  );
}

function mapped(world, effect, turn) {
  switch (effect.kind) {
    case 'bxgy':
      return bxgy_effect(world, effect, turn);
    case 'bxgy_line':
      return bxgy_line_effect(world, effect, turn);
    case 'amount_every_nth':
      return every_nth_amount(world, effect, turn);
    case 'percent_capped':
      return capped(world, effect, turn);
    case 'tiered':
      return tiered_effect(world, effect, turn);
    case 'unit_ladder':
      return ladder_effect(world, effect, turn);
    case 'quantity_group':
      return quantity_group(world, effect, turn);
    case 'gift':
      return gift_effect(world, effect);
    case 'ensure_line':
      return ensure_effect(world, effect);
    default:
      return by_target(world, effect, turn);
  }
}

function by_target(world, effect, turn) {
  const known = ['percent', 'amount', 'set_price', 'set_unit_price'];
  if (!known.includes(effect.kind)) throw new Unsupported(`effect ${effect.kind}`);
  switch (effect.target) {
    case 'lines':
      return lines_effect(world, effect, turn);
    case 'order':
      return order_effect(world, effect, turn);
    case 'shipping':
      return shipping_effect(world, effect, turn);
    case 'order_and_shipping':
      return order_and_shipping(world, effect, turn);
    case 'groups':
      return groups_effect(world, effect, turn);
    default:
      throw new Unsupported(`target ${effect.target}`);
  }
}

/** Each line's share, or, if they are more than the cap, the cap split like an amount. */
function capped(world, effect, turn) {
  const rate = rate_bp(effect.value ?? effect.percent);
  const target = selector(world, effect.where);
  const cap_minor = world.money(effect.cap_minor);
  const base = turn.lanes ? 'stratum' : 'current';
  const shares = { kind: 'lines', target, rate_bp: rate, base, cap_minor };
  if (rate === 0) return [{ kind: 'line', benefits: [shares], whole: true }];
  const least = Math.floor((effect.cap_minor * world.scale * 10000) / rate) + 1;
  const passed = {
    fact: 'lines.amount',
    of: target,
    at: 'current',
    op: 'gte',
    value: { [world.currency]: least },
  };
  const cap = { kind: 'lines', target, per: 'benefit', amount_minor: cap_minor, base };
  return [
    { kind: 'line', benefits: [shares], condition: none(passed), whole: true },
    { kind: 'line', benefits: [cap], condition: passed, whole: true },
  ];
}
