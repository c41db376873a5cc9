// The product grid at this account's prices. Test: tests/e2e/accounts.test.mjs
import type { Money } from '../shop/money';
import type { CartState } from '../shop/state';
import type { Listing } from '../shop/use_account';
import type { Price } from '../shop/use_preview';
import { ProductCard } from './product_card';

export function Catalog({
  listing,
  chosen,
  cart,
  price,
  money,
  problem,
  onQuantity,
}: {
  listing: Listing;
  chosen: string;
  cart: CartState;
  price: Price | null;
  money: Money;
  problem: string;
  onQuantity: (sku: string, quantity: number) => void;
}) {
  const name = listing.categories.find((c) => c.key === chosen)?.name ?? 'All products';
  const left = listing.total - listing.products.length;
  return (
    <main className="catalog" aria-busy={listing.loading}>
      <div className="catalog__head">
        <h1>{name}</h1>
        <p>{listing.total} products at your prices, excluding VAT</p>
      </div>
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      <ul className="grid">
        {listing.products.map((product) => (
          <ProductCard
            key={product.sku}
            product={product}
            money={money}
            onQuantity={onQuantity}
            quantity={cart.lines.find((line) => line.sku === product.sku)?.quantity ?? 0}
            line={price?.result.lines.find((line) => line.id === product.sku)}
          />
        ))}
      </ul>
      {left > 0 && (
        <button
          type="button"
          className="button button--plain catalog__more"
          onClick={listing.more}
          disabled={listing.loading}
        >
          Show {Math.min(left, 24)} more of {left}
        </button>
      )}
    </main>
  );
}
