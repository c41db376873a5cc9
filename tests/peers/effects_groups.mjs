// `groups`: units cut into complete groups, and of these all, or one of each, or a block. What the
// page sorts twice (to group, to pick), Proviso sorts once: a position counted from the other end
// is the same unit. Contract: pure. Test: tests/peers/peers.test.mjs
import { lines_of, rate_bp, Unsupported } from './facts.mjs';
import { selector } from './tests_of.mjs';

const kPick = { price_asc: 'cheapest', price_desc: 'dearest' };

function whole_groups(world, effect, of) {
  const { group } = effect;
  const pick = kPick[group.sort] ?? 'cheapest';
  const most = group.max_sets ? { max_applications: group.max_sets } : {};
  if (effect.kind === 'set_unit_price') {
    const units = lines_of(group.where, world.lines).reduce((sum, line) => sum + line.qty, 0);
    const sets = Math.min(Math.floor(units / group.count), group.max_sets || Infinity);
    if (sets === 0) return null;
    const unit_price = world.unit_prices(effect.value_minor);
    return { kind: 'lines', target: of, pick, max_units: sets * group.count, unit_price };
  }
  const sets = { kind: 'bundle', parts: [{ of, quantity: group.count }], pick, ...most };
  switch (effect.kind) {
    case 'percent':
      return { ...sets, rate_bp: rate_bp(effect.value) };
    case 'amount': {
      const amount_minor = world.money(effect.value_minor);
      return { ...sets, amount_minor, cap_minor: amount_minor };
    }
    default:
      return { ...sets, price_minor: world.money(effect.value_minor) };
  }
}

/** Position and number of picked units, by Proviso's `pick`, `every` and `max_applications`. */
function picked(world, effect) {
  const { group, pick } = effect;
  const units = lines_of(group.where, world.lines).reduce((sum, line) => sum + line.qty, 0);
  const sets = Math.min(Math.floor(units / group.count), group.max_sets || Infinity);
  const sort = group.sort ?? 'price_asc';
  const same = (pick.sort ?? sort) === sort;
  const most = Math.min(sets, pick.max_uses || Infinity);
  if (sets === 0) return null;
  const turned = { pick: kPick[sort], every: group.count };
  const position = same ? pick.position : group.count + 1 - pick.position;
  if (pick.mode === 'vertical') {
    return { ...turned, from: 'each_group', position, max_applications: most };
  }
  if (pick.mode !== 'horizontal') throw new Unsupported(`pick ${pick.mode}`);
  if (most === sets) return { ...turned, from: 'all', position, max_applications: sets };
  // The first `most` units of the block: a block of its own, if the units before it are whole ones.
  const left_over = same ? 0 : units - sets * group.count;
  const before = left_over + (pick.position - 1) * sets;
  if (before % most !== 0) throw new Unsupported('the first few units of a later block');
  const place = before / most + 1;
  return {
    pick: kPick[pick.sort ?? sort],
    every: place,
    from: 'all',
    position: place,
    max_applications: most,
  };
}

export function groups_effect(world, effect, turn) {
  const of = selector(world, effect.group.where);
  const base = turn.listed ? 'list' : turn.lanes ? 'stratum' : 'current';
  if (!effect.pick?.mode) {
    const benefit = whole_groups(world, effect, of);
    return [{ kind: 'order', benefits: benefit ? [{ ...benefit, base }] : [] }];
  }
  const place = picked(world, effect);
  if (!place) return [{ kind: 'order', benefits: [] }];
  const shell = { kind: 'every_nth', target: of, base, ...place };
  switch (effect.kind) {
    case 'percent':
      return [{ kind: 'order', benefits: [{ ...shell, rate_bp: rate_bp(effect.value) }] }];
    case 'amount': {
      const amount_minor = world.money(effect.value_minor);
      return [{ kind: 'order', benefits: [{ ...shell, amount_minor, cap_minor: amount_minor }] }];
    }
    case 'set_unit_price': {
      const unit_price = world.unit_prices(effect.value_minor);
      return [{ kind: 'order', benefits: [{ ...shell, unit_price }] }];
    }
    default:
      throw new Unsupported('picked units that cost an amount together');
  }
}
