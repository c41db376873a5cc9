// Makes pairs, asks oracle and engines, and tells of each difference once.
// Test: tests/oracle/oracle.test.mjs
import { difference } from './compare.mjs';
import { evaluate, load } from './evaluate.mjs';
import { Coverage, make } from './generate.mjs';
import { shrink } from './shrink.mjs';

const kRefusals = ['unknown_product', 'no_price', 'zone_horizon'];
const kAhead = 16; // rulesets in flight, so that an engine never waits

/** The oracle's answer to a pair. */
export const oracle_answer = ({ ruleset, request }, options) =>
  evaluate(load(ruleset), request, options);

/** How an engine's answer to one pair differs from the oracle's. */
async function differs({ ruleset, request }, engine) {
  const [loaded, answer] = await engine.ask(ruleset, [request]);
  const { issues = [], ...engine_answer } = JSON.parse(answer);
  // A smaller request must still be one.
  if (loaded !== '{}' || issues.some(({ code }) => !kRefusals.includes(code))) return undefined;
  const refused = issues.length > 0 ? { issues } : engine_answer;
  return difference(oracle_answer({ ruleset, request }), refused);
}

/** Differences of one kind look alike: pointers without positions, but with outcome and reason. */
function kind_of(text) {
  const [pointer] = text.split(':');
  const plain = pointer.replace(/\/\d+/g, '');
  return /\/(outcome|reason)$/.test(pointer) ? plain + text.slice(pointer.length) : plain;
}

function compare_cart(made, at, asked, engines) {
  const request = made.carts[at].request;
  const own = evaluate(made.loaded, request);
  const texts = asked.map((answers) => answers[at + 1]);
  const found = texts.map((text) => difference(own, JSON.parse(text)));
  const index = found.findIndex((one) => one !== undefined);
  if (index >= 0) return { text: found[index], engine: engines[index] };
  const other = texts.findIndex((text) => text !== texts[0]);
  return other < 0 ? undefined : { text: '/bytes: engines differ', engine: engines[other] };
}

async function compare_ruleset(made, engines) {
  const requests = made.carts.map(({ request }) => request);
  const asked = await Promise.all(engines.map((engine) => engine.ask(made.ruleset, requests)));
  const refused = asked.map(([loaded]) => loaded).find((text) => text !== '{}');
  if (refused !== undefined)
    return [{ text: `/ruleset refused: ${refused}`, ruleset: made.ruleset }];
  made.loaded = load(made.ruleset);
  return made.carts.flatMap(({ request }, at) => {
    const found = compare_cart(made, at, asked, engines);
    return found === undefined ? [] : [{ ...found, ruleset: made.ruleset, request }];
  });
}

/** The smallest pair that differs in the same member. */
export async function shrink_difference({ ruleset, request, text, engine }) {
  const same = async (pair) => {
    const found = await differs(pair, engine);
    return found !== undefined && kind_of(found) === kind_of(text);
  };
  return shrink({ ruleset, request }, same);
}

/**
 * Compares `pairs` pairs from `seed` on. `on_difference` is told the first `most_kinds` kinds of
 * difference, `on_progress` how far it is.
 */
export async function drive({ pairs, seed, engines, on_difference, on_progress, carts = 20 }) {
  const coverage = new Coverage();
  const kinds = new Map();
  const begin = performance.now();
  let done = 0;
  const queue = [];
  const settle = async () => {
    const { made, found } = queue.shift();
    for (const cart of made.carts) coverage.add(made.used, cart.used);
    done += made.carts.length;
    for (const one of await found) {
      const kind = kind_of(one.text);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kinds.get(kind) === 1) await on_difference(one);
    }
    const rate = Math.round((1000 * done) / (performance.now() - begin));
    on_progress({ done, rate, coverage, kinds });
  };
  for (let number = 0; number * carts < pairs; number += 1) {
    const made = make(seed, number, coverage.asked(number), carts);
    queue.push({ made, found: compare_ruleset(made, engines) });
    if (queue.length >= kAhead) await settle();
  }
  while (queue.length > 0) await settle();
  return { done, coverage, kinds, milliseconds: performance.now() - begin };
}
