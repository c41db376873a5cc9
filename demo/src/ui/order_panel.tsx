// The order: lines, offers, codes, totals, and the button that places it.
// Test: tests/e2e/storefront.test.mjs
import { useEffect, useMemo, useRef, type Dispatch } from 'react';
import type { ShopCard } from '../shop/api';
import type { Money } from '../shop/money';
import { namesOf, namesSeen, offersOf, type Names } from '../shop/offers';
import type { CartAction, CartState } from '../shop/state';
import type { AccountView } from '../shop/use_account';
import type { Seen } from '../shop/use_catalog';
import type { Price } from '../shop/use_preview';
import { CodeField } from './code_field';
import { Offers } from './offers';
import { OrderLine } from './order_line';
import { Totals } from './totals';

interface Props {
  shop: ShopCard;
  account: string;
  view: AccountView;
  /** The products that were shown. */
  seen: Seen;
  cart: CartState;
  price: Price | null;
  refusal: string;
  money: Money;
  change: Dispatch<CartAction>;
  onPlace: () => void;
  placing: boolean;
  open: boolean;
  onClose: () => void;
}

export function OrderPanel(props: Props) {
  const { shop, account, view, cart, money, change } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.open) heading.current?.focus();
  }, [props.open]);
  const names = useMemo(() => {
    if (view.pricing) return namesOf(view.pricing.ruleset, money);
    return view.by_worker ? namesSeen(props.seen, money) : null;
  }, [view.pricing, view.by_worker, props.seen, money]);
  const count = cart.lines.length;
  return (
    <section className="order" aria-labelledby="order-title">
      <div className="order__head">
        <h2 id="order-title" ref={heading} tabIndex={-1}>
          Your order
        </h2>
        <span className="order__count">{count === 1 ? '1 line' : `${count} lines`}</span>
        <button type="button" className="order__close" onClick={props.onClose}>
          Back to products
        </button>
      </div>
      {count === 0 && (
        <Empty onFill={() => change({ kind: 'fill', account, lines: usualOf(shop, account) })} />
      )}
      {count > 0 && names && (
        <>
          <Lines {...props} names={names} />
          <Foot {...props} />
        </>
      )}
    </section>
  );
}

function Lines({ account, seen, cart, price, money, change, names }: Props & { names: Names }) {
  const offers = useMemo(
    () => (price?.local ? offersOf(price.local.explanations, names) : []),
    [names, price],
  );
  return (
    <div className="order__scroll">
      <ul className="lines">
        {cart.lines.map(({ sku, quantity }) => (
          <OrderLine
            key={sku}
            sku={sku}
            quantity={quantity}
            packs={seen.get(sku)}
            names={names}
            money={money}
            result={price?.result}
            onQuantity={(next) => change({ kind: 'quantity', account, sku, quantity: next })}
            onRemove={() => change({ kind: 'remove', account, sku })}
          />
        ))}
      </ul>
      <Offers offers={offers} price={price} money={money} />
    </div>
  );
}

function Foot({ account, cart, price, refusal, money, change, placing, onPlace }: Props) {
  return (
    <div className="order__foot">
      <CodeField
        codes={cart.codes}
        price={price}
        onAdd={(code) => change({ kind: 'add_code', account, code })}
        onRemove={(code) => change({ kind: 'remove_code', account, code })}
      />
      {refusal && (
        <p className="notice" role="alert">
          {refusal}
        </p>
      )}
      <Totals price={price} money={money} />
      <button
        type="button"
        className="button order__place"
        onClick={onPlace}
        disabled={placing || !price || price.checking || price.problem !== ''}
      >
        {placing ? 'Placing your order…' : 'Place order'}
      </button>
    </div>
  );
}

function Empty({ onFill }: { onFill: () => void }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 120 70" aria-hidden="true">
        <path d="M14 58q16-10 30 0t30 0 32 0" />
        <path d="M60 54V14M60 34q-15-3-17-18M60 42q15-3 17-19" />
      </svg>
      <p>Set a quantity on any product: your price, offers and total follow as you type.</p>
      <button type="button" className="button button--plain" onClick={onFill}>
        Fill in your usual order
      </button>
    </div>
  );
}

function usualOf(shop: ShopCard, account: string) {
  return shop.accounts.find((card) => card.account === account)?.usual ?? [];
}
