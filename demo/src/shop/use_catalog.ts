// The catalog as the edge worker answers it for one account. Contract: an answer is shown only to
// the account it was for; while a page is asked for, the former one stays, so that nothing jumps.
// Test: tests/e2e/catalog.test.mjs
import type { Catalog, CatalogProduct } from 'proviso';
import { useEffect, useState } from 'react';
import type { Buyer, ShopCard } from './api.js';
import { unitPriceOf } from './money.js';
import type { View } from './view.js';

export const page_size = 24;

/** Products by SKU. */
export type Seen = ReadonlyMap<string, CatalogProduct>;

export interface Listing {
  /** Null before the account's first answer. */
  answer: Catalog | null;
  loading: boolean;
  error: string;
  /** From asking to the answer, in milliseconds. */
  took: number;
}

interface Answered extends Omit<Listing, 'loading'> {
  buyer: Buyer;
  query: string;
}

/** The listing of the view's filters; `digits` are those of unit prices, for the price range. */
export function useCatalog(buyer: Buyer, shop: ShopCard, view: View, digits: number): Listing {
  const [last, setLast] = useState<Answered | null>(null);
  const query = JSON.stringify(catalogQuery(shop, view, digits));
  useEffect(() => {
    const abort = new AbortController();
    const start = performance.now();
    const answered = (answer: Catalog | null, error = '') => {
      if (abort.signal.aborted) return;
      setLast({ buyer, query, answer, error, took: performance.now() - start });
    };
    buyer
      .catalog(JSON.parse(query), abort.signal)
      .then(answered, (problem: Error) => answered(null, problem.message));
    return () => abort.abort();
  }, [buyer, query]);
  const own = last?.buyer === buyer ? last : null;
  return {
    answer: own?.answer ?? null,
    error: own?.error ?? '',
    took: own?.took ?? 0,
    loading: own?.query !== query,
  };
}

/** How many products the account sees in all. */
export function useAll(buyer: Buyer, shop: ShopCard): number | undefined {
  const [all, setAll] = useState<{ buyer: Buyer; total: number } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    buyer.catalog({ currency: shop.currency, page_size: '1' }, abort.signal).then(
      ({ total }) => setAll({ buyer, total }),
      () => {}, // the listing tells what is wrong
    );
    return () => abort.abort();
  }, [buyer, shop]);
  return all?.buyer === buyer ? all.total : undefined;
}

/** The products that were shown so far. */
export function useSeen({ answer }: Listing): Seen {
  const [seen, setSeen] = useState<Seen>(new Map());
  useEffect(() => {
    if (!answer) return;
    setSeen((known) => new Map([...known, ...answer.products.map((p) => [p.sku, p] as const)]));
  }, [answer]);
  return seen;
}

/** The members of a catalog query, as the worker takes them from an address. */
export function catalogQuery(shop: ShopCard, view: View, digits: number): Record<string, string> {
  const query: Record<string, string> = { currency: shop.currency, badges: 'true' };
  const put = (name: string, value: unknown) => {
    query[name] = typeof value === 'string' ? value : JSON.stringify(value);
  };
  put('facets', [{ of: 'brand' }, ...shop.facets.map(({ attribute }) => ({ attribute }))]);
  put('page', view.page);
  put('page_size', page_size);
  if (view.category) put('category', view.category);
  if (view.text.trim()) put('text', view.text.trim());
  if (view.brands.length > 0) put('brands', view.brands);
  const attributes = Object.entries(view.attributes)
    .filter(([, values]) => values.length > 0)
    .map(([attribute, values]) =>
      values.length === 1
        ? { attribute, op: 'eq', value: values[0] }
        : { attribute, op: 'in', value: values },
    );
  if (attributes.length > 0) put('attributes', attributes);
  const [from, to] = [unitPriceOf(view.from, digits), unitPriceOf(view.to, digits)];
  if (from !== undefined || to !== undefined) put('price', { from, to });
  if (view.sort !== 'catalog') put('sort', view.sort);
  return query;
}
