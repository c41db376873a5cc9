// Documents on their way in: an object, JSON text or UTF-8 bytes become bytes. Contract: text and
// bytes go to the core as they are; an object that JSON cannot express is refused with an issue.
// Test: tests/js/errors.test.mjs
import { issue_codes, type IssueCode } from './generated/codes.js';
import { refused, type ProvisoError } from './errors.js';

/** A document as an object, as JSON text, or as its UTF-8 bytes. */
export type Document<T> = T | string | Uint8Array;

export type DocumentKind = 'ruleset' | 'change' | 'audience' | 'request';

const encoder = new TextEncoder();

/** The document's bytes; the caller's own array is not copied. */
export function bytesOf(kind: DocumentKind, document: unknown): Uint8Array {
  if (document instanceof Uint8Array) return document;
  return encoder.encode(typeof document === 'string' ? document : textOf(kind, document));
}

function textOf(kind: DocumentKind, document: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(document);
  } catch (error) {
    // A stack that overflows tells of depth; cycles and big integers are no JSON at all.
    throw inexpressible(kind, error instanceof RangeError ? 'nesting_too_deep' : 'malformed_json');
  }
  if (text === undefined) throw inexpressible(kind, 'malformed_json');
  return text;
}

function inexpressible(kind: DocumentKind, code: IssueCode): ProvisoError {
  return refused(kind, [{ code, severity: 'error', pointer: '', message: issue_codes[code] }]);
}
