// The filter in the query DSL of OpenSearch and Elasticsearch. Contract: bool, term, terms, range,
// match_all and match_none alone; for a filter context. Keys and texts must be indexed as `keyword`
// without a normalizer. Test: tests/search/agreement.test.mjs
import type { SearchFilter } from '../queries.js';
import { shallow } from './clauses.js';
import { pathOf, type SearchFields } from './fields.js';
import { formulaOf, type Atom, type Formula } from './formula.js';

export type OpenSearchQuery = Record<string, unknown>;

/** Levels of `bool`: OpenSearch takes 20 (indices.query.bool.max_nested_depth), one for a list. */
const kDepth = 18;
/** Values of one `terms` (index.max_terms_count). */
const kTerms = 65_536;

/**
 * `{ query: { bool: { must: ..., filter: openSearchQuery(filter) } } }`. `limit`: tests of a filter
 * that is too deep and so is written as clauses (indices.query.bool.max_clause_count is 1024).
 */
export function openSearchQuery(
  filter: SearchFilter,
  { limit = 1000, ...fields }: SearchFields & { limit?: number } = {},
): OpenSearchQuery {
  return queryOf(shallow(formulaOf(filter), kDepth, limit), fields);
}

function queryOf(formula: Formula, fields: SearchFields): OpenSearchQuery {
  const write = (item: Formula) => queryOf(item, fields);
  if ('is' in formula) return formula.is ? { match_all: {} } : { match_none: {} };
  if ('not' in formula) return { bool: { must_not: [write(formula.not)] } };
  if ('any' in formula) return anyOf(formula.any.map(write));
  if (!('all' in formula)) return atomQuery(formula, pathOf(formula, fields));
  const filter = formula.all.flatMap((item) => ('not' in item ? [] : [write(item)]));
  const must_not = formula.all.flatMap((item) => ('not' in item ? [write(item.not)] : []));
  return {
    bool: { ...(filter.length > 0 && { filter }), ...(must_not.length > 0 && { must_not }) },
  };
}

const anyOf = (should: OpenSearchQuery[]) => ({ bool: { should, minimum_should_match: 1 } });

function atomQuery(atom: Atom, path: string): OpenSearchQuery {
  if ('op' in atom) return { range: { [path]: { [atom.op]: atom.value } } };
  if (atom.in.length === 1) return { term: { [path]: { value: atom.in[0] } } };
  const lists = [];
  for (let at = 0; at < atom.in.length; at += kTerms) {
    lists.push({ terms: { [path]: atom.in.slice(at, at + kTerms) } });
  }
  return lists.length === 1 ? lists[0]! : anyOf(lists);
}
