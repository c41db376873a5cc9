// What can go wrong, as one typed error. Contract: every error that this package throws on purpose
// is a ProvisoError; `issues` says what is wrong with a document. Test: tests/js/errors.test.mjs
import type { IssueCode } from './generated/codes.js';

/** One problem in a document: a code of the closed list, a JSON pointer, a sentence. */
export interface Issue {
  code: IssueCode;
  severity: 'error' | 'warning';
  pointer: string;
  message: string;
}

/** Which document was refused; or that a handle was disposed; or that the instance failed. */
export type ErrorKind = 'ruleset' | 'change' | 'audience' | 'request' | 'disposed' | 'trap';

export interface ErrorDetails {
  issues?: readonly Issue[];
  left_out?: number;
  cause?: unknown;
}

export class ProvisoError extends Error {
  override readonly name = 'ProvisoError';
  readonly kind: ErrorKind;
  readonly issues: readonly Issue[];
  /** Issues found beyond those listed. */
  readonly left_out: number;

  constructor(kind: ErrorKind, message: string, details: ErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.kind = kind;
    this.issues = details.issues ?? [];
    this.left_out = details.left_out ?? 0;
  }
}

/** The error for a document that was refused. */
export function refused(
  kind: 'ruleset' | 'change' | 'audience' | 'request',
  issues: readonly Issue[],
  left_out = 0,
): ProvisoError {
  const first = issues.find((issue) => issue.severity === 'error');
  const why =
    first === undefined ? '' : `: ${first.code} at \`${first.pointer}\`: ${first.message}`;
  return new ProvisoError(kind, `the ${kind} was refused${why}`, { issues, left_out });
}

/** The error for using what was disposed. */
export function disposed(what: 'engine' | 'program' | 'session'): ProvisoError {
  return new ProvisoError('disposed', `this ${what} was disposed`);
}
