// Every small damage of a document: members dropped, added and of another type, numbers and texts
// out of bounds, lists emptied and overlong. Contract: each gives a document of its own with a
// name that says what was done; text lengths are in ASCII, where bytes and characters agree.
const kNumbers = [
  -(2 ** 53),
  -86_401,
  -1,
  0,
  1,
  5,
  7,
  10,
  1001,
  10_000,
  10_001,
  86_401,
  100_001,
  1_000_001,
  100_000_001,
  1_000_000_001,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
];
const kKeys = ['', 'zz', 'GBP', 'gbp', 'in', 'eq', 'a\u0000', 'k'.repeat(129), 't'.repeat(2001)];
const kTimes = ['24:00', '24:01', '08:00:59', '8:00', '2026-01-31', '2026-13-01', '2026-1-1'];
const kTexts = [...kKeys, ...kTimes];
const kOthers = [null, true, false, 5, 'zz', [], {}, [5], { zz: 1 }];
const kLengths = [8, 9, 17, 33, 65, 101, 201, 367, 1001];

function replacements(value) {
  if (typeof value === 'number') return [...kNumbers, ...kOthers];
  if (typeof value === 'string') return [...kTexts, ...kOthers];
  return kOthers;
}

/** The document with the value at `path` made what `change` gives. */
function changed(document, path, change) {
  const copy = structuredClone(document);
  if (path.length === 0) return change(copy);
  const parent = path.slice(0, -1).reduce((at, name) => at[name], copy);
  const last = path.at(-1);
  parent[last] = change(parent[last]);
  return copy;
}

function* of_object(document, path, value) {
  const at = `/${path.join('/')}`;
  for (const name of Object.keys(value)) {
    const drop = ({ [name]: _, ...rest }) => rest;
    yield { name: `without ${at} ${name}`, document: changed(document, path, drop) };
  }
  for (const name of ['zz_unknown', 'gbp', 'USD']) {
    const add = (object) => ({ ...object, [name]: 1 });
    yield { name: `with ${at} ${name}`, document: changed(document, path, add) };
  }
}

function* of_list(document, path, value) {
  if (value.length === 0) return;
  for (const length of kLengths) {
    const repeat = (list) => Array.from({ length }, (_, i) => list[i % list.length]);
    yield { name: `${length} of /${path.join('/')}`, document: changed(document, path, repeat) };
  }
}

/** All damages of `document`, depth first. */
export function* mutations(document, path = [], value = document) {
  for (const [i, other] of replacements(value).entries()) {
    const name = `/${path.join('/')} is ${JSON.stringify(other).slice(0, 40)} (${i})`;
    yield { name, document: changed(document, path, () => other) };
  }
  if (Array.isArray(value)) yield* of_list(document, path, value);
  else if (value !== null && typeof value === 'object') yield* of_object(document, path, value);
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield* mutations(document, [...path, Array.isArray(value) ? Number(key) : key], inner);
  }
}
