// Attributes on demand: what a test names is declared, and given to products, customer and cart.
// Lists become categories (of a product) or segments (of a buyer); single values are attributes
// of one type. Contract: a test of a missing value is false, but `ne` and `not_in` are true.
// Test: tests/peers/peers.test.mjs
import { list_of, Unsupported } from './facts.mjs';

const kFraction = 10000; // of numbers that are not whole, at scale 4

function values_of(world, owner, name) {
  if (owner === 'product') return world.lines.map((line) => line.attrs?.[name]);
  return [(owner === 'customer' ? world.peer.customer : world.peer.cart)?.[name]];
}

function present(value) {
  return value !== null && value !== undefined;
}

/** Whether a line's attribute is given as a list somewhere: then it is a set of categories. */
export function is_set(world, name) {
  return values_of(world, 'product', name).some(Array.isArray);
}

export function category(world, name, value) {
  const key = `${name}:${value}`;
  world.categories.add(key);
  return key;
}

/** The declaration of an attribute that a test names, made on its first use. */
export function declared(world, owner, name, tested) {
  const id = `${owner}.${name}`;
  const known = world.attributes.get(id);
  if (known) return known;
  const given = values_of(world, owner, name).filter(present);
  if (given.some(Array.isArray)) throw new Unsupported(`${id} is a list`);
  const sample = given[0] ?? list_of(tested).find(present) ?? '';
  const type = { string: 'string', boolean: 'boolean', number: 'integer' }[typeof sample];
  if (!type) throw new Unsupported(`${id} is a ${typeof sample}`);
  const numbers = [...given, ...list_of(tested)].filter((value) => typeof value === 'number');
  const whole = numbers.every(Number.isInteger);
  const attribute = { key: id, owner, name, type, factor: whole ? 1 : kFraction };
  world.attributes.set(id, attribute);
  return attribute;
}

/** A value in the attribute's type, or undefined if it has another one. */
export function typed(attribute, value) {
  const type = { string: 'string', boolean: 'boolean', number: 'integer' }[typeof value];
  if (type !== attribute.type) return undefined;
  if (type === 'string' && value.length === 0) return undefined;
  return type === 'integer' ? Math.round(value * attribute.factor) : value;
}

function known_values(world, attribute) {
  const given = values_of(world, attribute.owner, attribute.name).filter(present);
  return [...new Set(given.map((value) => typed(attribute, value)))].filter(present);
}

/**
 * A test as { op, value } of the attribute, or a constant true or false. Only `null` needs the
 * values that the case has: an attribute equals it if it equals none of them.
 */
export function attribute_test(world, attribute, op, value) {
  if (op === 'eq' || op === 'ne') {
    if (value === null) {
      return { op: op === 'eq' ? 'not_in' : 'in', value: known_values(world, attribute) };
    }
    const exact = typed(attribute, value);
    return exact === undefined ? op === 'ne' : { op, value: exact };
  }
  if (op === 'in' || op === 'not_in') {
    const values = list_of(value).map((one) => typed(attribute, one));
    return { op, value: [...new Set(values.filter(present))] };
  }
  const bound = typed(attribute, value);
  if (bound === undefined || attribute.type !== 'integer') return false;
  return { op, value: bound };
}

/** The attributes of one owner that the ruleset declares and `facts` has. */
export function attribute_values(world, owner, facts) {
  return [...world.attributes.values()]
    .filter((attribute) => attribute.owner === owner)
    .flatMap((attribute) => {
      const value = facts?.[attribute.name];
      const exact = present(value) ? typed(attribute, value) : undefined;
      return exact === undefined ? [] : [{ attribute: attribute.key, value: exact }];
    });
}

export function declarations(world) {
  return [...world.attributes.values()].map(({ key, owner, type, factor }) => ({
    key,
    owner,
    type,
    ...(factor === 1 ? {} : { scale: 4 }),
  }));
}

/** The categories that stand for the lists of a line's attributes. */
export function categories_of(world, line) {
  return Object.entries(line.attrs ?? {}).flatMap(([name, values]) =>
    is_set(world, name) ? list_of(values).map((value) => category(world, name, value)) : [],
  );
}
