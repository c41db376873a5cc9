// Errors as RFC 9457 problem details. Contract: a problem tells the client what to change and
// nothing else; what is hidden and what does not exist give the same bytes.
// Test: tests/edge/problems.test.mjs
import { ProvisoError, type Issue } from 'proviso';

const kinds = {
  invalid_request: [400, 'the request is not as the contract says'],
  unauthorized: [401, 'a valid token is required'],
  forbidden: [403, 'this account may not ask here'],
  not_found: [404, 'there is no such thing here'],
  method_not_allowed: [405, 'the route does not know this method'],
  body_too_large: [413, 'the body has more bytes than its limit'],
  unsupported_media_type: [415, 'the body must be `application/json`'],
  origin_failed: [502, 'the origin gave no products'],
  internal: [500, 'the request failed; it may be tried again'],
  unavailable: [503, 'no ruleset is in force yet'],
} as const;

export type ProblemKind = keyof typeof kinds;

/** An answer to stop with. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly headers: Record<string, string>;
  readonly issues: readonly Issue[];
  readonly left_out: number;

  constructor(
    kind: ProblemKind,
    headers: Record<string, string> = {},
    refusal: { issues: readonly Issue[]; left_out: number } = { issues: [], left_out: 0 },
  ) {
    super(kinds[kind][1]);
    this.kind = kind;
    this.headers = headers;
    this.issues = refusal.issues;
    this.left_out = refusal.left_out;
  }

  response(): Response {
    const [status, title] = kinds[this.kind];
    const refusal =
      this.issues.length === 0 ? {} : { issues: this.issues, left_out: this.left_out };
    const type = `urn:proviso:problem:${this.kind}`;
    const body = { type, title, status, code: this.kind, ...refusal };
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'private, no-store',
        ...this.headers,
      },
    });
  }
}

/** Whatever was thrown, as a problem; what nobody expected is logged. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ProvisoError && error.kind === 'request') {
    const tooLarge = error.issues.some((issue) => issue.code === 'document_too_large');
    return new Problem(tooLarge ? 'body_too_large' : 'invalid_request', {}, error);
  }
  log('request_failed', { error: error instanceof Error ? error.stack : String(error) });
  return new Problem('internal');
}

/** One JSON line; never a token, a code or a cart. */
export function log(event: string, fields: Record<string, unknown>): void {
  console.error(JSON.stringify({ event, ...fields }));
}
