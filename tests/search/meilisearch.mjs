// An evaluator of Meilisearch's filter expressions, as its documentation has them: NOT before AND
// before OR, parentheses, =, !=, <, <=, >, >=, IN, NOT IN, EXISTS; texts are compared without case,
// accents' forms and outer spaces, numbers also as texts. Contract: refuses what it cannot read.
// Test: tests/search/agreement.test.mjs
import { Cursor, tokens_of } from './tokens.mjs';

const kDepth = 200;
const kLanguage = {
  pattern:
    /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(!=|<=|>=|[=<>()[\],])|([\p{L}\p{N}_./-]+))/uy,
  keywords: /^(AND|OR|NOT|IN|EXISTS|TO)$/,
  unquote: (quoted) => quoted.slice(1, -1).replaceAll(`\\${quoted[0]}`, quoted[0]),
};

class Parser extends Cursor {
  constructor(text) {
    super(tokens_of(text, kLanguage));
  }

  joined(operator, inner) {
    const items = [inner()];
    while (this.next_is(operator)) {
      this.take(operator);
      items.push(inner());
    }
    return items.length === 1 ? items[0] : { [operator]: items };
  }

  or(depth) {
    if (depth > kDepth) throw new Error('the filter exceeded the maximum depth limit');
    return this.joined('OR', () => this.joined('AND', () => this.not(depth + 2)));
  }

  not(depth) {
    if (depth > kDepth) throw new Error('the filter exceeded the maximum depth limit');
    if (this.next_is('NOT')) {
      this.take('NOT');
      return { NOT: this.not(depth + 1) };
    }
    if (!this.next_is('(')) return this.condition();
    this.take('(');
    const inner = this.or(depth + 2);
    this.take(')');
    return inner;
  }

  condition() {
    const field = this.take('value');
    const negated = this.next_is('NOT');
    if (negated) this.take('NOT');
    const operator = this.take_any();
    const wrap = (condition) => (negated ? { NOT: condition } : condition);
    if (operator === 'EXISTS') return wrap({ field, operator });
    if (operator === 'IN') return wrap({ field, operator, values: this.list() });
    if (negated || !['=', '!=', '<', '<=', '>', '>='].includes(operator)) {
      throw new Error(`no such operator: ${operator}`);
    }
    const condition = { field, operator, values: [this.take('value')] };
    return operator === '!=' ? { NOT: { ...condition, operator: '=' } } : condition;
  }

  list() {
    const values = [];
    this.take('[');
    while (!this.next_is(']')) {
      values.push(this.take('value'));
      if (!this.next_is(']')) this.take(',');
    }
    this.take(']');
    return values;
  }
}

const folded = (value) => String(value).trim().normalize('NFKD').toLowerCase();

function is_equal(value, wanted) {
  if (typeof value === 'number' && wanted.trim() !== '' && value === Number(wanted)) return true;
  return typeof value !== 'number' && folded(value) === folded(wanted);
}

function values_at(document, path) {
  const at = path.split('.').reduce((inner, name) => {
    return inner !== undefined && Object.hasOwn(inner, name) ? inner[name] : undefined;
  }, document);
  return at === undefined ? [] : [at].flat();
}

function compare(value, operator, limit) {
  if (typeof value !== 'number') return false;
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return operator === '>' ? value > limit : value >= limit;
}

function holds(node, document) {
  if (node.OR) return node.OR.some((item) => holds(item, document));
  if (node.AND) return node.AND.every((item) => holds(item, document));
  if (node.NOT) return !holds(node.NOT, document);
  const values = values_at(document, node.field);
  if (node.operator === 'EXISTS') return values.length > 0;
  if (node.operator === 'IN' || node.operator === '=') {
    return values.some((value) => node.values.some((wanted) => is_equal(value, wanted)));
  }
  return values.some((value) => compare(value, node.operator, Number(node.values[0])));
}

/** A function of documents; an empty text filters nothing. */
export function reader(text) {
  if (text.trim() === '') return () => true;
  const parser = new Parser(text);
  const tree = parser.or(0);
  if (parser.at !== parser.tokens.length) throw new Error(`too much at token ${parser.at}`);
  return (document) => holds(tree, document);
}
