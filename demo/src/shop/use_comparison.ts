// One page of the catalog as two accounts see it, product beside product. Contract: whether the
// other account sees a product is asked of the worker, as that account; a 404 is the answer.
// Test: tests/e2e/comparison.test.mjs
import type { Catalog, CatalogProduct } from 'proviso';
import { useEffect, useMemo, useState } from 'react';
import { Buyer, type ShopCard } from './api.js';
import { catalogQuery, page_size } from './use_catalog.js';
import type { View } from './view.js';

export interface Row {
  sku: string;
  name: string;
  category: string;
  /** As each account sees it; null: it is not there. */
  sides: (CatalogProduct | null)[];
}

export interface Compared {
  answers: Catalog[];
  /** Products that each account sees in all. */
  totals: number[];
  rows: Row[];
}

export function useComparison(shop: ShopCard, view: View, digits: number) {
  const buyers = useMemo(
    () => shop.accounts.slice(0, 2).map((card) => new Buyer(card.account)),
    [shop],
  );
  const [compared, setCompared] = useState<Compared | null>(null);
  const [problem, setProblem] = useState('');
  const query = JSON.stringify(catalogQuery(shop, view, digits));
  useEffect(() => {
    const abort = new AbortController();
    setProblem('');
    compare(buyers, shop.currency, JSON.parse(query), abort.signal).then(
      (answer) => !abort.signal.aborted && setCompared(answer),
      (error: Error) => !abort.signal.aborted && setProblem(error.message),
    );
    return () => abort.abort();
  }, [buyers, shop, query]);
  return { compared, problem };
}

async function compare(
  buyers: Buyer[],
  currency: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<Compared> {
  const answers = await Promise.all(buyers.map((buyer) => buyer.catalog(query, signal)));
  const merged = mergedSkus(answers.map((answer) => answer.products.map((one) => one.sku)));
  const skus = merged.slice(0, page_size);
  const rows = skus.map(async (sku): Promise<Row> => {
    const sides = await Promise.all(
      buyers.map(async (buyer, i) => {
        const listed = answers[i]?.products.find((one) => one.sku === sku);
        return listed ?? (await buyer.product(sku, currency, signal)).product;
      }),
    );
    const known = sides.find((side) => side !== null);
    return { sku, name: known?.name ?? sku, category: known?.category ?? '', sides };
  });
  const all = buyers.map((buyer) => buyer.catalog({ currency, page_size: '1' }, signal));
  const totals = (await Promise.all(all)).map((answer) => answer.total);
  return { answers, totals, rows: await Promise.all(rows) };
}

/** Two lists of one order as one: what only one has goes where that list has it. */
function mergedSkus([left = [], right = []]: string[][]): string[] {
  const merged: string[] = [];
  const rest = [...right];
  for (const sku of left) {
    const at = rest.indexOf(sku);
    if (at >= 0) merged.push(...rest.splice(0, at + 1));
    else merged.push(sku);
  }
  return [...merged, ...rest];
}
