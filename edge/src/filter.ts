// Products of an origin as one account may see them, while they stream. Contract: what is not
// decided visible does not pass, of what is visible only the members asked for; one batch is held;
// nothing is read ahead of the reader; an error ends the stream, and closes its source.
// Test: tests/edge/stream.test.mjs
import type { Decision, OutsideProduct, Session } from 'proviso';

import { JsonSplitter, LineSplitter, StreamError, type Splitter } from './split.js';

export type ProductFormat = 'json' | 'ndjson';
export type Members = Record<string, unknown>;

export interface FilterOptions {
  currency: string;
  evaluated_at: number;
  format: ProductFormat;
  /** Members of visible products that are passed on; sku, name, category, brand when absent. */
  members?: readonly string[];
  /** Members that tell prices: passed on where the account is shown the price. */
  price_members?: readonly string[];
  /** An origin's product as the core takes it; when absent, its members of these names. */
  product?: (value: Members) => OutsideProduct;
  /** A batch ends at so many products (500) or bytes of them (256 KiB). */
  batch_products?: number;
  batch_bytes?: number;
  /** A product of more bytes (64 KiB) ends the stream. */
  product_bytes?: number;
  /**
   * NDJSON: an error is told as a last line, {"error":KIND}, since over HTTP a stream that fails
   * may end like one that is whole. A list in JSON that fails has no end.
   */
  tell_error?: boolean;
  /** Called once, when the stream has ended in whatever way. */
  on_end?: (error?: unknown) => void;
}

const kMembers = ['sku', 'name', 'category', 'brand'];
const kDecided = [
  'sku',
  'category',
  'further_categories',
  'brand',
  'attributes',
  'list_price',
  'quantity_scale',
] as const;

interface Batch {
  values: Members[];
  texts: string[];
  bytes: number;
}

const encoder = new TextEncoder();
const own = (value: Members, names: readonly string[]): Members =>
  Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name]]] : [])),
  );

/** The body with invisible products left out, and prices as the account pays them. */
export function filterProducts(
  session: Pick<Session, 'decide'>,
  body: ReadableStream<Uint8Array>,
  options: FilterOptions,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const output = outputOf(session, reader, options);
  let ended = false;
  const end = async (error?: unknown) => {
    if (ended) return;
    ended = true;
    await reader.cancel(error).catch(() => {});
    options.on_end?.(error);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await output.next();
          if (!done) return controller.enqueue(value);
          await end();
          controller.close();
        } catch (error) {
          await end(error);
          if (options.format !== 'ndjson' || options.tell_error !== true) throw error;
          const kind = error instanceof StreamError ? error.kind : 'failed';
          controller.enqueue(encoder.encode(`${JSON.stringify({ error: kind })}\n`));
          controller.close();
        }
      },
      cancel: (reason) => end(reason),
    },
    { highWaterMark: 0 },
  );
}

async function* outputOf(
  session: Pick<Session, 'decide'>,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  options: FilterOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const lines = options.format === 'ndjson';
  const [separator, ending] = lines ? ['', '\n'] : [',', ''];
  let first = true;
  let read = 0;
  if (!lines) yield encoder.encode('[');
  for await (const batch of batches(reader, options)) {
    const decisions = decide(session, batch, read, options);
    read += batch.values.length;
    let text = '';
    batch.values.forEach((value, at) => {
      const decision = decisions[at]!;
      if (decision.visible !== true) return;
      const written = JSON.stringify(shown(value, decision, options));
      text += `${first ? '' : separator}${written}${ending}`;
      first = false;
    });
    if (text !== '') yield encoder.encode(text);
  }
  if (!lines) yield encoder.encode(']');
}

/** The decisions of a batch; fewer or others than asked are none. */
function decide(
  session: Pick<Session, 'decide'>,
  batch: Batch,
  read: number,
  { currency, evaluated_at }: FilterOptions,
): Decision[] {
  const head = JSON.stringify({ currency, evaluated_at }).slice(0, -1);
  let decisions: Decision[];
  try {
    decisions = session.decide(`${head},"products":[${batch.texts.join(',')}]}`).products;
  } catch (error) {
    const first = /^\/products\/(\d+)/.exec(pointerOf(error))?.[1] ?? 0;
    throw new StreamError('refused', read + Number(first), String(error), error);
  }
  if (decisions.length !== batch.values.length) {
    throw new StreamError('refused', read, 'not every product was decided');
  }
  return decisions;
}

function pointerOf(error: unknown): string {
  const { issues } = error as { issues?: readonly { pointer: string }[] };
  return issues?.[0]?.pointer ?? '';
}

/** What the account gets of a visible product. */
function shown(value: Members, decision: Decision, options: FilterOptions): Members {
  const { visible: _visible, sku, ...price } = decision;
  const { members = kMembers, price_members = [] } = options;
  const priced = decision.price_hidden === true ? [] : price_members;
  const hidden = new Set(decision.price_hidden === true ? price_members : []);
  const names = [...members.filter((name) => !hidden.has(name)), ...priced];
  return { ...own(value, names), sku, ...price };
}

async function* batches(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  options: FilterOptions,
): AsyncGenerator<Batch, void, void> {
  const { batch_products = 500, batch_bytes = 262_144, product_bytes = 65_536 } = options;
  const splitter: Splitter =
    options.format === 'ndjson' ? new LineSplitter(product_bytes) : new JsonSplitter(product_bytes);
  let batch: Batch = { values: [], texts: [], bytes: 0 };
  let read = 0;
  for (let ended = false; !ended;) {
    const { done, value: chunk } = await reader.read();
    ended = done;
    for (const bytes of chunk === undefined ? splitter.end() : splitter.push(chunk)) {
      const value = parsed(bytes, read);
      const text = JSON.stringify(options.product?.(value) ?? own(value, kDecided));
      read += 1;
      batch.values.push(value);
      batch.texts.push(text);
      batch.bytes += text.length + bytes.length;
      if (batch.values.length < batch_products && batch.bytes < batch_bytes) continue;
      yield batch;
      batch = { values: [], texts: [], bytes: 0 };
    }
  }
  if (batch.values.length > 0) yield batch;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parsed(bytes: Uint8Array, read: number): Members {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    throw new StreamError('malformed', read, 'it is not JSON', error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StreamError('malformed', read, 'it is not an object');
  }
  return value as Members;
}
