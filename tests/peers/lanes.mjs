// Lanes: of a lane's promotions the largest discount counts, for every line and entry on its own.
// Where several compete, each is taken apart by line and entry, and those parts share a stacking
// group of at most one under `choice: best`: the largest set is the largest part of each group.
// Contract: pure. Test: tests/peers/peers.test.mjs
import { Unsupported } from './facts.mjs';
import { only } from './tests_of.mjs';

/** The lanes in order, each with the turns of its promotions. */
export function by_lane(plan) {
  return plan.lanes.map((name) => ({
    name,
    turns: plan.turns.filter(({ promotion }) => (promotion.lane ?? 'default') === name),
  }));
}

function targets(world, unit) {
  if (unit.kind === 'shipping') {
    return world.entries.filter(({ method }) =>
      unit.benefits.some((benefit) => narrowed_entry(benefit, method)),
    );
  }
  if (unit.kind !== 'line') return [];
  const matching = world.matching(unit.effect.where ?? []);
  return matching.filter((line) => unit.benefits.some((benefit) => narrowed(benefit, line)));
}

function narrowed_entry(benefit, method) {
  if (benefit.kind !== 'shipping') return null;
  const among = benefit.methods?.includes(method) ?? true;
  return among ? { ...benefit, methods: [method] } : null;
}

function narrowed(benefit, line) {
  const of = benefit.target ?? benefit.parts?.[0].of ?? benefit.buy?.of;
  if (!of || benefit.kind === 'points') return null;
  if (of.skus && !of.skus.includes(line.product)) return null;
  const one = of.skus ? of : only(line, of);
  if (benefit.target) return { ...benefit, target: one };
  if (benefit.parts) return { ...benefit, parts: [{ ...benefit.parts[0], of: one }] };
  return { ...benefit, buy: { ...benefit.buy, of: one }, get: { ...benefit.get, of: one } };
}

/** The parts of a unit, one for each line or entry that it can reach. */
function parts(world, unit, group) {
  if (unit.whole || unit.effect?.max_units_total) {
    throw new Unsupported('a discount of several lines together, against one of a line');
  }
  const narrow = unit.kind === 'shipping' ? narrowed_entry : narrowed;
  return targets(world, unit).map((target) => {
    const at = unit.kind === 'shipping' ? target.method : target;
    const benefits = unit.benefits.map((benefit) => narrow(benefit, at)).filter(Boolean);
    return { ...unit, benefits, groups: [group(target)] };
  });
}

/** Takes apart what competes; gives the stacking groups, none if nothing does. */
export function compete(world, lanes) {
  const groups = new Set();
  for (const lane of lanes) {
    const units = lane.turns.flatMap((turn) => turn.units);
    const reached = units.map((unit) => targets(world, unit));
    // Parts of one effect, such as its tiers, never hold together: they are no rivals.
    const rivals = (target) =>
      new Set(units.filter((_, at) => reached[at].includes(target)).map(({ effect }) => effect))
        .size;
    for (const turn of lane.turns) {
      turn.units = turn.units.flatMap((unit) => {
        const contested = targets(world, unit).some((target) => rivals(target) > 1);
        if (!contested) return [unit];
        return parts(world, unit, (target) => {
          const key = `${lane.name}:${target.key}`;
          groups.add(key);
          return key;
        });
      });
    }
  }
  return [...groups];
}
