// Placing an order. Contract: one Idempotency-Key per attempt; a retry after a lost answer keeps
// it, an accepted new price gets a new one. Test: tests/e2e/orders.test.mjs
import type { Cart, Result } from 'proviso';
import { useCallback, useState } from 'react';
import type { Buyer, ChangedFact, Decision, OrderAnswer, OrderBody } from './api.js';

interface Attempt {
  body: OrderBody;
  key: string;
  /** What the buyer saw. */
  previewed: Result;
}

export type OrderState =
  | { step: 'idle' }
  | { step: 'placing' }
  | { step: 'placed'; attempt: Attempt; answer: OrderAnswer & { kind: 'placed' } }
  | { step: 'changed'; attempt: Attempt; changed: ChangedFact[]; decision: Decision }
  | { step: 'failed'; attempt: Attempt; problem: string };

export interface Ordering {
  state: OrderState;
  /** Orders what `result` shows; `hash` is that decision's. */
  place(currency: string, cart: Cart, result: Result, hash: Promise<string>): Promise<void>;
  /** The same attempt once more, after its answer was lost. */
  retry(attempt: Attempt): Promise<void>;
  close(): void;
}

export function useOrder(buyer: Buyer, onPlaced: () => void): Ordering {
  const [state, setState] = useState<OrderState>({ step: 'idle' });

  const retry = useCallback(
    async (attempt: Attempt) => {
      setState({ step: 'placing' });
      try {
        const answer = await buyer.order(attempt.body, attempt.key);
        if (answer.kind === 'placed') {
          setState({ step: 'placed', attempt, answer });
          onPlaced();
        } else {
          setState({ ...answer, step: 'changed', attempt });
        }
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        setState({ step: 'failed', attempt, problem });
      }
    },
    [buyer, onPlaced],
  );

  const place = async (currency: string, cart: Cart, result: Result, hash: Promise<string>) => {
    // Said before anything is awaited, so that a second click finds the button disabled.
    setState({ step: 'placing' });
    const body = { currency, cart, decision_hash: await hash, basis: result.basis };
    await retry({ body, key: crypto.randomUUID(), previewed: result });
  };
  return { state, place, retry, close: () => setState({ step: 'idle' }) };
}
