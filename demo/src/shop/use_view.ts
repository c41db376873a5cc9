// The view as the page's state, kept in its address: links, back and forward work.
// Test: tests/e2e/catalog.test.mjs
import { useCallback, useEffect, useState } from 'react';
import type { ShopCard } from './api.js';
import { linkTo, readView, type View } from './view.js';

/** Changes some of the view; `typing` keeps one entry of the history for all keystrokes. */
export type Go = (change: Partial<View>, how?: { typing?: boolean }) => void;

export function useView(shop: ShopCard): { view: View; go: Go } {
  const [view, setView] = useState(() => readView(location.search, shop));
  useEffect(() => {
    const back = () => setView(readView(location.search, shop));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [shop]);
  const go = useCallback<Go>(
    (change, { typing = false } = {}) => {
      const current = readView(location.search, shop);
      const next = { ...current, page: 1, ...change };
      if (typing) history.replaceState(null, '', linkTo(next));
      else history.pushState(null, '', linkTo(next));
      setView(next);
    },
    [shop],
  );
  return { view, go };
}
