// Rulesets with carts, seeded: the same seed and number give the same ones. Each ruleset asks for a
// pair of features, all pairs in turn; Coverage counts the pairs that came together.
// Test: tests/oracle/generate.test.mjs
import { Draw, seeded } from './draw.mjs';
import { make_request } from './make_cart.mjs';
import { make_ruleset } from './make_ruleset.mjs';

const kCartsEach = 20;
const kDiscovery = 4_000;

const hash = (seed, number) =>
  Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35);

/** One ruleset and its requests: { ruleset, used, carts: [{ request, used }] }. */
export function make(seed, number, asked = [], carts = kCartsEach) {
  const draw = new Draw(hash(seed, number), asked);
  const ruleset = make_ruleset(draw);
  const used = new Set(draw.used);
  const list = Array.from({ length: carts }, () => {
    draw.used = new Set();
    const request = make_request(draw, ruleset);
    return { request, used: draw.used };
  });
  return { ruleset, used, carts: list };
}

/** Every feature's name, found by drawing until no more turn up. */
export function discover() {
  const names = new Set();
  for (let number = 0; number < kDiscovery; number += 1) {
    const { used, carts } = make(1, number, [], 2);
    for (const name of used) names.add(name);
    for (const cart of carts) for (const name of cart.used) names.add(name);
  }
  return [...names].sort();
}

/** Options of one place in a document, of which there is one, exclude each other. */
const kSingle = ['settings/', 'currency/', 'cart/codes_mode'];
const family = (name) => name.slice(0, name.lastIndexOf(':'));

function can_meet(a, b) {
  const single = a.includes(':') && kSingle.some((start) => a.startsWith(start));
  return !single || family(a) !== family(b);
}

export class Coverage {
  constructor(names = discover()) {
    this.names = names;
    this.index = new Map(names.map((name, i) => [name, i]));
    this.counts = new Uint32Array(names.length ** 2);
    this.pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]));
    this.pairs = this.pairs.filter(([a, b]) => can_meet(a, b));
    // In an order without pattern, the same each time.
    const next = seeded(7);
    for (let i = this.pairs.length - 1; i > 0; i -= 1) {
      const j = next() % (i + 1);
      [this.pairs[i], this.pairs[j]] = [this.pairs[j], this.pairs[i]];
    }
  }

  /** What ruleset `number` is asked for: a pair not seen yet, if there is one nearby. */
  asked(number) {
    for (let step = 0; step < 50; step += 1) {
      const pair = this.pairs[(number * 50 + step) % this.pairs.length];
      if (!this.seen(pair)) return pair;
    }
    return this.pairs[number % this.pairs.length];
  }

  seen([a, b]) {
    return this.counts[this.index.get(a) * this.names.length + this.index.get(b)] > 0;
  }

  add(...sets) {
    const found = sets.flatMap((set) => [...set]).map((name) => this.index.get(name));
    const indexes = [...new Set(found)].filter((i) => i !== undefined).sort((a, b) => a - b);
    for (let i = 0; i < indexes.length; i += 1) {
      const row = indexes[i] * this.names.length;
      for (let j = i; j < indexes.length; j += 1) this.counts[row + indexes[j]] += 1;
    }
  }

  missing() {
    return this.pairs.filter((pair) => !this.seen(pair));
  }

  toString() {
    const seen = this.pairs.length - this.missing().length;
    const percent = ((100 * seen) / this.pairs.length).toFixed(1);
    return `${this.names.length} features, ${seen} of ${this.pairs.length} pairs (${percent} %)`;
  }
}
