// The filter as Algolia's `filters`: AND of ORs of facets, each of which NOT may negate. Contract:
// for documents of `algoliaDocument`. All is facets, as Algolia takes no OR of facets and numbers,
// and tokens, as it compares facets without case. An empty text is no filter at all.
// Test: tests/search/agreement.test.mjs
import type { AttributeValue, SearchFilter } from '../queries.js';
import { anyOf, clausesOf, literal, tooLarge, type Clause, type Literal } from './clauses.js';
import { fieldPath, pathOf, quotedPath, rangePath, type SearchFields } from './fields.js';
import { formulaOf, type Atom, type RangeOp } from './formula.js';
import { shortToken } from './meilisearch.js';
import { kPresent, rangeTokens, token, tokenOfValue } from './token.js';

const kOpposite: Record<RangeOp, RangeOp> = { gt: 'lte', gte: 'lt', lt: 'gte', lte: 'gt' };

/** A facet and its value. */
type Facet = readonly [path: string, value: string];

/** `limit`: how many facets the text may name; it is sent with every search. */
export function algoliaFilter(
  filter: SearchFilter,
  { limit = 5000, ...fields }: SearchFields & { limit?: number } = {},
): string {
  const written: Clause<Facet>[] = [];
  let named = 0;
  for (const clause of clausesOf(formulaOf(filter), limit)) {
    const facets = [...clause.values()].map((each) => facetsOf(each, fields));
    for (const each of anyOf(facets, limit)) {
      if (each.size === 0) return `${quotedPath(fieldPath('sku', fields))}:"${token('')}"`; // never
      named += each.size;
      if (named > limit) throw tooLarge(limit);
      written.push(each);
    }
  }
  return written.map((clause) => textOf(clause, written.length > 1)).join(' AND ');
}

/** The clauses of one test, or of its negation. */
function facetsOf({ test, negated }: Literal<Atom>, fields: SearchFields): Clause<Facet>[] {
  if ('op' in test) return [rangeOf(test.attribute, test.op, test.value, negated, fields)];
  const path = pathOf(test, fields);
  const facets = test.in.map((value): Facet => [path, facetValue(value)]);
  if (negated) return facets.map((facet) => literal(facet, true));
  return [new Map(facets.flatMap((facet) => [...literal(facet, false)]))];
}

/** One of the beginnings that numbers in the range have; negated, of those beyond, or no number. */
function rangeOf(
  attribute: string,
  op: RangeOp,
  limit: number,
  negated: boolean,
  fields: SearchFields,
): Clause<Facet> {
  const path = rangePath(attribute, fields);
  const tokens = rangeTokens(negated ? kOpposite[op] : op, limit);
  const chosen = tokens.flatMap((value) => [...literal<Facet>([path, value], false)]);
  const missing = negated ? [...literal<Facet>([path, kPresent], true)] : [];
  return new Map([...chosen, ...missing]);
}

function facetValue(value: AttributeValue): string {
  return typeof value === 'string' ? shortToken(value) : tokenOfValue(value);
}

function textOf(clause: Clause<Facet>, among: boolean): string {
  const facets = [...clause.values()].map(({ test: [path, value], negated }) => {
    return `${negated ? 'NOT ' : ''}${quotedPath(path)}:"${value}"`;
  });
  return among && facets.length > 1 ? `(${facets.join(' OR ')})` : facets.join(' OR ');
}
