// A message's parameters as a reader of one locale expects to see them. Contract: amounts are
// whole numbers until they are text; instants are shown in UTC. Test: tests/js/messages.test.mjs
import type { Parameter } from '../queries.js';
import type { Messages } from './keys.js';

/** Text, or a number for the message to count by. */
export function shown(value: Parameter, locale: string, messages: Messages): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return messages[`value.${value}`];
  if ('instant' in value) {
    const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(locale, form).format(value.instant);
  }
  if ('value' in value) return numberText(value, locale);
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(value);
}

function numberText(
  { value, exponent, currency }: { value: number; exponent: number; currency?: string },
  locale: string,
): string {
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const form = currency === undefined ? digits : { style: 'currency', currency, ...digits };
  const format = new Intl.NumberFormat(locale, form as Intl.NumberFormatOptions);
  // A text is formatted as written, where a quotient would be rounded first.
  return format.format(decimal(value, exponent) as `${number}`);
}

/** 70000 with two digits is `700.00`. */
function decimal(value: number, exponent: number): string {
  const digits = String(Math.abs(value)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const rest = digits.slice(digits.length - exponent);
  return `${value < 0 ? '-' : ''}${whole}${exponent > 0 ? `.${rest}` : ''}`;
}
