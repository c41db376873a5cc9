// The price of the cart as it stands: from this browser at once, and, where codes were entered,
// from the edge worker, for codes never reach a browser. Contract: an answer is shown only for the
// very cart it was given for. Test: tests/e2e/codes.test.mjs
import { ProvisoError, type Cart, type Result } from 'proviso';
import { useEffect, useMemo, useState } from 'react';
import type { WorkerPreview } from './api.js';
import type { Preview } from './preview.js';
import type { AccountView } from './use_account.js';

export interface Price {
  local: Preview;
  /** What is shown: the worker's answer where there are codes, else the browser's. */
  result: Result;
  decidedBy: 'browser' | 'worker';
  /** Codes wait for the worker; `result` is provisional. */
  checking: boolean;
  problem: string;
  decisionHash(): Promise<string>;
}

interface Answer {
  cart: Cart;
  preview?: WorkerPreview;
  problem: string;
}

export function usePrice(view: AccountView, currency: string, cart: Cart | null): Price | null {
  const { pricing, reload } = view;
  const local = useMemo(
    () => (pricing && cart ? attempt(() => pricing.preview(currency, cart), reload) : null),
    [pricing, currency, cart, reload],
  );
  const answer = useWorkerAnswer(view, currency, cart);
  if (!pricing || !cart || !local) return null;
  if (!cart.codes) {
    const decisionHash = () => pricing.decisionHash(local.request);
    const { result } = local;
    return { local, result, decidedBy: 'browser', checking: false, problem: '', decisionHash };
  }
  const current = answer?.cart === cart ? answer : undefined;
  const preview = current?.preview;
  return {
    local,
    result: preview?.result ?? local.result,
    decidedBy: preview ? 'worker' : 'browser',
    checking: current === undefined,
    problem: current?.problem ?? '',
    decisionHash: () =>
      preview ? Promise.resolve(preview.decision_hash) : Promise.reject(new Error('not decided')),
  };
}

function useWorkerAnswer(view: AccountView, currency: string, cart: Cart | null) {
  const { buyer } = view;
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!cart?.codes) return;
    const abort = new AbortController();
    buyer
      .preview(currency, cart, abort.signal)
      .then((preview) => setAnswer({ cart, preview, problem: '' }))
      .catch((problem: Error) => {
        if (!abort.signal.aborted) setAnswer({ cart, problem: problem.message });
      });
    return () => abort.abort();
  }, [buyer, currency, cart]);
  return answer;
}

/** The preview; null, asking for a new projection, when this one is out of date. */
function attempt(preview: () => Preview, reload: () => void): Preview | null {
  try {
    return preview();
  } catch (error) {
    const expired =
      error instanceof ProvisoError &&
      error.issues.some((issue) => issue.code === 'projection_expired');
    if (!expired) throw error;
    queueMicrotask(reload);
    return null;
  }
}
