// Units on their own: what can be filled is what some assignment, tried one by one, fills.
import assert from 'node:assert/strict';
import test from 'node:test';

import { nth_units } from './benefits.mjs';
import { seeded } from './draw.mjs';
import { can_fill, fill_in_order, units_in_order } from './units.mjs';

const groups_at = (...prices) => prices.map((unit_price, index) => ({ index, unit_price }));

/** Tries every unit for every slot. */
function can_assign(slots, units) {
  const [slot, ...rest] = slots;
  if (slot === undefined) return true;
  return units.some(
    (unit) =>
      slot[unit.group.index] &&
      can_assign(
        rest,
        units.filter((other) => other !== unit),
      ),
  );
}

test('what can be filled is what an assignment fills', () => {
  const next = seeded(3);
  for (let i = 0; i < 1_500; i += 1) {
    const groups = groups_at(1, 2, 3);
    const free = groups.map(() => next() % 3);
    const units = units_in_order(groups, free, 'cheapest');
    const demand = () => ({ fits: groups.map(() => next() % 2 === 0), quantity: next() % 3 });
    const demands = [demand(), demand(), demand()];
    const slots = demands.flatMap(({ fits, quantity }) => Array(quantity).fill(fits));
    assert.equal(
      can_fill(demands, units),
      can_assign(slots, units),
      JSON.stringify({ free, demands }),
    );
  }
});

test('the cheapest first, or the dearest; the earlier group among equals', () => {
  const groups = groups_at(5, 3, 5);
  const order = (pick) => units_in_order(groups, [1, 1, 2], pick).map(({ group }) => group.index);
  assert.deepEqual(order('cheapest'), [1, 0, 2, 2]);
  assert.deepEqual(order('dearest'), [0, 2, 2, 1]);
});

test('a unit is passed over only where the rest needs it', () => {
  const groups = groups_at(9, 1);
  const units = units_in_order(groups, [1, 1], 'dearest');
  const both = { fits: [true, true], quantity: 1 };
  const dear = { fits: [true, false], quantity: 1 };
  const [first, second] = fill_in_order([both, dear], units, (left) => left);
  assert.deepEqual([first[0].group.index, second[0].group.index], [1, 0]);
});

test('the position-th of every so many', () => {
  const units = [...'abcdefg'];
  assert.deepEqual(nth_units(units, { every: 3 }), ['a', 'b']);
  assert.deepEqual(nth_units(units, { every: 3, position: 3 }), ['e', 'f']);
  assert.deepEqual(nth_units(units, { every: 3, from: 'each_group' }), ['c', 'f']);
  assert.deepEqual(
    nth_units(units, { every: 2, from: 'each_group', position: 1, max_applications: 2 }),
    ['a', 'c'],
  );
});
