// The storefront: categories and filters, the catalog, the order. Contract: prices, visibility and
// offers come from the worker and the core; this page only shows them.
// Test: tests/e2e/storefront.test.mjs
import { useCallback, useEffect, useMemo, useReducer, useState, type Dispatch } from 'react';
import { shopCard, type ShopCard } from './shop/api';
import { Money } from './shop/money';
import { emptyCart, reduceCarts, requestCart, type CartAction, type Carts } from './shop/state';
import { useAccount } from './shop/use_account';
import { useAll, useCatalog, useSeen } from './shop/use_catalog';
import { useOrder } from './shop/use_order';
import { usePrice } from './shop/use_preview';
import { useView, type Go } from './shop/use_view';
import { unfiltered, type View } from './shop/view';
import { Catalog } from './ui/catalog';
import { Categories } from './ui/categories';
import { Comparison } from './ui/comparison';
import { Filters } from './ui/filters';
import { Header } from './ui/header';
import { OrderBar } from './ui/order_bar';
import { OrderDialog } from './ui/order_dialog';
import { OrderPanel } from './ui/order_panel';
import { ProductPage } from './ui/product_page';
import { Tour } from './ui/tour';

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
  const { view, go } = useView(shop);
  const [carts, change] = useReducer(reduceCarts, {});
  const browse = (change: Partial<View>) => {
    go(change);
    window.scrollTo(0, 0);
  };
  const { account } = view;
  const choose = (next: string) =>
    browse({ ...unfiltered, account: next, category: '', product: view.product, compare: false });
  return (
    <>
      <Header shop={shop} account={account} compare={view.compare} onChoose={choose} />
      <Tour shop={shop} go={browse} />
      {view.compare ? (
        <Comparison shop={shop} view={view} go={browse} />
      ) : (
        <Shop shop={shop} view={view} go={browse} adjust={go} carts={carts} change={change} />
      )}
    </>
  );
}

interface ShopProps {
  shop: ShopCard;
  view: View;
  /** Goes to the top of another page. */
  go: Go;
  /** Changes what is shown, and stays where the reader is. */
  adjust: Go;
  carts: Carts;
  change: Dispatch<CartAction>;
}

function Shop({ shop, view, go, adjust, carts, change }: ShopProps) {
  const { account } = view;
  const [orderOpen, setOrderOpen] = useState(false);
  const own = useAccount(account, shop);
  const money = useMemo(() => new Money(shop.money), [shop]);
  const listing = useCatalog(own.buyer, shop, view, money.unitDigits);
  const seen = useSeen(listing);
  const all = useAll(own.buyer, shop);
  const cart = carts[account] ?? emptyCart;
  const request = useMemo(() => requestCart(cart, shop), [cart, shop]);
  const { price, refusal } = usePrice(own, shop.currency, request);
  const cleared = useCallback(() => change({ kind: 'clear', account }), [account, change]);
  const order = useOrder(own.buyer, cleared);
  const setQuantity = useCallback(
    (sku: string, quantity: number) => change({ kind: 'quantity', account, sku, quantity }),
    [account, change],
  );
  const place = () => {
    if (request && price) {
      void order.place(shop.currency, request, price.result, price.decisionHash());
    }
  };
  const shown = { view, cart, price, money, onQuantity: setQuantity };
  return (
    <div className={orderOpen ? 'shop shop--order' : 'shop'}>
      <div className="columns">
        <div className="side">
          <Categories
            categories={listing.answer?.categories ?? []}
            all={all}
            chosen={view.category}
            onChoose={(category) => go({ category, product: '' })}
          />
          {!view.product && (
            <Filters shop={shop} view={view} facets={listing.answer?.facets ?? []} go={adjust} />
          )}
        </div>
        {view.product ? (
          <ProductPage {...shown} shop={shop} buyer={own.buyer} go={go} />
        ) : (
          <Catalog
            {...shown}
            listing={listing}
            go={go}
            adjust={adjust}
            problem={own.error || listing.error}
          />
        )}
        <OrderPanel
          shop={shop}
          account={account}
          view={own}
          seen={seen}
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
      <OrderDialog order={order} money={money} view={own} />
    </div>
  );
}
