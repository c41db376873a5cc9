// A response of products taken apart into the bytes of each, as they come. Contract: holds at most
// one product; JSON is a list, or {"products":[...]} and nothing else; anything else is an error,
// as is a product beyond the limit and an end in between. Test: tests/edge/stream.test.mjs

/** Why a stream ended early; `product` counts those that were read, hidden ones too. */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  readonly kind: 'malformed' | 'too_large' | 'refused';
  readonly product: number;

  constructor(kind: StreamError['kind'], product: number, message: string, cause?: unknown) {
    super(`product ${product}: ${message}`, { cause });
    this.kind = kind;
    this.product = product;
  }
}

export interface Splitter {
  /** The products that end in this chunk. */
  push(chunk: Uint8Array): Iterable<Uint8Array>;
  /** What is left at the end of the stream. */
  end(): Iterable<Uint8Array>;
}

const kSpaces = new Set([0x20, 0x09, 0x0a, 0x0d]);
const code = (character: string) => character.charCodeAt(0);
const [kQuote, kBackslash, kComma, kColon] = [code('"'), code('\\'), code(','), code(':')];
const [kOpenList, kCloseList] = [code('['), code(']')];
const [kOpen, kClose, kNewline] = [code('{'), code('}'), 0x0a];
const kName = '"products"';

/** The bytes of one product over several chunks. */
class Pieces {
  count = 0;
  size = 0;
  readonly #limit: number;
  #pieces: Uint8Array[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A copy where it is kept beyond the chunk. */
  add(piece: Uint8Array, last: boolean): void {
    if (piece.length === 0) return;
    this.size += piece.length;
    if (this.size > this.#limit) {
      throw new StreamError('too_large', this.count, `more than ${this.#limit} bytes`);
    }
    this.#pieces.push(last ? piece : piece.slice());
  }

  take(): Uint8Array {
    const [first] = this.#pieces;
    let whole = first!;
    if (this.#pieces.length > 1) {
      whole = new Uint8Array(this.size);
      let at = 0;
      for (const piece of this.#pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
    }
    this.#pieces = [];
    this.size = 0;
    this.count += 1;
    return whole;
  }
}

/** What may come next between products. */
type Place = 'start' | 'name' | 'colon' | 'list' | 'first' | 'next' | 'after' | 'close' | 'done';

export class JsonSplitter implements Splitter {
  readonly #pieces: Pieces;
  #place: Place = 'start';
  #wrapped = false;
  #named = 0; // bytes of the name that were read
  #depth = 0; // above 0: within a product
  #quoted = false;
  #escaped = false;

  constructor(limit: number) {
    this.#pieces = new Pieces(limit);
  }

  *push(chunk: Uint8Array): Iterable<Uint8Array> {
    let begin = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#depth === 0) {
        this.#between(chunk[at]!);
        begin = at;
      } else if (this.#ends(chunk[at]!)) {
        this.#pieces.add(chunk.subarray(begin, at + 1), true);
        yield this.#pieces.take();
        this.#place = 'after';
      }
    }
    if (this.#depth > 0) this.#pieces.add(chunk.subarray(begin), false);
  }

  *end(): Iterable<Uint8Array> {
    if (this.#place !== 'done' || this.#depth > 0) throw this.#malformed('the end is missing');
  }

  /** A byte within a product: whether it is its last one. */
  #ends(byte: number): boolean {
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === kBackslash) this.#escaped = true;
      else if (byte === kQuote) this.#quoted = false;
      return false;
    }
    if (byte === kQuote) this.#quoted = true;
    else if (byte === kOpen || byte === kOpenList) this.#depth += 1;
    else if (byte === kClose || byte === kCloseList) this.#depth -= 1;
    return this.#depth === 0;
  }

  #between(byte: number): void {
    const within_name = this.#place === 'name' && this.#named > 0;
    if (kSpaces.has(byte) && !within_name) return;
    const next = this.#after(byte);
    if (next === undefined) throw this.#malformed(`unexpected byte ${byte}`);
    this.#place = next;
  }

  #after(byte: number): Place | undefined {
    switch (this.#place) {
      case 'start':
        this.#wrapped = byte === kOpen;
        return this.#wrapped ? 'name' : byte === kOpenList ? 'first' : undefined;
      case 'name':
        if (byte !== kName.charCodeAt(this.#named)) return undefined;
        this.#named += 1;
        return this.#named === kName.length ? 'colon' : 'name';
      case 'colon':
        return byte === kColon ? 'list' : undefined;
      case 'list':
        return byte === kOpenList ? 'first' : undefined;
      case 'first':
        return byte === kCloseList ? this.#closed() : this.#opened(byte);
      case 'next':
        return this.#opened(byte);
      case 'after':
        return byte === kComma ? 'next' : byte === kCloseList ? this.#closed() : undefined;
      case 'close':
        return byte === kClose ? 'done' : undefined;
      case 'done':
        return undefined;
    }
  }

  #opened(byte: number): Place | undefined {
    if (byte !== kOpen) return undefined;
    this.#depth = 1;
    return 'after';
  }

  #closed(): Place {
    return this.#wrapped ? 'close' : 'done';
  }

  #malformed(message: string): StreamError {
    return new StreamError('malformed', this.#pieces.count, message);
  }
}

export class LineSplitter implements Splitter {
  readonly #pieces: Pieces;

  constructor(limit: number) {
    this.#pieces = new Pieces(limit);
  }

  *push(chunk: Uint8Array): Iterable<Uint8Array> {
    let begin = 0;
    for (let at = chunk.indexOf(kNewline); at >= 0; at = chunk.indexOf(kNewline, begin)) {
      this.#pieces.add(chunk.subarray(begin, at), true);
      begin = at + 1;
      yield* this.end();
    }
    this.#pieces.add(chunk.subarray(begin), false);
  }

  *end(): Iterable<Uint8Array> {
    if (this.#pieces.size === 0) return;
    const line = this.#pieces.take();
    if (line.every((byte) => kSpaces.has(byte))) this.#pieces.count -= 1;
    else yield line;
  }
}
