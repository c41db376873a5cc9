// Makes a counterexample small: takes away or lowers one thing at a time, as long as it stays one.
// Test: tests/oracle/oracle.test.mjs

/** Where an edit may happen: paths to every member and item below a value. */
function* paths(value, path = []) {
  if (value === null || typeof value !== 'object') return;
  const names = Array.isArray(value) ? [...value.keys()].reverse() : Object.keys(value);
  for (const name of names) {
    yield [...path, name];
    yield* paths(value[name], [...path, name]);
  }
}

const at = (value, path) => path.reduce((inner, name) => inner?.[name], value);

function edited(pair, path, edit) {
  const copy = structuredClone(pair);
  edit(at(copy, path.slice(0, -1)), path.at(-1));
  return copy;
}

const remove = (parent, name) => {
  if (Array.isArray(parent)) parent.splice(name, 1);
  else delete parent[name];
};

function* smaller_numbers(value) {
  for (const less of [
    0,
    1,
    100,
    1000,
    Math.floor(value / 1000) * 1000,
    Math.floor(value / 100) * 100,
    Math.floor(value / 2),
    value - 1,
  ])
    if (Math.abs(less) < Math.abs(value)) yield less;
}

/** What would leave something degenerate stays: a currency's amount, the last of a list. */
function stays(pair, path) {
  const parent = at(pair, path.slice(0, -1));
  return Array.isArray(parent) ? parent.length === 1 : /^[A-Z]{3}$/.test(path.at(-1));
}

/** Smaller pairs: first without a member or item, then with an inner condition, then numbers. */
function* smaller(pair) {
  for (const path of paths(pair)) {
    if (path.length > 1 && !stays(pair, path)) yield edited(pair, path, remove);
  }
  for (const path of paths(pair)) {
    const value = at(pair, path);
    const inner = value?.all ?? value?.any ?? (value?.not ? [value.not] : []);
    for (const item of inner)
      yield edited(pair, path, (parent, name) => {
        parent[name] = item;
      });
  }
  for (const path of paths(pair)) {
    const value = at(pair, path);
    if (typeof value !== 'number' || path.includes('currencies')) continue;
    for (const less of smaller_numbers(value))
      yield edited(pair, path, (parent, name) => {
        parent[name] = less;
      });
  }
}

/** The smallest { ruleset, request } found for which `still(pair)` says true. */
export async function shrink(pair, still, most = 20_000) {
  let best = pair;
  let left = most;
  for (let found = true; found && left > 0;) {
    found = false;
    for (const tried of smaller(best)) {
      left -= 1;
      if (left <= 0) break;
      if (!(await still(tried).catch(() => false))) continue;
      best = tried;
      found = true;
      break;
    }
  }
  return best;
}

/** A counterexample as a file of tests/cases, expecting what the oracle says. */
export function as_case({ ruleset, request }, answer, name) {
  const { result, outcomes, refused } = answer;
  const expected = refused
    ? {
        expect_issues: refused.map(({ code, position }) => ({
          code,
          pointer: `/cart/lines/${position}/sku`,
        })),
      }
    : {
        expect: result,
        expect_outcomes: outcomes.map(({ promotion, outcome, reason }) => ({
          promotion,
          outcome,
          reason,
        })),
      };
  return { ruleset, cases: [{ name, request, ...expected }] };
}
