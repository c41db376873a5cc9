// The page's calls: the shop's backend (/api) and the edge worker behind it (/edge).
// Contract: same origin only; the account's token is held in memory and renewed before it ends;
// a refusal becomes a `ShopError` with the problem's title. Test: tests/e2e/storefront.test.mjs
import type { Cart, Catalog, CatalogProduct, PromotionOutcome, Result, Ruleset } from 'proviso';
import type { Currency } from './money.js';

export interface AccountCard {
  account: string;
  name: string;
  about: string;
  usual: { sku: string; quantity: number }[];
}

export interface ShopCard {
  name: string;
  tagline: string;
  currency: string;
  delivery: { id: string; amount_minor: number }[];
  accounts: AccountCard[];
  /** The attributes by which the catalog can be narrowed, as people name them. */
  facets: { attribute: string; name: string }[];
  /** Views of the demonstration, as addresses. */
  tour: { text: string; view: string }[];
  /** How the ruleset writes the shop's currency. */
  money: Currency;
  /** The catalog is too large for a browser to hold: the worker prices carts. */
  priced_by_worker?: true;
}

/** What the worker answers about a cart. */
export interface WorkerPreview {
  result: Result;
  decision_hash: string;
  outcomes: PromotionOutcome[];
}

export type ProductAnswer =
  { product: CatalogProduct } | { product: null; status: number; text: string };

export interface OrderBody {
  currency: string;
  cart: Cart;
  decision_hash: string;
  basis: Result['basis'];
}

/** A fact of the preview's basis that no longer holds. */
export interface ChangedFact {
  fact: 'ruleset' | 'use_left' | 'schedule' | 'request';
  promotion?: string;
  price_list?: string;
  assumed?: unknown;
  actual?: unknown;
}

export interface Decision {
  decision_hash: string;
  result: Result;
}

export type OrderAnswer =
  | ({ kind: 'placed'; order: string; redemption_id: string } & Decision)
  | { kind: 'changed'; changed: ChangedFact[]; decision: Decision };

export class ShopError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Signed in as one account. */
export class Buyer {
  readonly account: string;
  #token = '';
  #renewAt = 0;

  constructor(account: string) {
    this.account = account;
  }

  program(signal: AbortSignal): Promise<Ruleset> {
    return this.#json('/edge/program', { signal });
  }

  catalog(query: Record<string, string>, signal: AbortSignal): Promise<Catalog> {
    return this.#json(`/edge/catalog?${new URLSearchParams(query)}`, { signal });
  }

  /** One product as this account sees it, or the answer that there is none, word for word. */
  async product(sku: string, currency: string, signal: AbortSignal): Promise<ProductAnswer> {
    const query = new URLSearchParams({ currency });
    const path = `/edge/products/${encodeURIComponent(sku)}?${query}`;
    const response = await this.#send(path, { signal });
    const text = await response.text();
    if (response.ok) return { product: JSON.parse(text) };
    return { product: null, status: response.status, text };
  }

  preview(currency: string, cart: Cart, signal: AbortSignal): Promise<WorkerPreview> {
    return this.#json('/edge/preview', { ...posted({ currency, cart }), signal });
  }

  /** Sends an order. The same `key` again gives the same answer, so a retry is safe. */
  async order(body: OrderBody, key: string): Promise<OrderAnswer> {
    const request = posted(body);
    const headers = { ...request.headers, 'Idempotency-Key': key };
    const response = await this.#send('/api/orders', { ...request, headers });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return { kind: 'placed', ...answer };
    if (answer.code === 'decision_changed') return { kind: 'changed', ...answer };
    throw problem(response.status, answer);
  }

  async #json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#send(path, init);
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw problem(response.status, answer);
    return answer as T;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await this.#currentToken()}`);
    return fetch(path, { ...init, headers });
  }

  async #currentToken(): Promise<string> {
    if (Date.now() < this.#renewAt) return this.#token;
    const response = await fetch('/api/session', posted({ account: this.account }));
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw problem(response.status, answer);
    this.#token = answer.token;
    this.#renewAt = Date.now() + answer.renew_after_ms;
    return this.#token;
  }
}

export async function shopCard(): Promise<ShopCard> {
  const response = await fetch('/api/shop');
  if (!response.ok) throw problem(response.status, {});
  return response.json();
}

function posted(body: unknown) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function problem(status: number, answer: { title?: unknown }): ShopError {
  const title = typeof answer.title === 'string' ? answer.title : 'the shop did not answer';
  return new ShopError(status, `${title} (${status})`);
}
