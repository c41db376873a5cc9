// An evaluator of the part of OpenSearch's query DSL that filters use, as its documentation has it:
// a field is by path, an array holds what any of its values holds, a keyword is compared as it is.
// Contract: refuses whatever the documentation does not have, and what passes its limits.
// Test: tests/search/agreement.test.mjs
const kNested = 20; // indices.query.bool.max_nested_depth
const kTerms = 65_536; // index.max_terms_count

function values_at(document, path) {
  let at = document;
  for (const name of path.split('.')) {
    at = at !== undefined && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at === undefined ? [] : [at].flat();
}

const only = (object, ...allowed) => {
  for (const name of Object.keys(object)) {
    if (!allowed.includes(name)) throw new Error(`no such member: ${name}`);
  }
  return Object.entries(object);
};

const single = (object) => {
  const entries = Object.entries(object);
  if (entries.length !== 1) throw new Error('one member was expected');
  return entries[0];
};

const kOrder = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

function bool(clause, document, depth) {
  if (depth > kNested) throw new Error('the nested depth exceeds the maximum');
  only(clause, 'filter', 'must_not', 'should', 'minimum_should_match');
  const holds = (query) => matches(query, document, depth + 1);
  const { filter = [], must_not = [], should = [] } = clause;
  const needed = clause.minimum_should_match ?? (filter.length === 0 && should.length > 0 ? 1 : 0);
  return filter.every(holds) && !must_not.some(holds) && should.filter(holds).length >= needed;
}

/** Whether a document is found by the query. */
export function matches(query, document, depth = 1) {
  const [kind, body] = single(query);
  if (kind === 'match_all' || kind === 'match_none') {
    only(body);
    return kind === 'match_all';
  }
  if (kind === 'bool') return bool(body, document, depth);
  const [path, test] = single(body);
  const values = values_at(document, path);
  if (kind === 'term') {
    const [[, value]] = only(test, 'value');
    return values.includes(value);
  }
  if (kind === 'terms') {
    if (test.length > kTerms) throw new Error('too many terms');
    const terms = new Set(test);
    return values.some((value) => terms.has(value));
  }
  if (kind !== 'range') throw new Error(`no such query: ${kind}`);
  const bounds = only(test, 'gt', 'gte', 'lt', 'lte');
  return values.some((value) => bounds.every(([op, limit]) => kOrder[op](value, limit)));
}
