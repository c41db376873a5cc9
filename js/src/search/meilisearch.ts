// The filter as Meilisearch's filter expression. Contract: for documents of `meilisearchDocument`:
// keys and texts are tokens, since Meilisearch compares without case and accents. An empty text is
// no filter at all. Test: tests/search/agreement.test.mjs
import type { AttributeValue, SearchFilter } from '../queries.js';
import { shallow } from './clauses.js';
import { SearchError } from './error.js';
import { pathOf, quotedPath, type SearchFields } from './fields.js';
import { formulaOf, type Atom, type Formula } from './formula.js';
import { kTokenBytes, token } from './token.js';

/** Levels of parentheses: Meilisearch counts some four each, up to 200. */
const kDepth = 40;
/** Tests of a filter that is deeper and so is written as clauses. */
const kTests = 20_000;

const kOperators = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

export function meilisearchFilter(filter: SearchFilter, fields: SearchFields = {}): string {
  const formula = shallow(formulaOf(filter), kDepth, kTests);
  if ('is' in formula) return formula.is ? '' : `${quotedPath(fields.sku ?? 'sku')} IN []`;
  return expression(formula, fields);
}

function expression(formula: Formula, fields: SearchFields): string {
  const inner = (item: Formula): string => {
    const text = expression(item, fields);
    return 'all' in item || 'any' in item || 'not' in item ? `(${text})` : text;
  };
  if ('all' in formula) return formula.all.map(inner).join(' AND ');
  if ('any' in formula) return formula.any.map(inner).join(' OR ');
  if ('not' in formula) return `NOT ${inner(formula.not)}`;
  return comparison(formula as Atom, fields);
}

function comparison(atom: Atom, fields: SearchFields): string {
  const path = quotedPath(pathOf(atom, fields));
  if ('op' in atom) return `${path} ${kOperators[atom.op]} ${atom.value}`;
  const values = atom.in.map(valueOf);
  return values.length === 1 ? `${path} = ${values[0]}` : `${path} IN [${values.join(', ')}]`;
}

/** Tokens need no escape. */
function valueOf(value: AttributeValue): string {
  return typeof value === 'string' ? `"${shortToken(value)}"` : String(value);
}

/** The token of a text that an index can hold. */
export function shortToken(text: string): string {
  const its = token(text);
  if (its.length <= kTokenBytes) return its;
  throw new SearchError('inexpressible', `a text has more than ${kTokenBytes} bytes as a token`);
}
