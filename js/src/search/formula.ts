// The core's filter in the few forms that every language has. Contract: equal in effect; `ne` and
// `not_in` become negations, what cannot hold becomes false, constants stand alone or not at all.
// Test: tests/search/agreement.test.mjs
import type { AttributeFilter, AttributeValue, SearchFilter } from '../queries.js';
import { SearchError } from './error.js';

export type Field = 'sku' | 'categories' | 'brand';
export type RangeOp = 'gt' | 'gte' | 'lt' | 'lte';

/** A test that is false of a product that lacks what it tests. */
export type Atom =
  | { field: Field; in: string[] }
  | { attribute: string; in: AttributeValue[] }
  | { attribute: string; op: RangeOp; value: number };

export type Formula =
  { is: boolean } | { all: Formula[] } | { any: Formula[] } | { not: Formula } | Atom;

const kFields: readonly string[] = ['sku', 'categories', 'brand'];

/** Levels of a filter that are followed. */
const kLevels = 2000;

/** The filter as a formula; anything else than a filter of the core is refused. */
export function formulaOf(filter: SearchFilter, level = 0): Formula {
  if (level > kLevels) {
    throw new SearchError('too_large', `the filter is more than ${kLevels} levels deep`);
  }
  const inner = (item: SearchFilter) => formulaOf(item, level + 1);
  if ('is' in filter) return { is: filter.is };
  if ('all' in filter) return joined('all', filter.all.map(inner));
  if ('any' in filter) return joined('any', filter.any.map(inner));
  if ('not' in filter) return negated(inner(filter.not));
  if ('field' in filter && kFields.includes(filter.field)) {
    return filter.in.length === 0 ? { is: false } : { field: filter.field, in: filter.in };
  }
  if ('attribute' in filter) return ofAttribute(filter);
  throw new SearchError('malformed', `not a filter: ${JSON.stringify(filter).slice(0, 100)}`);
}

function ofAttribute({ attribute, op, value }: AttributeFilter): Formula {
  const values = Array.isArray(value) ? value : [value];
  switch (op) {
    case 'eq':
    case 'in':
      return values.length === 0 ? { is: false } : { attribute, in: values };
    case 'ne':
    case 'not_in':
      return values.length === 0 ? { is: true } : { not: { attribute, in: values } };
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return typeof value === 'number' ? { attribute, op, value } : { is: false };
    default:
      throw new SearchError('malformed', `no such operator: ${String(op)}`);
  }
}

function negated(item: Formula): Formula {
  if ('is' in item) return { is: !item.is };
  return 'not' in item ? item.not : { not: item };
}

/** All of the items, or any; constants are worked in. */
export function joined(kind: 'all' | 'any', items: Formula[]): Formula {
  const neutral = kind === 'all';
  const rest = items.filter((item) => !('is' in item) || item.is !== neutral);
  if (rest.some((item) => 'is' in item)) return { is: !neutral };
  if (rest.length === 0) return { is: neutral };
  if (rest.length === 1) return rest[0]!;
  return kind === 'all' ? { all: rest } : { any: rest };
}

/** How many `all`, `any` and `not` stand one within another. */
export function depthOf(formula: Formula): number {
  if ('not' in formula) return 1 + depthOf(formula.not);
  if (!('all' in formula || 'any' in formula)) return 0;
  const items = 'all' in formula ? formula.all : formula.any;
  return items.reduce((deepest, item) => Math.max(deepest, 1 + depthOf(item)), 0);
}

/** The values by their type: each language compares them in its own way. */
export function byType(values: readonly AttributeValue[]): AttributeValue[][] {
  const types = ['string', 'number', 'boolean'];
  const lists = types.map((type) => values.filter((value) => typeof value === type));
  return lists.filter((list) => list.length > 0);
}
