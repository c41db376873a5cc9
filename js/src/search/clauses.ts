// Conjunctive normal form: all of several clauses, each any of several tests or their negations.
// Contract: equal in effect to the formula; more than `limit` tests in all are refused.
// Test: tests/search/limits.test.mjs
import { SearchError } from './error.js';
import { depthOf, joined, type Atom, type Formula } from './formula.js';

export interface Literal<T> {
  test: T;
  negated: boolean;
}

/** Its literals by their text; none: never true. */
export type Clause<T> = Map<string, Literal<T>>;

/** Clauses that no other clause makes superfluous are looked for among so many. */
const kAbsorbed = 500;

export const literal = <T>(test: T, negated: boolean): Clause<T> =>
  new Map([[`${negated ? '!' : '='}${JSON.stringify(test)}`, { test, negated }]]);

/** The clauses of a formula. */
export function clausesOf(formula: Formula, limit: number, negated = false): Clause<Atom>[] {
  if ('is' in formula) return formula.is !== negated ? [] : [new Map()];
  if ('not' in formula) return clausesOf(formula.not, limit, !negated);
  if (!('all' in formula || 'any' in formula)) return [literal(formula, negated)];
  const items = 'all' in formula ? formula.all : formula.any;
  const lists = items.map((item) => clausesOf(item, limit, negated));
  if ('all' in formula === negated) return anyOf(lists, limit);
  return absorbed(within(limit, lists.flat()));
}

/** The clauses of `any` of several lists of clauses: one of each list together. */
export function anyOf<T>(lists: Clause<T>[][], limit: number): Clause<T>[] {
  return lists.reduce(
    (left, right) => absorbed(paired(left, right, limit)),
    [new Map() as Clause<T>],
  );
}

function paired<T>(left: Clause<T>[], right: Clause<T>[], limit: number): Clause<T>[] {
  const clauses: Clause<T>[] = [];
  let literals = 0;
  for (const one of left) {
    for (const other of right) {
      const clause = new Map([...one, ...other]);
      if (alwaysTrue(clause)) continue;
      literals += clause.size;
      if (literals > limit) throw tooLarge(limit);
      clauses.push(clause);
    }
  }
  return clauses;
}

function alwaysTrue<T>(clause: Clause<T>): boolean {
  for (const key of clause.keys()) {
    if (key.startsWith('!') && clause.has(`=${key.slice(1)}`)) return true;
  }
  return false;
}

/** Without the clauses that hold wherever another one does. */
function absorbed<T>(clauses: Clause<T>[]): Clause<T>[] {
  if (clauses.length > kAbsorbed) return clauses;
  const kept: Clause<T>[] = [];
  for (const clause of [...clauses].sort((one, other) => one.size - other.size)) {
    if (!kept.some((shorter) => isPart(shorter, clause))) kept.push(clause);
  }
  return kept;
}

function isPart<T>(shorter: Clause<T>, longer: Clause<T>): boolean {
  for (const key of shorter.keys()) if (!longer.has(key)) return false;
  return true;
}

function within<T>(limit: number, clauses: Clause<T>[]): Clause<T>[] {
  const literals = clauses.reduce((sum, clause) => sum + clause.size, 0);
  if (literals > limit) throw tooLarge(limit);
  return clauses;
}

export const tooLarge = (limit: number) =>
  new SearchError('too_large', `the filter has more than ${limit} tests when written out`);

/** The formula if it is no deeper than `depth`; else its clauses, three deep. */
export function shallow(formula: Formula, depth: number, limit: number): Formula {
  if (depthOf(formula) <= depth) return formula;
  const written = clausesOf(formula, limit).map((clause) => {
    const tests = [...clause.values()];
    return joined(
      'any',
      tests.map(({ test, negated }) => (negated ? { not: test } : test)),
    );
  });
  return joined('all', written);
}
