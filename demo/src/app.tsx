// The storefront: catalog on the left, the order on the right. Contract: prices, visibility and
// offers come from the worker and the core; this page only shows them.
// Test: tests/e2e/storefront.test.mjs
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { shopCard, type ShopCard } from './shop/api';
import { Money } from './shop/money';
import type { Pricing } from './shop/preview';
import { emptyCart, reduceCarts, requestCart } from './shop/state';
import { useAccount, useListing } from './shop/use_account';
import { usePrice } from './shop/use_preview';
import { useOrder } from './shop/use_order';
import { Catalog } from './ui/catalog';
import { Categories } from './ui/categories';
import { Header } from './ui/header';
import { OrderBar } from './ui/order_bar';
import { OrderDialog } from './ui/order_dialog';
import { OrderPanel } from './ui/order_panel';

export function App() {
  const [shop, setShop] = useState<ShopCard | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    shopCard().then(setShop, (error: Error) => setProblem(error.message));
  }, []);
  if (problem)
    return (
      <p className="notice" role="alert">
        {problem}
      </p>
    );
  return shop && <Storefront shop={shop} />;
}

function Storefront({ shop }: { shop: ShopCard }) {
  const [account, setAccount] = useState(shop.accounts[0]?.account ?? '');
  const [category, setCategory] = useState('');
  const [orderOpen, setOrderOpen] = useState(false);
  const [carts, change] = useReducer(reduceCarts, {});

  const view = useAccount(account);
  const listing = useListing(view.buyer, shop, category);
  const cart = carts[account] ?? emptyCart;
  const request = useMemo(() => requestCart(cart, shop), [cart, shop]);
  const { price, refusal } = usePrice(view, shop.currency, request);
  const { money, known } = useMoney(shop.currency, view.pricing?.ruleset.currencies);
  // A unit price means nothing before the ruleset has told its digits.
  const shown = known ? listing : { ...listing, products: [], loading: true };
  const cleared = useCallback(() => change({ kind: 'clear', account }), [account]);
  const order = useOrder(view.buyer, cleared);

  const browse = useCallback((next: string) => {
    setCategory(next);
    window.scrollTo(0, 0);
  }, []);
  const choose = (next: string) => {
    setAccount(next);
    browse('');
  };
  const setQuantity = useCallback(
    (sku: string, quantity: number) => change({ kind: 'quantity', account, sku, quantity }),
    [account],
  );
  const place = () => {
    if (request && price) {
      void order.place(shop.currency, request, price.result, price.decisionHash());
    }
  };

  return (
    <div className={orderOpen ? 'shop shop--order' : 'shop'}>
      <Header shop={shop} account={account} onChoose={choose} />
      <div className="columns">
        <Categories listing={listing} chosen={category} onChoose={browse} />
        <Catalog
          listing={shown}
          chosen={category}
          cart={cart}
          price={price}
          money={money}
          problem={view.error || listing.error}
          onQuantity={setQuantity}
        />
        <OrderPanel
          shop={shop}
          account={account}
          view={view}
          cart={cart}
          price={price}
          refusal={refusal}
          money={money}
          change={change}
          onPlace={place}
          placing={order.state.step === 'placing'}
          onClose={() => setOrderOpen(false)}
          open={orderOpen}
        />
      </div>
      <OrderBar price={price} money={money} onOpen={() => setOrderOpen(true)} />
      <OrderDialog order={order} money={money} view={view} />
    </div>
  );
}

type Currencies = Pricing['ruleset']['currencies'];

/** How amounts are written; the ruleset's word of it is kept while another account is opened. */
function useMoney(code: string, currencies?: Currencies): { money: Money; known: boolean } {
  const [last, setLast] = useState(currencies);
  useEffect(() => {
    if (currencies) setLast(currencies);
  }, [currencies]);
  const rule = (currencies ?? last)?.find((c) => c.code === code);
  const money = useMemo(() => new Money(rule ?? { code, exponent: 2 }), [code, rule]);
  return { money, known: rule !== undefined };
}
