// The seeded faults of the controls: one for each stage, put into the oracle by name. A comparison
// that is worth anything finds each of them. Test: tests/oracle/oracle.test.mjs
import { difference } from './compare.mjs';
import { evaluate, load } from './evaluate.mjs';
import { Coverage, make } from './generate.mjs';

export const kFaults = {
  price_rounding: 'list amounts are rounded down',
  price_tier: 'a price tier begins one unit late',
  scale: 'quantities have no decimal digits',
  count: 'the smallest units are counted, not whole ones',
  pieces: 'the smallest units are pieces',
  zone: 'local times are read in UTC',
  condition: '`gte` on lines is `gt`',
  condition_base: '`at` is not looked at',
  uses: 'limits are not looked at',
  exclusivity: '`exclusivity: all` is not looked at',
  stacking: 'groups are never full',
  strata: 'every promotion of a phase is in one stratum',
  base: 'everything computes on what is left now',
  rounding: 'rates are rounded down',
  level: 'rates are rounded once per benefit',
  tie: 'a tied cent goes to the last line',
  tier: 'a step begins one unit late',
  pick: 'the dearest units come first where the cheapest should',
  fixed: 'every fixed price counts',
  reserve: 'no unit is reserved',
  spread: 'what a group cannot give is lost, where it should be spread',
  cap: '`cap_minor` is not looked at',
  floor: 'there are no floors',
  drop_floor: '`drop_promotion` drops nothing',
  max_reduction: 'the caps of the settings are not looked at',
  total_cap: 'the caps of the settings cut the shipping that a `total` reduces too',
  shipping: 'rates take nothing from shipping',
  gift: 'no gift is added',
  tax: 'half a cent of tax is rounded down',
  total: 'conditions on `total` always hold',
  empty_cart: 'conditions on `total` always hold for an empty cart',
  shut_out: 'whatever is shut out of a phase is told as `excluded`',
  codes: '`all_or_none` is not looked at',
  best: 'the first set that saves anything is taken',
};

/** The number of the first pair whose answer the fault changes; undefined: none of `most`. */
export function pairs_until_caught(fault, most, seed = 1, coverage = new Coverage()) {
  let done = 0;
  for (let number = 0; done < most; number += 1) {
    const { ruleset, carts } = make(seed, number, coverage.asked(number));
    const loaded = load(ruleset);
    for (const { request } of carts) {
      done += 1;
      const found = difference(evaluate(loaded, request), evaluate(loaded, request, { fault }));
      if (found !== undefined) return done;
    }
  }
  return undefined;
}
