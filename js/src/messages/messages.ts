// Explanations as sentences. Contract: needs the package intl-messageformat beside this one; what
// a language lacks is told in English; nothing is said that the explanation does not hold.
// Test: tests/js/messages.test.mjs
import { IntlMessageFormat } from 'intl-messageformat';
import type { Explanation } from '../queries.js';
import { de } from './de.js';
import { en } from './en.js';
import type { MessageKey, Messages } from './keys.js';
import { shown } from './values.js';

export { de, en };
export type { MessageKey, Messages };

/** Messages of your own, in the locale asked for: they come before the built-in ones. */
export type ExtraMessages = Readonly<Partial<Record<MessageKey, string>>>;

const languages: Readonly<Record<string, Messages>> = { en, de };
const formats = new Map<string, IntlMessageFormat>();

/** What became of a promotion, and why, in one sentence. */
export function explainText(
  explanation: Explanation,
  locale: string,
  extra: ExtraMessages = {},
): string {
  const { key, parameters } = explanation.message;
  const own = languages[locale.split('-')[0]!.toLowerCase()];
  const known = key as MessageKey;
  const text = extra[known] ?? own?.[known];
  const [message, spoken, words] =
    text !== undefined
      ? [text, locale, { ...en, ...own, ...extra }]
      : [en[known] ?? en[`reason.${explanation.reason}`], 'en', en];
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, shown(value, spoken, words)]),
  );
  return String(formatOf(message, spoken).format(values));
}

/** Messages are parsed once. */
function formatOf(message: string, locale: string): IntlMessageFormat {
  const id = `${locale} ${message}`;
  let format = formats.get(id);
  if (format === undefined) {
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return format;
}
