// One product by its link. Contract: a product that this account does not see and one that does not
// exist are one answer of the worker and one page. Test: tests/e2e/hidden.test.mjs
import { useEffect, useState } from 'react';
import { Picture } from '../pictures';
import type { Buyer, ProductAnswer, ShopCard } from '../shop/api';
import type { Money } from '../shop/money';
import type { CartState } from '../shop/state';
import type { Price } from '../shop/use_preview';
import type { Go } from '../shop/use_view';
import { linkTo, type View } from '../shop/view';
import { Buying } from './buying';
import { Link } from './link';

/** The product; if it is there, as the catalog has it: with badges and the lowest price before. */
async function lookUp(
  buyer: Buyer,
  sku: string,
  currency: string,
  signal: AbortSignal,
): Promise<ProductAnswer> {
  const answer = await buyer.product(sku, currency, signal);
  if (answer.product === null) return answer;
  const { products } = await buyer.catalog({ currency, text: sku, badges: 'true' }, signal);
  return { product: products.find((one) => one.sku === sku) ?? answer.product };
}

interface Props {
  buyer: Buyer;
  shop: ShopCard;
  view: View;
  go: Go;
  cart: CartState;
  price: Price | null;
  money: Money;
  onQuantity: (sku: string, quantity: number) => void;
}

export function ProductPage(props: Props) {
  const { buyer, shop, view, go } = props;
  const [answer, setAnswer] = useState<ProductAnswer | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const abort = new AbortController();
    setAnswer(null);
    setProblem('');
    lookUp(buyer, view.product, shop.currency, abort.signal).then(setAnswer, (error: Error) => {
      if (!abort.signal.aborted) setProblem(error.message);
    });
    return () => abort.abort();
  }, [buyer, shop, view.product]);
  const back = { ...view, product: '' };
  return (
    <main className="catalog product" aria-busy={!problem && answer === null}>
      <Link
        href={linkTo(back)}
        className="product__back"
        onFollow={() => go({ product: '', page: view.page })}
      >
        ← All products
      </Link>
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      {answer?.product && <Shown {...props} product={answer.product} />}
      {answer && !answer.product && <NotHere status={answer.status} text={answer.text} />}
    </main>
  );
}

function Shown({
  product,
  cart,
  price,
  money,
  onQuantity,
}: Props & { product: NonNullable<ProductAnswer['product']> }) {
  const { sku, name, brand, category = '' } = product;
  const line = price?.result.lines.find((one) => one.id === sku);
  const quantity = cart.lines.find((one) => one.sku === sku)?.quantity ?? 0;
  return (
    <article className="product__sheet" data-product={sku}>
      <div className={`card__tile tile--${category.split('.')[0]}`}>
        <Picture sku={sku} category={category} />
      </div>
      <div>
        <p className="card__brand">
          <span>{brand}</span>
          <span>{sku}</span>
        </p>
        <h1>{name}</h1>
        <Buying
          product={product}
          quantity={quantity}
          line={line}
          money={money}
          onQuantity={onQuantity}
        />
      </div>
    </article>
  );
}

function NotHere({ status, text }: { status: number; text: string }) {
  return (
    <div className="nothing" data-not-here>
      <h1>There is no such product</h1>
      <p>The link may be old, or mistyped.</p>
      <details>
        <summary>What the shop was answered</summary>
        <p>
          The same status and the same bytes for a product that is hidden from this account as for
          one that was never made.
        </p>
        <pre data-answer>{`${status} ${text}`}</pre>
      </details>
    </div>
  );
}
