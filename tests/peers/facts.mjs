// What a case states as plain facts: which lines and shipping entries a `where` means, which gates
// a promotion passes, the order of promotions. Contract: pure; the words of the neutral format.
// Test: tests/peers/peers.test.mjs

/** The meaning cannot be written as a ruleset; the message says why. */
export class Unsupported extends Error {}

export function list_of(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function compares(op, fact, value) {
  switch (op) {
    case 'eq':
      return Array.isArray(fact) ? fact.includes(value) : (fact ?? null) === (value ?? null);
    case 'ne':
      return !compares('eq', fact, value);
    case 'in':
      return list_of(fact).some((one) => value.includes(one));
    case 'not_in':
      return !compares('in', fact, value);
    case 'gt':
      return fact !== null && fact !== undefined && fact > value;
    case 'gte':
      return fact !== null && fact !== undefined && fact >= value;
    case 'lt':
      return fact !== null && fact !== undefined && fact < value;
    case 'lte':
      return fact !== null && fact !== undefined && fact <= value;
    default:
      throw new Unsupported(`operator ${op}`);
  }
}

/** The list value of a line, in minor units. */
export function list_value(line) {
  return line.line_subtotal_minor ?? line.qty * line.unit_price_minor;
}

function line_fact(line, name) {
  switch (name) {
    case 'sku':
      return line.sku;
    case 'unit_price_minor':
      return list_value(line) / line.qty;
    case 'base_total_minor':
      return list_value(line);
    default:
      return line.attrs?.[name];
  }
}

/** Whether a test of a line holds; known from the cart alone. */
export function line_passes(test, line) {
  if (test.any) return test.any.some((one) => line_passes(one, line));
  const [kind, name] = split_fact(test.fact);
  if (kind !== 'line') throw new Unsupported(`${test.fact} in a line's test`);
  return compares(test.op, line_fact(line, name), test.value);
}

export function lines_of(where, lines) {
  return lines.filter((line) => (where ?? []).every((test) => line_passes(test, line)));
}

export function entry_passes(test, entry) {
  if (test.any) return test.any.some((one) => entry_passes(one, entry));
  const [kind, name] = split_fact(test.fact);
  if (kind !== 'shipping') throw new Unsupported(`${test.fact} in a shipping entry's test`);
  return compares(test.op, entry.attrs?.[name], test.value);
}

export function entries_of(where, entries) {
  return entries.filter((entry) => (where ?? []).every((test) => entry_passes(test, entry)));
}

/** `line.unit` as `['line', 'unit']`. */
export function split_fact(fact) {
  const dot = fact.indexOf('.');
  return dot < 0 ? [fact, ''] : [fact.slice(0, dot), fact.slice(dot + 1)];
}

/** A date is its midnight, UTC; a date-time without a zone is UTC too. */
export function instant_of(text) {
  if (text === null || text === undefined) return null;
  const zoned = /^\d{4}-\d{2}-\d{2}$/.test(text) || /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const at = Date.parse(zoned ? text : `${text}Z`);
  if (Number.isNaN(at)) throw new Unsupported(`instant ${text}`);
  return at;
}

/** Whether dates, channel, codes and limits let a promotion through: none depends on amounts. */
export function gates_pass(peer, promotion) {
  const now = instant_of(peer.now);
  const [from, to] = [instant_of(promotion.active_from), instant_of(promotion.active_to)];
  if (promotion.enabled === false) return false;
  if (now !== null && ((from !== null && now < from) || (to !== null && now > to))) return false;
  if (promotion.channels && !promotion.channels.includes(peer.cart.channel)) return false;
  const fold = (code) => (peer.semantics?.code_case === 'insensitive' ? code.toLowerCase() : code);
  const entered = new Set(list_of(peer.cart.codes).map(fold));
  const codes = list_of(promotion.codes);
  if (codes.length > 0 && !codes.some((code) => entered.has(fold(code)))) return false;
  const limits = promotion.limits ?? {};
  return (
    (limits.used_total ?? 0) < (limits.uses_total ?? Infinity) &&
    (limits.used_by_customer ?? 0) < (limits.uses_per_customer ?? Infinity)
  );
}

/** The promotions in the order of their turns; price rules of the catalogue come first. */
export function in_turn(peer) {
  const kind = peer.semantics?.priority ?? 'listed';
  const sign = { listed: 0, high_first: -1, low_first: 1 }[kind];
  if (sign === undefined) throw new Unsupported(`priority ${kind}`);
  const layer = (promotion) => (promotion.layer === 'catalogue' ? 0 : 1);
  return peer.promotions
    .map((promotion, listed) => ({ promotion, listed }))
    .sort(
      (a, b) =>
        layer(a.promotion) - layer(b.promotion) ||
        sign * ((a.promotion.priority ?? 0) - (b.promotion.priority ?? 0)) ||
        a.listed - b.listed,
    )
    .map(({ promotion }) => promotion);
}

/** A percent as a fraction of whole numbers, cut to 0..100: "10.5" is 1050 of 10000. */
export function fraction(text) {
  const value = Math.min(100, Math.max(0, Number(text)));
  if (Number.isNaN(value)) throw new Unsupported(`percent ${text}`);
  let [numerator, denominator] = [value, 100];
  while (!Number.isInteger(Number(numerator.toFixed(9))) && denominator < 1e9) {
    numerator = value * (denominator / 10);
    denominator *= 10;
  }
  let [num, den] = [Math.round(numerator), denominator];
  while (den < 10000) [num, den] = [num * 10, den * 10];
  return { num, den };
}

/** A percent that whole basis points can say. */
export function rate_bp(text) {
  const { num, den } = fraction(text);
  if (den !== 10000) throw new Unsupported('a percent finer than a basis point');
  return num;
}
