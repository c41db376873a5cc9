// Effects on shipping entries; which entries a `where` means is a fact of the cart, told by their
// methods. Contract: pure. Test: tests/peers/peers.test.mjs
import { rate_bp, Unsupported } from './facts.mjs';

function base_of(world, turn) {
  if (world.semantics.shipping_base) {
    return world.semantics.shipping_base === 'list' ? 'list' : turn.lanes ? 'stratum' : 'current';
  }
  if (turn.layered) return 'list';
  return turn.lanes ? 'stratum' : 'current';
}

/** The benefit's opening: every entry, or those whose methods are named. */
export function entries_shell(world, effect, turn) {
  const methods = world.methods(effect.where);
  const every = methods.length === world.entries.length && methods.length > 0;
  const shell = { kind: 'shipping', base: base_of(world, turn) };
  return every ? shell : { ...shell, methods };
}

export function shipping_effect(world, effect, turn) {
  const shell = entries_shell(world, effect, turn);
  switch (effect.kind) {
    case 'percent': {
      const rate = rate_bp(effect.value ?? effect.percent);
      return [{ kind: 'shipping', benefits: [{ ...shell, rate_bp: rate }] }];
    }
    case 'amount': {
      const per = effect.allocation === 'across' ? { per: 'benefit' } : {};
      const amount_minor = world.money(effect.value_minor);
      const benefit = { ...shell, ...per, amount_minor };
      return [{ kind: 'shipping', benefits: [benefit], whole: effect.allocation === 'across' }];
    }
    case 'set_price': {
      const price_minor = world.money(effect.value_minor);
      return [{ kind: 'shipping', benefits: [{ ...shell, price_minor }] }];
    }
    default:
      throw new Unsupported(`${effect.kind} on shipping`);
  }
}
