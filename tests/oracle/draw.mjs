// Seeded choices that know their names. Every decision of the generators is a named feature, so one
// can be asked for and those that were taken can be counted. A name such as
// `benefit:buy_get/partial` asks for what stands before each slash too.
// Test: tests/oracle/generate.test.mjs

/** A small generator of uniform 32-bit numbers (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const with_parents = (name) =>
  name.split('/').map((_, i, pieces) => pieces.slice(0, i + 1).join('/'));

export class Draw {
  constructor(seed, asked = []) {
    this.next = seeded(seed);
    this.asked = new Set(asked.flatMap(with_parents));
    this.used = new Set();
    for (let i = 0; i < 4; i += 1) this.next();
  }

  integer(low, high) {
    return low + (this.next() % (high - low + 1));
  }

  chance(percent) {
    return this.next() % 100 < percent;
  }

  one_of(list) {
    return list[this.integer(0, list.length - 1)];
  }

  /** Some of a list, at least one, in its order. */
  some_of(list, percent = 50) {
    const some = list.filter(() => this.chance(percent));
    return some.length > 0 ? some : [this.one_of(list)];
  }

  shuffled(list) {
    const rest = [...list];
    return list.map(() => rest.splice(this.integer(0, rest.length - 1), 1)[0]);
  }

  /** Whether a feature is taken. */
  flag(name, percent) {
    const taken = this.chance(this.asked.has(name) ? 90 : percent);
    if (taken) this.used.add(name);
    return taken;
  }

  /** One of a family's options, given with their weights; '-' is no feature. */
  option(family, weights) {
    const names = Object.keys(weights).filter((name) => weights[name] > 0);
    const asked = names.filter((name) => this.asked.has(`${family}:${name}`));
    let name;
    if (asked.length > 0 && this.chance(80)) {
      name = this.one_of(asked);
    } else {
      let left = this.integer(
        1,
        Object.values(weights).reduce((all, weight) => all + weight, 0),
      );
      name = names.find((one) => (left -= weights[one]) <= 0);
    }
    if (name !== '-') this.used.add(`${family}:${name}`);
    return name;
  }
}
