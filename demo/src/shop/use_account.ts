// Loads what one account may hold: its projection, compiled, and its catalog from the edge worker.
// Contract: switching accounts drops the former one's program. Test: tests/e2e/accounts.test.mjs
import type { Catalog } from 'proviso';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Buyer, type ShopCard } from './api.js';
import { openPricing, type Pricing } from './preview.js';

export interface AccountView {
  buyer: Buyer;
  pricing: Pricing | null;
  error: string;
  /** Tells that these promotions are used up: they are previewed no more. */
  markUsedUp(promotions: string[]): void;
  /** Fetches the projection again, once its `valid_until` has passed. */
  reload(): void;
}

export function useAccount(account: string): AccountView {
  const buyer = useMemo(() => new Buyer(account), [account]);
  const [opened, setOpened] = useState<{ buyer: Buyer; pricing: Pricing } | null>(null);
  const [usedUp, setUsedUp] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState('');
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    setError('');
    buyer
      .program(abort.signal)
      .then((ruleset) => openPricing(ruleset, buyer.account, usedUp))
      .then((pricing) => {
        if (abort.signal.aborted) pricing.dispose();
        else setOpened({ buyer, pricing });
      })
      .catch((problem: Error) => {
        if (!abort.signal.aborted) setError(problem.message);
      });
    return () => abort.abort();
  }, [buyer, usedUp, round]);

  // Runs when another one is shown, so that no shown pricing is ever a disposed one.
  useEffect(() => () => opened?.pricing.dispose(), [opened]);

  const markUsedUp = useCallback((promotions: string[]) => {
    setUsedUp((known) => new Set([...known, ...promotions]));
  }, []);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const pricing = opened?.buyer === buyer ? opened.pricing : null;
  return { buyer, pricing, error, markUsedUp, reload };
}

export interface Listing {
  /** Every category with products that this account sees. */
  categories: Catalog['categories'];
  all: number;
  products: Catalog['products'];
  total: number;
  loading: boolean;
  error: string;
  more(): void;
}

const nothing = { categories: [], all: 0, products: [], total: 0, loading: true, error: '' };

/** The pages of one category seen so far; '' is the whole catalog. */
export function useListing(buyer: Buyer, shop: ShopCard, category: string): Listing {
  const [listing, setListing] = useState<Omit<Listing, 'more'>>(nothing);
  const [page, setPage] = useState(1);

  useEffect(() => setPage(1), [buyer, category]);
  useEffect(() => {
    const abort = new AbortController();
    setListing((now) => ({ ...now, loading: true, error: '' }));
    buyer
      .catalog(shop.currency, category, page, abort.signal)
      .then((answer) => setListing((now) => joined(now, answer, category)))
      .catch((problem: Error) => {
        if (!abort.signal.aborted) {
          setListing((now) => ({ ...now, loading: false, error: problem.message }));
        }
      });
    return () => abort.abort();
  }, [buyer, shop, category, page]);

  return { ...listing, more: useCallback(() => setPage((n) => n + 1), []) };
}

function joined(now: Omit<Listing, 'more'>, answer: Catalog, category: string) {
  const whole = category === '';
  return {
    categories: whole ? answer.categories : now.categories,
    all: whole ? answer.total : now.all,
    products: answer.page === 1 ? answer.products : [...now.products, ...answer.products],
    total: answer.total,
    loading: false,
    error: '',
  };
}
