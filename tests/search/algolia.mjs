// An evaluator of Algolia's `filters`, as its documentation has them: AND of ORs, NOT before a
// single filter, no parentheses around ANDs, no OR of facets and numbers; names of facets are
// compared as they are, their values without case. Contract: refuses what the documentation does
// not allow. Test: tests/search/agreement.test.mjs
import { Cursor, tokens_of } from './tokens.mjs';

const kLanguage = {
  pattern:
    /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(!=|<=|>=|=|<|>|\(|\)|:)|([^\s()"':<>=!]+))/uy,
  keywords: /^(AND|OR|NOT)$/,
  unquote: (quoted) => quoted.slice(1, -1).replace(/\\(.)/gsu, '$1'),
};

class Parser extends Cursor {
  constructor(text) {
    super(tokens_of(text, kLanguage));
  }

  /** AND of groups; a group is in parentheses, or a text of ORs alone. */
  all() {
    const groups = [];
    do {
      const inside = this.take_if('(');
      groups.push(this.any());
      if (inside) this.take(')');
      else if (groups.at(-1).length > 1 && (groups.length > 1 || this.rest() > 0)) {
        throw new Error('an OR beside an AND needs parentheses');
      }
    } while (this.take_if('AND'));
    if (this.rest() > 0) throw new Error(`too much at token ${this.at}`);
    return groups;
  }

  rest() {
    return this.tokens.length - this.at;
  }

  any() {
    const filters = [];
    do {
      const negated = this.take_if('NOT');
      filters.push({ negated, ...this.single() });
    } while (this.take_if('OR'));
    const kinds = new Set(filters.map((filter) => filter.operator === ':'));
    if (kinds.size > 1) throw new Error('filters of different kinds in one OR');
    return filters;
  }

  single() {
    const name = this.take('value');
    const operator = this.take_any();
    if (![':', '=', '!=', '<', '<=', '>', '>='].includes(operator)) {
      throw new Error(`no such operator: ${operator}`);
    }
    return { name, operator, value: this.take('value') };
  }
}

function values_at(document, path) {
  const at = path.split('.').reduce((inner, name) => {
    return inner !== undefined && Object.hasOwn(inner, name) ? inner[name] : undefined;
  }, document);
  return at === undefined ? [] : [at].flat();
}

const kNumeric = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function holds({ name, operator, value, negated }, document) {
  const values = values_at(document, name);
  const test =
    operator === ':'
      ? (own) => String(own).toLowerCase() === value.toLowerCase()
      : (own) => typeof own === 'number' && kNumeric[operator](own, Number(value));
  return values.some(test) !== negated;
}

/** A function of documents; an empty text filters nothing. */
export function reader(text) {
  if (text.trim() === '') return () => true;
  const groups = new Parser(text).all();
  return (document) => groups.every((group) => group.some((each) => holds(each, document)));
}
