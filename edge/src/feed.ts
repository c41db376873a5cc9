// The origin's products as the account sees them, streamed. Contract: the origin gets no word of
// who asks nor what; its answer is JSON or newline-delimited JSON; the session is the stream's own.
// Test: tests/edge/feed.test.mjs
import type { Session } from 'proviso';

import type { Env } from './env.js';
import { filterProducts, type ProductFormat } from './filter.js';
import { log, Problem } from './problem.js';

const kTypes: Record<string, ProductFormat> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
};

/** `session` is disposed of when the stream ends, or none begins. */
export async function feed(
  env: Env,
  session: Session,
  currency: string | undefined,
  evaluated_at: number,
): Promise<Response> {
  const asked = { currency: currency as string, evaluated_at };
  try {
    // What is wrong with the question is told while the answer may still say so.
    session.decide({ ...asked, products: [] });
    const { type, format, body } = await fromOrigin(env);
    const filtered = filterProducts(session, body, {
      ...asked,
      format,
      tell_error: true,
      ...(env.ORIGIN_MEMBERS && { members: listOf(env.ORIGIN_MEMBERS) }),
      ...(env.ORIGIN_PRICE_MEMBERS && { price_members: listOf(env.ORIGIN_PRICE_MEMBERS) }),
      on_end(error) {
        session.dispose();
        if (error instanceof Error) log('feed_ended', { error: String(error) });
      },
    });
    const headers = { 'Content-Type': type, 'Cache-Control': 'private, no-store' };
    return new Response(filtered, { headers });
  } catch (error) {
    session.dispose();
    throw error;
  }
}

async function fromOrigin(env: Env) {
  const response = await (env.ORIGIN?.fetch(env.ORIGIN_URL!) ?? fetch(env.ORIGIN_URL!));
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  const format = kTypes[type];
  if (response.ok && response.body !== null && format !== undefined) {
    return { type, format, body: response.body };
  }
  log('origin_failed', { status: response.status, type });
  await response.body?.cancel();
  throw new Problem('origin_failed');
}

const listOf = (text: string) => text.split(',').map((name) => name.trim());
