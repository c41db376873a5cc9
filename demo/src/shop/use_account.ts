// Loads what one account may hold: its projection, compiled; nothing where the worker prices.
// Contract: switching accounts drops the former one's program. Test: tests/e2e/accounts.test.mjs
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Buyer, type ShopCard } from './api.js';
import { openPricing, type Pricing } from './preview.js';

export interface AccountView {
  buyer: Buyer;
  pricing: Pricing | null;
  /** The worker prices: this browser holds no program. */
  by_worker: boolean;
  error: string;
  /** Tells that these promotions are used up: they are previewed no more. */
  markUsedUp(promotions: string[]): void;
  /** Fetches the projection again, once its `valid_until` has passed. */
  reload(): void;
}

export function useAccount(account: string, shop: ShopCard): AccountView {
  const buyer = useMemo(() => new Buyer(account), [account]);
  const [opened, setOpened] = useState<{ buyer: Buyer; pricing: Pricing } | null>(null);
  const [usedUp, setUsedUp] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState('');
  const [round, setRound] = useState(0);

  const by_worker = shop.priced_by_worker === true;
  useEffect(() => {
    if (by_worker) return;
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
  }, [buyer, by_worker, usedUp, round]);

  // Runs when another one is shown, so that no shown pricing is ever a disposed one.
  useEffect(() => () => opened?.pricing.dispose(), [opened]);

  const markUsedUp = useCallback((promotions: string[]) => {
    setUsedUp((known) => new Set([...known, ...promotions]));
  }, []);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const pricing = opened?.buyer === buyer ? opened.pricing : null;
  return { buyer, pricing, by_worker, error, markUsedUp, reload };
}
