// `best_single` and `best_single_reward`: only the promotion that gives most counts. That is
// `choice: best` with a stacking group in which at most one has a place. Contract: pure.
// Test: tests/peers/peers.test.mjs
import { nature } from './effects.mjs';
import { list_of, Unsupported } from './facts.mjs';

const kMaxGroups = 16;

/** Of promotions with several units, units of different promotions must share some group. */
function group_all(name, turns) {
  const combinations = turns.reduce((count, { units }) => count * units.length, 1);
  if (combinations > kMaxGroups) throw new Unsupported('a choice between promotions of many parts');
  const keys = Array.from({ length: combinations }, (_, index) => `${name}:${index}`);
  let stride = 1;
  for (const { units } of turns) {
    units.forEach((unit, place) => {
      const mine = keys.filter((_, index) => Math.floor(index / stride) % units.length === place);
      unit.groups = mine;
    });
    stride *= units.length;
  }
  return keys;
}

/** The stacking groups, and each unit's; none if there is nothing to choose. */
export function choose_best(world, plan) {
  const { strategy, policy } = world.semantics;
  if (plan.turns.length < 2) return [];
  if (policy === 'best_single_reward') return group_all('one', plan.turns);
  if (strategy !== 'best_single') return [];
  const pure = ({ promotion }) => list_of(promotion.effect).every((effect) => nature(effect) === 2);
  const sets = {
    goods: plan.turns.filter((turn) => !pure(turn)),
    shipping: plan.turns.filter(pure),
  };
  return Object.entries(sets).flatMap(([name, turns]) =>
    turns.length > 1 ? group_all(name, turns) : [],
  );
}
