// The price of the cart as it stands: from this browser at once, and, where codes were entered or
// the catalog is too large for a browser, from the edge worker. Contract: codes never reach a
// browser; only an answer for the very cart can be ordered. Test: tests/e2e/codes.test.mjs
import { ProvisoError, type Cart, type Result } from 'proviso';
import { useEffect, useMemo, useState } from 'react';
import type { Buyer, WorkerPreview } from './api.js';
import type { Preview } from './preview.js';
import type { AccountView } from './use_account.js';

const renew_after_ms = 10_000;

export interface Price {
  /** Null where the worker alone prices. */
  local: Preview | null;
  /** What is shown: the worker's answer where there are codes, else the browser's. */
  result: Result;
  decidedBy: 'browser' | 'worker';
  /** Codes wait for the worker; `result` is provisional. */
  checking: boolean;
  problem: string;
  decisionHash(): Promise<string>;
}

interface Answer {
  buyer: Buyer;
  cart: Cart;
  preview?: WorkerPreview;
  problem: string;
}

export interface Priced {
  price: Price | null;
  /** Why there is no price for this cart. */
  refusal: string;
}

export function usePrice(view: AccountView, currency: string, cart: Cart | null): Priced {
  const { pricing } = view;
  const { local, refusal, expired } = useMemo(
    () => (pricing && cart ? attempt(() => pricing.preview(currency, cart)) : nothing),
    [pricing, currency, cart],
  );
  useRenewal(view, expired);
  const answer = useWorkerAnswer(view, currency, cart);
  if (view.by_worker) return { price: workersPrice(view, answer, cart), refusal: '' };
  if (!pricing || !cart || !local) return { price: null, refusal };
  if (!cart.codes) {
    const decisionHash = () => pricing.decisionHash(local.request);
    const said = { decidedBy: 'browser', checking: false, problem: '' } as const;
    return { price: { ...said, local, result: local.result, decisionHash }, refusal };
  }
  const current = answer?.cart === cart ? answer : undefined;
  const preview = current?.preview;
  const price: Price = {
    local,
    result: preview?.result ?? local.result,
    decidedBy: preview ? 'worker' : 'browser',
    checking: current === undefined,
    problem: current?.problem ?? '',
    decisionHash: () => hashOf(preview),
  };
  return { price, refusal };
}

/** The worker's last answer; until it is one for this cart, it is being checked. */
function workersPrice(view: AccountView, answer: Answer | null, cart: Cart | null): Price | null {
  const preview = answer?.buyer === view.buyer ? answer.preview : undefined;
  if (!cart || !answer || !preview) return null;
  return {
    local: null,
    result: preview.result,
    decidedBy: 'worker',
    checking: answer.cart !== cart,
    problem: answer.problem,
    decisionHash: () => hashOf(answer.cart === cart ? preview : undefined),
  };
}

function hashOf(preview: WorkerPreview | undefined): Promise<string> {
  if (preview) return Promise.resolve(preview.decision_hash);
  return Promise.reject(new Error('not decided'));
}

function useWorkerAnswer(view: AccountView, currency: string, cart: Cart | null) {
  const { buyer, by_worker } = view;
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!cart || (!cart.codes && !by_worker)) return;
    const abort = new AbortController();
    buyer
      .preview(currency, cart, abort.signal)
      .then((preview) => setAnswer({ buyer, cart, preview, problem: '' }))
      .catch((problem: Error) => {
        if (!abort.signal.aborted) setAnswer({ buyer, cart, problem: problem.message });
      });
    return () => abort.abort();
  }, [buyer, by_worker, currency, cart]);
  return answer;
}

interface Attempt {
  local: Preview | null;
  refusal: string;
  expired: boolean;
}

const nothing: Attempt = { local: null, refusal: '', expired: false };

function attempt(preview: () => Preview): Attempt {
  try {
    return { ...nothing, local: preview() };
  } catch (error) {
    if (!(error instanceof ProvisoError)) throw error;
    const expired = error.issues.some((issue) => issue.code === 'projection_expired');
    const refusal = error.issues[0]?.message ?? error.message;
    return { local: null, refusal: `There is no price for this order: ${refusal}.`, expired };
  }
}

/** Fetches an expired projection anew, but never one just fetched: that clock is wrong. */
function useRenewal({ pricing, reload }: AccountView, expired: boolean): void {
  useEffect(() => {
    if (pricing && expired && Date.now() - pricing.opened_at > renew_after_ms) reload();
  }, [pricing, expired, reload]);
}
