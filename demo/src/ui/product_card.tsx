// One product: picture, your price, volume tiers, quantity. Contract: the price shown is the one
// at the quantity in the cart. Test: tests/e2e/storefront.test.mjs
import type { CatalogProduct, Result } from 'proviso';
import { memo } from 'react';
import { Picture } from '../pictures';
import type { Money } from '../shop/money';
import { Stepper } from './stepper';

interface Props {
  product: CatalogProduct;
  quantity: number;
  line?: Result['lines'][number];
  money: Money;
  onQuantity: (sku: string, quantity: number) => void;
}

export const ProductCard = memo(function ProductCard(props: Props) {
  const { product, quantity, line, money, onQuantity } = props;
  const { sku, name, brand, category, unit_price, list_price, tiers = [] } = product;
  const current = line?.unit_price ?? unit_price;
  const reached = line?.price_source.tier_from ?? 0;
  return (
    <li className={quantity > 0 ? 'card card--in' : 'card'} data-sku={sku}>
      <div className={`card__tile tile--${category}`}>
        <Picture sku={sku} category={category} />
      </div>
      <p className="card__brand">
        <span>{brand}</span>
        <span>{sku}</span>
      </p>
      <h2 className="card__name">{name}</h2>
      <p className="card__price">
        {current === undefined ? (
          <span>Price on request</span>
        ) : (
          <>
            <strong data-price>{money.unit(current)}</strong>
            {list_price !== undefined && current < list_price && (
              <s>
                <span className="unseen">list price </span>
                {money.unit(list_price)}
              </s>
            )}
          </>
        )}
      </p>
      {tiers.length > 0 && (
        <ul className="card__tiers" aria-label="Volume prices">
          {tiers.map((tier) => (
            <li key={tier.from} className={tier.from === reached ? 'tier tier--reached' : 'tier'}>
              <span>{tier.from}+</span> {money.unit(tier.unit_price)}
            </li>
          ))}
        </ul>
      )}
      <div className="card__buy">
        <Stepper
          label={`Quantity of ${name}`}
          quantity={quantity}
          disabled={current === undefined}
          onChange={(next) => onQuantity(sku, next)}
        />
      </div>
    </li>
  );
});
