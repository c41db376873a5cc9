// Why a filter cannot be written. Contract: thrown instead of a filter that would differ.
// Test: tests/search/limits.test.mjs

/**
 * `too_large`: written out it is longer than the limit. `inexpressible`: the language cannot say
 * that value or name. `unmapped`: no column or field stands for it. `malformed`: not a filter.
 */
export type SearchErrorKind = 'too_large' | 'inexpressible' | 'unmapped' | 'malformed';

export class SearchError extends Error {
  override readonly name = 'SearchError';
  readonly kind: SearchErrorKind;

  constructor(kind: SearchErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
