// One account, bound once to a program: what it sees and pays. Contract: pure but for its memory;
// same requests, same answers; usable until disposed, whatever becomes of its program object.
// Test: tests/js/session.test.mjs
import { bytesOf, type Document } from './documents.js';
import { disposed, refused } from './errors.js';
import type { Catalog } from './generated/catalog.js';
import type { CatalogQuery } from './generated/catalog_query.js';
import { limits } from './generated/limits.js';
import type { Audience, Request } from './generated/request.js';
import type { Result } from './generated/result.js';
import type { Ruleset } from './generated/ruleset.js';
import {
  readBytes,
  readIssues,
  readText,
  write,
  type Instance,
  type Question,
} from './instance.js';
import {
  levels,
  type CatalogClass,
  type DecideQuery,
  type Decisions,
  type Explanations,
  type Level,
  type NearMisses,
  type Outcomes,
  type Price,
  type PriceExplanation,
  type PriceQuery,
  type ProductVisibility,
  type SearchFilter,
  type SearchFilterQuery,
} from './queries.js';
import { Resource, unwatch, watch, type Runtime } from './runtime.js';
import { disposeSymbol } from './symbols.js';

/** A session's request: the audience is the session's. */
export type SessionRequest = Omit<Request, 'audience'>;

export class Session {
  readonly #runtime: Runtime;
  readonly #resource: Resource;
  readonly #release: () => void;
  #disposed = false;

  private constructor(runtime: Runtime, resource: Resource, release: () => void) {
    this.#runtime = runtime;
    this.#resource = resource;
    this.#release = release;
    watch(this, release);
  }

  /** @internal Binds `audience` to a program that the session then shares. */
  static bind(runtime: Runtime, program: Resource, audience: Document<Audience>): Session {
    const bytes = new Uint8Array(bytesOf('audience', audience));
    const resource = new Resource(runtime, {
      make(instance) {
        const handle = program.handle();
        write(instance, bytes);
        const session = instance.bind(handle);
        if (session === 0) {
          const { issues, left_out } = readIssues(instance);
          throw refused('audience', issues, left_out);
        }
        return session;
      },
      free: (instance, handle) => instance.release_session(handle),
    });
    program.share();
    return new Session(runtime, resource, () => {
      resource.release();
      program.release();
    });
  }

  /** What the cart costs: lines, adjustments, totals, refused codes, and the basis of it all. */
  evaluate(request: Document<SessionRequest>): Result {
    return JSON.parse(this.evaluateText(request));
  }

  /** `evaluate` as the exact JSON text that the core wrote. */
  evaluateText(request: Document<SessionRequest>): string {
    return this.#ask('evaluate', request, readText);
  }

  /** Each considered promotion with its outcome and reason. */
  outcomes(request: Document<SessionRequest>): Outcomes {
    return JSON.parse(this.#ask('outcomes', request, readText));
  }

  /** Why each promotion had its outcome, as far as that level is told; costs grow with N. */
  explain(
    request: Document<SessionRequest>,
    { level = 'auditor' }: { level?: Level } = {},
  ): Explanations {
    return JSON.parse(this.#ask(`explain_${known(level)}`, request, readText));
  }

  /** What growing one line of the cart would give, each verified; the largest saving first. */
  nearMisses(request: Document<SessionRequest>): NearMisses {
    return JSON.parse(this.#ask('near_misses', request, readText));
  }

  /** The bytes that the decision hash is taken over. */
  decisionBytes(request: Document<SessionRequest>): Uint8Array {
    return this.#ask('decision', request, readBytes);
  }

  /** SHA-256 of `decisionBytes`, in hexadecimal. The decision is made before this returns. */
  decisionHash(request: Document<SessionRequest>): Promise<string> {
    return sha256(this.#ask('decision', request, readBytes));
  }

  /** One page of what the account sees, at its prices. */
  catalog(query: Document<CatalogQuery>): Catalog {
    return JSON.parse(this.catalogText(query));
  }

  /** `catalog` as the exact JSON text that the core wrote. */
  catalogText(query: Document<CatalogQuery>): string {
    return this.#ask('catalog', query, readText);
  }

  /** The class of accounts that have the same catalog: a key for caches. */
  catalogClass(query: Document<{ evaluated_at: number }>): CatalogClass {
    return JSON.parse(this.#ask('catalog_class', query, readText));
  }

  /** What the account sees as a filter of product documents: for servers, it names hidden keys. */
  searchFilter(query: Document<SearchFilterQuery>): SearchFilter {
    return JSON.parse(this.searchFilterText(query)).filter;
  }

  /** `searchFilter` as the exact JSON text that the core wrote, `{"filter":...}`. */
  searchFilterText(query: Document<SearchFilterQuery>): string {
    return this.#ask('search_filter', query, readText);
  }

  /** What the account sees and pays of products that the ruleset need not hold, one by one. */
  decide(query: Document<DecideQuery>): Decisions {
    return JSON.parse(this.decideText(query));
  }

  /** `decide` as the exact JSON text that the core wrote. */
  decideText(query: Document<DecideQuery>): string {
    return this.#ask('decide', query, readText);
  }

  /** A price each, in the order asked; invisible and unknown SKUs are answered alike. */
  price(skus: readonly string[], query: PriceQuery): Price[] {
    return JSON.parse(this.#ask('prices', { ...query, skus }, readText)).prices;
  }

  /** `price`, with the price lists that were asked, as far as that level is told. */
  explainPrice(
    skus: readonly string[],
    query: PriceQuery,
    { level }: { level: Level },
  ): PriceExplanation[] {
    return JSON.parse(this.#ask(`explain_prices_${known(level)}`, { ...query, skus }, readText))
      .prices;
  }

  /** Why the account sees products and their prices, or not: for staff, from the whole ruleset. */
  explainVisibility(
    skus: readonly string[],
    query: { evaluated_at: number },
    { level }: { level: Level },
  ): ProductVisibility[] {
    const question = `explain_visibility_${known(level)}` as const;
    return JSON.parse(this.#ask(question, { ...query, skus }, readText)).products;
  }

  /** The ruleset that this account's browser may hold. */
  projection(query: Document<{ evaluated_at: number }>): Ruleset {
    return JSON.parse(this.projectionText(query));
  }

  /** `projection` as the exact JSON text that the core wrote. */
  projectionText(query: Document<{ evaluated_at: number }>): string {
    return this.#ask('projection', query, readText);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    unwatch(this);
    this.#release();
  }

  [disposeSymbol](): void {
    this.dispose();
  }

  #ask<T>(question: Question, document: unknown, read: (instance: Instance) => T): T {
    if (this.#disposed) throw disposed('session');
    // One byte beyond the limit is enough for the core to refuse the document by its size.
    const bytes = bytesOf('request', document).subarray(0, limits.request_bytes + 1);
    return this.#runtime.run((instance) => {
      const handle = this.#resource.handle();
      write(instance, bytes);
      if (instance[question](handle)) return read(instance);
      const { issues, left_out } = readIssues(instance);
      throw refused('request', issues, left_out);
    });
  }
}

function known(level: Level): Level {
  if (!levels.includes(level)) throw new RangeError(`no such level: ${level}`);
  return level;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
