// One product: picture, your price, volume tiers, what promotions do for it, quantity. Contract:
// the price shown is the one at the quantity in the cart. Test: tests/e2e/storefront.test.mjs
import type { CatalogProduct, Result } from 'proviso';
import { memo } from 'react';
import { Picture } from '../pictures';
import type { Money } from '../shop/money';
import type { Go } from '../shop/use_view';
import { Buying } from './buying';
import { Link } from './link';

interface Props {
  product: CatalogProduct;
  account: string;
  quantity: number;
  line?: Result['lines'][number];
  money: Money;
  go: Go;
  onQuantity: (sku: string, quantity: number) => void;
}

export const ProductCard = memo(function ProductCard(props: Props) {
  const { product, account, quantity, line, money, go, onQuantity } = props;
  const { sku, name, brand, category = '' } = product;
  const href = `?${new URLSearchParams({ account, product: sku })}`;
  return (
    <li className={quantity > 0 ? 'card card--in' : 'card'} data-sku={sku}>
      <div className={`card__tile tile--${category.split('.')[0]}`}>
        <Picture sku={sku} category={category} />
      </div>
      <p className="card__brand">
        <span>{brand}</span>
        <span>{sku}</span>
      </p>
      <h2 className="card__name">
        <Link href={href} onFollow={() => go({ product: sku })}>
          {name}
        </Link>
      </h2>
      <Buying
        product={product}
        quantity={quantity}
        line={line}
        money={money}
        onQuantity={onQuantity}
      />
    </li>
  );
});
