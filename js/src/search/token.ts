// Texts as tokens of a-z, 0-9, _, - and ~, for engines that fold case and accents, and for names of
// fields. Contract: different texts have different tokens, which no folding makes equal; what is
// in lower case already stays as it is. Test: tests/search/token.test.mjs
import type { AttributeValue } from '../queries.js';

const kPlain = /^[a-z0-9_-]$/;
const encoder = new TextEncoder();

/** Bytes of the longest token that engines keep whole (Meilisearch: 468). */
export const kTokenBytes = 460;

/** `Mug` as `~4dug`: each byte that may be folded, or means something, as ~ and two digits. */
export function token(text: string): string {
  if (text === '') return '~';
  const escaped = Array.from(encoder.encode(text), (byte, at) => {
    const character = String.fromCharCode(byte);
    if (kPlain.test(character) && !(at === 0 && character === '-')) return character;
    return `~${byte.toString(16).padStart(2, '0')}`;
  });
  return escaped.join('');
}

/** A value as a token that no text has: those of texts have two hexadecimal digits after a ~. */
export function tokenOfValue(value: AttributeValue): string {
  if (typeof value === 'string') return token(value);
  if (typeof value === 'boolean') return value ? '~yes' : '~no';
  return value < 0 ? `~minus${-value}` : `~plus${Math.abs(value)}`;
}

// Numbers in order as 27 digits of base 4: a range is a choice of beginnings.
const kOffset = 2n ** 53n;
const kDigits = 27;

const digitsOf = (value: number): string =>
  (BigInt(value) + kOffset).toString(4).padStart(kDigits, '0');

/** The token that every number has: it tells that there is one. */
export const kPresent = 'r';

/** The tokens of a number: the beginnings of its digits. */
export function beginnings(value: number): string[] {
  const digits = digitsOf(value);
  return Array.from({ length: kDigits + 1 }, (_, length) => kPresent + digits.slice(0, length));
}

/** Tokens of which a number has one exactly if it compares so with `limit`. */
export function rangeTokens(op: 'gt' | 'gte' | 'lt' | 'lte', limit: number): string[] {
  const digits = digitsOf(limit);
  const upwards = op === 'gt' || op === 'gte';
  const tokens = op === 'gte' || op === 'lte' ? [kPresent + digits] : [];
  for (let at = 0; at < kDigits; at += 1) {
    for (const digit of '0123') {
      const beyond = upwards ? digit > digits[at]! : digit < digits[at]!;
      if (beyond) tokens.push(kPresent + digits.slice(0, at) + digit);
    }
  }
  return tokens;
}
