// Random numbers of our own, so that a seed gives the same files on every machine and version.
// Contract: integers alone; a Random is a function of its seed and of the calls before.

/** sfc32, a small fast counting generator, seeded from a text. */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed) {
    for (const character of String(seed)) {
      this.#a = Math.imul(this.#a ^ character.codePointAt(0), 0x9e3779b1) >>> 0;
      this.#next();
    }
    for (let i = 0; i < 12; ++i) this.#next();
  }

  #next() {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0;
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum;
  }

  /** 0 to `count` - 1; the bias of a remainder is below what a benchmark could see. */
  below(count) {
    return this.#next() % count;
  }

  /** `from` to `to`, both included. */
  between(from, to) {
    return from + this.below(to - from + 1);
  }

  /** True for so many in a hundred. */
  percent(share) {
    return this.below(100) < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** `count` different members, or all of them, in the order of the draw. */
  some(list, count) {
    const chosen = new Set();
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.pick(list));
    return [...chosen];
  }

  /** One of `[[weight, value], ...]`. */
  weighted(choices) {
    let left = this.below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, value] of choices) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new Error('no choice');
  }

  shuffle(list) {
    const shuffled = [...list];
    for (let i = shuffled.length - 1; i > 0; --i) {
      const j = this.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }
}
