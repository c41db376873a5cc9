// What the order desk answered: placed, with the decision both sides made; or the named fact that
// changed, with the new price to accept. Test: tests/e2e/orders.test.mjs
import type { Result } from 'proviso';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ChangedFact, OrderAnswer } from '../shop/api';
import type { Money } from '../shop/money';
import type { AccountView } from '../shop/use_account';
import type { Ordering, OrderState } from '../shop/use_order';

interface Props {
  order: Ordering;
  money: Money;
  view: AccountView;
}

export function OrderDialog({ order, money, view }: Props) {
  const { state } = order;
  if (state.step === 'idle' || state.step === 'placing') return null;
  const close = () => {
    if (state.step === 'changed') view.markUsedUp(usedUp(state.changed));
    order.close();
  };
  return (
    <Modal onClose={close}>
      {state.step === 'placed' && (
        <Placed
          answer={state.answer}
          previewed={state.attempt.body.decision_hash}
          money={money}
          onClose={close}
        />
      )}
      {state.step === 'changed' && (
        <Changed state={state} order={order} money={money} view={view} onClose={close} />
      )}
      {state.step === 'failed' && (
        <>
          <h2 id="dialog-title">Your order was not placed</h2>
          <p>{state.problem}. You can try again: an order is never placed twice.</p>
          <div className="dialog__actions">
            <button type="button" className="button" onClick={() => order.retry(state.attempt)}>
              Try again
            </button>
            <button type="button" className="button button--plain" onClick={close}>
              Back to the order
            </button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Modal({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      {children}
    </dialog>
  );
}

function Placed({
  answer,
  previewed,
  money,
  onClose,
}: {
  answer: OrderAnswer & { kind: 'placed' };
  previewed: string;
  money: Money;
  onClose: () => void;
}) {
  const { totals } = answer.result;
  const matched = answer.decision_hash === previewed;
  return (
    <>
      <p className="dialog__mark dialog__mark--good" aria-hidden="true">
        ✓
      </p>
      <h2 id="dialog-title">Order placed</h2>
      <p>Order {answer.order} is with our warehouse.</p>
      <p className="dialog__total" data-placed-total data-minor={totals.total_minor}>
        {money.amount(totals.total_minor)}
      </p>
      {totals.reduction_minor > 0 && <p>You saved {money.amount(totals.reduction_minor)}.</p>}
      <div className="proof">
        <p data-matched={matched}>
          {matched
            ? 'Preview matched: the order desk made the very decision that you saw.'
            : 'The order desk made another decision than the one you saw.'}
        </p>
        <p className="proof__hash">
          Decision <code data-decision-hash>{answer.decision_hash}</code>
        </p>
      </div>
      <div className="dialog__actions">
        <button type="button" className="button" onClick={onClose}>
          Continue shopping
        </button>
      </div>
    </>
  );
}

function Changed({
  state,
  order,
  money,
  view,
  onClose,
}: Props & {
  state: OrderState & { step: 'changed' };
  onClose: () => void;
}) {
  const { attempt, changed, decision } = state;
  const { total_minor } = decision.result.totals;
  const accept = () => {
    view.markUsedUp(usedUp(changed));
    const { currency, cart } = attempt.body;
    void order.place(currency, cart, decision.result, Promise.resolve(decision.decision_hash));
  };
  return (
    <>
      <p className="dialog__mark" aria-hidden="true">
        !
      </p>
      <h2 id="dialog-title">Your price has changed</h2>
      <ul className="dialog__facts">
        {changed.map((fact) => (
          <li
            key={`${fact.fact}${fact.promotion ?? fact.price_list ?? ''}`}
            data-fact={fact.fact}
            data-promotion={fact.promotion}
          >
            {factSentence(fact, attempt.previewed)}
          </li>
        ))}
      </ul>
      <p>Nothing has been ordered yet.</p>
      <p className="dialog__total" data-changed-total data-minor={total_minor}>
        <s>{money.amount(attempt.previewed.totals.total_minor)}</s> {money.amount(total_minor)}
      </p>
      <div className="dialog__actions">
        <button type="button" className="button" onClick={accept}>
          Accept new price {money.amount(total_minor)}
        </button>
        <button type="button" className="button button--plain" onClick={onClose}>
          Back to the order
        </button>
      </div>
    </>
  );
}

function factSentence(fact: ChangedFact, previewed: Result): string {
  const key = fact.promotion ?? fact.price_list ?? '';
  const title = previewed.applied.find((one) => one.promotion === key)?.title ?? key;
  switch (fact.fact) {
    case 'use_left':
      return `“${title}” is used up.`;
    case 'schedule':
      return `“${title}” ${fact.actual ? 'has begun' : 'has ended'}.`;
    case 'ruleset':
      return 'Prices and offers were published anew since your preview.';
    case 'request':
      return 'The order differs from the one that was previewed.';
  }
}

function usedUp(changed: ChangedFact[]): string[] {
  return changed.flatMap((c) => (c.fact === 'use_left' && c.promotion ? [c.promotion] : []));
}
