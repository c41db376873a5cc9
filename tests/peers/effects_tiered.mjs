// `tiered` effects: native tiers where a step can say what the format means, else a part for each
// tier under the condition that it is the highest reached. Contract: pure.
// Test: tests/peers/peers.test.mjs
import { rate_bp, Unsupported } from './facts.mjs';
import { entries_shell } from './effects_shipping.mjs';
import { all, only, selector } from './tests_of.mjs';

/** The tiers in order of their thresholds, as whole numbers that are reached, not passed. */
export function ladder(world, effect, by) {
  const unit = by === 'lines.quantity' ? 1 : world.scale;
  const passed = effect.inclusive === false ? 1 : 0;
  const steps = (effect.tiers ?? [])
    .map((tier) => ({ ...tier, from: tier.min * unit + passed }))
    .sort((a, b) => a.from - b.from);
  return effect.base_tier ? [{ ...effect.base_tier, from: 0 }, ...steps] : steps;
}

function value_of(world, tier, shell) {
  if (tier.percent !== undefined) return { ...shell, rate_bp: rate_bp(tier.percent) };
  const per = shell.kind === 'lines' ? { per: 'line' } : {};
  return { ...shell, ...per, amount_minor: world.money(tier.amount_minor) };
}

/** Conditions that tell which of the steps is the highest reached. */
export function reached(steps, fact, bound) {
  return steps.map((tier, index) => {
    const next = steps[index + 1];
    const least = { ...fact, op: 'gte', value: bound(tier.from) };
    const below = next ? [{ ...fact, op: 'lt', value: bound(next.from) }] : [];
    return all(tier.from === 0 ? below : [least, ...below]);
  });
}

function by_conditions(world, steps, fact, bound, shell, kind) {
  const conditions = reached(steps, fact, bound);
  return steps.map((tier, index) => ({
    kind,
    benefits: [value_of(world, tier, shell)],
    condition: conditions[index],
  }));
}

function native(world, effect, steps, shell) {
  const quantity = effect.by === 'lines.quantity';
  const money = (minor) => ({ [world.currency]: minor });
  const over = quantity ? selector(world, effect.by_where ?? effect.where) : {};
  return {
    ...shell,
    tiers: {
      by: quantity ? 'quantity' : 'amount',
      over,
      ...(quantity ? {} : { at: 'subtotal' }),
      steps: steps.map((tier) => ({
        ...(quantity ? { from: tier.from } : { from_minor: money(tier.from) }),
        ...(tier.percent === undefined
          ? { amount_minor: world.money(tier.amount_minor) }
          : { rate_bp: rate_bp(tier.percent) }),
      })),
    },
  };
}

/** By the amount of each line: a part for each line and tier. */
function by_line(world, effect, steps, turn) {
  const where = selector(world, effect.where);
  const base = turn.lanes ? 'stratum' : 'current';
  return world.lines.flatMap((line) => {
    const fact = { fact: 'lines.amount', of: { skus: [line.product] }, at: 'current' };
    const bound = (minor) => ({ [world.currency]: minor });
    const shell = { kind: 'lines', target: only(line, where), base };
    return by_conditions(world, steps, fact, bound, shell, 'line');
  });
}

/** By the amount of the only shipping entry; of several no condition can tell one. */
function by_entry(world, effect, steps, turn) {
  if (world.entries.length > 1)
    throw new Unsupported('tiers by the amount of one of several entries');
  const bound = (minor) => ({ [world.currency]: minor });
  const shell = entries_shell(world, effect, turn);
  return by_conditions(world, steps, { fact: 'shipping.amount' }, bound, shell, 'shipping');
}

export function tiered_effect(world, effect, turn) {
  const steps = ladder(world, effect, effect.by);
  const on_lines = effect.target === 'lines';
  if (effect.by === 'item.amount') {
    return on_lines ? by_line(world, effect, steps, turn) : by_entry(world, effect, steps, turn);
  }
  const base = turn.lanes ? 'stratum' : 'current';
  const shell = on_lines
    ? { kind: 'lines', target: selector(world, effect.where), base }
    : entries_shell(world, effect, turn);
  const kind = on_lines ? 'line' : 'shipping';
  const amounts = steps.some((tier) => tier.percent === undefined);
  if (on_lines && amounts) {
    const quantity = effect.by === 'lines.quantity';
    const of = selector(world, effect.by_where ?? effect.where);
    const fact = quantity
      ? { fact: 'lines.quantity', of }
      : { fact: 'cart.amount', at: 'subtotal' };
    const bound = (from) => (quantity ? from : { [world.currency]: from });
    return by_conditions(world, steps, fact, bound, shell, kind);
  }
  if (steps.length === 0) return [{ kind, benefits: [] }];
  return [{ kind, benefits: [native(world, effect, steps, shell)] }];
}
