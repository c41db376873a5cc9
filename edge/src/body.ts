// Request bodies, bounded while they are read, and made into requests of the core. Contract: a
// client says currency and cart; the clock is the worker's, the rest the directory's; from its
// first brace on, the client's bytes reach the core unchanged. Test: tests/edge/problems.test.mjs
import { limits, ProvisoError, type Issue } from 'proviso';

import { Problem } from './problem.js';

const kAllowed = new Set(['currency', 'cart']);
const kOpeningBrace = 0x7b;

/** The body's bytes; a body over the limit is refused without reading the rest of it. */
export async function readBody(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Problem('unsupported_media_type');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limits.request_bytes) throw new Problem('body_too_large');
    chunks.push(chunk);
  }
  return join(chunks, size);
}

/** The core's request: the client's object with the worker's clock added. */
export function previewRequest(body: Uint8Array, evaluated_at: number): Uint8Array {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    return body; // the core refuses it, and says where it breaks
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return body;
  const members = Object.keys(value);
  refuseUnknown(members);
  const start = body.indexOf(kOpeningBrace) + 1;
  const clock = `{"evaluated_at":${evaluated_at}${members.length > 0 ? ',' : ''}`;
  const chunks = [new TextEncoder().encode(clock), body.subarray(start)];
  return join(chunks, chunks[0]!.length + body.length - start);
}

/** Whatever a client says of itself beyond its cart is refused, facts and audience included. */
function refuseUnknown(members: string[]): void {
  const unknown = members.filter((member) => !kAllowed.has(member));
  if (unknown.length === 0) return;
  const issues = unknown.slice(0, limits.issues).map((member): Issue => {
    const shown = member.slice(0, limits.key_bytes);
    return {
      code: 'unknown_member',
      severity: 'error',
      pointer: `/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: 'only `currency` and `cart` are taken from a client',
    };
  });
  const left_out = unknown.length - issues.length;
  throw new ProvisoError('request', 'the request was refused', { issues, left_out });
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
