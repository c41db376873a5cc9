// An evaluator of Algolia's `filters`, as its documentation has them: AND of ORs, NOT before a
// single filter, no parentheses around ANDs, no OR of facets and numbers; names of facets are
// compared as they are, their values without case. Contract: refuses what the documentation does
// not allow. Test: tests/search/agreement.test.mjs
const kTokens =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(!=|<=|>=|=|<|>|\(|\)|:)|([^\s()"':<>=!]+))/uy;

function tokens_of(text) {
  const tokens = [];
  kTokens.lastIndex = 0;
  while (text.slice(kTokens.lastIndex).trim() !== '') {
    const at = kTokens.lastIndex;
    const found = kTokens.exec(text);
    if (found === null) throw new Error(`cannot be read at ${at}`);
    const [, quoted, sign, word] = found;
    if (quoted) tokens.push(['value', quoted.slice(1, -1).replace(/\\(.)/gsu, '$1')]);
    else if (sign || /^(AND|OR|NOT)$/.test(word)) tokens.push([sign ?? word]);
    else tokens.push(['value', word]);
  }
  return tokens;
}

class Parser {
  constructor(text) {
    this.tokens = tokens_of(text);
    this.at = 0;
  }

  take_if(kind) {
    const is = this.tokens[this.at]?.[0] === kind;
    if (is) this.at += 1;
    return is;
  }

  take(kind) {
    if (!this.take_if(kind)) throw new Error(`expected ${kind} at token ${this.at}`);
    return this.tokens[this.at - 1][1];
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
    const [operator] = this.tokens[this.at++] ?? [];
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
