// Effects on the order, and on order and shipping together. An order effect that must come before
// a later effect on lines is written in the product phase: as `lines` with an amount per benefit
// or a formula, whose shares are the same. Contract: pure. Test: tests/peers/peers.test.mjs
import { fraction, rate_bp, Unsupported } from './facts.mjs';
import { carried } from './effects_lines.mjs';
import { selector } from './tests_of.mjs';

/** The matching lines together, at what earlier effects left. */
function together(target) {
  const whole = Object.keys(target).length === 0;
  return whole
    ? { fact: 'cart.amount', at: 'current' }
    : { fact: 'lines.amount', of: target, at: 'current' };
}

function has_floors(world) {
  return world.lines.some((line) => line.attrs?.min_unit_price_minor > 0);
}

/** A share of the amount, in whole minor units of the case even if Proviso counts finer ones. */
function share(world, target, effect) {
  const { num, den } = fraction(effect.value ?? effect.percent);
  const product = { product: [together(target), { constant: num }] };
  if (world.scale === 1 || world.semantics.rounding === 'none') {
    return { quotient: product, by: den };
  }
  const rounded = { quotient: product, by: den * world.scale };
  return { product: [rounded, { constant: world.scale }] };
}

function percent_benefit(world, effect, turn, shell) {
  const { num, den } = fraction(effect.value ?? effect.percent);
  const respread = world.semantics.order_alloc === 'sylius_min_price' && has_floors(world);
  const coarse = world.scale > 1 && world.semantics.rounding !== 'none';
  if (turn.moved || den !== 10000 || respread || coarse) {
    return { ...shell, formula: share(world, shell.target, effect) };
  }
  return { ...shell, rate_bp: num };
}

function set_price(world, effect, turn, shell) {
  if (!turn.moved) return { ...shell, price_minor: world.money(effect.value_minor) };
  const price = { constant: -Math.round(effect.value_minor * world.scale) };
  return { ...shell, formula: { sum: [together(shell.target), price] } };
}

export function order_effect(world, effect, turn) {
  const target = selector(world, effect.where);
  const shell = { kind: turn.moved ? 'lines' : 'order', target, base: turn.order_base };
  if (effect.cap_minor !== undefined && effect.cap_minor !== null) {
    shell.cap_minor = world.money(effect.cap_minor);
  }
  switch (effect.kind) {
    case 'percent': {
      const carry = world.semantics.order_alloc === 'round_carry_error';
      if (carry && world.lines.length > 2 && !shell.cap_minor) {
        return [{ kind: 'order', benefits: carried(world, effect, 'current', shell.kind) }];
      }
      return [{ kind: 'order', benefits: [percent_benefit(world, effect, turn, shell)] }];
    }
    case 'amount': {
      const per = turn.moved ? { per: 'benefit' } : {};
      const amount_minor = world.money(effect.value_minor);
      return [{ kind: 'order', benefits: [{ ...shell, ...per, amount_minor }] }];
    }
    case 'set_price':
      return [{ kind: 'order', benefits: [set_price(world, effect, turn, shell)] }];
    default:
      throw new Unsupported(`${effect.kind} on the order`);
  }
}

export function order_and_shipping(world, effect, turn) {
  if (effect.kind === 'amount') {
    if (turn.moved) throw new Unsupported('goods and shipping together, then lines');
    const amount_minor = world.money(effect.value_minor);
    return [{ kind: 'order', benefits: [{ kind: 'total', amount_minor }] }];
  }
  if (effect.kind !== 'percent') throw new Unsupported(`${effect.kind} on order and shipping`);
  const shell = { kind: turn.moved ? 'lines' : 'order', target: {}, base: turn.order_base };
  const goods = percent_benefit(world, effect, turn, shell);
  const rate = rate_bp(effect.value ?? effect.percent);
  const shipping = { kind: 'shipping', rate_bp: rate, base: 'current' };
  return [
    { kind: 'order', benefits: [goods] },
    { kind: 'shipping', benefits: [shipping] },
  ];
}
