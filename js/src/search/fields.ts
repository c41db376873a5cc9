// Where documents have what filters test. Contract: names are the caller's or those of
// productDocument; a name that a language cannot quote is refused. Test:
// tests/search/limits.test.mjs
import { SearchError } from './error.js';
import type { Atom, Field } from './formula.js';
import { token } from './token.js';

/** Paths in the indexed documents, where they are not those of `productDocument`. */
export interface SearchFields {
  sku?: string;
  categories?: string;
  brand?: string;
  /** By the attribute's key; `attributes.` and its token when absent. */
  attribute?: (key: string) => string;
  /** Algolia: the tokens of an attribute's number; `ranges.` and its token when absent. */
  range?: (key: string) => string;
}

/** The path of what an atom tests. */
export function pathOf(atom: Atom, fields: SearchFields): string {
  if ('field' in atom) return fieldPath(atom.field, fields);
  return fields.attribute?.(atom.attribute) ?? `attributes.${token(atom.attribute)}`;
}

export const fieldPath = (field: Field, fields: SearchFields): string => fields[field] ?? field;

export const rangePath = (attribute: string, fields: SearchFields): string =>
  fields.range?.(attribute) ?? `ranges.${token(attribute)}`;

/** A path in double quotes, for languages that have no agreed way to escape them. */
export function quotedPath(path: string): string {
  if (path !== '' && !/["'\\\u0000-\u001f]/.test(path)) return `"${path}"`;
  const shown = JSON.stringify(path);
  throw new SearchError('inexpressible', `a field cannot be named ${shown} in a filter`);
}
