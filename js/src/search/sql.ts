// The filter as a predicate of SQL. Contract: values are bound, never part of the text; names are
// the caller's alone, quoted; true or false of every row, never NULL, so that NOT holds of what is
// missing. Test: tests/search/agreement.test.mjs
import type { AttributeValue, SearchFilter } from '../queries.js';
import { shallow } from './clauses.js';
import { SearchError } from './error.js';
import { byType, formulaOf, type Atom, type Formula } from './formula.js';

/** A column or table: a name, or its parts (`['shop', 'products']` is "shop"."products"). */
export type SqlName = string | readonly string[];

/** All names that the predicate may have. */
export interface SqlColumns {
  /** Text, not a type that compares without case. */
  sku: SqlName;
  brand?: SqlName;
  /** A row for each product and category that it is in or below: see `productDocument`. */
  categories?: { table: SqlName; sku: string; category: string };
  /** By the attribute's key; text, 64-bit integers, booleans (SQLite: 0 and 1); NULL: missing. */
  attributes?: Readonly<Record<string, SqlName>>;
}

export interface SqlOptions {
  dialect: 'sqlite' | 'postgresql';
  columns: SqlColumns;
  /** PostgreSQL: the number of the first parameter; 1 when absent. */
  first?: number;
}

export interface SqlPredicate {
  text: string;
  values: (string | number)[];
}

/** Levels: SQLite takes expressions 1000 deep, and a list of 100,000 is halved to 20. */
const kDepth = 50;
const kTests = 20_000;

const kOperators = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
const kTypes = { string: 'text', number: 'bigint', boolean: 'boolean' } as const;

export function sqlPredicate(filter: SearchFilter, options: SqlOptions): SqlPredicate {
  const writer = new Writer(options);
  const text = writer.predicate(shallow(formulaOf(filter), kDepth, kTests));
  return { text, values: writer.values };
}

class Writer {
  readonly values: (string | number)[] = [];
  readonly #options: SqlOptions;

  constructor(options: SqlOptions) {
    this.#options = options;
    const { dialect } = options;
    if (dialect !== 'sqlite' && dialect !== 'postgresql') {
      throw new SearchError('malformed', `no such dialect: ${String(dialect)}`);
    }
  }

  predicate(formula: Formula): string {
    if ('is' in formula) return formula.is ? '(1 = 1)' : '(1 = 0)';
    if ('not' in formula) return `(NOT ${this.predicate(formula.not)})`;
    if ('all' in formula)
      return halved(
        formula.all.map((item) => this.predicate(item)),
        'AND',
      );
    if ('any' in formula)
      return halved(
        formula.any.map((item) => this.predicate(item)),
        'OR',
      );
    return this.#atom(formula);
  }

  #atom(atom: Atom): string {
    const { columns } = this.#options;
    if ('op' in atom) {
      const name = this.#attribute(atom.attribute);
      return present(name, `${name} ${kOperators[atom.op]} ${this.#number(atom.value)}`);
    }
    if ('attribute' in atom) {
      const name = this.#attribute(atom.attribute);
      return halved(
        byType(atom.in).map((list) => present(name, this.#isOneOf(name, list))),
        'OR',
      );
    }
    if (atom.field === 'categories') return this.#inCategories(atom.in);
    const column = columns[atom.field];
    if (column === undefined) throw unmapped(atom.field);
    const name = quoted(column);
    return present(name, this.#isOneOf(name, atom.in));
  }

  /** Not correlated, so that no name inside can hide one outside. */
  #inCategories(keys: string[]): string {
    const { categories, sku } = this.#options.columns;
    if (categories === undefined) throw unmapped('categories');
    const [own, table] = [quoted(sku), quoted(categories.table)];
    const [inner, category] = [quoted(categories.sku), quoted(categories.category)];
    const chosen =
      `SELECT ${inner} FROM ${table} ` +
      `WHERE ${inner} IS NOT NULL AND ${this.#isOneOf(category, keys)}`;
    return present(own, `${own} ${this.#collation()} IN (${chosen})`);
  }

  #isOneOf(name: string, list: readonly AttributeValue[]): string {
    const type = typeof list[0] as keyof typeof kTypes;
    const left = type === 'string' ? `${name} ${this.#collation()}` : name;
    return `${left} IN (${this.#list(list, type)})`;
  }

  /** The list is one parameter, however long it is: drivers bound the number of parameters. */
  #list(list: readonly AttributeValue[], type: keyof typeof kTypes): string {
    if (list.some((value) => typeof value === 'string' && value.includes('\u0000'))) {
      throw new SearchError('inexpressible', 'SQL has no text with U+0000');
    }
    if (this.#options.dialect === 'sqlite') {
      const bound = this.#bind(JSON.stringify(list.map((v) => (type === 'boolean' ? +v : v))));
      return `SELECT "value" FROM json_each(${bound})`;
    }
    const elements = `jsonb_array_elements_text(${this.#bind(JSON.stringify(list))}::text::jsonb)`;
    return `SELECT ${elements}::${kTypes[type]}`;
  }

  #number(value: number): string {
    const bound = this.#bind(value);
    return this.#options.dialect === 'sqlite' ? bound : `${bound}::bigint`;
  }

  #bind(value: string | number): string {
    const number = (this.#options.first ?? 1) + this.values.push(value) - 1;
    return this.#options.dialect === 'sqlite' ? '?' : `$${number}`;
  }

  #collation(): string {
    return this.#options.dialect === 'sqlite' ? 'COLLATE BINARY' : 'COLLATE "C"';
  }

  #attribute(key: string): string {
    const { attributes = {} } = this.#options.columns;
    if (!Object.hasOwn(attributes, key)) throw unmapped(`the attribute ${JSON.stringify(key)}`);
    return quoted(attributes[key]!);
  }
}

const present = (name: string, test: string) => `(${name} IS NOT NULL AND ${test})`;

const unmapped = (what: string) => new SearchError('unmapped', `no column is given for ${what}`);

/** A long list as halves of halves: databases bound how deep an expression is. */
function halved(texts: string[], operator: 'AND' | 'OR'): string {
  if (texts.length === 1) return texts[0]!;
  if (texts.length <= 4) return `(${texts.join(` ${operator} `)})`;
  const middle = texts.length >> 1;
  const [left, right] = [texts.slice(0, middle), texts.slice(middle)];
  return `(${halved(left, operator)} ${operator} ${halved(right, operator)})`;
}

function quoted(name: SqlName): string {
  const parts = typeof name === 'string' ? [name] : name;
  if (parts.length === 0 || parts.some((part) => part === '' || part.includes('\u0000'))) {
    throw new SearchError('inexpressible', 'SQL has no empty name, and none with U+0000');
  }
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
