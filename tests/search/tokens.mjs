// The words of a filter language, and a cursor over them: what its evaluators have in common.
// Contract: refuses what the pattern does not read. Test: tests/search/agreement.test.mjs

/**
 * [kind, text] each, read by a sticky pattern with the groups quoted, sign and word: quoted texts
 * and words are a `value`; signs and keywords are kinds of their own.
 */
export function tokens_of(text, { pattern, keywords, unquote }) {
  const tokens = [];
  pattern.lastIndex = 0;
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) throw new Error(`cannot be read at ${at}: ${text.slice(at, at + 40)}`);
    const [, quoted, sign, word] = found;
    if (quoted) tokens.push(['value', unquote(quoted)]);
    else if (sign || keywords.test(word)) tokens.push([sign ?? word]);
    else tokens.push(['value', word]);
  }
  return tokens;
}

export class Cursor {
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
  }

  next_is(kind) {
    return this.tokens[this.at]?.[0] === kind;
  }

  take_if(kind) {
    const is = this.next_is(kind);
    if (is) this.at += 1;
    return is;
  }

  take(kind) {
    if (!this.take_if(kind)) throw new Error(`expected ${kind} at token ${this.at}`);
    return this.tokens[this.at - 1][1];
  }

  /** The kind of the next one, whatever it is. */
  take_any() {
    return this.tokens[this.at++]?.[0];
  }
}
